import type { PortalConfig } from '../../config/portal.ts';
import type { ChangeKind } from '../../src/domain/index.ts';
import type { NewChange, Run } from '../../src/store/index.ts';
import type { JobDeps } from '../deps.ts';

const hourMs = 60 * 60 * 1000;

/**
 * Two places are brought into line one after the other, and a page that shows something else may be back: told when the next pass
 * still finds it so; longer than a day, for a daily one.
 */
const conflictMs = 36 * hourMs;
/**
 * A listing may be a stale cache's, and so may a page that is back: what left the one is told when the next pass misses it too, what
 * is back when the next pass finds it too, or no pass tells for so long.
 */
const passMs = 72 * hourMs;
/** Where passes come more seldom, the next one is awaited: half as long again as lay between the last ones. */
const pauses = 1.5;
/** Shorter than what the store takes for put off under a wrong clock. */
const mostMs = 11 * 24 * hourMs;
/** So many runs tell how often a portal is read; one by hand between them hides nothing. */
const lookedBack = 5;

function waitOf(kind: ChangeKind): number {
  if (kind === 'report.conflict') return conflictMs;
  return kind === 'report.unlisted' || kind === 'report.restored' ? passMs : 0;
}

/**
 * How long a change waits that may settle itself, which takes another crawl at the least; nothing does where a portal asks for no
 * second look.
 */
export async function patience(
  { now, store }: Pick<JobDeps, 'now' | 'store'>,
  { id, crawl }: Pick<PortalConfig, 'id' | 'crawl'>,
  kind: ChangeKind,
): Promise<Pick<NewChange, 'deliverAfter' | 'awaitsRun'>> {
  const leastMs = waitOf(kind);
  if (leastMs === 0 || crawl.confirmMinutes === 0) return {};
  const pauseMs = longestPauseMs(await store.runs.recent(id, lookedBack), now());
  const waitMs = Math.max(leastMs, Math.min(mostMs, pauses * pauseMs));
  return { deliverAfter: new Date(now().getTime() + waitMs), awaitsRun: true };
}

/** The longest time between two of these runs that began one after the other; 0 where they are no two. */
function longestPauseMs(runs: readonly Pick<Run, 'startedAt'>[], now: Date): number {
  const begins = runs.flatMap(({ startedAt }) => (startedAt === null || startedAt > now ? [] : startedAt.getTime()));
  const inOrder = begins.toSorted((a, b) => a - b);
  return Math.max(0, ...inOrder.slice(1).map((begin, index) => begin - (inOrder[index] ?? begin)));
}
