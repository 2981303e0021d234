import { sql } from 'kysely';
import type { IsoDate, PortalId, ReportId } from '../../domain/index.ts';
import type { Database } from '../database.ts';
import { isName } from '../id.ts';

/** A year's report of one publisher: what it claims of its day, and what was observed. */
export interface PublicationView {
  readonly reportId: ReportId;
  readonly publisher: string;
  readonly year: number;
  readonly claimedPublishedAt: IsoDate | null;
  readonly firstSeenAt: Date;
  /** Begin of the last complete pass that did not hold it; null where it was there when watching began. */
  readonly lastAbsentAt: Date | null;
  /** When its removal was told; null while it is there. */
  readonly removedAt: Date | null;
}

/** A report that was proven not to be there after its day; `since` is the begin of the pass that proved it. */
export interface OverdueView {
  readonly publisher: string;
  readonly year: number;
  readonly since: Date;
}

export interface PublicationsView {
  readonly reports: readonly PublicationView[];
  readonly overdue: readonly OverdueView[];
}

const mostReports = 50_000;

/** Who published which year in a portal, and whose absence was proven. */
export async function readPublications(db: Database, portalId: string): Promise<PublicationsView> {
  if (!isName(portalId)) return { reports: [], overdue: [] };
  const id = portalId as PortalId;
  const [reports, overdue] = await Promise.all([
    sql<PublicationView>`
      SELECT id AS "reportId", publisher, year, claimed_published_at AS "claimedPublishedAt",
        first_seen_at AS "firstSeenAt", last_absent_at AS "lastAbsentAt", removed_at AS "removedAt"
      FROM report WHERE portal_id = ${id} AND kind = 'annual'
      ORDER BY publisher, year LIMIT ${mostReports}`.execute(db),
    sql<OverdueView>`
      SELECT publisher, year, since FROM overdue WHERE portal_id = ${id} AND cleared_at IS NULL
      ORDER BY publisher, year`.execute(db),
  ]);
  return { reports: reports.rows, overdue: overdue.rows };
}
