import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../database.ts';
import { isName, isUuid } from '../id.ts';
import { storable } from '../json.ts';
import { decodeCursor, limitOf, nothing, sliced } from './cursor.ts';
import type { ChangeFilter, ChangeView, Slice, Sliced } from './views.ts';
import { reportOf, type ReportOfRow } from './report-of.ts';
import { believedAt } from '../untold.ts';
import { portalZone } from './zone.ts';
import { readDetail } from '../reasons/index.ts';
import { evidenceCapture } from '../evidence.ts';

type Row = Omit<ChangeView, 'report'> & ReportOfRow;

/** Changes, newest first. */
export async function listChanges(db: Database, filter: ChangeFilter, slice: Slice): Promise<Sliced<ChangeView>> {
  if (filter.reportId !== undefined && !isUuid(filter.reportId)) return nothing;
  if (filter.portalId !== undefined && !isName(filter.portalId)) return nothing;
  const limit = limitOf(slice);
  const after = decodeCursor(slice.cursor, ['date', 'uuid']);
  const conditions = [sql`true`];
  if (filter.portalId !== undefined) conditions.push(sql`change.portal_id = ${filter.portalId}`);
  if (filter.reportId !== undefined) conditions.push(sql`change.report_id = ${filter.reportId}`);
  if (filter.publisher !== undefined) {
    const name = storable(filter.publisher);
    conditions.push(sql`(report.publisher = ${name}
      OR (change.report_id IS NULL AND starts_with(change.detail->>'title', ${name})))`);
  }
  if (filter.kind !== undefined) conditions.push(sql`change.kind = ${filter.kind}`);
  if (filter.audience !== undefined) conditions.push(sql`change.audience = ${filter.audience}`);
  if (filter.withoutBaseline === true) conditions.push(sql`NOT change.baseline`);
  if (filter.believedAt !== undefined) conditions.push(believedAt(filter.believedAt));
  if (after !== null) conditions.push(sql`(change.detected_at, change.id) < (${after[0]}, ${after[1]}::uuid)`);
  const rows = await readRows(db, sql.join(conditions, sql` AND `), limit + 1);
  return sliced(rows, limit, ({ detectedAt, id }) => [detectedAt.toISOString(), id]);
}

export async function readChange(db: Database, id: string): Promise<ChangeView | null> {
  if (!isUuid(id)) return null;
  const [row] = await readRows(db, sql`change.id = ${id}`, 1);
  return row ?? null;
}

async function readRows(db: Database, condition: RawBuilder<unknown>, limit: number): Promise<readonly ChangeView[]> {
  const found = await sql<Row>`
    SELECT change.id, change.kind, change.audience, change.portal_id AS "portalId", change.column_id AS "columnId",
      change.page_id AS "pageId", change.report_id AS "reportId", change.version_id AS "versionId",
      change.previous_version_id AS "previousVersionId", change.significance, change.detail, change.baseline,
      change.detected_at AS "detectedAt", coalesce(portal.name, '') AS "portalName", ${portalZone} AS "timeZone", portal_column.name AS "columnName",
      report.publisher, report.year, report.kind AS "reportKind", report.title AS "reportTitle",
      ${evidenceCapture} AS "captureId", previous.capture_id AS "previousCaptureId",
      version.number AS "versionNumber", previous.number AS "previousVersionNumber"
    FROM change LEFT JOIN portal ON portal.id = change.portal_id
    LEFT JOIN portal_column ON portal_column.portal_id = change.portal_id AND portal_column.id = change.column_id
    LEFT JOIN report ON report.id = change.report_id
    LEFT JOIN version ON version.id = change.version_id
    LEFT JOIN version AS previous ON previous.id = change.previous_version_id
    LEFT JOIN page ON page.id = change.page_id
    WHERE ${condition}
    ORDER BY change.detected_at DESC, change.id DESC LIMIT ${limit}`.execute(db);
  return found.rows.map(({ publisher, year, reportKind, reportTitle, ...row }) => ({
    ...row,
    detail: readDetail(row.detail),
    report: reportOf({ reportId: row.reportId, publisher, year, reportKind, reportTitle }),
  }));
}
