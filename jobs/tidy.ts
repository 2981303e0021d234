import type { JobDeps } from './deps.ts';
import type { Payload } from './payloads.ts';

const dayMs = 86_400_000;
/** Runs forgotten in one statement: each has a visit for every page that it read. */
const runsAtOnce = 100;

/** Forgets how crawls went that ended longer ago than the operator wants to know; 0 days keep them for ever. */
export async function tidy(
  { store, keepRunsDays, now, log }: Pick<JobDeps, 'store' | 'keepRunsDays' | 'now' | 'log'>,
  { day }: Payload<'tidy'>,
  signal: AbortSignal,
): Promise<void> {
  if (keepRunsDays === 0) return;
  const before = new Date(now().getTime() - keepRunsDays * dayMs);
  let runs = 0;
  for (let forgotten = runsAtOnce; forgotten === runsAtOnce;) {
    signal.throwIfAborted();
    forgotten = await store.forgetRuns(before, runsAtOnce);
    runs += forgotten;
  }
  if (runs > 0) log.info({ day, runs, before }, 'old crawls forgotten');
}
