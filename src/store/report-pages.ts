import { sql, type RawBuilder } from 'kysely';
import type { PortalId } from '../domain/index.ts';
import type { Database } from './database.ts';
import { returnedPage, type Page } from './page.ts';
import { patience } from './patience.ts';

/** A page of role `report` with the newest year among the reports that have a place there; null where none has. */
export interface ReportPage extends Page {
  readonly reportYear: number | null;
  /**
   * What became of it is open: the last visits proved nothing (or found it gone) and were not yet many; it is hijacked; it or
   * another place of its report differs from the report's current version; another place is missing; a correction notice of its
   * report was found, or a second look did not find what the first had, in the week before its last visit, or since; or the
   * latest pass over its column read it whole without naming this page, for the first time.
   */
  readonly unsettled: boolean;
}

/** By the year of their report, pages are due that were visited at or before a moment. */
export interface DueBefore {
  /** Pages of this report year or a later one; null while no report year is known. */
  readonly newestYear: number | null;
  readonly newest: Date;
  /** Pages of this year up to the newest, and pages without a report; null as above. */
  readonly recentSince: number | null;
  readonly recent: Date;
  /** Pages of the years before. */
  readonly older: Date;
}

const unsettled = sql<boolean>`(
  page.failures BETWEEN 1 AND ${patience} OR page.differs_since IS NOT NULL OR shaken.page_id IS NOT NULL
  OR page.last_visited_at < corrected.at + interval '7 days'
  OR page.last_visited_at < wavering.at + interval '7 days'
  OR (page.last_listed_at < latest.began_at
    AND (SELECT bool_or(place.unlisted_at IS NULL) FROM place WHERE place.page_id = page.id)))`;

/** Pages of a portal's columns that were listed as reports and fulfil a condition, newest first; in one statement. */
async function read(db: Database, portalId: PortalId, where: RawBuilder<unknown>): Promise<readonly ReportPage[]> {
  const found = await sql<ReportPage>`
    WITH shaken AS (
      SELECT DISTINCT own.page_id FROM absence JOIN page AS gone ON gone.id = absence.page_id
      JOIN place AS other ON other.page_id = absence.page_id
      JOIN place AS own ON own.report_id = other.report_id AND own.page_id <> other.page_id
      JOIN report ON report.id = own.report_id
      WHERE gone.portal_id = ${portalId} AND absence.times <= ${patience} AND report.removed_at IS NULL
      UNION SELECT own.page_id FROM page AS odd JOIN place AS other ON other.page_id = odd.id
      JOIN place AS own ON own.report_id = other.report_id
      WHERE odd.portal_id = ${portalId} AND odd.differs_since IS NOT NULL
      UNION SELECT place.page_id FROM place JOIN page ON page.id = place.page_id
      WHERE page.portal_id = ${portalId} AND place.frozen_at IS NOT NULL
      UNION SELECT place.page_id FROM report JOIN place ON place.report_id = report.id JOIN page ON page.id = place.page_id
      WHERE report.portal_id = ${portalId} AND report.restored_at IS NOT NULL
        AND page.last_visited_at < report.restored_at + interval '3 days'
      UNION SELECT hijacking.page_id FROM hijacking WHERE hijacking.clean_at IS NULL
    ), corrected AS (
      SELECT place.page_id, max(capture.captured_at) AS at FROM correction
      JOIN capture ON capture.id = correction.capture_id JOIN place ON place.report_id = correction.report_id
      WHERE correction.portal_id = ${portalId} AND NOT correction.baseline GROUP BY place.page_id
    ), wavering AS (
      SELECT version.page_id, max(confirmation.decided_at) AS at FROM confirmation
      JOIN version ON version.id = confirmation.version_id
      WHERE confirmation.state = 'withdrawn' GROUP BY version.page_id
    ), latest AS (
      SELECT watched.id AS column_id, (SELECT pass.began_at FROM column_pass AS pass
        WHERE pass.portal_id = watched.portal_id AND pass.column_id = watched.id AND pass.read_whole
        ORDER BY pass.began_at DESC LIMIT 1) AS began_at
      FROM portal_column AS watched WHERE watched.portal_id = ${portalId}
    )
    SELECT ${returnedPage}, page.report_year AS "reportYear", coalesce(${unsettled}, false) AS unsettled
    FROM page LEFT JOIN shaken ON shaken.page_id = page.id
    LEFT JOIN corrected ON corrected.page_id = page.id
    LEFT JOIN wavering ON wavering.page_id = page.id
    LEFT JOIN latest ON latest.column_id = page.column_id
    WHERE page.portal_id = ${portalId} AND page.role = 'report' AND ${where}
    ORDER BY page.first_seen_at DESC, page.id DESC`.execute(db);
  return found.rows;
}

export function reportPagesOf(db: Database) {
  return {
    /** All of a portal's report pages, newest first. */
    reportPages: async (portalId: PortalId): Promise<readonly ReportPage[]> => read(db, portalId, sql`true`),

    /** Those that are new, unsettled, due by their year, or noted as visited later than `ahead`, under a wrong clock. */
    async dueReportPages(portalId: PortalId, due: DueBefore, ahead: Date): Promise<readonly ReportPage[]> {
      const before = sql`CASE WHEN page.report_year >= ${due.newestYear}::integer THEN ${due.newest}::timestamptz
        WHEN page.report_year < ${due.recentSince}::integer THEN ${due.older}::timestamptz
        ELSE ${due.recent}::timestamptz END`;
      return read(
        db,
        portalId,
        sql`(page.last_visited_at IS NULL OR page.last_visited_at > ${ahead} OR page.last_visited_at <= ${before}
          OR ${unsettled})`,
      );
    },

    /** The newest report year known of a portal, up to a year: one that is to come was mistyped. Null where none is. */
    async newestReportYear(portalId: PortalId, upTo: number): Promise<number | null> {
      const found = await sql<{ year: number | null }>`
        SELECT max(year) AS year FROM report WHERE portal_id = ${portalId} AND year <= ${upTo}`.execute(db);
      return found.rows[0]?.year ?? null;
    },
  };
}
