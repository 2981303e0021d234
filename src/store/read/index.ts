import type { CaptureId, Extraction } from '../../domain/index.ts';
import type { Database } from '../database.ts';
import { isName } from '../id.ts';
import { listCaptures, listUnlinkedFiles, readCapture, readCaptureNear, readExtraction } from './captures.ts';
import { listChanges, readChange } from './changes.ts';
import { listDeliveries } from './deliveries.ts';
import { readOfflineSince } from '../line.ts';
import { readPortals } from './portals.ts';
import { listReports, listVersions, readPublisherYears, readReport, readYears } from './reports.ts';
import { readPublications, type PublicationsView } from './publications.ts';
import { readStatus } from './status.ts';
import { countUnread, listUnread, type UnreadCount, type UnreadView } from './unread.ts';
import type {
  CaptureFilter,
  CaptureView,
  ChangeFilter,
  ChangeView,
  DeliveryFilter,
  DeliveryView,
  PortalView,
  PublisherYear,
  ReportFilter,
  ReportRow,
  ReportView,
  Slice,
  Sliced,
  StatusView,
  VersionView,
} from './views.ts';
import { readWaiting, type WaitingView } from './waiting.ts';

/**
 * What the pages, the API and `status` read. Ids are taken as they came from outside: one that cannot be an id answers
 * null or an empty list, never an error.
 */
export interface Reads {
  portals(): Promise<readonly PortalView[]>;
  portal(id: string): Promise<PortalView | null>;
  reports(filter: ReportFilter, slice: Slice): Promise<Sliced<ReportRow>>;
  /** Report years that exist, newest first. */
  years(): Promise<readonly number[]>;
  /** With `versionNumber`, that version's content; null when there is no such version. */
  report(id: string, versionNumber?: number): Promise<ReportView | null>;
  /** Every year of a report's publisher in its portal, oldest first; that report's own among them. */
  publisherYears(reportId: string): Promise<readonly PublisherYear[]>;
  versions(reportId: string, slice: Slice): Promise<Sliced<VersionView>>;
  changes(filter: ChangeFilter, slice: Slice): Promise<Sliced<ChangeView>>;
  change(id: string): Promise<ChangeView | null>;
  captures(filter: CaptureFilter, slice: Slice): Promise<Sliced<CaptureView>>;
  /** Of files that held a report and that no page links to any more; the oldest first. */
  unlinkedFiles(reportId: string, most: number): Promise<readonly CaptureView[]>;
  capture(id: string): Promise<CaptureView | null>;
  /** The capture with a body, of one of a portal's addresses, made nearest to a moment: its id; null where there is none. */
  captureNear(portalId: string, urls: readonly string[], at: Date): Promise<CaptureId | null>;
  /** What the newest derivation made of a capture; null where nothing was derived. */
  extraction(captureId: string): Promise<Extraction | null>;
  deliveries(filter: DeliveryFilter, slice: Slice): Promise<Sliced<DeliveryView>>;
  /** Since when our own line is down; null while it is not. */
  offlineSince(): Promise<Date | null>;
  /** Versions that nobody is told of yet, the longest waiting first. */
  waiting(): Promise<readonly WaitingView[]>;
  /** Who published which year in a portal, and whose absence was proven. */
  publications(portalId: string): Promise<PublicationsView>;
  /** Pages of a portal, of all without one, that are not read at present. */
  unread(portalId: string | null, slice: Slice): Promise<Sliced<UnreadView>>;
  /** How many pages are not read at present, of each portal that has any. */
  unreadCounts(): Promise<readonly UnreadCount[]>;
  status(): Promise<StatusView>;
}

export function createReads(db: Database): Reads {
  return {
    portals: async () => readPortals(db, null),
    portal: async (id) => (isName(id) ? ((await readPortals(db, id))[0] ?? null) : null),
    reports: async (filter, slice) => listReports(db, filter, slice),
    years: async () => readYears(db),
    report: async (id, versionNumber) => readReport(db, id, versionNumber ?? null),
    publisherYears: async (reportId) => readPublisherYears(db, reportId),
    versions: async (reportId, slice) => listVersions(db, reportId, slice),
    changes: async (filter, slice) => listChanges(db, filter, slice),
    change: async (id) => readChange(db, id),
    captures: async (filter, slice) => listCaptures(db, filter, slice),
    unlinkedFiles: async (reportId, most) => listUnlinkedFiles(db, reportId, most),
    capture: async (id) => readCapture(db, id),
    captureNear: async (portalId, urls, at) => readCaptureNear(db, portalId, urls, at),
    extraction: async (captureId) => readExtraction(db, captureId),
    deliveries: async (filter, slice) => listDeliveries(db, filter, slice),
    offlineSince: async () => readOfflineSince(db),
    waiting: async () => readWaiting(db),
    publications: async (portalId) => readPublications(db, portalId),
    unread: async (portalId, slice) => listUnread(db, portalId, slice),
    unreadCounts: async () => countUnread(db),
    status: async () => readStatus(db),
  };
}
