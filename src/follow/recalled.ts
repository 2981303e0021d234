import { momentOf, type HijackedUnread } from '../domain/index.ts';
import type { FollowedChange, PassSeen, PlaceSeen, ReportSeen } from './seen.ts';
import { hourMs, slackMs } from './absence.ts';

/** A page that is hijacked, with the report whose place stands still for it, if one was ever read there. */
interface Frozen {
  readonly page: Pick<PlaceSeen, 'pageId' | 'columnId' | 'url' | 'state'>;
  readonly report: ReportSeen | null;
  readonly since: Date;
  readonly title: string | null;
}

/**
 * Recalls places that have stood still for so many days since their page was found hijacked, and hijacked pages that were never
 * read; once for each such time. Of those that lead to one page, the one that stands there speaks. What is gone is followed as
 * such.
 */
export function recalledChanges(pass: PassSeen): readonly FollowedChange[] {
  const { recallDays } = pass.rules;
  return [...frozenPlaces(pass.reports), ...pass.hijackedUnread.map(unread)]
    .filter(({ page }) => page.state !== 'missing')
    .filter(({ since }) => pass.startedAt.getTime() - since.getTime() + slackMs >= recallDays * 24 * hourMs)
    .map(({ report, page, since, title }) => ({
      kind: 'page.hijacked',
      significance: 'major',
      reportId: report?.reportId ?? null,
      versionId: report?.versionId ?? null,
      pageId: page.pageId,
      columnId: page.columnId,
      publisher: report?.publisher ?? null,
      title,
      url: page.url,
      reason: { kind: 'not-watched', since: momentOf(since) },
      dedupeKey: `page.hijacked:recalled:${page.pageId}:${since.toISOString()}`,
    }));
}

function frozenPlaces(reports: readonly ReportSeen[]): readonly Frozen[] {
  const places = reports.flatMap((report) =>
    report.places.flatMap((place) => (place.frozenAt === null ? [] : [{ place, report, since: place.frozenAt }])),
  );
  const standing = new Set(places.filter(({ place }) => place.url === place.readAt).map(({ place }) => place.url));
  return places
    .filter(({ place }) => place.url === place.readAt || !standing.has(place.readAt))
    .map(({ place, report, since }) => ({ page: place, report, since, title: report.title }));
}

function unread(page: HijackedUnread): Frozen {
  return { page, report: null, since: page.since, title: page.title };
}
