import type {
  Audience,
  Capture,
  CaptureId,
  Change,
  ChangeKind,
  ColumnId,
  Delivery,
  DeliveryState,
  Extraction,
  FrozenReason,
  IntegrityState,
  IsoDate,
  PaceReason,
  PageReason,
  PageState,
  Place,
  PortalId,
  PortalReason,
  ReportId,
  ReportKind,
  VersionId,
} from '../../domain/index.ts';
import type { Run } from '../runs.ts';

/** Which part of a long list is wanted. */
export interface Slice {
  /** 1 to 200. */
  readonly limit: number;
  /** `next` of the part before; null for the first. Opaque to the caller; an unreadable one counts as null. */
  readonly cursor: string | null;
}

/** Part of a list, newest first unless said. */
export interface Sliced<T> {
  readonly items: readonly T[];
  /** Cursor of the next part; null at the end. */
  readonly next: string | null;
}

export interface ColumnView {
  readonly id: ColumnId;
  readonly name: string;
  readonly url: string;
  readonly publisher: string | null;
  /** State of the column's listing page when it was last fetched; null before that. */
  readonly state: PageState | null;
  readonly stateReason: PageReason | null;
  readonly lastVisitedAt: Date | null;
  /** Reports with a place in this column. */
  readonly reports: number;
}

/** A run of the portal that it is shown with. */
export type RunView = Omit<Run, 'portalId'>;

export interface PortalView {
  readonly id: PortalId;
  readonly name: string;
  readonly region: readonly string[];
  /** Cron line and IANA time zone. */
  readonly schedule: string;
  readonly timeZone: string;
  /** `new`, `ok`, or the page state that troubles it: `blocked`, `unreachable` … */
  readonly state: string;
  readonly stateReason: PortalReason | null;
  readonly stateSince: Date;
  readonly lastRun: RunView | null;
  /** Null where the store cannot know it; the page then works it out from `schedule`, or shows none. */
  readonly nextRunAt: Date | null;
  /** Why the next crawl is then; null where the store cannot know it. */
  readonly nextRunReason: PaceReason | null;
  readonly columns: readonly ColumnView[];
  readonly reports: number;
}

export interface ReportFilter {
  readonly portalId?: string;
  readonly columnId?: string;
  readonly year?: number;
  /** Part of the publisher's name or of the title. */
  readonly text?: string;
}

/** One year of a publisher, with what the current version of its report says; null where nothing could be read. */
export interface PublisherYear {
  readonly id: ReportId;
  readonly publisher: string;
  readonly year: number;
  readonly extraction: Extraction | null;
  readonly extractionCaptureId: CaptureId | null;
}

/** A report in a list: newest year first, then publisher. */
export interface ReportRow {
  readonly id: ReportId;
  readonly portalId: PortalId;
  readonly portalName: string;
  /** IANA zone of the portal's clocks. */
  readonly timeZone: string;
  readonly publisher: string;
  readonly year: number;
  readonly kind: ReportKind;
  readonly title: string | null;
  readonly claimedPublishedAt: IsoDate | null;
  readonly firstSeenAt: Date;
  readonly lastAbsentAt: Date | null;
  /** Number of versions; 0 where nothing could be read. */
  readonly versions: number;
  /** When the current version was first seen. */
  readonly changedAt: Date | null;
  /** Integrity of the latest derived capture at its places. */
  readonly integrity: IntegrityState | null;
  /** Failing checks of the current version. */
  readonly failingChecks: number;
}

export interface PlaceView extends Place {
  readonly title: string | null;
  readonly listedAt: IsoDate | null;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly frozenAt: Date | null;
  readonly frozenReason: FrozenReason | null;
  /** Since when it shows another content than the current version; null while it agrees. */
  readonly differsSince: Date | null;
  readonly state: PageState | null;
  readonly stateReason: PageReason | null;
  readonly lastVisitedAt: Date | null;
  readonly lastCaptureId: CaptureId | null;
  readonly integrity: IntegrityState | null;
}

/** Newest first. */
export interface VersionView {
  readonly id: VersionId;
  readonly reportId: ReportId;
  readonly number: number;
  readonly seenAt: Date;
  readonly captureId: CaptureId;
  readonly contentSha256: string;
  readonly extractorVersion: string;
  readonly returnsTo: VersionId | null;
  /** Number of the version it returns to. */
  readonly returnsToNumber: number | null;
}

/** One report with the content of one version. */
export interface ReportView extends ReportRow {
  readonly places: readonly PlaceView[];
  /** The version shown: the current one, or the one asked for; null where there is none. */
  readonly version: VersionView | null;
  /** What that version's capture says; else what the latest capture said, so that a doubtful copy can be shown with its doubts. */
  readonly extraction: Extraction | null;
  /** Capture that `extraction` was made of. */
  readonly extractionCaptureId: CaptureId | null;
}

export interface ChangeFilter {
  readonly portalId?: string;
  readonly reportId?: string;
  /** Of this publisher's reports; also what is told of one that was not found. */
  readonly publisher?: string;
  readonly kind?: ChangeKind;
  readonly audience?: Audience;
  /** Leave out what was already there when watching began. */
  readonly withoutBaseline?: boolean;
  /** Leave out what at this time waits for a second look or a further crawl, and what those took back. */
  readonly believedAt?: Date;
}

/** A change with the names that belong to it. */
export interface ChangeView extends Change {
  readonly audience: Audience;
  readonly baseline: boolean;
  /** Empty for what concerns no single portal. */
  readonly portalName: string;
  /** IANA zone of the portal's clocks; null for what concerns no single portal. */
  readonly timeZone: string | null;
  readonly columnName: string | null;
  readonly report: {
    readonly id: ReportId;
    readonly publisher: string;
    readonly year: number;
    readonly kind: ReportKind;
    readonly title: string | null;
  } | null;
  /** What proves it: the capture of `versionId`, else what `pageId` showed when it was found. */
  readonly captureId: CaptureId | null;
  /** Capture of `previousVersionId`. */
  readonly previousCaptureId: CaptureId | null;
  readonly versionNumber: number | null;
  readonly previousVersionNumber: number | null;
}

export interface CaptureFilter {
  readonly portalId?: string;
  readonly pageId?: string;
  readonly reportId?: string;
}

export interface CaptureView extends Capture {
  readonly portalId: PortalId;
  readonly portalName: string;
  /** IANA zone of the portal's clocks. */
  readonly timeZone: string;
  readonly integrity: IntegrityState | null;
  /** Reports that have a place at this page. */
  readonly reportIds: readonly ReportId[];
  /** Set where an operator stopped it from being served: its body is shown nowhere. */
  readonly restricted: { readonly reason: string; readonly at: Date } | null;
}

export interface DeliveryFilter {
  readonly state?: DeliveryState;
  readonly changeId?: string;
}

export interface DeliveryView extends Delivery {
  /** What it tells of, but for what a comparison found. */
  readonly change: Pick<Change, 'kind' | 'detail'> & { readonly report: ChangeView['report'] };
  /** IANA zone of the clocks of the change's portal; null for what concerns no single portal. */
  readonly timeZone: string | null;
  readonly createdAt: Date | null;
  readonly nextAttemptAt: Date | null;
  readonly sentAt: Date | null;
}

/** Figures that `status` shows beside the portals. */
export interface StatusView {
  readonly reports: number;
  readonly versions: number;
  readonly changes: number;
  readonly captures: number;
  /** Bytes of response records, compressed. */
  readonly archivedBytes: number;
  /** By the last thirty days up to the newest capture, or as many as there are. */
  readonly archivedBytesPerDay: number;
  /** Captures of which nothing was derived yet. */
  readonly underived: number;
  readonly openRuns: number;
  readonly pendingVisits: number;
  readonly deliveries: Readonly<Record<DeliveryState, number>>;
}
