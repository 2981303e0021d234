import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { z } from 'zod';
import { alertsSchema } from '../../config/alerts.ts';
import type { LoadedConfiguration } from '../../config/load.ts';
import { portalSchema } from '../../config/portal.ts';
import { refill } from '../../jobs/refill.ts';
import { tick } from '../../jobs/schedule.ts';
import type { HookReceiver } from '../../src/cli/demo/hook.ts';
import type { Inbox } from '../../src/cli/demo/inbox.ts';
import type { PortalId } from '../../src/domain/index.ts';
import { createLifecycle } from '../../src/runtime/lifecycle.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { nothingCounted } from '../../jobs/metrics.ts';
import { openServices } from '../../src/runtime/services.ts';
import { syncPortals } from '../../src/runtime/sync-portals.ts';
import { startWorker } from '../../src/runtime/worker.ts';
import { closeAll, startSurroundings } from '../support/surroundings.ts';
import type { SimulatedClock } from './clock.ts';

export type PortalInput = z.input<typeof portalSchema>;

/** The real program under the simulated clock: database, queue, archive, fetcher, extractor, mail and webhooks. */
export interface Program {
  readonly database: Client;
  readonly inbox: Inbox;
  readonly hook: HookReceiver;
  /** Does what a cron tick does for each of these portals, and waits until all that follows is done. */
  crawl(portalIds: readonly string[], scheduledFor: Date): Promise<void>;
  /** Does what the scheduler does every half minute, and waits until all of it is done. */
  sweep(): Promise<void>;
  /** When the next second look, delivery or look at our line is due; null when none is. */
  nextDueMs(): Promise<number | null>;
  close(): Promise<void>;
}

const pollMs = 20;
const patienceMs = 10 * 60_000;

export async function startProgram(portals: readonly PortalInput[], clock: SimulatedClock): Promise<Program> {
  const lifecycle = createLifecycle();
  const { inbox, hook, secretEnv, databaseUrl, settings } = await startSurroundings(lifecycle, {
    NIANBAO_CONCURRENCY: '8',
    NIANBAO_EXTRACT_THREADS: '2',
  });
  const loaded: LoadedConfiguration = {
    configuration: {
      portals: portals.map((portal) => portalSchema.parse(portal)),
      alerts: alertsSchema.parse({
        subscribers: [
          { id: 'reader', channel: 'webhook', url: hook.url, secretEnv, allowPrivateHost: true },
          { id: 'operator', channel: 'email', audience: 'operators', to: ['operator@operators.test'] },
        ],
      }),
    },
    problems: [],
  };
  const log = createLogger(process.env['LOG_LEVEL'] ?? 'silent');
  const services = await openServices(settings, lifecycle, log);
  await syncPortals(services, loaded);
  const deps = await startWorker(settings, loaded.configuration, services, nothingCounted, lifecycle, log, {
    now: clock.now,
    steadyMs: clock.worldMs,
  });
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  lifecycle.add('connection', async () => database.end());

  let hostsKnowMs = clock.nowMs();
  /** Hosts that asked to be left alone are left so by the world's time: their rest goes by as the clock is set on. */
  const passTime = async (): Promise<void> => {
    const passedMs = clock.worldMs() - hostsKnowMs;
    hostsKnowMs += passedMs;
    await database.query(
      `UPDATE host_gate SET paused_until = paused_until - make_interval(secs => $1::float8) WHERE paused_until IS NOT NULL`,
      [passedMs / 1000],
    );
  };
  const until = async (isDone: () => Promise<boolean>, what: string): Promise<void> => {
    for (const end = performance.now() + patienceMs; performance.now() < end; await sleep(pollMs))
      if (await isDone()) return;
    throw new Error(`${what} did not end within ten minutes`);
  };
  const allTold = async (): Promise<boolean> => (await services.store.deliveries.untried(clock.now())) === 0;
  const allRunsDone = async (): Promise<boolean> => {
    const { rows } = await database.query(
      `SELECT NOT EXISTS (SELECT FROM run WHERE state NOT IN ('done', 'failed')) AS done`,
    );
    return rows[0].done;
  };
  return {
    database,
    inbox,
    hook,
    async crawl(portalIds, scheduledFor) {
      await passTime();
      for (const id of portalIds) await tick(deps, { id: id as PortalId }, scheduledFor, 'cron');
      await until(async () => (await allRunsDone()) && (await allTold()), `the crawl of ${scheduledFor.toISOString()}`);
    },
    async sweep() {
      await passTime();
      await refill(deps);
      const names = ['confirm', 'compare', 'line', 'notify'] as const;
      await until(async () => {
        const counts = await Promise.all(names.map(async (name) => services.queue.counts(name)));
        return (
          counts.every(({ waiting, active }) => waiting + active === 0) && (await allRunsDone()) && (await allTold())
        );
      }, `what was due at ${clock.now().toISOString()}`);
    },
    async nextDueMs() {
      const { rows } = await database.query(
        `SELECT (extract(epoch FROM least(
          (SELECT min(CASE WHEN seen_at > $1 AND next_at > $1::timestamptz + interval '90 minutes' THEN $1 ELSE next_at END)
            FROM confirmation JOIN version ON version.id = confirmation.version_id WHERE state = 'waiting'),
          (SELECT min(next_attempt_at) FROM delivery WHERE state = 'pending' AND awaits_runs = 0),
          (SELECT $1::timestamptz + interval '10 minutes' FROM silent_portal WHERE NOT EXISTS (SELECT FROM offline) LIMIT 1),
          (SELECT $1::timestamptz + interval '2 hours' FROM offline))) * 1000)::float8 AS at`,
        [clock.now()],
      );
      return rows[0].at === null ? null : Math.ceil(Number(rows[0].at));
    },
    close: async () => closeAll(lifecycle),
  };
}
