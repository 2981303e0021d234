import type { PortalConfig } from '../../config/portal.ts';
import type { DueBefore } from '../../src/store/index.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
/** Keeps a daily cron from slipping to every other day, week or quarter. */
export const slackMs = hourMs;
/** What is unsettled goes before what is only due. */
const unsettledAheadMs = 1000 * 366 * dayMs;

/** What decides whether a known page is visited in this pass. */
export interface KnownPage {
  readonly lastVisitedAt: Date | null;
  /** Year of the report that stands there; null while none was identified. */
  readonly reportYear: number | null;
  /**
   * What became of it has to be found out soon: its last visit proved nothing or found it gone, another place of its report
   * went, its column has ceased to list it, or a notice that corrects it has just come.
   */
  readonly unsettled: boolean;
}

/** How often known pages are visited again, as an operator set it. */
export type Revisit = PortalConfig['crawl']['revisit'];

/**
 * Known pages that are due, the most urgent first and no more than the operator's bound: new ones and what is unsettled at
 * every pass, pages of the newest report year by default too, those of the years before weekly, older ones quarterly, pages
 * that held no report weekly. A listing need not show a page for it to be due, since silent rewriting leaves no trace there.
 */
export function duePages<P extends KnownPage>(
  pages: readonly P[],
  revisit: Revisit,
  now: Date,
  newestYear: number | null = newestOf(pages),
): readonly P[] {
  return pages
    .map((page) => ({ page, urgency: urgencyOf(page, revisit, newestYear, now) }))
    .filter(({ urgency }) => urgency >= 0)
    .sort((a, b) => (a.urgency === b.urgency ? 0 : b.urgency - a.urgency))
    .slice(0, revisit.mostPages)
    .map(({ page }) => page);
}

function newestOf(pages: readonly KnownPage[]): number | null {
  return pages.reduce<number | null>(
    (newest, { reportYear }) => (reportYear === null ? newest : Math.max(newest ?? reportYear, reportYear)),
    null,
  );
}

/** Until when pages must have been visited to be due, where `newestYear` is the newest report year known. */
export function dueBefore(newestYear: number | null, revisit: Revisit, now: Date): DueBefore {
  const before = (days: number): Date => new Date(now.getTime() + slackMs - days * dayMs);
  return {
    newestYear,
    newest: before(revisit.newestDays),
    recentSince: newestYear === null ? null : newestYear - revisit.recentYears,
    recent: before(revisit.recentDays),
    older: before(revisit.olderDays),
  };
}

/** How long a page's turn is past in milliseconds; negative while it is to come. */
function urgencyOf(page: KnownPage, revisit: Revisit, newestYear: number | null, now: Date): number {
  if (page.lastVisitedAt === null) return Number.POSITIVE_INFINITY;
  const sinceMs = now.getTime() - page.lastVisitedAt.getTime();
  if (page.unsettled) return Math.max(0, sinceMs) + unsettledAheadMs;
  // Visited in the future: the clock was set back.
  if (sinceMs < -slackMs) return 0;
  return sinceMs + slackMs - intervalDays(page.reportYear, newestYear, revisit) * dayMs;
}

function intervalDays(year: number | null, newestYear: number | null, revisit: Revisit): number {
  if (year === null || newestYear === null) return revisit.recentDays;
  if (year >= newestYear) return revisit.newestDays;
  return year >= newestYear - revisit.recentYears ? revisit.recentDays : revisit.olderDays;
}
