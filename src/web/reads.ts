import type { ArchivedResponse } from '../archive/index.ts';
import type { ArchiveLocation, RawHeaders } from '../domain/index.ts';
import type { Reads as StoreReads } from '../store/index.ts';

export type {
  CaptureFilter,
  CaptureView,
  ChangeFilter,
  ChangeView,
  ColumnView,
  DeliveryFilter,
  DeliveryView,
  OverdueView,
  PlaceView,
  PortalView,
  PublicationsView,
  PublicationView,
  PublisherYear,
  ReportFilter,
  ReportRow,
  ReportView,
  RunView,
  Slice,
  Sliced,
  UnreadCount,
  UnreadView,
  VersionView,
  WaitingView,
} from '../store/index.ts';

/** What the pages and the API read. Ids are taken as they came from outside: what cannot be one answers null or nothing. */
export type Reads = Omit<StoreReads, 'status'>;

/** A capture read back from the archive, with the request that it answers, where the archive hands that out. */
export interface ArchivedAnswer extends ArchivedResponse {
  readonly request?: { readonly method: string; readonly headers: RawHeaders } | null;
}

/** Reads archived captures back. Rejects where the record is gone or damaged. */
export interface ArchiveReads {
  read(location: ArchiveLocation): Promise<ArchivedAnswer>;
}

/** A mail that stayed on this machine: the demo's inbox. */
export interface InboxMail {
  readonly id: string;
  readonly receivedAt: Date;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
}

export interface InboxReads {
  /** Newest first. */
  mails(): Promise<readonly InboxMail[]>;
}
