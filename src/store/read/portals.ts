import { sql } from 'kysely';
import { z } from 'zod';
import type { PortalId } from '../../domain/index.ts';
import type { Database } from '../database.ts';
import { readPortalReason, readStateReason } from '../reasons/index.ts';
import { runColumns } from '../runs.ts';
import type { ColumnView, PortalView, RunView } from './views.ts';

/** What of a portal's stored configuration is shown; anything else in it may be of an older or newer program. */
const configSchema = z
  .object({
    region: z.array(z.string()).catch([]),
    schedule: z.string().catch(''),
    timeZone: z.string().catch('Asia/Shanghai'),
  })
  .catch({ region: [], schedule: '', timeZone: 'Asia/Shanghai' });

/** Watched portals by id, or the one that is asked for. */
export async function readPortals(db: Database, only: string | null): Promise<readonly PortalView[]> {
  const portals = await db
    .selectFrom('portal')
    .select(['id', 'name', 'config', 'state', 'state_reason as stateReason', 'state_since as stateSince'])
    .select(sql<number>`(SELECT count(*) FROM report WHERE report.portal_id = portal.id)`.as('reports'))
    .where('removed_at', 'is', null)
    .$if(only !== null, (query) => query.where('id', '=', only as PortalId))
    .orderBy('id')
    .execute();
  const ids = portals.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [columns, runs] = await Promise.all([readColumns(db, ids), readLastRuns(db, ids)]);
  return portals.map(({ config, ...portal }) => ({
    ...portal,
    stateReason: readPortalReason(portal.stateReason),
    ...configSchema.parse(config),
    lastRun: runs.get(portal.id) ?? null,
    nextRunAt: null,
    nextRunReason: null,
    columns: columns.get(portal.id) ?? [],
  }));
}

async function readColumns(
  db: Database,
  ids: readonly PortalId[],
): Promise<ReadonlyMap<PortalId, readonly ColumnView[]>> {
  const rows = await db
    .selectFrom('portal_column')
    .leftJoin('page', (join) =>
      join.onRef('page.portal_id', '=', 'portal_column.portal_id').onRef('page.url', '=', 'portal_column.url'),
    )
    .select(['portal_column.portal_id as portalId', 'portal_column.id', 'portal_column.name', 'portal_column.url'])
    .select(['publisher', 'page.state', 'page.state_reason as stateReason', 'page.last_visited_at as lastVisitedAt'])
    .select(
      sql<number>`(SELECT count(DISTINCT place.report_id) FROM place JOIN page AS own ON own.id = place.page_id
        WHERE own.portal_id = portal_column.portal_id AND own.column_id = portal_column.id)`.as('reports'),
    )
    .where('portal_column.portal_id', 'in', [...ids])
    .where('portal_column.removed_at', 'is', null)
    .orderBy('portal_column.id')
    .execute();
  const columns = new Map<PortalId, ColumnView[]>(ids.map((id) => [id, []]));
  for (const { portalId, ...column } of rows)
    columns.get(portalId)?.push({ ...column, stateReason: readStateReason(column.stateReason) });
  return columns;
}

async function readLastRuns(db: Database, ids: readonly PortalId[]): Promise<ReadonlyMap<PortalId, RunView>> {
  const runs = await db
    .selectFrom('run')
    .distinctOn('portal_id')
    .select(runColumns)
    .where('portal_id', 'in', [...ids])
    .orderBy('portal_id')
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map(runs.map(({ portalId, ...run }) => [portalId, run]));
}
