import type {
  ColumnId,
  PageId,
  PageState,
  PortalId,
  ReportId,
  ReportIdentity,
  RunId,
  VersionId,
} from '../../domain/index.ts';
import type { NewChange } from '../record/types.ts';

/** What one pass proves of a column; the words are explained where passes are judged. */
export type PassVerdict = 'complete' | 'whole' | 'short' | 'cut';

/** A pass over one column's listing, before it is judged. */
export interface ColumnPassEntry {
  readonly runId: RunId;
  readonly portalId: PortalId;
  readonly columnId: ColumnId;
  readonly beganAt: Date;
  /** The time under which its links were noted. */
  readonly readAt: Date;
  readonly links: number;
  readonly readWhole: boolean;
}

/** What is held back of a report: that it is gone, or that it left its listing. */
export type HeldWhat = 'removed' | 'unlisted';
export type HeldRuling = 'release' | 'dismiss';

export interface AbsenceRow {
  readonly times: number;
  readonly since: Date;
  readonly lastAt: Date;
}

/** A page with its absence as kept. */
export interface FollowedPage {
  readonly pageId: PageId;
  readonly url: string;
  readonly state: PageState | null;
  readonly visitedAt: Date | null;
  readonly absence: AbsenceRow | null;
}

export interface FollowedPlace extends FollowedPage {
  readonly columnId: ColumnId;
  readonly firstSeenAt: Date;
  readonly lastListedAt: Date | null;
  readonly unlistedAt: Date | null;
  readonly frozenAt: Date | null;
  /** Address that the page was last read at: its own, or where that leads. */
  readonly readAt: string;
  /** False where what was last read there is not this report. */
  readonly showsReport: boolean;
  readonly differs: boolean;
  /** Files that held the body of the report that was last read from the page. */
  readonly bodies: readonly FollowedPage[];
}

export interface FollowedReport extends ReportIdentity {
  readonly reportId: ReportId;
  readonly title: string | null;
  readonly versionId: VersionId | null;
  readonly removedAt: Date | null;
  readonly removedUrl: string | null;
  readonly restoredAt: Date | null;
  readonly places: readonly FollowedPlace[];
}

export interface FollowedColumn {
  readonly columnId: ColumnId;
  readonly name: string;
  readonly url: string;
  readonly readWhole: boolean;
  readonly links: number;
  readonly knownLinks: number | null;
  readonly knownGone: number;
  readonly shortBefore: boolean;
  readonly unproven: number;
  readonly holdsReports: boolean;
}

/** A run whose visits are done, as the database holds it. */
export interface FollowedRun {
  readonly columns: readonly FollowedColumn[];
  readonly everyVisitTells: boolean;
  readonly reports: readonly FollowedReport[];
  /** Reports whose going is held back, with the operator's word, if any. */
  readonly held: ReadonlyMap<ReportId, { readonly what: HeldWhat; readonly ruling: HeldRuling | null }>;
  /** Titles of listed pages that may be reports and of which none was read, or cannot be while they are hijacked. */
  readonly openTitles: readonly { readonly columnId: ColumnId; readonly title: string }[];
}

/** What following a run came to. */
export interface FollowRecord {
  readonly portalId: PortalId;
  readonly runId: RunId;
  readonly at: Date;
  readonly columns: ReadonlyMap<ColumnId, PassVerdict>;
  readonly absences: ReadonlyMap<PageId, AbsenceRow | null>;
  readonly unlisted: readonly PageId[];
  /** What was told of them and waits is due now. */
  readonly stillUnlisted: readonly PageId[];
  /** What was told of them and waits is withdrawn, for this reason. */
  readonly relisted: readonly PageId[];
  readonly relistedWords: string;
  readonly removed: readonly { readonly reportId: ReportId; readonly url: string | null }[];
  readonly restored: readonly ReportId[];
  /** Held back from this pass on, or still. */
  readonly held: ReadonlyMap<ReportId, HeldWhat>;
  readonly heldEnded: readonly ReportId[];
  readonly overdue: readonly { readonly publisher: string; readonly year: number }[];
  readonly changes: readonly FollowChange[];
}

export interface FollowChange {
  readonly reportId: ReportId | null;
  readonly versionId: VersionId | null;
  readonly change: NewChange;
}
