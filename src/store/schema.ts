import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type {
  Audience,
  CapturedBy,
  CaptureId,
  ChangeDetail,
  ChangeId,
  ChangeKind,
  Channel,
  ColumnId,
  DeliveryId,
  DeliveryState,
  IntegrityState,
  IsoDate,
  PageId,
  PageState,
  PortalId,
  ReportId,
  ReportKind,
  RunId,
  Sha256,
  Significance,
  SubscriberId,
  VersionId,
} from '../domain/index.ts';

/** A moment: read as a Date, written as a Date. */
type Moment = Date;
/** A column that the database fills when it is left out. */
type Defaulted<T> = ColumnType<T, T | undefined, T>;
/** A column that may be left out and is null then. */
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;
/** Why something is as it is, or null: written as JSON, read by `reasons`. */
type OptionalReason = ColumnType<unknown, string | null | undefined, string | null>;

export type RunTrigger = 'cron' | 'catch-up' | 'manual';
export type RunState = 'queued' | 'crawling' | 'visiting' | 'done' | 'failed';
/** `resource`: what a listing is read with, or was asked for in case; nothing that is watched. */
export type PageRole = 'listing' | 'report' | 'attachment' | 'resource';
export type VisitState = 'pending' | 'done' | 'failed';

/** `new` before the first run, `ok`, or the trouble that operators were told of. */
export type PortalState = 'new' | 'ok' | PageState | 'layout-changed';

export interface PortalTable {
  readonly id: PortalId;
  name: string;
  config: ColumnType<unknown, string, string>;
  state: Defaulted<PortalState>;
  state_reason: OptionalReason;
  state_since: Defaulted<Moment>;
  removed_at: Optional<Moment>;
}

export interface PortalColumnTable {
  readonly portal_id: PortalId;
  readonly id: ColumnId;
  name: string;
  url: string;
  publisher: string | null;
  added_at: Defaulted<Moment>;
  removed_at: Optional<Moment>;
  baseline_ended_at: Optional<Moment>;
  last_complete_at: Optional<Moment>;
}

export interface RunTable {
  readonly id: RunId;
  readonly portal_id: PortalId;
  readonly trigger: RunTrigger;
  state: Defaulted<RunState>;
  queued_at: Defaulted<Moment>;
  started_at: Optional<Moment>;
  finished_at: Optional<Moment>;
  waits_until: Optional<Moment>;
  complete: Defaulted<boolean>;
  listing_pages: Defaulted<number>;
  links_seen: Defaulted<number>;
  links_new: Defaulted<number>;
  error: Optional<string>;
}

export interface TickTable {
  readonly portal_id: PortalId;
  readonly scheduled_for: Moment;
  readonly run_id: RunId;
  claimed_at: Defaulted<Moment>;
}

export interface PageTable {
  readonly id: PageId;
  readonly portal_id: PortalId;
  column_id: ColumnId;
  role: PageRole;
  readonly url: string;
  title: Optional<string>;
  listed_at: Optional<IsoDate>;
  first_seen_at: Defaulted<Moment>;
  last_listed_at: Optional<Moment>;
  listed_in: Defaulted<readonly ColumnId[]>;
  last_visited_at: Optional<Moment>;
  state: Optional<PageState>;
  state_reason: OptionalReason;
  etag: Optional<string>;
  last_modified: Optional<string>;
  last_capture_id: Optional<CaptureId>;
  body_sha256: Optional<Sha256>;
  failures: Defaulted<number>;
  differs_since: Optional<Moment>;
  report_year: Optional<number>;
}

export interface PageAttachmentTable {
  readonly page_id: PageId;
  readonly attachment_id: PageId;
  read_sha256: Optional<Sha256>;
  is_body: Defaulted<boolean>;
  linked: Defaulted<boolean>;
}

export interface VisitTable {
  readonly run_id: RunId;
  readonly page_id: PageId;
  batch: number;
  state: Defaulted<VisitState>;
  outcome: Optional<string>;
  finished_at: Optional<Moment>;
}

export interface HostGateTable {
  readonly host: string;
  holder: Optional<string>;
  lease_until: Optional<Moment>;
  left_at: Optional<Moment>;
  paused_until: Optional<Moment>;
}

export interface CaptureTable {
  readonly id: CaptureId;
  readonly page_id: PageId;
  readonly run_id: RunId | null;
  readonly url: string;
  readonly captured_at: Moment;
  readonly by: CapturedBy;
  readonly status: number;
  readonly state: PageState;
  readonly state_reason: ColumnType<unknown, string, never>;
  readonly media_type: string | null;
  readonly charset: string | null;
  readonly body_sha256: Sha256;
  readonly body_bytes: number;
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly authenticated: boolean;
  derived_at: Optional<Moment>;
  integrity: Optional<IntegrityState>;
  restricted_at: Optional<Moment>;
  restricted_reason: Optional<string>;
}

export interface ExtractionTable {
  readonly capture_id: CaptureId;
  readonly extractor_version: string;
  readonly content_sha256: string;
  /** See `unpackExtraction`. */
  readonly data: Buffer;
  readonly failing_checks: Defaulted<number>;
  readonly technical: Defaulted<boolean>;
  created_at: Generated<Moment>;
}

export interface ReportTable {
  readonly id: ReportId;
  readonly portal_id: PortalId;
  readonly publisher: string;
  readonly year: number;
  readonly kind: ReportKind;
  title: string | null;
  claimed_published_at: IsoDate | null;
  readonly first_seen_at: Moment;
  last_absent_at: Optional<Moment>;
  current_version_id: Optional<VersionId>;
}

export interface PlaceTable {
  readonly report_id: ReportId;
  readonly page_id: PageId;
  readonly first_seen_at: Moment;
  last_seen_at: Moment;
  frozen_at: Optional<Moment>;
  frozen_reason: OptionalReason;
}

export interface VersionTable {
  readonly id: VersionId;
  readonly report_id: ReportId;
  readonly number: number;
  readonly page_id: PageId;
  readonly capture_id: CaptureId;
  readonly content_sha256: string;
  readonly extractor_version: string;
  readonly seen_at: Moment;
  readonly returns_to: VersionId | null;
}

export interface ChangeTable {
  readonly id: ChangeId;
  readonly kind: ChangeKind;
  readonly audience: Audience;
  readonly portal_id: PortalId | null;
  readonly column_id: ColumnId | null;
  readonly page_id: PageId | null;
  readonly report_id: ReportId | null;
  readonly version_id: VersionId | null;
  readonly previous_version_id: VersionId | null;
  readonly significance: Significance;
  readonly detail: JSONColumnType<ChangeDetail>;
  readonly baseline: boolean;
  readonly detected_at: Moment;
  readonly dedupe_key: string;
  awaits_runs: Defaulted<number>;
  tell_at: Optional<Moment>;
}

export interface DeliveryTable {
  readonly id: DeliveryId;
  readonly change_id: ChangeId;
  readonly subscriber_id: SubscriberId;
  readonly channel: Channel;
  state: Defaulted<DeliveryState>;
  attempts: Defaulted<number>;
  created_at: Defaulted<Moment>;
  next_attempt_at: Defaulted<Moment>;
  awaits_runs: Defaulted<number>;
  lease_until: Optional<Moment>;
  last_error: Optional<string>;
  sent_at: Optional<Moment>;
}

export interface ConfirmationTable {
  readonly version_id: VersionId;
  state: Defaulted<'waiting' | 'agreed' | 'superseded' | 'withdrawn' | 'seen-once'>;
  next_at: Moment;
  readonly give_up_at: Moment;
  attempts: Defaulted<number>;
  last_reason: OptionalReason;
  called_at: Optional<Moment>;
  second_capture_id: Optional<CaptureId>;
  decided_at: Optional<Moment>;
}

export interface TokenTable {
  readonly id: string;
  readonly name: string;
  readonly token_sha256: string;
  created_at: Generated<Moment>;
  last_used_at: Optional<Moment>;
  revoked_at: Optional<Moment>;
}

/** The tables of `migrations/`. */
export interface Schema {
  portal: PortalTable;
  portal_column: PortalColumnTable;
  run: RunTable;
  tick: TickTable;
  page: PageTable;
  page_attachment: PageAttachmentTable;
  visit: VisitTable;
  host_gate: HostGateTable;
  capture: CaptureTable;
  extraction: ExtractionTable;
  report: ReportTable;
  place: PlaceTable;
  version: VersionTable;
  change: ChangeTable;
  delivery: DeliveryTable;
  confirmation: ConfirmationTable;
  token: TokenTable;
}
