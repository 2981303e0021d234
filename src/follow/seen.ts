import type {
  ColumnId,
  PageId,
  PageState,
  ReportId,
  ReportIdentity,
  RunId,
  Significance,
  VersionId,
} from '../domain/index.ts';

import type { FollowRules } from './rules.ts';

/** How a page's absence has been counted so far: visits that found it `missing`, in complete passes, one after another. */
export interface Absence {
  readonly times: number;
  /** The first and the last of those visits. */
  readonly since: Date;
  readonly lastAt: Date;
}

/** A page as a pass left it. */
export interface PageSeen {
  readonly pageId: PageId;
  readonly url: string;
  /** State of its last visit; null before the first. */
  readonly state: PageState | null;
  readonly visitedAt: Date | null;
  /** As counted up to the pass before; null where the page was there. */
  readonly absence: Absence | null;
}

/** A report at a page, as a pass left it. */
export interface PlaceSeen extends PageSeen {
  readonly columnId: ColumnId;
  readonly firstSeenAt: Date;
  /** When a listing last named it; null for a page that no listing names, as a column that is the report itself. */
  readonly lastListedAt: Date | null;
  readonly unlistedAt: Date | null;
  /** Since when its page has been hijacked, and it stands still; null while it is followed. */
  readonly frozenAt: Date | null;
  /** Address that the page was last read at: its own, or where that leads. */
  readonly readAt: string;
  /** False where what stands there now was read and is not this report. */
  readonly showsReport: boolean;
  /** True where its last reading showed another content than the report's version, and was not taken for it. */
  readonly differs: boolean;
  /** Attachments that held the report's body when it was last read there. */
  readonly bodies: readonly PageSeen[];
}

export interface ReportSeen extends ReportIdentity {
  readonly reportId: ReportId;
  readonly title: string | null;
  readonly versionId: VersionId | null;
  /** When its removal was told; null while it is there. */
  readonly removedAt: Date | null;
  /** The attachment whose removal was told; null where the report as a whole went. */
  readonly removedUrl: string | null;
  /** When it was last told to be back after a removal. */
  readonly restoredAt: Date | null;
  readonly places: readonly PlaceSeen[];
}

/** A column's listing, as one pass read it. */
export interface ColumnSeen {
  readonly columnId: ColumnId;
  readonly name: string;
  readonly url: string;
  /** Whether every listing page was read to its end. */
  readonly readWhole: boolean;
  readonly links: number;
  /** Links of the last pass that was believed; null before the first. */
  readonly knownLinks: number | null;
  /** Of the known links, those that are listed no more and whose page is `missing`. */
  readonly knownGone: number;
  /** Whether the last pass that was read whole was found short. */
  readonly shortBefore: boolean;
  /** Listed pages that neither were read nor are known to have gone; a frozen place that was reached is none. */
  readonly unproven: number;
  /** Whether a report was ever read in this column, be it on the column's own page. */
  readonly holdsReports: boolean;
}

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
  readonly columnId: ColumnId;
  readonly title: string;
  /** Whose it may be; null where the title does not tell. */
  readonly publisher: string | null;
}

/** What an operator said of a report that is held back: tell it if it is found so again, or tell nothing. */
export type Ruling = 'release' | 'dismiss';

/** A report whose going is held back, since much went with it. */
export interface HeldSeen {
  readonly what: 'removed' | 'unlisted';
  readonly ruling: Ruling | null;
}

/** One run over a portal, as far as its reports go. */
export interface PassSeen {
  readonly runId: RunId;
  readonly startedAt: Date;
  readonly columns: readonly ColumnSeen[];
  /** By how much our clock is ahead, as the servers say; null where they do not. */
  readonly clockAheadMs: number | null;
  /** Whether every page that was visited was `ok`, `not-modified` or `missing`. */
  readonly everyVisitTells: boolean;
  readonly reports: readonly ReportSeen[];
  readonly declared: readonly Declared[];
  readonly openTitles: readonly OpenTitle[];
  /** By what the operator has this portal followed. */
  readonly rules: FollowRules;
  /** As kept from the passes before. */
  readonly held: ReadonlyMap<ReportId, HeldSeen>;
}

/** A change that was decided, with what it is tied to. */
export interface FollowedChange {
  readonly kind:
    | 'page.hijacked'
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
  readonly title: string | null;
  readonly url: string | null;
  readonly summary: string;
  readonly reason: string;
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
  return page.state === 'ok' || page.state === 'not-modified';
}

/** Whether the page was visited in the pass that began at `startedAt`. */
export function isFresh(page: Pick<PageSeen, 'visitedAt'>, startedAt: Date): boolean {
  return page.visitedAt !== null && page.visitedAt >= startedAt;
}
