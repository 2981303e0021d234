import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { DecisionReason } from '../../domain/index.ts';
import { skewOf } from '../clock.ts';
import { isOvertaken, noteCleaned, noteHijacked } from '../hijackings.ts';
import { rowsOf } from '../json.ts';
import { insertCaptures } from '../new-captures.ts';
import type { PlannedReport } from './plan.ts';
import type { Outcome, VisitRecord } from './types.ts';

/** Inserts reports that are new. False: another writer made one of them since we looked. */
export async function insertReports(tx: Database, planned: readonly PlannedReport[]): Promise<boolean> {
  const rows = planned
    .filter(({ isNew }) => isNew)
    .map(({ reportId, outcome, report, version }) => ({
      id: reportId,
      portal_id: outcome.portalId,
      ...report.identity,
      title: report.title,
      claimed_published_at: report.claimedPublishedAt,
      first_seen_at: report.seenAt,
      last_absent_at: report.lastAbsentAt,
      current_version_id: version?.id ?? null,
    }));
  if (rows.length === 0) return true;
  const names = `id, portal_id, publisher, year, kind, title, claimed_published_at, first_seen_at, last_absent_at,
    current_version_id`;
  const definition = `id uuid, portal_id text, publisher text, year integer, kind text, title text,
    claimed_published_at date, first_seen_at timestamptz, last_absent_at timestamptz, current_version_id uuid`;
  const done = await sql`
    INSERT INTO report (${sql.raw(names)}) SELECT ${sql.raw(names)} FROM ${rowsOf(rows, definition)}
    ORDER BY portal_id, publisher, year, kind
    ON CONFLICT (portal_id, publisher, year, kind) DO NOTHING`.execute(tx);
  return done.numAffectedRows === BigInt(rows.length);
}

/** Lets known reports follow their new version. */
export async function updateReports(tx: Database, planned: readonly PlannedReport[]): Promise<void> {
  const rows = planned
    .filter(({ isNew, version }) => !isNew && version !== null)
    .map(({ reportId, report, version }) => ({
      id: reportId,
      title: report.title,
      claimed_published_at: report.claimedPublishedAt,
      version_id: version?.id,
    }));
  if (rows.length === 0) return;
  await sql`
    UPDATE report SET current_version_id = row.version_id, title = coalesce(row.title, report.title),
      claimed_published_at = coalesce(row.claimed_published_at, report.claimed_published_at)
    FROM ${rowsOf(rows, 'id uuid, title text, claimed_published_at date, version_id uuid')}
    WHERE report.id = row.id`.execute(tx);
}

export async function insertVersions(tx: Database, planned: readonly PlannedReport[]): Promise<void> {
  const rows = planned.flatMap(({ reportId, outcome, report, version }) =>
    version === null || report.version === null
      ? []
      : [
          {
            id: version.id,
            report_id: reportId,
            number: version.number,
            page_id: outcome.pageId,
            capture_id: outcome.captureId,
            content_sha256: report.version.contentSha256,
            extractor_version: report.version.extractorVersion,
            seen_at: report.seenAt,
            returns_to: report.version.returnsTo,
          },
        ],
  );
  if (rows.length === 0) return;
  const names = `id, report_id, number, page_id, capture_id, content_sha256, extractor_version, seen_at, returns_to`;
  const definition = `id uuid, report_id uuid, number integer, page_id uuid, capture_id uuid, content_sha256 text,
    extractor_version text, seen_at timestamptz, returns_to uuid`;
  await sql`INSERT INTO version (${sql.raw(names)}) SELECT ${sql.raw(names)} FROM ${rowsOf(rows, definition)}`.execute(
    tx,
  );
}

/** Lets new versions wait for a second look. */
export async function insertConfirmations(tx: Database, planned: readonly PlannedReport[]): Promise<void> {
  const rows = planned.flatMap(({ outcome: { pageId }, version, report: { confirm } }) =>
    version === null || confirm === null || confirm === undefined
      ? []
      : [{ version_id: version.id, page_id: pageId, next_at: confirm.nextAt, give_up_at: confirm.giveUpAt }],
  );
  if (rows.length === 0) return;
  await sql`
    INSERT INTO confirmation (version_id, next_at, give_up_at, clock_skew_ms)
    SELECT version_id, next_at, give_up_at, ${skewOf(sql`row.page_id`)}
    FROM ${rowsOf(rows, 'version_id uuid, page_id uuid, next_at timestamptz, give_up_at timestamptz')}`.execute(tx);
}

/** Notes where the reports were seen. */
export async function upsertPlaces(tx: Database, planned: readonly PlannedReport[]): Promise<void> {
  const rows = planned.map(({ reportId, outcome, report }) => ({
    report_id: reportId,
    page_id: outcome.pageId,
    seen_at: report.seenAt,
  }));
  if (rows.length === 0) return;
  await sql`
    INSERT INTO place (report_id, page_id, first_seen_at, last_seen_at)
    SELECT report_id, page_id, seen_at, seen_at
    FROM ${rowsOf(rows, 'report_id uuid, page_id uuid, seen_at timestamptz')} ORDER BY report_id, page_id
    ON CONFLICT (report_id, page_id) DO UPDATE
      SET last_seen_at = greatest(place.last_seen_at, excluded.last_seen_at)`.execute(tx);
}

/** The newest report year of pages that were derived without a visit; a visit notes its own. */
export async function noteYears(tx: Database, outcomes: readonly Outcome[]): Promise<void> {
  const rows = outcomes
    .filter(({ visit }) => visit === null)
    .flatMap(({ pageId, reports }) => reports.map(({ identity }) => ({ page_id: pageId, year: identity.year })));
  if (rows.length === 0) return;
  await sql`
    UPDATE page SET report_year = greatest(page.report_year, row.year)
    FROM (SELECT page_id, max(year) AS year FROM ${rowsOf(rows, 'page_id uuid, year integer')} GROUP BY page_id) AS row
    WHERE page.id = row.page_id`.execute(tx);
}

/** Notes pages that differ from their report's current version; what is told of one and waits is withdrawn when it agrees. */
export async function markDiffering(tx: Database, outcomes: readonly Outcome[]): Promise<void> {
  const rows = outcomes.flatMap(({ pageId, derivedAt, differs, settled }) =>
    differs === undefined ? [] : [{ page_id: pageId, since: differs ? derivedAt : null, settled: settled ?? null }],
  );
  if (rows.length === 0) return;
  const given = rowsOf(rows, 'page_id uuid, since timestamptz, settled jsonb');
  await sql`
    UPDATE page SET differs_since = row.since FROM ${given}
    WHERE page.id = row.page_id AND (page.differs_since IS NULL) <> (row.since IS NULL)`.execute(tx);
  if (rows.every(({ since }) => since !== null)) return;
  await sql`
    WITH settled AS (
      UPDATE delivery SET state = 'withdrawn' FROM change JOIN ${given} ON row.page_id = change.page_id AND row.since IS NULL
      WHERE delivery.change_id = change.id AND change.kind = 'report.conflict' AND delivery.state = 'pending'
        AND delivery.attempts = 0 AND delivery.next_attempt_at > change.detected_at
      RETURNING delivery.change_id, row.settled AS confirmed)
    UPDATE change SET detail = detail || jsonb_build_object('confirmed', settled.confirmed)
    FROM (SELECT DISTINCT change_id, confirmed FROM settled WHERE confirmed IS NOT NULL) AS settled
    WHERE change.id = settled.change_id`.execute(tx);
}

/**
 * Freezes and thaws the places of pages, by the last capture that was judged: an older one that is derived later says nothing of
 * now. One that is frozen keeps its first time and reason, and so does its page's hijacking.
 */
export async function freezePlaces(tx: Database, outcomes: readonly Outcome[]): Promise<void> {
  const rows = outcomes.flatMap((outcome) => {
    const reason = freezeOf(outcome);
    if (reason === undefined) return [];
    const { pageId, captureId, derivedAt, hijacking } = outcome;
    const frozenAt = reason === null ? null : (hijacking?.since ?? derivedAt);
    return [{ page_id: pageId, capture_id: captureId, at: derivedAt, frozen_at: frozenAt, frozen_reason: reason }];
  });
  if (rows.length === 0) return;
  await sql`
    UPDATE place SET frozen_at = row.frozen_at, frozen_reason = row.frozen_reason
    FROM ${rowsOf(rows, 'page_id uuid, capture_id uuid, at timestamptz, frozen_at timestamptz, frozen_reason jsonb')}
    JOIN capture ON capture.id = row.capture_id
    WHERE place.page_id = row.page_id AND (place.frozen_at IS NULL) <> (row.frozen_at IS NULL)
      AND NOT ${isOvertaken}`.execute(tx);
  await noteHijacked(tx, outcomes);
  await noteCleaned(
    tx,
    outcomes.filter((outcome) => freezeOf(outcome) === null),
  );
}

/** The reason to freeze a page's places, null to thaw them, undefined to leave them. */
function freezeOf({ frozen, integrity }: Outcome): DecisionReason | null | undefined {
  if (frozen !== undefined || integrity === null) return frozen;
  switch (integrity) {
    case 'mirror':
    case 'hijacked':
      return { kind: 'not-genuine', state: integrity, families: [], signs: [] };
    case 'clean':
      return null;
    case 'suspect':
      return undefined;
    default:
      return integrity satisfies never;
  }
}

/** Stores the captures of visits; that of an outcome that is being written is derived with it. */
export async function storeCaptures(
  tx: Database,
  visits: readonly VisitRecord[],
  written: readonly Outcome[],
): Promise<void> {
  const derived = new Map(written.map((outcome) => [outcome.captureId, outcome]));
  const given = visits.flatMap(({ captures }) => captures);
  await insertCaptures(
    tx,
    given.map((capture) => {
      const outcome = derived.get(capture.id);
      derived.delete(capture.id);
      return {
        ...capture,
        derivedAt: outcome?.derivedAt ?? capture.derivedAt,
        integrity: outcome?.integrity ?? null,
      };
    }),
  );
  await markDerived(tx, [...derived.values()]);
}

/** Marks captures derived that were stored before. */
async function markDerived(tx: Database, outcomes: readonly Outcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  const rows = outcomes.map(({ captureId, derivedAt, integrity }) => ({
    id: captureId,
    derived_at: derivedAt,
    integrity,
  }));
  await sql`
    UPDATE capture SET derived_at = row.derived_at, integrity = row.integrity
    FROM ${rowsOf(rows, 'id uuid, derived_at timestamptz, integrity text')} WHERE capture.id = row.id`.execute(tx);
}
