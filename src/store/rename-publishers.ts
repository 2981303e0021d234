import { sql } from 'kysely';
import type { PortalId, ReportId, VersionId } from '../domain/index.ts';
import type { Database } from './database.ts';
import { toJson } from './json.ts';
import { takeBackReport } from './retract.ts';
import { wasTold } from './untold.ts';

/** Two reports that turned out to be one: the younger is taken into the elder. */
interface Twin {
  readonly elder: ReportId;
  readonly younger: ReportId;
}

/**
 * Keeps a portal's reports under the names that publishers bear now. Where both names had a report of one year and kind,
 * they become one, with the versions, places and changes of both in their order; one that nobody was told of yet is read anew, as what
 * it is: no new report. Answers how many reports were renamed or
 * joined; doing it again changes nothing.
 */
export async function renamePublishers(
  db: Database,
  portalId: PortalId,
  nameOf: (publisher: string) => string,
): Promise<number> {
  const found = await sql<{ publisher: string }>`
    SELECT publisher FROM report WHERE portal_id = ${portalId}
    UNION SELECT publisher FROM overdue WHERE portal_id = ${portalId}
    UNION SELECT publisher FROM correction WHERE portal_id = ${portalId} AND publisher IS NOT NULL
    UNION SELECT one->>'publisher' FROM correction, jsonb_array_elements(several) AS one
      WHERE portal_id = ${portalId}`.execute(db);
  const renamed = found.rows.filter(({ publisher }) => nameOf(publisher) !== publisher);
  if (renamed.length === 0) return 0;
  return db.transaction().execute(async (tx) => {
    let count = 0;
    for (const { publisher } of renamed) count += await rename(tx, portalId, publisher, nameOf(publisher));
    return count;
  });
}

async function rename(tx: Database, portalId: PortalId, from: string, to: string): Promise<number> {
  const twins = await sql<Twin>`
    SELECT CASE WHEN old.first_seen_at <= new.first_seen_at THEN old.id ELSE new.id END AS elder,
      CASE WHEN old.first_seen_at <= new.first_seen_at THEN new.id ELSE old.id END AS younger
    FROM report AS old JOIN report AS new ON new.portal_id = old.portal_id AND new.year = old.year AND new.kind = old.kind
    WHERE old.portal_id = ${portalId} AND old.publisher = ${from} AND new.publisher = ${to}
    ORDER BY old.id FOR UPDATE`.execute(tx);
  for (const twin of twins.rows) {
    const untold = await untoldOf(tx, twin);
    await (untold === null ? join(tx, twin) : readAnew(tx, untold));
  }
  const done = await sql`
    UPDATE report SET publisher = ${to} WHERE portal_id = ${portalId} AND publisher = ${from}`.execute(tx);
  await sql`
    INSERT INTO overdue (portal_id, publisher, year, since, cleared_at)
    SELECT portal_id, ${to}, year, since, cleared_at FROM overdue WHERE portal_id = ${portalId} AND publisher = ${from}
    ON CONFLICT DO NOTHING`.execute(tx);
  await sql`DELETE FROM overdue WHERE portal_id = ${portalId} AND publisher = ${from}`.execute(tx);
  await renameInCorrections(tx, portalId, from, to);
  // What was told under the old name is not told again under the new one.
  await sql`
    UPDATE change SET dedupe_key = told.key FROM (
      SELECT id, 'report.overdue:' || ${to}::text || ':' || split_part(dedupe_key, ':', 3) AS key FROM change
      WHERE portal_id = ${portalId} AND kind = 'report.overdue' AND split_part(dedupe_key, ':', 2) = ${from}) AS told
    WHERE change.id = told.id AND NOT EXISTS (
      SELECT FROM change AS other WHERE other.portal_id = ${portalId} AND other.dedupe_key = told.key)`.execute(tx);
  return twins.rows.length + Number(done.numAffectedRows ?? 0n);
}

/** A notice may wait for a report that comes under the name of today. */
async function renameInCorrections(tx: Database, portalId: PortalId, from: string, to: string): Promise<void> {
  await sql`UPDATE correction SET publisher = ${to} WHERE portal_id = ${portalId} AND publisher = ${from}`.execute(tx);
  await sql`
    UPDATE correction SET several = (
      SELECT jsonb_agg(CASE WHEN one->>'publisher' = ${from} THEN one || ${toJson({ publisher: to })}::jsonb ELSE one END
        ORDER BY place)
      FROM jsonb_array_elements(several) WITH ORDINALITY AS named (one, place))
    WHERE portal_id = ${portalId} AND several @> ${toJson([{ publisher: from }])}::jsonb`.execute(tx);
}

/** The one of two reports of which nobody was told: where both wait, the younger. Null where both were told. */
async function untoldOf(tx: Database, { elder, younger }: Twin): Promise<ReportId | null> {
  const told = await sql<{ id: ReportId }>`
    SELECT DISTINCT report_id AS id FROM version LEFT JOIN confirmation ON confirmation.version_id = version.id
    WHERE report_id IN (${elder}, ${younger}) AND ${wasTold}`.execute(tx);
  const ids = new Set(told.rows.map(({ id }) => id));
  return [younger, elder].find((id) => !ids.has(id)) ?? null;
}

/** Takes a report back, and has what its pages last showed derived from the archive once more: now it is held against the other one. */
async function readAnew(tx: Database, reportId: ReportId): Promise<void> {
  const pages = await sql<{ id: string }>`SELECT page_id AS id FROM place WHERE report_id = ${reportId}`.execute(tx);
  const versions = await sql<{ id: VersionId }>`SELECT id FROM version WHERE report_id = ${reportId}`.execute(tx);
  const versionIds = versions.rows.map(({ id }) => id);
  await takeBackReport(tx, { reportId, versionIds }, { kind: 'known-otherwise' });
  await sql`
    UPDATE capture SET derived_at = NULL WHERE id IN (
      SELECT DISTINCT ON (page_id) id FROM capture WHERE page_id = ANY(${pages.rows.map(({ id }) => id)}) AND integrity IS NOT NULL
      ORDER BY page_id, captured_at DESC, id DESC)`.execute(tx);
}

/** Versions of both stand in the order in which they were seen; the last seen is the current one. */
async function join(tx: Database, { elder, younger }: Twin): Promise<void> {
  await sql`
    INSERT INTO place (report_id, page_id, first_seen_at, last_seen_at, frozen_at, frozen_reason, unlisted_at)
    SELECT ${elder}, page_id, first_seen_at, last_seen_at, frozen_at, frozen_reason, unlisted_at
    FROM place WHERE report_id = ${younger}
    ON CONFLICT (report_id, page_id) DO UPDATE SET first_seen_at = least(place.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(place.last_seen_at, excluded.last_seen_at)`.execute(tx);
  await sql`DELETE FROM place WHERE report_id = ${younger}`.execute(tx);
  await sql`UPDATE change SET report_id = ${elder} WHERE report_id = ${younger}`.execute(tx);
  await sql`UPDATE correction SET report_id = ${elder} WHERE report_id = ${younger}`.execute(tx);
  // It is gone only where both are: the one that is there was told as that.
  await sql`
    UPDATE report SET removed_at = greatest(report.removed_at, other.removed_at),
      removed_url = CASE WHEN other.removed_at > report.removed_at THEN other.removed_url ELSE report.removed_url END
    FROM report AS other WHERE report.id = ${elder} AND other.id = ${younger}
      AND report.removed_at IS NOT NULL AND other.removed_at IS NOT NULL`.execute(tx);
  await sql`
    UPDATE report SET removed_at = NULL, removed_url = NULL
    FROM report AS other WHERE report.id = ${elder} AND other.id = ${younger} AND other.removed_at IS NULL`.execute(tx);
  // Out of the way first: numbers are unique within a report.
  await sql`UPDATE version SET number = -number WHERE report_id IN (${elder}, ${younger})`.execute(tx);
  await sql`
    UPDATE version SET report_id = ${elder}, number = ordered.number
    FROM (SELECT id, row_number() OVER (ORDER BY seen_at, -number, id) AS number FROM version
      WHERE report_id IN (${elder}, ${younger})) AS ordered
    WHERE version.id = ordered.id`.execute(tx);
  // Only the newest waits for a second look: what waited besides is told as seen once when its time comes.
  await sql`
    UPDATE confirmation SET state = 'seen-once' FROM version
    WHERE version.id = confirmation.version_id AND confirmation.state = 'waiting' AND version.report_id = ${elder}
      AND version.number < (SELECT max(number) FROM version WHERE report_id = ${elder})`.execute(tx);
  await sql`UPDATE report SET current_version_id = NULL WHERE id = ${younger}`.execute(tx);
  await sql`DELETE FROM report WHERE id = ${younger}`.execute(tx);
  await sql`
    UPDATE report SET current_version_id = (SELECT id FROM version WHERE report_id = ${elder} ORDER BY number DESC LIMIT 1)
    WHERE id = ${elder}`.execute(tx);
}
