const dayMs = 24 * 60 * 60 * 1000;

/** What decides whether a known page is visited in this pass. */
export interface KnownPage {
  readonly lastVisitedAt: Date | null;
  /** Year of the report that stands there; null while none was identified. */
  readonly reportYear: number | null;
  /**
   * What became of it has to be found out soon: its last visit proved nothing or found it gone, another place of its report
   * went, or its column has ceased to list it.
   */
  readonly unsettled: boolean;
}

/**
 * Whether a known page is due: pages of the newest report year at every pass, those of the three years before weekly,
 * older ones quarterly, and pages that held no report weekly; what is unsettled at every pass. A listing need not show a page for it to be due, since
 * silent rewriting leaves no trace in a listing.
 */
export function isDue(page: KnownPage, newestYear: number | null, now: Date): boolean {
  if (page.lastVisitedAt === null || page.unsettled) return true;
  const ageMs = now.getTime() - page.lastVisitedAt.getTime();
  // An hour of slack keeps a daily cron from slipping to every other week or quarter.
  return ageMs + dayMs / 24 >= intervalMs(page.reportYear, newestYear);
}

function intervalMs(year: number | null, newestYear: number | null): number {
  if (year === null || newestYear === null) return 7 * dayMs;
  if (year >= newestYear) return 0;
  return year >= newestYear - 3 ? 7 * dayMs : 91 * dayMs;
}
