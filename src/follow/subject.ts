import type { FollowedChange, PlaceSeen, ReportSeen } from './seen.ts';

/** What a change at one of a report's places is about. */
export function subjectAt(
  { reportId, versionId, publisher, title }: ReportSeen,
  { pageId, columnId, url }: PlaceSeen,
): Pick<FollowedChange, 'reportId' | 'versionId' | 'pageId' | 'columnId' | 'publisher' | 'title' | 'url'> {
  return { reportId, versionId, pageId, columnId, publisher, title, url };
}
