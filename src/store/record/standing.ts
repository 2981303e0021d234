import { sql } from 'kysely';
import type { CaptureId, PortalId, ReportId, ReportIdentity, VersionId } from '../../domain/index.ts';
import type { Database } from '../database.ts';
import { rowsOf } from '../json.ts';
import { wasTold } from '../untold.ts';
import type { Outcome } from './types.ts';

/** How a report stands, under lock. */
export interface Current {
  readonly reportId: ReportId;
  readonly currentVersionId: VersionId | null;
  readonly currentCaptureId: CaptureId | null;
  /** Number of the current version; 0 where there is none. */
  readonly number: number;
  /** As in `ReportContext`. */
  readonly toldNumber: number;
}

/** One text for an identity within a portal. */
export function identityKey(portalId: PortalId, { publisher, year, kind }: ReportIdentity): string {
  return JSON.stringify([portalId, publisher, year, kind]);
}

/** Reads and locks the reports that the outcomes speak of, in one order for all writers. Unknown reports are absent. */
export async function lockReports(tx: Database, outcomes: readonly Outcome[]): Promise<ReadonlyMap<string, Current>> {
  const wanted = new Map(
    outcomes.flatMap(({ portalId, reports }) =>
      reports.map(({ identity }) => [
        identityKey(portalId, identity),
        { portal_id: portalId, publisher: identity.publisher, year: identity.year, kind: identity.kind },
      ]),
    ),
  );
  if (wanted.size === 0) return new Map();
  const found = await sql<Omit<Current, 'toldNumber'> & ReportIdentity & { portalId: PortalId }>`
    SELECT report.id AS "reportId", report.portal_id AS "portalId", report.publisher, report.year, report.kind,
      report.current_version_id AS "currentVersionId", version.capture_id AS "currentCaptureId",
      coalesce(version.number, 0) AS number
    FROM report JOIN ${rowsOf([...wanted.values()], 'portal_id text, publisher text, year integer, kind text')}
      ON report.portal_id = row.portal_id AND report.publisher = row.publisher
        AND report.year = row.year AND report.kind = row.kind
    LEFT JOIN version ON version.id = report.current_version_id
    ORDER BY report.id FOR UPDATE OF report`.execute(tx);
  const told = await toldNumbers(
    tx,
    found.rows.map(({ reportId }) => reportId),
  );
  return new Map(
    found.rows.map((row) => [identityKey(row.portalId, row), { ...row, toldNumber: told.get(row.reportId) ?? 0 }]),
  );
}

/** Asked by itself, under the lock: who released a version while we waited for it is seen. */
async function toldNumbers(tx: Database, reportIds: readonly ReportId[]): Promise<ReadonlyMap<ReportId, number>> {
  if (reportIds.length === 0) return new Map();
  const found = await sql<{ reportId: ReportId; number: number }>`
    SELECT version.report_id AS "reportId", max(version.number) AS number
    FROM version LEFT JOIN confirmation ON confirmation.version_id = version.id
    WHERE version.report_id = ANY(${reportIds}) AND ${wasTold} GROUP BY version.report_id`.execute(tx);
  return new Map(found.rows.map(({ reportId, number }) => [reportId, number]));
}
