import { momentOf, type ColumnId, type PageId } from '../domain/index.ts';
import { tellsListed, type ColumnVerdict } from './columns.ts';
import {
  isFresh,
  isHeld,
  isThere,
  type FollowedChange,
  type PassSeen,
  type PlaceSeen,
  type ReportSeen,
} from './seen.ts';
import { subjectAt } from './subject.ts';
import { isMany } from './together.ts';

/** What the listings of a pass say of places. */
export interface Unlisting {
  readonly changes: readonly FollowedChange[];
  /** Pages whose places are listed no more from this pass on. */
  readonly unlisted: readonly PageId[];
  /** Pages that a further pass, whose listing tells, does not name either: what was told of them stands. */
  readonly stillUnlisted: readonly PageId[];
  /** Pages whose places are listed again. */
  readonly relisted: readonly PageId[];
  /** So many left the listing at once that the listing must have changed; nothing is said of them. */
  readonly held: readonly ReportSeen[];
}

type Verdicts = ReadonlyMap<ColumnId, ColumnVerdict>;

/**
 * A page that is there and is named no more by the columns that have named it, all read whole, is unlisted. That is told of a
 * report that no other listed place holds, once, until it is listed again. In a pass that finds a column short the portal shows less than
 * it has: what leaves another column in it waits for a pass without.
 */
export function judgeListing(pass: PassSeen, verdicts: Verdicts): Unlisting {
  const relisted: PageId[] = [];
  const stillUnlisted: PageId[] = [];
  const shows = ![...verdicts.values()].includes('short');
  const left: { readonly report: ReportSeen; readonly place: PlaceSeen }[] = [];
  for (const report of pass.reports) {
    const believed = shows || pass.held.get(report.reportId)?.ruling === 'release';
    for (const place of report.places) {
      if (place.unlistedAt !== null && isListed(place, pass)) relisted.push(place.pageId);
      if (shows && isStillUnlisted(place, pass, verdicts)) stillUnlisted.push(place.pageId);
      if (believed && place.unlistedAt === null && leftListing(place, pass, verdicts)) left.push({ report, place });
    }
  }
  const reports = new Set(left.map(({ report }) => report));
  const many = isMany(reports.size, pass.reports.length, pass.rules);
  const together = new Set(many ? [...reports].map(({ reportId }) => reportId) : []);
  const held = new Set([...reports].filter(({ reportId }) => isHeld(reportId, 'unlisted', pass, together)));
  const settled = left.filter(({ report }) => !held.has(report));
  return {
    changes: settled
      .filter(({ report }) => pass.held.get(report.reportId)?.ruling !== 'dismiss')
      .filter(({ report }) => !report.places.some((other) => isListed(other, pass)))
      .map(({ report, place }) => unlistedChange(report, place, pass)),
    unlisted: settled.map(({ place }) => place.pageId),
    stillUnlisted,
    relisted,
    held: [...held],
  };
}

export function isListed({ lastListedAt }: PlaceSeen, pass: PassSeen): boolean {
  return lastListedAt !== null && lastListedAt >= pass.startedAt;
}

function isStillUnlisted(place: PlaceSeen, pass: PassSeen, verdicts: Verdicts): boolean {
  const { unlistedAt } = place;
  return (
    unlistedAt !== null && unlistedAt < pass.startedAt && !isListed(place, pass) && tellsOfLeaving(place, verdicts)
  );
}

/** Whether each column that has named a page tells that it does not: one that was not read whole may name it still. */
function tellsOfLeaving({ listedIn }: PlaceSeen, verdicts: Verdicts): boolean {
  const watched = listedIn.filter((columnId) => verdicts.has(columnId));
  return watched.length > 0 && watched.every((columnId) => tellsListed(verdicts.get(columnId)));
}

function leftListing(place: PlaceSeen, pass: PassSeen, verdicts: Verdicts): boolean {
  return (
    place.lastListedAt !== null &&
    !isListed(place, pass) &&
    tellsOfLeaving(place, verdicts) &&
    isThere(place) &&
    isFresh(place, pass.startedAt) &&
    place.showsReport &&
    place.frozenAt === null
  );
}

function unlistedChange(report: ReportSeen, place: PlaceSeen, pass: PassSeen): FollowedChange {
  return {
    kind: 'report.unlisted',
    significance: 'minor',
    ...subjectAt(report, place),
    reason: { kind: 'not-listed', lastListedAt: momentOf(place.lastListedAt ?? pass.startedAt) },
    dedupeKey: `report.unlisted:${report.reportId}:${place.pageId}:${pass.runId}`,
  };
}
