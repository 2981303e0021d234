import { momentOf, type FollowReason, type IsoDate } from '../domain/index.ts';
import { endOfDay } from './zone.ts';

/** What a report claims of its publication, and what was observed. */
export interface Oath {
  readonly claimedPublishedAt: IsoDate | null;
  /** Begin of the last complete pass that did not hold it; null where there was none. */
  readonly lastAbsentAt: Date | null;
  readonly firstSeenAt: Date;
}

/**
 * Why a claimed day cannot be true: it had ended, in the portal's zone, before the last complete pass without the report
 * began. Null where nothing contradicts it.
 */
export function contradiction(
  { claimedPublishedAt, lastAbsentAt, firstSeenAt }: Oath,
  timeZone: string,
): FollowReason | null {
  if (claimedPublishedAt === null || lastAbsentAt === null) return null;
  if (endOfDay(timeZone, claimedPublishedAt) > lastAbsentAt) return null;
  const observed = { absentAt: momentOf(lastAbsentAt), seenAt: momentOf(firstSeenAt) };
  return { kind: 'claimed-too-early', claimed: claimedPublishedAt, ...observed };
}

/**
 * Says that a report came late, judged by what was observed and not by what it claims: the last complete pass without it
 * began after its day had ended. Null where that was not observed.
 */
export function lateness(
  deadline: IsoDate | null,
  { lastAbsentAt, firstSeenAt }: Omit<Oath, 'claimedPublishedAt'>,
  timeZone: string,
): FollowReason | null {
  if (deadline === null || lastAbsentAt === null || endOfDay(timeZone, deadline) > lastAbsentAt) return null;
  return { kind: 'late', due: deadline, absentAt: momentOf(lastAbsentAt), seenAt: momentOf(firstSeenAt) };
}
