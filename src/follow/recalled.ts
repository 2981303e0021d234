import type { FollowedChange, PassSeen, PlaceSeen, ReportSeen } from './seen.ts';
import { hourMs } from './absence.ts';
import { nameOf } from './names.ts';
import { timeIn } from './zone.ts';

/** A pass may come this much earlier in its day. */
const slackMs = hourMs;

/**
 * Recalls places that have stood still for so many days since their page was found hijacked; once for each such time. Of
 * those that lead to one page, the one that stands there speaks.
 */
export function recalledChanges(pass: PassSeen, timeZone: string): readonly FollowedChange[] {
  const { recallDays } = pass.rules;
  const frozen = pass.reports.flatMap((report) => report.places.flatMap((place) => frozenAt(place, report)));
  const standing = new Set(frozen.filter(({ place }) => place.url === place.readAt).map(({ place }) => place.url));
  return frozen
    .filter(({ place }) => place.url === place.readAt || !standing.has(place.readAt))
    .filter(({ since }) => pass.startedAt.getTime() - since.getTime() + slackMs >= recallDays * 24 * hourMs)
    .map(({ report, place, since }) => ({
      kind: 'page.hijacked',
      significance: 'major',
      reportId: report.reportId,
      versionId: report.versionId,
      pageId: place.pageId,
      columnId: place.columnId,
      title: report.title,
      url: place.url,
      summary: `页面疑似被篡改已满${recallDays === 7 ? '七' : recallDays}天，其间未予监测：${nameOf(report)}`,
      reason: `自${timeIn(timeZone, since)}起停止监测该位置，恢复正常后自动继续`,
      dedupeKey: `page.hijacked:recalled:${place.pageId}:${since.toISOString()}`,
    }));
}

function frozenAt(place: PlaceSeen, report: ReportSeen) {
  return place.frozenAt === null ? [] : [{ place, report, since: place.frozenAt }];
}
