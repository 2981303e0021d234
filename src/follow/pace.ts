import type { PaceReason, Unsettled } from '../domain/index.ts';
import { hourMs } from './absence.ts';
import { dayIn } from './zone.ts';

/** How often an operator lets a portal be crawled; hours are between two crawls. */
export interface PaceRule {
  readonly timeZone: string;
  /** No more often than `least`, no more seldom than `most`. */
  readonly every: { readonly least: number; readonly most: number };
  /** Months and days, `MM-DD`, both counted; may go over the turn of the year. */
  readonly season: { readonly from: string; readonly to: string; readonly everyHours: number };
  /** Days, `MM-DD`, by which declared publishers owe reports. */
  readonly dueDays: readonly string[];
}

/** What is known of a portal when its next crawl is decided. */
export interface PaceSeen {
  /** When its last scheduled crawl was due; null before the first. */
  readonly lastAt: Date | null;
  /** When something last came or changed in its columns; that it is watched at all, at the latest. */
  readonly lastNewsAt: Date | null;
  /** What has to be found out soon; null where nothing does. */
  readonly unsettled: Unsettled | null;
}

/** How long after its last crawl a portal is crawled again, and why. */
export interface Pace {
  readonly everyMs: number;
  readonly why: PaceReason;
}

const dayMs = 24 * hourMs;
/** A portal that has been still for so many times a pause is due for another. */
const stillness = 8;
/** Around a declared day reports are awaited as in season. */
const beforeDueMs = 21 * dayMs;
const afterDueMs = 10 * dayMs;
/** A crawl may come this much earlier: days are not all of one length. */
const slackMs = hourMs;

/**
 * How often a portal is crawled at a moment: in season and around declared days as often as the operator wants, what is
 * unsettled at every turn, and else the more seldom the longer its columns have been still, all within the bounds.
 */
export function paceOf(seen: PaceSeen, rule: PaceRule, at: Date): Pace {
  const { least, most } = rule.every;
  const within = (hours: number): number => Math.max(least, Math.min(most, hours));
  const season = seasonAt(rule, at);
  if (season !== null) {
    const everyHours = within(rule.season.everyHours);
    return { everyMs: everyHours * hourMs, why: { ...season, everyHours } };
  }
  if (seen.unsettled !== null)
    return { everyMs: least * hourMs, why: { kind: 'unsettled', of: seen.unsettled, everyHours: least } };
  const stillMs = Math.max(0, at.getTime() - (seen.lastNewsAt ?? at).getTime());
  const hours = within(stillMs / stillness / hourMs);
  if (hours < 1 && stillMs < stillness * hourMs)
    return { everyMs: hours * hourMs, why: { kind: 'news', withinHours: stillness } };
  return { everyMs: hours * hourMs, why: { kind: 'still', hours: stillMs / hourMs, everyHours: hours } };
}

/** Whether a portal is to be crawled at a moment of its schedule. */
export function isCrawlDue(seen: PaceSeen, rule: PaceRule, at: Date): boolean {
  const { lastAt } = seen;
  // A crawl of the future was noted under a clock that was wrong.
  if (lastAt === null || lastAt.getTime() > at.getTime() + slackMs) return true;
  const { everyMs } = paceOf(seen, rule, at);
  return at.getTime() - lastAt.getTime() + Math.min(slackMs, everyMs / 4) >= everyMs;
}

/** Why reports are awaited. */
type Season =
  | Omit<Extract<PaceReason, { readonly kind: 'season' }>, 'everyHours'>
  | Omit<Extract<PaceReason, { readonly kind: 'due-day' }>, 'everyHours'>;

/** Why reports are awaited at a moment; null out of season. */
export function seasonAt({ timeZone, season, dueDays }: PaceRule, at: Date): Season | null {
  const { from, to } = season;
  const today = dayIn(timeZone, at).slice(5);
  const inSeason = from <= to ? today >= from && today <= to : today >= from || today <= to;
  if (inSeason) return { kind: 'season', from, to };
  const due = dueDays.find((day) => isAround(day, timeZone, at));
  return due === undefined ? null : { kind: 'due-day', day: due };
}

function isAround(monthDay: string, timeZone: string, at: Date): boolean {
  const year = Number(dayIn(timeZone, at).slice(0, 4));
  return [year - 1, year, year + 1].some((each) => {
    const day = Date.parse(`${each}-${monthDay}T00:00:00Z`);
    return at.getTime() >= day - beforeDueMs && at.getTime() <= day + afterDueMs;
  });
}
