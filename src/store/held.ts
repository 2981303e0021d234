import { sql } from 'kysely';
import type { HeldSeen, PortalId, ReportId, Ruling } from '../domain/index.ts';
import type { Database } from './database.ts';
import { isName, isUuid } from './id.ts';
import { storable } from './json.ts';

/** A report whose going is not told, since much went with it. */
export interface HeldReport {
  readonly reportId: ReportId;
  readonly portalId: PortalId;
  readonly publisher: string;
  readonly year: number;
  readonly title: string | null;
  readonly what: HeldSeen['what'];
  readonly since: Date;
  readonly ruling: Ruling | null;
  readonly ruledBy: string | null;
  readonly ruledAt: Date | null;
}

export type Held = ReturnType<typeof heldOf>;

export function heldOf(db: Database) {
  return {
    /** What is held back, the longest first; also what was ruled on and is not over yet. */
    async list(): Promise<readonly HeldReport[]> {
      const found = await sql<HeldReport>`
        SELECT report.id AS "reportId", report.portal_id AS "portalId", report.publisher, report.year, report.title,
          held.what, held.since, held.ruling, held.ruled_by AS "ruledBy", held.ruled_at AS "ruledAt"
        FROM held JOIN report ON report.id = held.report_id
        ORDER BY held.since, report.portal_id, report.publisher, report.year`.execute(db);
      return found.rows;
    },

    /**
     * An operator's word on one report, or on all that is held back of a portal. A later word takes the place of an earlier
     * one. Answers how many reports it is for.
     * @param id of a report, or of a portal
     */
    async rule(id: string, ruling: Ruling, by: string, at: Date): Promise<number> {
      if (!isUuid(id) && !isName(id)) return 0;
      const which = isUuid(id) ? sql`report.id = ${id}` : sql`report.portal_id = ${id}`;
      const done = await sql`
        UPDATE held SET ruling = ${ruling}, ruled_by = ${storable(by)}, ruled_at = ${at}
        FROM report WHERE report.id = held.report_id AND ${which}`.execute(db);
      return Number(done.numAffectedRows ?? 0n);
    },
  };
}
