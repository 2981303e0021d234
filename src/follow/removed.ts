import { momentOf, type PageId } from '../domain/index.ts';
import { isGone } from './absence.ts';
import type { FollowRules } from './rules.ts';
import {
  isTakenOver,
  isThere,
  isUnlinked,
  type Absence,
  type BodySeen,
  type FollowedChange,
  type PassSeen,
  type ReportSeen,
} from './seen.ts';

type Absences = ReadonlyMap<PageId, Absence | null>;

/** A report of which nothing is left at the places watched. */
export interface Vanished {
  readonly report: ReportSeen;
  /** The attachment that held the body, where the page itself is there; null where the pages are gone. */
  readonly attachment: BodySeen | null;
  /** When the last of what held it was first found missing. */
  readonly since: Date;
  /** When a listing last named it; null where one still does, or none ever did. */
  readonly lastListedAt: Date | null;
  /** Whether all of it was missing often and long enough. */
  readonly gone: boolean;
  readonly looks: number;
}

/**
 * Whether nothing of a report is left: every place `missing`, or there without the attachments that were the report: gone, or linked
 * to by no page. Null while any place holds it, or may. What happens to a page that a later report took over says nothing.
 */
export function vanishedReport(report: ReportSeen, absences: Absences, pass: PassSeen): Vanished | null {
  const places = report.places.filter((place) => !isTakenOver(report, place, pass));
  if (report.removedAt !== null || places.length === 0) return null;
  let attachment: BodySeen | null = null;
  const missing: Absence[] = [];
  for (const place of places) {
    const own = absences.get(place.pageId) ?? null;
    if (own !== null && !isThere(place)) {
      missing.push(own);
      continue;
    }
    const bodies = place.bodies.map((body) => absences.get(body.pageId) ?? null);
    if (place.frozenAt !== null || !isThere(place) || bodies.length === 0 || bodies.includes(null)) return null;
    attachment ??= place.bodies[0] ?? null;
    missing.push(...bodies.filter((absence) => absence !== null));
  }
  const since = new Date(Math.max(...missing.map((absence) => absence.since.getTime())));
  const lastListedAt = new Date(Math.max(0, ...places.map((place) => place.lastListedAt?.getTime() ?? 0)));
  return {
    report,
    attachment,
    since,
    lastListedAt: lastListedAt.getTime() > 0 && lastListedAt < since ? lastListedAt : null,
    gone: missing.every((absence) => isGone(absence, pass.rules)),
    looks: Math.min(...missing.map((absence) => absence.times)),
  };
}

/** Tells that a report was not found any more at the places watched. */
export function removedChange(
  { report, attachment, since, looks }: Vanished,
  { goneHours }: FollowRules,
): FollowedChange {
  const place = report.places[0];
  const urls = attachment === null ? report.places.map(({ url }) => url) : [attachment.url];
  const isServed = attachment !== null && isUnlinked(attachment) && isThere(attachment);
  const found = { since: momentOf(since), hours: goneHours, looks };
  return {
    kind: 'report.removed',
    significance: 'major',
    reportId: report.reportId,
    versionId: report.versionId,
    pageId: attachment?.pageId ?? place?.pageId ?? null,
    columnId: place?.columnId ?? null,
    publisher: report.publisher,
    title: report.title,
    url: attachment?.url ?? place?.url ?? null,
    reason: isServed
      ? { kind: 'linked-no-more', ...found, url: attachment.url }
      : { kind: 'not-found', what: attachment === null ? 'pages' : 'file', ...found, urls },
    dedupeKey: `report.removed:${report.reportId}:${since.toISOString()}`,
  };
}
