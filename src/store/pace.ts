import { sql } from 'kysely';
import type { PortalId, Unsettled } from '../domain/index.ts';
import type { Database } from './database.ts';
import { patience } from './patience.ts';

/** What the next crawl of a portal is decided by. */
export interface PortalPace {
  readonly lastAt: Date | null;
  readonly lastNewsAt: Date | null;
  readonly unsettled: Unsettled | null;
}

/** Whether a row of `change` waits for what a further crawl says. */
const waits = sql`(change.awaits_runs > 0 OR EXISTS (SELECT FROM delivery
  WHERE delivery.change_id = change.id AND delivery.state = 'pending' AND delivery.attempts = 0))`;

/** When portals were last crawled by schedule, when something was last new there, and what is unsettled: one statement. */
export async function readPaces(
  db: Database,
  portalIds: readonly PortalId[],
): Promise<ReadonlyMap<PortalId, PortalPace>> {
  if (portalIds.length === 0) return new Map();
  const found = await sql<PortalPace & { portalId: PortalId }>`
    SELECT portal.id AS "portalId",
      (SELECT max(scheduled_for) FROM tick WHERE tick.portal_id = portal.id) AS "lastAt",
      greatest(
        (SELECT max(added_at) FROM portal_column WHERE portal_column.portal_id = portal.id),
        (SELECT max(first_seen_at) FROM page WHERE page.portal_id = portal.id AND page.role = 'report'),
        (SELECT detected_at FROM change WHERE change.portal_id = portal.id AND change.kind LIKE 'report.%'
          AND change.kind <> 'report.overdue' ORDER BY detected_at DESC LIMIT 1)) AS "lastNewsAt",
      CASE
        WHEN portal.state NOT IN ('new', 'ok') THEN jsonb_build_object('kind', 'portal-in-trouble', 'state', portal.state)
        WHEN EXISTS (SELECT FROM absence JOIN page ON page.id = absence.page_id
          WHERE page.portal_id = portal.id AND absence.times <= ${patience}) THEN jsonb_build_object('kind', 'page-gone')
        WHEN EXISTS (SELECT FROM page WHERE page.portal_id = portal.id AND page.differs_since IS NOT NULL)
          THEN jsonb_build_object('kind', 'places-differ')
        WHEN EXISTS (SELECT FROM page WHERE page.portal_id = portal.id AND page.role = 'report'
          AND page.failures BETWEEN 1 AND ${patience}) THEN jsonb_build_object('kind', 'page-not-read')
        WHEN EXISTS (SELECT FROM change WHERE change.portal_id = portal.id AND change.kind = 'report.unlisted' AND ${waits})
          THEN jsonb_build_object('kind', 'left-listing')
        WHEN EXISTS (SELECT FROM change WHERE change.portal_id = portal.id AND change.kind = 'report.restored' AND ${waits})
          THEN jsonb_build_object('kind', 'came-back')
        WHEN EXISTS (SELECT FROM portal_column AS watched JOIN LATERAL (
            SELECT verdict FROM column_pass AS pass
            WHERE pass.portal_id = watched.portal_id AND pass.column_id = watched.id AND verdict IS NOT NULL
            ORDER BY began_at DESC LIMIT 1) AS latest ON latest.verdict IN ('short', 'cut')
          WHERE watched.portal_id = portal.id AND watched.removed_at IS NULL) THEN jsonb_build_object('kind', 'list-cut')
      END AS unsettled
    FROM portal WHERE portal.id = ANY(${portalIds})`.execute(db);
  return new Map(found.rows.map(({ portalId, ...pace }) => [portalId, pace]));
}
