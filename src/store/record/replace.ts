import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { rowsOf } from '../json.ts';
import { held } from '../untold.ts';
import type { PlannedReport } from './plan.ts';

/**
 * Ends the waiting of versions that another takes the place of: only the current version of a report waits. What was to be
 * told of them stays recorded; when the new one is told, so is what leads to it.
 */
export async function replaceWaiting(tx: Database, planned: readonly PlannedReport[]): Promise<void> {
  const rows = planned.flatMap(({ reportId, isNew, version, report: { replaces, seenAt } }) =>
    version === null || isNew
      ? []
      : [
          {
            report_id: reportId,
            version_id: version.id,
            at: seenAt,
            state: replaces?.state ?? 'superseded',
            confirmed: replaces?.confirmed ?? null,
          },
        ],
  );
  if (rows.length === 0) return;
  const replaced = await sql<{ version_id: string; confirmed: unknown }>`
    UPDATE confirmation SET state = row.state, decided_at = row.at
    FROM version JOIN ${rowsOf(rows, 'report_id uuid, version_id uuid, at timestamptz, state text, confirmed jsonb')}
      ON row.report_id = version.report_id AND row.version_id <> version.id
    WHERE confirmation.version_id = version.id AND confirmation.state = 'waiting'
    RETURNING confirmation.version_id, row.confirmed`.execute(tx);
  if (replaced.rows.length === 0) return;
  const given = rowsOf(replaced.rows, 'version_id uuid, confirmed jsonb');
  await sql`
    UPDATE delivery SET state = 'withdrawn' FROM change JOIN ${given} ON row.version_id = change.version_id
    WHERE change.id = delivery.change_id AND ${held} AND delivery.state = 'pending'
      AND delivery.attempts = 0`.execute(tx);
  await sql`
    UPDATE change SET detail = detail || jsonb_build_object('confirmed', row.confirmed)
    FROM ${given} WHERE row.version_id = change.version_id AND ${held} AND row.confirmed IS NOT NULL`.execute(tx);
}
