import type { PortalConfig } from '../config/portal.ts';
import type { RunId } from '../src/domain/index.ts';
import type { JobDeps } from './deps.ts';
import { jobIds } from './payloads.ts';

type ScheduleDeps = Pick<JobDeps, 'store' | 'queue' | 'log'>;

/**
 * Turns a due moment of a portal into a crawl. Several schedulers that see the same moment make one run; answers null
 * where another one was first.
 */
export async function tick(
  deps: ScheduleDeps,
  portal: Pick<PortalConfig, 'id'>,
  scheduledFor: Date,
  trigger: 'cron' | 'catch-up',
): Promise<RunId | null> {
  const runId = await deps.store.ticks.claim(portal.id, scheduledFor, trigger);
  if (runId === null) return null;
  deps.log.info({ portal: portal.id, scheduledFor, trigger, run: runId }, 'tick');
  await enqueueCrawl(deps, runId);
  return runId;
}

/** Puts a run's crawl into the queue; asked twice, it stands there once. */
export async function enqueueCrawl(deps: Pick<JobDeps, 'queue'>, runId: RunId): Promise<void> {
  await deps.queue.enqueue('crawl', jobIds.crawl(runId), { runId }, { attempts: 10, backoffMs: 2000 });
}
