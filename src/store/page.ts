import { sql } from 'kysely';
import type { CaptureId, ColumnId, IsoDate, PageId, PageState, PortalId, Sha256 } from '../domain/index.ts';
import type { PageRole } from './schema.ts';

/** A page with what a visit needs to know of earlier ones. */
export interface Page {
  readonly id: PageId;
  readonly portalId: PortalId;
  readonly columnId: ColumnId;
  readonly role: PageRole;
  readonly url: string;
  readonly title: string | null;
  readonly listedAt: IsoDate | null;
  readonly firstSeenAt: Date;
  readonly lastVisitedAt: Date | null;
  readonly state: PageState | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly lastCaptureId: CaptureId | null;
  /** Of the last capture in state `ok`. */
  readonly bodySha256: Sha256 | null;
  /** Visits in a row that proved nothing. */
  readonly failures: number;
  /** Since when it shows another content of its report than the current version; null while it agrees. */
  readonly differsSince: Date | null;
}

/** A page’s fields for the query builder. */
export const pageColumns = [
  'page.id',
  'page.portal_id as portalId',
  'page.column_id as columnId',
  'page.role',
  'page.url',
  'page.title',
  'page.listed_at as listedAt',
  'page.first_seen_at as firstSeenAt',
  'page.last_visited_at as lastVisitedAt',
  'page.state',
  'page.etag',
  'page.last_modified as lastModified',
  'page.last_capture_id as lastCaptureId',
  'page.body_sha256 as bodySha256',
  'page.failures',
  'page.differs_since as differsSince',
] as const;

/** A page's fields in a statement of text. */
export const returnedPage =
  sql.raw(`page.id, page.portal_id AS "portalId", page.column_id AS "columnId", page.role, page.url,
  page.title, page.listed_at AS "listedAt", page.first_seen_at AS "firstSeenAt",
  page.last_visited_at AS "lastVisitedAt", page.state, page.etag, page.last_modified AS "lastModified",
  page.last_capture_id AS "lastCaptureId", page.body_sha256 AS "bodySha256", page.failures,
  page.differs_since AS "differsSince"`);
