import { sql } from 'kysely';
import type { PageId, PortalId, ReportIdentity, RunId } from '../domain/index.ts';
import type { Database } from './database.ts';
import { pageColumns, returnedPage, type Page } from './page.ts';
import { replaced, standing } from './standing-of-place.ts';

/** Pages whose report's current version was read from another page. */
export function otherPlacesOf(db: Database) {
  return {
    /** The report that a page showed when it was last read and found clean; null where it showed none. */
    async shownReport(pageId: PageId): Promise<ReportIdentity | null> {
      const found = await sql<ReportIdentity>`
        SELECT report.publisher, report.year, report.kind FROM place
        JOIN report ON report.id = place.report_id JOIN page ON page.id = place.page_id
        WHERE place.page_id = ${pageId} AND NOT ${replaced} ORDER BY place.last_seen_at DESC LIMIT 1`.execute(db);
      return found.rows[0] ?? null;
    },

    /** Pages of a portal that show another content of their report than its current version. */
    async differing(portalId: PortalId): Promise<readonly Page[]> {
      return db
        .selectFrom('page')
        .select(pageColumns)
        .where('portal_id', '=', portalId)
        .where('differs_since', 'is not', null)
        .orderBy('url')
        .execute();
    },

    /**
     * Pages that a pass read, and had read before, of a report whose current version's page stands no more: what was edited there
     * may have been read while that page was still thought to stand.
     */
    async readBeforeFall(portalId: PortalId, passBegunAt: Date): Promise<readonly Page[]> {
      const found = await sql<Page>`
        SELECT ${returnedPage} FROM page
        WHERE page.portal_id = ${portalId} AND page.last_visited_at >= ${passBegunAt}
          AND EXISTS (SELECT FROM capture WHERE capture.page_id = page.id AND capture.integrity = 'clean'
            AND capture.captured_at >= ${passBegunAt})
          AND EXISTS (SELECT FROM capture WHERE capture.page_id = page.id AND capture.integrity = 'clean'
            AND capture.captured_at < ${passBegunAt})
          AND EXISTS (SELECT FROM place AS own JOIN report ON report.id = own.report_id
            JOIN version ON version.id = report.current_version_id AND version.page_id <> page.id
            WHERE own.page_id = page.id AND ${spokenFor} <> 'stands')
        ORDER BY page.url`.execute(db);
      return found.rows;
    },

    /**
     * Pages that speak for reports which another page of the pass contradicts, and that the run has not planned to visit: those
     * may have changed with it.
     */
    async speakersUnread(portalId: PortalId, runId: RunId, passBegunAt: Date): Promise<readonly PageId[]> {
      const found = await sql<{ id: PageId }>`
        SELECT DISTINCT speaker.id FROM page AS odd JOIN place ON place.page_id = odd.id
        JOIN report ON report.id = place.report_id JOIN version ON version.id = report.current_version_id
        JOIN page AS speaker ON speaker.id = version.page_id AND speaker.id <> odd.id AND speaker.role = 'report'
        WHERE odd.portal_id = ${portalId} AND odd.differs_since >= ${passBegunAt}
          AND NOT EXISTS (SELECT FROM visit WHERE visit.run_id = ${runId} AND visit.page_id = speaker.id)
        ORDER BY speaker.id`.execute(db);
      return found.rows.map(({ id }) => id);
    },
  };
}

/** How the page of a row of `version` stands. */
const spokenFor = sql`coalesce((SELECT ${standing} FROM page JOIN place ON place.page_id = page.id
  WHERE page.id = version.page_id AND place.report_id = version.report_id), 'stands')`;
