import type { IsoDate } from '../domain/index.ts';
import { dayIn } from './zone.ts';

/** Why a report that was found is no news: it was there when watching began, or is of a year older than the last known. */
export type NoNews = 'baseline' | 'backfill';

/** A report that is seen for the first time. */
export interface FirstSeen {
  readonly year: number;
  readonly publishedAt: IsoDate | null;
  readonly writtenAt: IsoDate | null;
  readonly seenAt: Date;
  /** Whether its page was there when watching began, and was never read before. */
  readonly inBaseline: boolean;
  /** The newest report year known of its publisher, else of its column; null where none is known. */
  readonly lastYear: number | null;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Whether a report that was found is no news, and why; null where it is. What says that it was written and posted within
 * the last `recentDays` days is news however it was found.
 */
export function noNews(found: FirstSeen, recentDays: number, timeZone: string): NoNews | null {
  if (isRecent(found, recentDays, timeZone)) return null;
  if (found.inBaseline) return 'baseline';
  return found.lastYear !== null && found.year < found.lastYear ? 'backfill' : null;
}

/** A migration posts old reports under a new day: the day of writing, where there is one, has to be recent too. */
function isRecent({ publishedAt, writtenAt, seenAt }: FirstSeen, recentDays: number, timeZone: string): boolean {
  if (recentDays === 0 || publishedAt === null) return false;
  const first = dayIn(timeZone, new Date(seenAt.getTime() - recentDays * dayMs));
  return publishedAt >= first && (writtenAt ?? publishedAt) >= first;
}
