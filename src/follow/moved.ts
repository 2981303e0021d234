import { momentOf, type PageId } from '../domain/index.ts';
import { hourMs, isGone } from './absence.ts';
import {
  isFresh,
  isThere,
  type Absence,
  type FollowedChange,
  type PassSeen,
  type PlaceSeen,
  type ReportSeen,
} from './seen.ts';
import { subjectAt } from './subject.ts';

/** A place found this long before the other went, or later, is where the report went. */
const successorWithinMs = 7 * 24 * hourMs;

/**
 * One place gone, another lives. Where the living one is new, one look suffices; where both had been there for long, the
 * other one has to be gone for good before anything is said. A page that claimed the report with another body was no place
 * that it could move from or to.
 */
export function movedChanges(
  report: ReportSeen,
  absences: ReadonlyMap<PageId, Absence | null>,
  pass: PassSeen,
): readonly FollowedChange[] {
  if (report.removedAt !== null) return [];
  const living = report.places.filter((place) => livesAt(place, pass));
  return report.places.flatMap((place) => {
    const absence = absences.get(place.pageId) ?? null;
    if (absence === null || place.differs || !isFresh(place, pass.startedAt)) return [];
    // Its going was told as a removal, and its coming back as that.
    if (report.restoredAt !== null && absence.since < report.restoredAt) return [];
    const successor = living
      .filter((other) => isGone(absence, pass.rules) || isSuccessor(other, absence))
      .toSorted((a, b) => b.firstSeenAt.getTime() - a.firstSeenAt.getTime())[0];
    return successor === undefined ? [] : [movedChange(report, place, absence, successor)];
  });
}

function livesAt(place: PlaceSeen, pass: PassSeen): boolean {
  return (
    isThere(place) && isFresh(place, pass.startedAt) && place.showsReport && !place.differs && place.frozenAt === null
  );
}

function isSuccessor(place: PlaceSeen, absence: Absence): boolean {
  return place.firstSeenAt.getTime() >= absence.since.getTime() - successorWithinMs;
}

function movedChange(report: ReportSeen, from: PlaceSeen, absence: Absence, to: PlaceSeen): FollowedChange {
  return {
    kind: 'report.moved',
    significance: 'minor',
    ...subjectAt(report, to),
    reason: { kind: 'old-place-gone', url: from.url, since: momentOf(absence.since) },
    dedupeKey: `report.moved:${report.reportId}:${from.pageId}:${absence.since.toISOString()}`,
  };
}
