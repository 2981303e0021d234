import { sql } from 'kysely';
import type { IntegrityState, PageId, PageState, PortalId, ReportId } from '../../domain/index.ts';
import type { Database } from '../database.ts';
import { isName } from '../id.ts';

/**
 * A page that is to be watched and is not read at present: its last answer was not it, its place is frozen, or what was read
 * of it is not genuine.
 */
export interface UnreadView {
  readonly portalId: PortalId;
  readonly pageId: PageId;
  readonly url: string;
  readonly title: string | null;
  readonly role: 'listing' | 'report' | 'attachment';
  /** State of its last visit. */
  readonly state: PageState;
  readonly stateReason: string | null;
  readonly lastVisitedAt: Date | null;
  /** Integrity of what stands there where no report was taken from it; null where one was, or nothing was read. */
  readonly integrity: IntegrityState | null;
  /** Since when its place is not followed, as it shows a hijacked copy; null while it is. */
  readonly frozenAt: Date | null;
  readonly frozenReason: string | null;
  /** Report that has a place there; null where none is known. */
  readonly reportId: ReportId | null;
}

/** Most that are listed. */
const mostListed = 500;

/** Pages of one portal, or of all that are watched, that are not read at present: frozen ones first, then by address. */
export async function readUnread(db: Database, portalId: string | null): Promise<readonly UnreadView[]> {
  if (portalId !== null && !isName(portalId)) return [];
  const found = await sql<UnreadView>`
    SELECT page.portal_id AS "portalId", page.id AS "pageId", page.url, page.title, page.role, page.state,
      page.state_reason AS "stateReason", page.last_visited_at AS "lastVisitedAt", place.frozen_at AS "frozenAt",
      place.frozen_reason AS "frozenReason", place.report_id AS "reportId", latest.integrity
    FROM page JOIN portal ON portal.id = page.portal_id AND portal.removed_at IS NULL
    LEFT JOIN LATERAL (SELECT report_id, frozen_at, frozen_reason FROM place WHERE place.page_id = page.id
      ORDER BY frozen_at NULLS LAST, report_id LIMIT 1) AS place ON true
    LEFT JOIN LATERAL (SELECT capture.integrity FROM capture
      WHERE capture.page_id = page.id AND capture.integrity IS NOT NULL
      ORDER BY capture.captured_at DESC, capture.id DESC LIMIT 1) AS latest
      ON place.report_id IS NULL AND page.role = 'report'
    WHERE (page.state NOT IN ('ok', 'not-modified') OR place.frozen_at IS NOT NULL OR latest.integrity <> 'clean')
      AND (${portalId}::text IS NULL OR page.portal_id = ${portalId})
    ORDER BY place.frozen_at IS NULL, page.portal_id, page.url LIMIT ${mostListed}`.execute(db);
  return found.rows;
}
