import { sql } from 'kysely';
import type { Confirmation, ReportId, VersionId } from '../domain/index.ts';
import type { Database } from './database.ts';
import { toJson } from './json.ts';
import { held } from './untold.ts';

/**
 * Takes back a report of which nobody was told and whose one page calls itself another: it never was. What was to be told of it
 * is withdrawn, says why, and is tied to no report, so that the real one, when it comes, is told as new. Its captures stay.
 */
export async function retractReport(
  tx: Database,
  { reportId, versionIds }: { readonly reportId: ReportId; readonly versionIds: readonly VersionId[] },
  said: Confirmation,
): Promise<boolean> {
  const places = await sql`SELECT FROM place WHERE report_id = ${reportId}`.execute(tx);
  if (places.rows.length !== 1) return false;
  await takeBackReport(tx, { reportId, versionIds }, said);
  return true;
}

/** The same wherever it stands; the caller has its pages read again. */
export async function takeBackReport(
  tx: Database,
  { reportId, versionIds }: { readonly reportId: ReportId; readonly versionIds: readonly VersionId[] },
  said: Confirmation,
): Promise<void> {
  const ofReport = sql`report_id = ${reportId}`;
  await sql`UPDATE delivery SET state = 'withdrawn' FROM change
    WHERE change.id = delivery.change_id AND change.version_id = ANY(${versionIds}) AND ${held}
      AND delivery.state = 'pending' AND delivery.attempts = 0`.execute(tx);
  await sql`UPDATE change SET detail = detail || jsonb_build_object('confirmed', ${toJson(said)}::jsonb)
    WHERE version_id = ANY(${versionIds}) AND ${held}`.execute(tx);
  await sql`UPDATE change SET report_id = NULL, version_id = NULL, previous_version_id = NULL,
      dedupe_key = dedupe_key || ':retracted:' || report_id WHERE ${ofReport}`.execute(tx);
  await sql`UPDATE correction SET report_id = NULL WHERE ${ofReport}`.execute(tx);
  await sql`DELETE FROM confirmation WHERE version_id = ANY(${versionIds})`.execute(tx);
  await sql`UPDATE report SET current_version_id = NULL WHERE id = ${reportId}`.execute(tx);
  await sql`DELETE FROM version WHERE ${ofReport}`.execute(tx);
  await sql`DELETE FROM place WHERE ${ofReport}`.execute(tx);
  await sql`DELETE FROM report WHERE id = ${reportId}`.execute(tx);
}
