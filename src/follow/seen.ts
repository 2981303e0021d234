import {
  wasRead,
  type BodySeen,
  type ColumnId,
  type ColumnSeen,
  type FollowReason,
  type HeldSeen,
  type HijackedUnread,
  type PageId,
  type PageSeen,
  type PlaceSeen,
  type ReportId,
  type ReportSeen,
  type RunId,
  type Significance,
  type VersionId,
} from '../domain/index.ts';
import type { FollowRules } from './rules.ts';

export type { Absence, BodySeen, ColumnSeen, HeldSeen, PageSeen, PlaceSeen, ReportSeen } from '../domain/index.ts';

/** A publisher that the operator declared for columns of a portal. */
export interface Declared {
  /** In the form in which reports name it. */
  readonly publisher: string;
  /** What it is, where the operator says so; null: as its name tells. */
  readonly level: 'government' | 'department' | 'township' | null;
  /** `MM-DD` by which it publishes last year's report, where the operator says so; null: by law. */
  readonly due: string | null;
  /** First and last report year that it owes; null: no bound. */
  readonly since: number | null;
  readonly until: number | null;
  readonly columns: readonly { readonly columnId: ColumnId; readonly name: string; readonly url: string }[];
}

/** A listed page of which no report was read, or whose place is frozen: it may hold another report by now. */
export interface OpenTitle {
  /** Every column whose listing has named it. */
  readonly listedIn: readonly ColumnId[];
  readonly title: string;
  /** Whose it may be; null where the title does not tell. */
  readonly publisher: string | null;
}

/** One run over a portal, as far as its reports go. */
export interface PassSeen {
  readonly runId: RunId;
  readonly startedAt: Date;
  readonly columns: readonly ColumnSeen[];
  /** By how much our clock is ahead, as the servers say; null where they do not. */
  readonly clockAheadMs: number | null;
  /** By how much less than that it is ahead, or behind: a day may not have ended yet that has by our clock. */
  readonly clockLeadMs: number;
  readonly clockLagMs: number;
  /** Whether every page that was visited was `ok`, `not-modified` or `missing`. */
  readonly everyVisitTells: boolean;
  readonly reports: readonly ReportSeen[];
  readonly declared: readonly Declared[];
  readonly openTitles: readonly OpenTitle[];
  readonly hijackedUnread: readonly HijackedUnread[];
  /** By what the operator has this portal followed. */
  readonly rules: FollowRules;
  /** As kept from the passes before. */
  readonly held: ReadonlyMap<ReportId, HeldSeen>;
}

/** A change that was decided, with what it is tied to. */
export interface FollowedChange {
  readonly kind:
    | 'page.hijacked'
    | 'report.conflict'
    | 'report.unlisted'
    | 'report.moved'
    | 'report.removed'
    | 'report.restored'
    | 'report.overdue'
    | 'report.date-contradicted';
  readonly significance: Significance;
  readonly reportId: ReportId | null;
  readonly versionId: VersionId | null;
  readonly pageId: PageId | null;
  readonly columnId: ColumnId | null;
  /** Whose report it is about; null where none was ever read. */
  readonly publisher: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly reason: FollowReason;
  readonly dedupeKey: string;
}

/** Whether a report is held back: as one of many that went at once, and from then on until an operator says so. */
export function isHeld(
  reportId: ReportId,
  what: HeldSeen['what'],
  { held }: Pick<PassSeen, 'held'>,
  together: ReadonlySet<ReportId>,
): boolean {
  const before = held.get(reportId);
  if (before !== undefined && before.ruling !== null) return false;
  return together.has(reportId) || before?.what === what;
}

/** Whether a visit proved that the page is there. */
export function isThere(page: Pick<PageSeen, 'state'>): boolean {
  return wasRead(page.state);
}

/** Whether a visit found it gone: the page itself, or every link to a file, whose own address may answer still. */
export function isLost(page: PageSeen | BodySeen): boolean {
  return page.state === 'missing' || isUnlinked(page);
}

export function isUnlinked(page: PageSeen | BodySeen): boolean {
  return 'linked' in page && !page.linked;
}

/** Whether a later report of the same organ stands at a place of a report: that page is used as meant, and speaks of the later one. */
export function isTakenOver(
  { publisher, year, kind }: ReportSeen,
  { pageId, showsReport }: PlaceSeen,
  { reports }: Pick<PassSeen, 'reports'>,
): boolean {
  return (
    !showsReport &&
    reports.some(
      (later) =>
        later.publisher === publisher &&
        later.kind === kind &&
        later.year > year &&
        later.places.some((place) => place.pageId === pageId && place.showsReport),
    )
  );
}

/** Whether the page was visited in the pass that began at `startedAt`. */
export function isFresh(page: Pick<PageSeen, 'visitedAt'>, startedAt: Date): boolean {
  return page.visitedAt !== null && page.visitedAt >= startedAt;
}
