import { sql } from 'kysely';
import type {
  FrozenReason,
  IntegrityState,
  PageId,
  PageReason,
  PageState,
  PortalId,
  ReportId,
} from '../../domain/index.ts';
import type { Database } from '../database.ts';
import { isName } from '../id.ts';
import { decodeCursor, limitOf, nothing, sliced } from './cursor.ts';
import type { Slice, Sliced } from './views.ts';
import { readFrozenReason, readStateReason } from '../reasons/index.ts';

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
  readonly stateReason: PageReason | null;
  readonly lastVisitedAt: Date | null;
  /** Integrity of what stands there where no report was taken from it; null where one was, or nothing was read. */
  readonly integrity: IntegrityState | null;
  /** Since when its place is not followed, as it shows a hijacked copy; null while it is. */
  readonly frozenAt: Date | null;
  readonly frozenReason: FrozenReason | null;
  /** Report that has a place there; null where none is known. */
  readonly reportId: ReportId | null;
}

/** How many pages of a portal are not read at present. */
export interface UnreadCount {
  readonly portalId: PortalId;
  readonly pages: number;
}

/** Ids of the pages that are not read at present, and whether they are so as their place is frozen; each from where it is cheap to find. */
const unreadPages = sql`
  SELECT id, bool_or(frozen) AS frozen FROM (
    SELECT page.id, false AS frozen FROM page WHERE page.state NOT IN ('ok', 'not-modified') AND page.role <> 'resource'
    UNION ALL SELECT place.page_id, true FROM place WHERE place.frozen_at IS NOT NULL
    UNION ALL SELECT doubtful.page_id, false
      FROM (SELECT DISTINCT capture.page_id FROM capture WHERE capture.integrity <> 'clean') AS doubtful
      JOIN page ON page.id = doubtful.page_id AND page.role = 'report'
      WHERE NOT EXISTS (SELECT FROM place WHERE place.page_id = doubtful.page_id)
        AND (SELECT capture.integrity FROM capture WHERE capture.page_id = doubtful.page_id AND capture.integrity IS NOT NULL
          ORDER BY capture.captured_at DESC, capture.id DESC LIMIT 1) <> 'clean'
  ) AS found GROUP BY id`;

/** How many pages are not read at present, of each watched portal that has any. */
export async function countUnread(db: Database): Promise<readonly UnreadCount[]> {
  const found = await sql<UnreadCount>`
    SELECT page.portal_id AS "portalId", count(*)::integer AS pages FROM (${unreadPages}) AS unread
    JOIN page ON page.id = unread.id JOIN portal ON portal.id = page.portal_id AND portal.removed_at IS NULL
    GROUP BY page.portal_id ORDER BY page.portal_id`.execute(db);
  return found.rows;
}

/** Pages of one portal, or of all that are watched, that are not read at present: frozen ones first, then by address. */
export async function listUnread(db: Database, portalId: string | null, slice: Slice): Promise<Sliced<UnreadView>> {
  if (portalId !== null && !isName(portalId)) return nothing;
  const limit = limitOf(slice);
  const after = decodeCursor(slice.cursor, ['number', 'string', 'string']);
  const found = await sql<UnreadView>`
    SELECT page.portal_id AS "portalId", page.id AS "pageId", page.url, page.title, page.role, page.state,
      page.state_reason AS "stateReason", page.last_visited_at AS "lastVisitedAt", place.frozen_at AS "frozenAt",
      place.frozen_reason AS "frozenReason", place.report_id AS "reportId", latest.integrity
    FROM (SELECT page.*, CASE WHEN unread.frozen THEN 0 ELSE 1 END AS rank FROM (${unreadPages}) AS unread
      JOIN page ON page.id = unread.id JOIN portal ON portal.id = page.portal_id AND portal.removed_at IS NULL
      WHERE (${portalId}::text IS NULL OR page.portal_id = ${portalId})
        AND ${after === null ? sql`true` : sql`(CASE WHEN unread.frozen THEN 0 ELSE 1 END, page.portal_id, page.url) > (${after[0]}, ${after[1]}, ${after[2]})`}
      ORDER BY rank, page.portal_id, page.url LIMIT ${limit + 1}) AS page
    LEFT JOIN LATERAL (SELECT report_id, frozen_at, frozen_reason FROM place WHERE place.page_id = page.id
      ORDER BY frozen_at NULLS LAST, report_id LIMIT 1) AS place ON true
    LEFT JOIN LATERAL (SELECT capture.integrity FROM capture
      WHERE capture.page_id = page.id AND capture.integrity IS NOT NULL
      ORDER BY capture.captured_at DESC, capture.id DESC LIMIT 1) AS latest
      ON place.report_id IS NULL AND page.role = 'report'
    ORDER BY page.rank, page.portal_id, page.url`.execute(db);
  const rows = found.rows.map((row) => ({
    ...row,
    stateReason: readStateReason(row.stateReason),
    frozenReason: readFrozenReason(row.frozenReason),
  }));
  return sliced(rows, limit, ({ frozenAt, portalId: portal, url }) => [frozenAt === null ? 1 : 0, portal, url]);
}
