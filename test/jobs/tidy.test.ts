import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tidy } from '../../jobs/tidy.ts';
import type { ColumnId, RunId } from '../../src/domain/index.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { useStore } from '../store/support/open.ts';
import { at, samplePortal, watch } from '../store/support/sample.ts';

const ready = useStore();
let db: Database;
beforeAll(() => {
  db = openDatabase(ready.url, { poolSize: 1, onError: () => undefined });
});
afterAll(async () => db.destroy());

const day = (count: number): Date => new Date(at.getTime() + count * 86_400_000);
const portal = samplePortal();

/** A crawl that ended on that day, with one visit and one pass so judged. */
async function crawled(on: Date, verdict: 'complete' | 'cut'): Promise<RunId> {
  const { store } = ready;
  const runId = await store.ticks.claim(portal.id, on, 'cron');
  if (runId === null) throw new Error('the tick was taken');
  const page = await store.pages.upsertOne(
    {
      portalId: portal.id,
      columnId: 'annual' as ColumnId,
      role: 'resource',
      url: 'http://a.example/1.html',
      title: null,
    },
    on,
  );
  await store.visits.add(runId, [page.id]);
  await sql`UPDATE run SET state = 'done', queued_at = ${on}, finished_at = ${on} WHERE id = ${runId}`.execute(db);
  const pass = { runId, portalId: portal.id, columnId: 'annual' as ColumnId, beganAt: on, readAt: on, links: 1 };
  await store.follow.columnRead({ ...pass, readWhole: verdict === 'complete', cutReason: null });
  await sql`UPDATE column_pass SET verdict = ${verdict} WHERE run_id = ${runId}`.execute(db);
  return runId;
}

const ids = async (table: string): Promise<readonly string[]> => {
  const found = await sql<{ id: string }>`SELECT DISTINCT ${sql.raw(table === 'run' ? 'id' : 'run_id')} AS id
    FROM ${sql.table(table)}`.execute(db);
  return found.rows.map(({ id }) => id).toSorted();
};

describe('what is known of crawls', () => {
  it('is forgotten when it is old, but for what the next crawl is judged by', async () => {
    const { store } = ready;
    await watch(store, portal);
    const older = await crawled(day(0), 'complete');
    const lastComplete = await crawled(day(1), 'complete');
    const cut = await crawled(day(2), 'cut');
    const last = await crawled(day(3), 'cut');
    const paceBefore = await store.paces([portal.id]);
    const job = (keepRunsDays: number) => ({
      store,
      keepRunsDays,
      now: () => day(500),
      log: { info: () => undefined } as never,
    });
    const run = async (keepRunsDays: number): Promise<void> =>
      tidy(job(keepRunsDays), { day: '2026-03-02' }, new AbortController().signal);

    await run(0);
    await run(499);
    expect(await ids('run')).not.toContain(older);
    expect(await ids('run')).toEqual([lastComplete, cut, last].toSorted());

    await run(400);
    await run(400);
    const kept = [lastComplete, last].toSorted();
    for (const table of ['run', 'visit', 'tick', 'column_pass']) expect(await ids(table)).toEqual(kept);
    expect(await store.paces([portal.id])).toEqual(paceBefore);
    expect(await store.follow.lastAbsentAt(portal.id, 'annual' as ColumnId, day(2))).toEqual(day(1));
  });
});
