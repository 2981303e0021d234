import { momentOf } from '../domain/index.ts';
import { hourMs, slackMs } from './absence.ts';
import { isFresh, isThere, type FollowedChange, type PassSeen, type PlaceSeen, type ReportSeen } from './seen.ts';
import { subjectAt } from './subject.ts';

/**
 * Tells operators of places that go on showing what their report said before: two columns are brought into line one after the
 * other, but one that stays behind for days was forgotten. Once for each time that it stays behind.
 */
export function behindChanges(pass: PassSeen): readonly FollowedChange[] {
  return pass.reports
    .filter(({ removedAt }) => removedAt === null)
    .flatMap((report) => report.places.flatMap((place) => behindChange(report, place, pass) ?? []));
}

function behindChange(report: ReportSeen, place: PlaceSeen, { startedAt, rules }: PassSeen): FollowedChange | null {
  const since = place.behindSince;
  if (since === null || place.frozenAt !== null || !place.showsReport) return null;
  if (!isThere(place) || !isFresh(place, startedAt)) return null;
  if (startedAt.getTime() - since.getTime() + slackMs < rules.behindDays * 24 * hourMs) return null;
  return {
    kind: 'report.conflict',
    significance: 'minor',
    ...subjectAt(report, place),
    reason: { kind: 'behind', since: momentOf(since) },
    dedupeKey: `report.conflict:behind:${report.reportId}:${place.pageId}:${since.toISOString()}`,
  };
}
