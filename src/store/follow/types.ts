import type {
  Absence,
  ColumnId,
  ColumnSeen,
  Confirmation,
  CutReason,
  HeldSeen,
  HijackedUnread,
  PageId,
  PortalId,
  ReportId,
  ReportSeen,
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
  /** Why it was not read to its end; null where it was read as far as it had to be. */
  readonly cutReason: CutReason | null;
}

/** A run whose visits are done, as the database holds it. */
export interface FollowedRun {
  readonly columns: readonly ColumnSeen[];
  readonly everyVisitTells: boolean;
  /** Whether our clock was set back since the run began. */
  readonly clockWentBack: boolean;
  readonly reports: readonly ReportSeen[];
  /** Reports whose going is held back, with the operator's word, if any. */
  readonly held: ReadonlyMap<ReportId, HeldSeen>;
  readonly hijackedUnread: readonly HijackedUnread[];
  /** Titles of listed pages that may be reports and of which none was read, or cannot be while they are hijacked. */
  readonly openTitles: readonly {
    readonly columnId: ColumnId;
    /** Every column whose listing has named it. */
    readonly listedIn: readonly ColumnId[];
    readonly title: string;
    /** Whether the page itself could be read. */
    readonly wasRead: boolean | null;
  }[];
}

/** What following a run came to. */
export interface FollowRecord {
  readonly portalId: PortalId;
  readonly runId: RunId;
  readonly at: Date;
  /** By how much our clock was ahead. */
  readonly clockLeadMs: number;
  readonly columns: ReadonlyMap<ColumnId, PassVerdict>;
  readonly absences: ReadonlyMap<PageId, Absence | null>;
  readonly unlisted: readonly PageId[];
  /** What was told of them and waits is due now. */
  readonly stillUnlisted: readonly PageId[];
  /** What was told of them and waits is withdrawn, for this reason. */
  readonly relisted: readonly PageId[];
  readonly saidRelisted: Confirmation;
  readonly removed: readonly { readonly reportId: ReportId; readonly url: string | null }[];
  readonly restored: readonly ReportId[];
  /** Restored by an earlier pass: what was told of them and waits is due where they are there still, and withdrawn where they are gone. */
  readonly restoredAgain: { readonly stillThere: readonly ReportId[]; readonly goneAgain: readonly ReportId[] };
  readonly saidGoneAgain: Confirmation;
  /** Held back from this pass on, or still. */
  readonly held: ReadonlyMap<ReportId, HeldSeen['what']>;
  readonly heldEnded: readonly ReportId[];
  readonly overdue: readonly { readonly publisher: string; readonly year: number }[];
  readonly changes: readonly FollowChange[];
}

export interface FollowChange {
  readonly reportId: ReportId | null;
  readonly versionId: VersionId | null;
  readonly change: NewChange;
}
