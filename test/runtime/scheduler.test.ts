import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { portalSchema } from '../../config/portal.ts';
import type { PortalId } from '../../src/domain/index.ts';
import { openQueue, type JobQueue } from '../../src/queue/index.ts';
import { createLifecycle, type Lifecycle } from '../../src/runtime/lifecycle.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { startScheduler } from '../../src/runtime/scheduler.ts';
import { syncPortals } from '../../src/runtime/sync-portals.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { testDatabase, type TestDatabase } from '../support/postgres.ts';

const log = createLogger('silent');
const id = 'yunxi' as PortalId;
const fail = (error: unknown): void => {
  throw error;
};

describe('the scheduler', () => {
  let database: TestDatabase;
  let store: Store;
  let queue: JobQueue;
  const lifecycles: Lifecycle[] = [];

  beforeEach(async () => {
    database = await testDatabase();
    store = openStore(database.url, { onError: fail });
    await store.migrate();
    queue = await openQueue({ backend: { kind: 'postgres', url: database.url }, onError: fail });
  });
  afterEach(async () => {
    for (const lifecycle of lifecycles.splice(0)) await lifecycle.close();
    await queue.close();
    await store.close();
    await database.close();
  });

  async function schedule(line: string, timeZone = 'Asia/Shanghai'): Promise<Lifecycle> {
    const portal = portalSchema.parse({
      id,
      name: '云溪县人民政府',
      schedule: line,
      timeZone,
      columns: [{ id: 'annual', name: '年报', url: 'http://127.0.0.1:1/' }],
    });
    const configuration = { portals: [portal], alerts: { subscribers: [] } };
    await syncPortals({ store }, { configuration, problems: [] });
    const lifecycle = createLifecycle();
    lifecycles.push(lifecycle);
    const services = { store, queue, databaseUrl: database.url };
    await startScheduler([portal], services, lifecycle, log);
    return lifecycle;
  }
  const waiting = async () => (await queue.counts('crawl')).waiting;

  it('crawls a portal at once that was never crawled, in one run among two schedulers', async () => {
    await Promise.all([schedule('0 6 * * *'), schedule('0 6 * * *')]);
    expect(await store.runs.open()).toMatchObject([{ portalId: id, trigger: 'catch-up', state: 'queued' }]);
    expect(await waiting()).toBe(1);
  });

  it('catches up once on ticks that were missed while it was down', async () => {
    await syncPortals({ store }, { configuration: { portals: [], alerts: { subscribers: [] } }, problems: [] });
    await schedule('0 6 * * *');
    await lifecycles[0]?.close();
    const [first] = await store.runs.open();
    await store.runs.fail(first?.id as never, 'test', new Date());
    const last = await store.ticks.last(id);
    await schedule('* * * * *');
    const since = await store.ticks.last(id);
    expect(since?.getTime()).toBeGreaterThan(last?.getTime() ?? 0);
    expect((await store.runs.open()).map((run) => run.trigger)).toEqual(['catch-up']);
  });

  it('makes nothing up when nothing was missed', async () => {
    await schedule('0 6 * * *');
    await schedule('0 6 * * *');
    expect(await store.runs.open()).toHaveLength(1);
  });

  it('fires the cron line while it runs, one run a tick', async () => {
    await schedule('* * * * * *');
    await sleep(2500);
    const runs = await store.runs.open();
    expect(runs.filter((run) => run.trigger === 'cron').length).toBeGreaterThanOrEqual(1);
    expect(new Set(runs.map((run) => run.id)).size).toBe(runs.length);
  });

  it('puts back into an empty queue what the database says is still to be done', async () => {
    await store.portals.sync([{ id, name: '云溪县人民政府', config: {}, columns: [] }], new Date());
    const run = await store.runs.createManual(id);
    expect(await waiting()).toBe(0);
    await schedule('0 0 1 1 *');
    const open = await store.runs.open();
    expect(open.map((each) => each.id)).toContain(run.id);
    expect(await waiting()).toBe(open.length);
  });
});
