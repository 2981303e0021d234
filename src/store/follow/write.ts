import { sql, type RawBuilder } from 'kysely';
import type { Confirmation } from '../../domain/index.ts';
import type { Database } from '../database.ts';
import { rowsOf, toJson } from '../json.ts';
import { insertTiedChanges } from '../record/changes.ts';
import type { RecordedChange } from '../record/types.ts';
import type { FollowRecord } from './types.ts';

/** Changes that are new, and those whose deliveries waited and are due now. */
export interface WrittenFollow {
  readonly changes: readonly RecordedChange[];
  readonly released: readonly RecordedChange[];
}

/**
 * Writes what following a run came to, in one transaction. Writing it again changes nothing and answers nothing.
 */
export async function writeFollowed(tx: Database, newId: () => string, record: FollowRecord): Promise<WrittenFollow> {
  // One run at a time says what becomes of a portal's reports.
  await sql`SELECT FROM portal WHERE id = ${record.portalId} FOR UPDATE`.execute(tx);
  await writeVerdicts(tx, record);
  await writeAbsences(tx, record);
  await writeMarks(tx, record);
  await writeHeld(tx, record);
  await writeOverdue(tx, record);
  const tied = record.changes.map(({ reportId, versionId, change }) => ({
    portalId: record.portalId,
    reportId,
    versionId,
    previousVersionId: null,
    change,
  }));
  const released = [...(await settleUnlisted(tx, record)), ...(await settleRestored(tx, record))];
  return { changes: [...(await insertTiedChanges(tx, newId, tied)).values()], released };
}

async function writeVerdicts(tx: Database, { portalId, runId, columns, clockLeadMs }: FollowRecord): Promise<void> {
  const rows = [...columns].map(([column_id, verdict]) => ({ column_id, verdict }));
  await sql`
    UPDATE column_pass SET verdict = row.verdict, clock_lead_ms = ${Math.round(clockLeadMs)} FROM ${rowsOf(rows, 'column_id text, verdict text')}
    WHERE column_pass.run_id = ${runId} AND column_pass.column_id = row.column_id`.execute(tx);
  await sql`
    UPDATE portal_column SET last_complete_at = greatest(last_complete_at, pass.began_at)
    FROM column_pass AS pass WHERE pass.run_id = ${runId} AND pass.verdict = 'complete'
      AND portal_column.portal_id = ${portalId} AND portal_column.id = pass.column_id`.execute(tx);
}

async function writeAbsences(tx: Database, { absences }: FollowRecord): Promise<void> {
  const ended = [...absences].filter(([, absence]) => absence === null).map(([pageId]) => pageId);
  if (ended.length > 0) await sql`DELETE FROM absence WHERE page_id = ANY(${ended})`.execute(tx);
  const rows = [...absences].flatMap(([page_id, absence]) =>
    absence === null ? [] : [{ page_id, times: absence.times, since: absence.since, last_at: absence.lastAt }],
  );
  if (rows.length === 0) return;
  await sql`
    INSERT INTO absence (page_id, times, since, last_at)
    SELECT page_id, times, since, last_at
    FROM ${rowsOf(rows, 'page_id uuid, times integer, since timestamptz, last_at timestamptz')} ORDER BY page_id
    ON CONFLICT (page_id) DO UPDATE SET times = excluded.times, since = excluded.since, last_at = excluded.last_at
    WHERE absence.last_at < excluded.last_at`.execute(tx);
}

/**
 * Changes of a kind that wait for what a further pass says, in time or after it; whether anybody is subscribed or not. What an
 * operator had sent before its time stands.
 */
function waiting(kind: 'report.unlisted' | 'report.restored', at: Date) {
  return sql`change.kind = ${kind} AND (change.awaits_runs > 0 OR change.tell_at > ${at})
    AND NOT EXISTS (SELECT FROM delivery WHERE delivery.change_id = change.id AND (delivery.state = 'sent' OR delivery.attempts > 0))`;
}

const untried = sql`delivery.state = 'pending' AND delivery.attempts = 0`;

/** Takes back changes that wait, and what was to be told of them; what they belonged to is answered as rows of `gone`. */
function takeBack(which: RawBuilder<unknown>, said: Confirmation) {
  return sql`gone AS (
      UPDATE change SET awaits_runs = 0, tell_at = NULL, detail = detail || jsonb_build_object('confirmed', ${toJson(said)}::jsonb)
      WHERE ${which} RETURNING id, report_id),
    withdrawn AS (
      UPDATE delivery SET state = 'withdrawn' FROM gone WHERE delivery.change_id = gone.id AND ${untried})`;
}

/**
 * Lets go what waited for a second pass to find a report back as well. Where that finds it gone, it was never back: it counts as
 * removed from then on, so that its return is told when it comes.
 */
async function settleRestored(
  tx: Database,
  { at, restoredAgain: { stillThere, goneAgain }, saidGoneAgain }: FollowRecord,
): Promise<readonly RecordedChange[]> {
  const waits = waiting('report.restored', at);
  if (goneAgain.length > 0)
    await sql`
      WITH ${takeBack(sql`${waits} AND change.report_id = ANY(${goneAgain})`, saidGoneAgain)}
      UPDATE report SET restored_at = NULL, removed_at = ${at}, removed_url = (
        SELECT page.url FROM change AS told JOIN page ON page.id = told.page_id AND page.role = 'attachment'
        WHERE told.report_id = report.id AND told.kind = 'report.removed' ORDER BY told.detected_at DESC LIMIT 1)
      WHERE id IN (SELECT report_id FROM gone)`.execute(tx);
  return stillThere.length === 0 ? [] : makeDue(tx, sql`${waits} AND change.report_id = ANY(${stillThere})`, at);
}

async function makeDue(tx: Database, which: RawBuilder<unknown>, at: Date): Promise<readonly RecordedChange[]> {
  const due = await sql<RecordedChange>`
    WITH settled AS (
      UPDATE change SET awaits_runs = 0, tell_at = NULL WHERE ${which} RETURNING id, kind, dedupe_key),
    due AS (
      UPDATE delivery SET next_attempt_at = ${at}, awaits_runs = 0 FROM settled
      WHERE delivery.change_id = settled.id AND ${untried}
      RETURNING settled.id, settled.kind, settled.dedupe_key)
    SELECT id, kind, dedupe_key AS "dedupeKey", count(*)::int AS deliveries FROM due
    GROUP BY id, kind, dedupe_key`.execute(tx);
  return due.rows;
}

/** Lets go what waited for a second pass to miss a page as well, and takes back what it does not. */
async function settleUnlisted(
  tx: Database,
  { at, stillUnlisted, relisted, saidRelisted }: FollowRecord,
): Promise<readonly RecordedChange[]> {
  const waits = waiting('report.unlisted', at);
  if (relisted.length > 0)
    await sql`WITH ${takeBack(sql`${waits} AND change.page_id = ANY(${relisted})`, saidRelisted)} SELECT FROM gone`.execute(
      tx,
    );
  if (stillUnlisted.length === 0) return [];
  return makeDue(tx, sql`${waits} AND change.page_id = ANY(${stillUnlisted})`, at);
}

/** A word once given stands until what it was given for has ended. */
async function writeHeld(tx: Database, { at, held, heldEnded, removed }: FollowRecord): Promise<void> {
  const ended = [...heldEnded, ...removed.map(({ reportId }) => reportId)];
  if (ended.length > 0) await sql`DELETE FROM held WHERE report_id = ANY(${ended})`.execute(tx);
  const rows = [...held].map(([report_id, what]) => ({ report_id, what }));
  if (rows.length === 0) return;
  await sql`
    INSERT INTO held (report_id, what, since) SELECT report_id, what, ${at}
    FROM ${rowsOf(rows, 'report_id uuid, what text')} ORDER BY report_id
    ON CONFLICT (report_id) DO UPDATE SET what = excluded.what WHERE held.ruling IS NULL`.execute(tx);
}

async function writeOverdue(tx: Database, { portalId, at, overdue }: FollowRecord): Promise<void> {
  await sql`UPDATE overdue SET cleared_at = ${at} FROM report
    WHERE overdue.portal_id = ${portalId} AND overdue.cleared_at IS NULL AND report.portal_id = overdue.portal_id
      AND report.publisher = overdue.publisher AND report.year = overdue.year AND report.kind = 'annual'`.execute(tx);
  if (overdue.length === 0) return;
  await sql`
    INSERT INTO overdue (portal_id, publisher, year, since)
    SELECT ${portalId}, publisher, year, ${at} FROM ${rowsOf(overdue, 'publisher text, year integer')}
    ORDER BY publisher, year ON CONFLICT DO NOTHING`.execute(tx);
}

async function writeMarks(tx: Database, record: FollowRecord): Promise<void> {
  const { at, unlisted, relisted, removed, restored } = record;
  if (unlisted.length > 0)
    await sql`UPDATE place SET unlisted_at = ${at} WHERE page_id = ANY(${unlisted}) AND unlisted_at IS NULL`.execute(
      tx,
    );
  if (relisted.length > 0) await sql`UPDATE place SET unlisted_at = NULL WHERE page_id = ANY(${relisted})`.execute(tx);
  if (removed.length > 0)
    await sql`
      UPDATE report SET removed_at = ${at}, removed_url = row.url
      FROM ${rowsOf(
        removed.map(({ reportId, url }) => ({ id: reportId, url })),
        'id uuid, url text',
      )}
      WHERE report.id = row.id AND report.removed_at IS NULL`.execute(tx);
  if (restored.length > 0)
    await sql`UPDATE report SET removed_at = NULL, removed_url = NULL, restored_at = ${at} WHERE id = ANY(${restored})`.execute(
      tx,
    );
}
