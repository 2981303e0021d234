import { sql } from 'kysely';
import type { LookReason, PortalId, ReportId } from '../../domain/index.ts';
import type { Database } from '../database.ts';
import { readLookReason } from '../reasons/index.ts';

/** A version that nobody is told of before a second look at its page agrees. */
export interface WaitingView {
  readonly reportId: ReportId;
  readonly portalId: PortalId;
  readonly publisher: string;
  readonly year: number;
  readonly versionNumber: number;
  readonly seenAt: Date;
  readonly nextLookAt: Date;
  /** From when on it is told as seen once. */
  readonly giveUpAt: Date;
  /** Looks that proved nothing, and why the last one did not. */
  readonly attempts: number;
  readonly lastReason: LookReason | null;
}

/** Most that are listed; more at once mean that no second look succeeds. */
const mostListed = 200;

/** Versions that wait for a second look, the longest waiting first. */
export async function readWaiting(db: Database): Promise<readonly WaitingView[]> {
  const found = await sql<WaitingView>`
    SELECT report.id AS "reportId", report.portal_id AS "portalId", report.publisher, report.year,
      version.number AS "versionNumber", version.seen_at AS "seenAt", confirmation.next_at AS "nextLookAt",
      confirmation.give_up_at AS "giveUpAt", confirmation.attempts, confirmation.last_reason AS "lastReason"
    FROM confirmation JOIN version ON version.id = confirmation.version_id
    JOIN report ON report.id = version.report_id
    WHERE confirmation.state = 'waiting' ORDER BY version.seen_at, version.id LIMIT ${mostListed}`.execute(db);
  return found.rows.map((row) => ({ ...row, lastReason: readLookReason(row.lastReason) }));
}
