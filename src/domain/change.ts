import type { ChangeId, ColumnId, DeliveryId, PageId, PortalId, ReportId, SubscriberId, VersionId } from './ids.ts';
import type { Diff, Significance } from './diff.ts';
import type { ChangeReason, Confirmation } from './reasons/index.ts';

export const changeKinds = [
  'report.published',
  'report.revised',
  'report.moved',
  'report.unlisted',
  'report.removed',
  'report.restored',
  'report.overdue',
  'report.date-contradicted',
  'report.conflict',
  'page.hijacked',
  'portal.blocked',
  'portal.unreachable',
  'portal.layout-changed',
  'portal.recovered',
  'monitor.offline',
  'monitor.recovered',
  'archive.damaged',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Readers are told of reports; operators are told of what keeps us from reading them. */
export type Audience = 'readers' | 'operators';

/** Who is told of a kind of change. */
export function audienceOf(kind: ChangeKind): Audience {
  switch (kind) {
    case 'report.published':
    case 'report.revised':
    case 'report.moved':
    case 'report.unlisted':
    case 'report.removed':
    case 'report.restored':
    case 'report.overdue':
    case 'report.date-contradicted':
      return 'readers';
    case 'report.conflict':
    case 'page.hijacked':
    case 'portal.blocked':
    case 'portal.unreachable':
    case 'portal.layout-changed':
    case 'portal.recovered':
    case 'monitor.offline':
    case 'monitor.recovered':
    case 'archive.damaged':
      return 'operators';
    default:
      return kind satisfies never;
  }
}

/** How many of the form's identities a revision broke, mended, and left failing. */
export interface ChecksBetween {
  readonly appeared: number;
  readonly vanished: number;
  readonly remaining: number;
}

/** What a change says beyond its kind; `diff` stands where two versions were compared. */
export interface ChangeDetail {
  /** A sentence as it was recorded before `telling` made them; it is shown as it was written. */
  readonly summary?: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly diff?: Diff;
  /** Of a revision: how the sums of its tables tie up since; left out where all do and did. */
  readonly checks?: ChecksBetween;
  /** Version whose content came back (A → B → A). */
  readonly returnsTo?: VersionId;
  /** The notice (更正) that corrects the report, where that is what changed. */
  readonly correction?: { readonly title: string | null; readonly url: string };
  /** Why it was raised. */
  readonly reason?: ChangeReason;
  /** Why nobody is told: it was there when watching began, or is of a year older than the last known. */
  readonly untold?: 'baseline' | 'backfill';
  /** How often it was seen, and when; left out where one look suffices. */
  readonly confirmed?: Confirmation;
}

/** A typed event, recorded in one transaction with its version and its deliveries. */
export interface Change {
  readonly id: ChangeId;
  readonly kind: ChangeKind;
  /** Null for what belongs to no portal: `monitor.offline`, `monitor.recovered`, `archive.damaged`. */
  readonly portalId: PortalId | null;
  readonly columnId: ColumnId | null;
  readonly pageId: PageId | null;
  readonly reportId: ReportId | null;
  readonly versionId: VersionId | null;
  readonly previousVersionId: VersionId | null;
  readonly significance: Significance;
  readonly detectedAt: Date;
  readonly detail: ChangeDetail;
}

export const channels = ['email', 'webhook'] as const;
export type Channel = (typeof channels)[number];

/** `withdrawn`: never sent, since a second look did not find what was to be told. */
export const deliveryStates = ['pending', 'sent', 'failed', 'withdrawn'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One change on its way to one subscriber. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly changeId: ChangeId;
  /** Never an address: the subscriber's name in the configuration. */
  readonly subscriberId: SubscriberId;
  readonly channel: Channel;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly lastError: string | null;
}

/** How a delivery stands after an attempt. */
export type Settlement =
  | { readonly state: 'sent'; readonly lastError: string | null }
  | { readonly state: 'pending'; readonly nextAttemptAt: Date; readonly lastError: string }
  | { readonly state: 'failed'; readonly lastError: string };
