import type { IsoDate } from '../domain/index.ts';
import { endOfDay, timeIn } from './zone.ts';

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
): string | null {
  if (claimedPublishedAt === null || lastAbsentAt === null) return null;
  if (endOfDay(timeZone, claimedPublishedAt) > lastAbsentAt) return null;
  const absent = timeIn(timeZone, lastAbsentAt);
  const seen = timeIn(timeZone, firstSeenAt);
  return `所标日期为${claimedPublishedAt}，而${absent}开始的完整巡查中尚无此报告，${seen}首次看到`;
}

/**
 * Says that a report came late, judged by what was observed and not by what it claims: the last complete pass without it
 * began after its day had ended. Null where that was not observed.
 */
export function lateness(
  deadline: IsoDate | null,
  { lastAbsentAt, firstSeenAt }: Omit<Oath, 'claimedPublishedAt'>,
  timeZone: string,
): string | null {
  if (deadline === null || lastAbsentAt === null || endOfDay(timeZone, deadline) > lastAbsentAt) return null;
  const absent = timeIn(timeZone, lastAbsentAt);
  return `应于${deadline}前公布；以监测所见为准：${absent}开始的完整巡查中尚无此报告，${timeIn(timeZone, firstSeenAt)}首次看到，已逾期`;
}
