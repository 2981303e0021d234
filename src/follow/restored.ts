import { momentOf, type ReportId } from '../domain/index.ts';
import {
  isFresh,
  isThere,
  type FollowedChange,
  type PageSeen,
  type PassSeen,
  type PlaceSeen,
  type ReportSeen,
} from './seen.ts';
import { subjectAt } from './subject.ts';

/** Tells that a report which was called removed is back, at its old place or a new one. Null while it is not. */
export function restoredChange(report: ReportSeen, pass: PassSeen): FollowedChange | null {
  const { removedAt } = report;
  if (removedAt === null) return null;
  const back = report.places.find((place) => holdsAgain(place, report, removedAt, pass));
  if (back === undefined) return null;
  return {
    kind: 'report.restored',
    significance: 'major',
    ...subjectAt(report, back),
    url: report.removedUrl ?? back.url,
    reason: { kind: 'told-as-gone', at: momentOf(removedAt) },
    dedupeKey: `report.restored:${report.reportId}:${removedAt.toISOString()}`,
  };
}

/** What a further pass says of reports that were told to be back: a cache that lagged behind may have shown them once. */
export interface RestoredAgain {
  readonly stillThere: readonly ReportId[];
  /** Nothing is left of them, as before. */
  readonly goneAgain: readonly ReportId[];
}

export function restoredBefore(pass: PassSeen, vanished: ReadonlySet<ReportId>): RestoredAgain {
  const before = pass.reports.filter(
    ({ removedAt, restoredAt }) => removedAt === null && restoredAt !== null && restoredAt < pass.startedAt,
  );
  const holds = (report: ReportSeen): boolean =>
    report.places.some((place) => holdsAgain(place, report, report.restoredAt ?? pass.startedAt, pass));
  const ids = (reports: readonly ReportSeen[]): readonly ReportId[] => reports.map(({ reportId }) => reportId);
  return {
    stillThere: ids(before.filter(holds)),
    goneAgain: ids(before.filter(({ reportId }) => vanished.has(reportId))),
  };
}

function holdsAgain(place: PlaceSeen, report: ReportSeen, removedAt: Date, pass: PassSeen): boolean {
  if (!isBack(place, removedAt, pass) || !place.showsReport || place.frozenAt !== null) return false;
  if (report.removedUrl === null || place.bodies.length === 0) return true;
  return place.bodies.some((body) => body.linked && isBack(body, removedAt, pass));
}

function isBack(page: PageSeen, removedAt: Date, pass: PassSeen): boolean {
  return isThere(page) && isFresh(page, pass.startedAt) && page.visitedAt !== null && page.visitedAt > removedAt;
}
