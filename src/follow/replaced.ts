import { momentOf, type PageId } from '../domain/index.ts';
import { isGone } from './absence.ts';
import {
  isFresh,
  isTakenOver,
  isThere,
  type Absence,
  type FollowedChange,
  type PassSeen,
  type PlaceSeen,
  type ReportSeen,
} from './seen.ts';
import { subjectAt } from './subject.ts';
import { isMany } from './together.ts';

/** A report that no place may show any more, with the page that answers with something else. */
export interface Replaced {
  readonly report: ReportSeen;
  readonly place: PlaceSeen;
}

/**
 * Reports of which no place is left that may show them, while a page of theirs that its column listed answers with something
 * else. Whether that is a notice, a mistake or a layout that is not understood, operators can see; it is no removal. A page that a
 * later report of the same organ took over is used as meant.
 */
export function replacedReports(pass: PassSeen, absences: ReadonlyMap<PageId, Absence | null>): readonly Replaced[] {
  const mayShow = ({ pageId, showsReport }: PlaceSeen): boolean =>
    showsReport && !isGone(absences.get(pageId) ?? null, pass.rules);
  return pass.reports.flatMap((report) => {
    if (report.removedAt !== null || report.places.some(mayShow)) return [];
    const places = report.places.filter((each) => isReplaced(each) && !isTakenOver(report, each, pass));
    const place = places.find((each) => isFresh(each, pass.startedAt)) ?? places[0];
    return place === undefined ? [] : [{ report, place }];
  });
}

/** Tells operators of those whose page answered so in this pass; where many did, the portal changed and not they. */
export function replacedChanges(
  replaced: readonly Replaced[],
  { reports, rules, startedAt }: PassSeen,
): readonly FollowedChange[] {
  if (isMany(replaced.length, reports.length, rules)) return [];
  return replaced
    .filter(({ place }) => isFresh(place, startedAt))
    .map(({ report, place }) => replacedChange(report, place));
}

/** Where the file that was the report has gone with the page's words, its going is told. */
function isReplaced(place: PlaceSeen): boolean {
  const { showsReport, lastListedAt, bodies } = place;
  const isGoing = bodies.some(({ state }) => state === 'missing');
  return !showsReport && isThere(place) && lastListedAt !== null && !isGoing;
}

function replacedChange(report: ReportSeen, place: PlaceSeen): FollowedChange {
  return {
    kind: 'report.conflict',
    significance: 'minor',
    ...subjectAt(report, place),
    reason: { kind: 'shows-something-else', since: momentOf(place.shownAt) },
    dedupeKey: `report.conflict:replaced:${report.reportId}:${place.pageId}:${place.shownAt.toISOString()}`,
  };
}
