import type { FollowRules } from './rules.ts';
import { isFresh, isLost, isThere, isUnlinked, type Absence, type BodySeen, type PageSeen } from './seen.ts';

export const hourMs = 60 * 60 * 1000;
/** A pass may come this much earlier in its day than the first did. */
export const slackMs = 60 * 60 * 1000;

/** A visit this much before the last one that was counted was made after the clock was set back. */
const aheadMs = 6 * hourMs;

/** What one pass adds to what is counted. */
export interface CountingPass {
  readonly startedAt: Date;
  /** Only complete passes count: elsewhere the page may stand under another address that was not read. */
  readonly counts: boolean;
  /** By how much our clock is behind: once it is set right, so much less has passed than it says. */
  readonly lagMs: number;
}

/**
 * The absence of a page after a pass: one visit that finds it ends it, `missing` in a complete pass adds to it once, and so does a
 * report's file that no page links to; every other state proves nothing and leaves it.
 */
export function countAbsence(page: PageSeen | BodySeen, pass: CountingPass): Absence | null {
  const { absence, visitedAt } = page;
  const isFound = isThere(page) && !isUnlinked(page);
  if (isFound && (absence === null || (visitedAt !== null && visitedAt > absence.lastAt))) return null;
  if (!isLost(page) || visitedAt === null || !pass.counts || !isFresh(page, pass.startedAt)) return absence;
  if (absence === null) return { times: 1, since: new Date(visitedAt.getTime() + pass.lagMs), lastAt: visitedAt };
  // A count from the future was made under a clock that was wrong: it begins anew.
  if (visitedAt.getTime() + aheadMs < absence.lastAt.getTime())
    return { times: 1, since: visitedAt, lastAt: visitedAt };
  if (visitedAt <= absence.lastAt) return absence;
  return { times: absence.times + 1, since: absence.since, lastAt: visitedAt };
}

/** Whether a page was missing often and long enough to be called gone. */
export function isGone(absence: Absence | null, { goneTimes, goneHours }: FollowRules): boolean {
  if (absence === null || absence.times < goneTimes) return false;
  return absence.lastAt.getTime() - absence.since.getTime() + slackMs >= goneHours * hourMs;
}
