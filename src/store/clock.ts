import { sql, type RawBuilder } from 'kysely';

const dayMs = 24 * 60 * 60 * 1000;
/** No rule puts anything off for so long: what waits longer was put off under a clock that was wrong. */
const longestWaitMs = 12 * dayMs;

/** What is due only after this moment is due now. */
export function beyond(at: Date): Date {
  return new Date(at.getTime() + longestWaitMs);
}

/** By how much a time that was noted may be ahead: what is further ahead was noted under a clock that was set back since. */
const slackHours = 6;
export const slack = sql`interval '${sql.raw(String(slackHours))} hours'`;

/**
 * When a row of `capture` was made, as far as is known: where its own time was noted under a clock that was set back since, it was
 * derived before the next crawl.
 */
export const madeAt = sql<Date>`least(capture.captured_at, capture.derived_at)`;

/** The last moment that a right clock may have noted. */
export function lastNoted(now: Date): Date {
  return new Date(now.getTime() + slackHours * 60 * 60 * 1000);
}

/** The time of the server of a page less ours, as it last told it; null where it tells none. */
export function skewOf(pageId: RawBuilder<unknown>) {
  return sql<number | null>`(SELECT host_heard.clock_skew_ms FROM page
    JOIN host_heard ON host_heard.host = substring(page.url FROM '^[a-z]+://([^/?#]+)') WHERE page.id = ${pageId})`;
}
