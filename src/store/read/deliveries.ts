import { sql } from 'kysely';
import type { ChangeDetail, ChangeKind } from '../../domain/index.ts';
import type { Database } from '../database.ts';
import { isUuid } from '../id.ts';
import { decodeCursor, limitOf, nothing, sliced } from './cursor.ts';
import type { DeliveryFilter, DeliveryView, Slice, Sliced } from './views.ts';
import { readDetail } from '../reasons/index.ts';
import { reportOf, type ReportOfRow } from './report-of.ts';
import { portalZone } from './zone.ts';

interface Row extends Omit<DeliveryView, 'change'>, ReportOfRow {
  readonly kind: ChangeKind;
  readonly detail: ChangeDetail;
  readonly detectedAt: Date;
}

/** Deliveries, those of the newest changes first. */
export async function listDeliveries(
  db: Database,
  filter: DeliveryFilter,
  slice: Slice,
): Promise<Sliced<DeliveryView>> {
  if (filter.changeId !== undefined && !isUuid(filter.changeId)) return nothing;
  const limit = limitOf(slice);
  const after = decodeCursor(slice.cursor, ['date', 'uuid']);
  const conditions = [sql`true`];
  if (filter.state !== undefined) conditions.push(sql`delivery.state = ${filter.state}`);
  if (filter.changeId !== undefined) conditions.push(sql`delivery.change_id = ${filter.changeId}`);
  if (after !== null) conditions.push(sql`(change.detected_at, delivery.id) < (${after[0]}, ${after[1]}::uuid)`);
  const found = await sql<Row>`
    SELECT delivery.id, delivery.change_id AS "changeId", change.kind, change.detail - 'diff' AS detail,
      change.report_id AS "reportId", report.publisher, report.year, report.kind AS "reportKind", report.title AS "reportTitle",
      ${portalZone} AS "timeZone", delivery.subscriber_id AS "subscriberId", delivery.channel,
      delivery.state, delivery.attempts, delivery.created_at AS "createdAt",
      CASE WHEN delivery.state = 'pending' THEN delivery.next_attempt_at END AS "nextAttemptAt",
      delivery.sent_at AS "sentAt", delivery.last_error AS "lastError", change.detected_at AS "detectedAt"
    FROM delivery JOIN change ON change.id = delivery.change_id
    LEFT JOIN report ON report.id = change.report_id
    LEFT JOIN portal ON portal.id = change.portal_id
    WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY change.detected_at DESC, delivery.id DESC LIMIT ${limit + 1}`.execute(db);
  const { items, next } = sliced(found.rows, limit, ({ detectedAt, id }) => [detectedAt.toISOString(), id]);
  return { items: items.map(viewOf), next };
}

function viewOf({ kind, detail, reportId, publisher, year, reportKind, reportTitle, ...row }: Row): DeliveryView {
  const report = reportOf({ reportId, publisher, year, reportKind, reportTitle });
  return { ...row, change: { kind, detail: readDetail(detail), report } };
}
