import type {
  Capture,
  CaptureId,
  ChangeDetail,
  ChangeId,
  ChangeKind,
  Channel,
  ColumnId,
  Confirmation,
  DecisionReason,
  IntegrityState,
  IsoDate,
  PageId,
  PageState,
  Place,
  PortalId,
  ReportId,
  ReportIdentity,
  RunId,
  Significance,
  SubscriberId,
  VersionId,
} from '../../domain/index.ts';
import type { PageLinks } from '../page-attachments.ts';
import type { PageVisit } from '../page-visits.ts';
import type { FinishedVisit } from '../visits.ts';

/** Who is to be told of a change. */
export interface Recipient {
  readonly subscriberId: SubscriberId;
  readonly channel: Channel;
}

/** A change to be recorded; what ties it to portal, report and versions is filled in. */
export interface NewChange {
  readonly kind: ChangeKind;
  readonly columnId: ColumnId | null;
  readonly pageId: PageId | null;
  readonly significance: Significance;
  /** Recorded and told to nobody; `recipients` do not count then. */
  readonly baseline: boolean;
  readonly detectedAt: Date;
  readonly detail: ChangeDetail;
  /** Names the event within its portal, not the attempt to record it: the same in every run of a job. */
  readonly dedupeKey: string;
  readonly recipients: readonly Recipient[];
  /** Do not deliver before this time; at once when left out. */
  readonly deliverAfter?: Date;
  /** Nor before another crawl of the portal has ended, which may take it back; left out where none can. */
  readonly awaitsRun?: boolean;
}

/** What extraction made of a capture. */
export interface NewExtraction {
  readonly extractorVersion: string;
  /** Digest of the content that counts for comparison. */
  readonly contentSha256: string;
  /** See `packExtraction`. */
  readonly packed: Uint8Array;
  readonly failingChecks: number;
  /** Derived again from an older capture. */
  readonly technical: boolean;
}

/** The state of a report that a decision was made on. */
export interface ExpectedReport {
  readonly reportId: ReportId;
  readonly currentVersionId: VersionId | null;
  /** As in `ReportContext`. */
  readonly toldNumber: number;
}

/** How a version that waited is explained when another takes its place. */
export interface Replacement {
  /** `withdrawn`: the report went back to what it was before. */
  readonly state: 'superseded' | 'withdrawn';
  readonly confirmed: Confirmation;
}

/** What one page says of one report. */
export interface ReportOutcome {
  readonly identity: ReportIdentity;
  readonly title: string | null;
  readonly claimedPublishedAt: IsoDate | null;
  /** Begin of the last complete pass without it; kept when the report is known. */
  readonly lastAbsentAt: Date | null;
  readonly seenAt: Date;
  /** Null: there was no such report. */
  readonly expected: ExpectedReport | null;
  /** A version that differs from the current one; null when there is none, or nothing that may be compared. */
  readonly version: {
    readonly contentSha256: string;
    readonly extractorVersion: string;
    readonly returnsTo: VersionId | null;
  } | null;
  /** When the version is looked at again, and from when on its changes are told without; left out, one look suffices. */
  readonly confirm?: { readonly nextAt: Date; readonly giveUpAt: Date } | null;
  /** What is said of versions that still wait when this one takes their place. */
  readonly replaces?: Replacement | null;
  readonly changes: readonly NewChange[];
}

/** A correction notice, before it is known which report it belongs to. */
export interface NewCorrection {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly year: number | null;
  /** Every report that it names, where it names more than one. */
  readonly several: readonly { readonly publisher: string; readonly year: number }[];
  /** How it begins. */
  readonly excerpt: string;
  readonly contentSha256: string;
  /** It was there when watching began. */
  readonly baseline: boolean;
}

/** Everything that was derived from one capture. */
export interface Outcome {
  readonly portalId: PortalId;
  readonly pageId: PageId;
  readonly captureId: CaptureId;
  readonly derivedAt: Date;
  readonly integrity: IntegrityState | null;
  readonly extraction: NewExtraction | null;
  /** How the visit left the page; null where it was derived without a visit. */
  readonly visit: PageVisit | null;
  readonly reports: readonly ReportOutcome[];
  /**
   * Why the page's places are no longer followed; null follows them again. Left out, integrity decides: `mirror` and
   * `hijacked` freeze, `clean` thaws, anything else leaves them as they are.
   */
  readonly frozen?: DecisionReason | null;
  /** The hijacking that the capture shows, of the page that it was read at; left out where it shows none. */
  readonly hijacking?: { readonly pageId: PageId; readonly number: number; readonly since: Date };
  /**
   * Whether the page shows another content of its report than the current version. False settles what was told of that
   * and waits, saying `settled`; left out, nothing is known of it.
   */
  readonly differs?: boolean;
  readonly settled?: Confirmation;
  /** What a correction notice says; left out or null for any other page. */
  readonly correction?: NewCorrection | null;
  /** Changes that belong to no report: `page.hijacked` … */
  readonly changes: readonly NewChange[];
}

/** All that one visit leaves behind. */
export interface VisitRecord {
  /** Null: not part of a run, and then `finished` does not count. */
  readonly runId: RunId | null;
  /** Of every exchange of the visit. */
  readonly captures: readonly Capture[];
  /** How the visit left pages; that of the outcome's own page stands in the outcome. */
  readonly visits: readonly PageVisit[];
  /** What was derived; null where there was nothing to derive. */
  readonly outcome: Outcome | null;
  /** The files that the page was read with; left out where it was not read. */
  readonly links?: PageLinks;
  readonly finished: FinishedVisit | null;
}

export interface RecordedChange {
  readonly id: ChangeId;
  readonly kind: ChangeKind;
  readonly dedupeKey: string;
  /** How many deliveries it made. */
  readonly deliveries: number;
}

export interface RecordedReport {
  readonly reportId: ReportId;
  /** The version that stands now. */
  readonly versionId: VersionId | null;
}

/** `conflict`: the report is not as it was expected, nothing of the outcome was written; look, compare and record again. */
export type Recorded =
  | {
      readonly kind: 'recorded';
      readonly reports: readonly RecordedReport[];
      /** Only those that are new. */
      readonly changes: readonly RecordedChange[];
    }
  | { readonly kind: 'conflict'; readonly identity: ReportIdentity };

/** Asks how a report stands. */
export interface ContextQuery {
  readonly portalId: PortalId;
  readonly identity: ReportIdentity;
  /** Content to look for among earlier versions. */
  readonly contentSha256: string;
  readonly extractorVersion: string;
}

/**
 * How a place stands: it holds the report; its page is missing, or hijacked and frozen; a pass that was believed found it
 * listed no more; or what was last read there is another document.
 */
export type Standing = 'stands' | 'missing' | 'frozen' | 'unlisted' | 'replaced';

export interface VersionState {
  readonly versionId: VersionId;
  readonly number: number;
  readonly pageId: PageId;
  /** How the page that the version was read from stands now. */
  readonly standing: Standing;
  readonly captureId: CaptureId;
  readonly contentSha256: string;
  readonly extractorVersion: string;
  readonly seenAt: Date;
}

export interface PlaceState extends Place {
  readonly state: PageState | null;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly frozenAt: Date | null;
  readonly unlistedAt: Date | null;
  /** Whether it was last read with another content than the report's current version. */
  readonly differs: boolean;
  /** Whether something else was read there since. */
  readonly replaced: boolean;
}

/** A report as it stands. */
export interface ReportContext {
  readonly reportId: ReportId;
  readonly title: string | null;
  readonly claimedPublishedAt: IsoDate | null;
  readonly firstSeenAt: Date;
  readonly lastAbsentAt: Date | null;
  readonly current: VersionState | null;
  /**
   * The latest version, not the current one, that the same extractor version read as the same content (A → B → A); one that
   * was told, or had not to be, before any other.
   */
  readonly sameContent: VersionState | null;
  /** Whether that one was told, or had not to be. */
  readonly sameTold: boolean;
  /** Number of the latest version that was told, or had not to be: 0 where every one waits or was withdrawn. */
  readonly toldNumber: number;
  /** Days of posting that were told to contradict what was observed. */
  readonly contradictedDays: readonly IsoDate[];
  readonly places: readonly PlaceState[];
}
