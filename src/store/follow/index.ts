import { sql } from 'kysely';
import type { ColumnId, PortalId, RunId } from '../../domain/index.ts';
import type { Database } from '../database.ts';
import { toJson } from '../json.ts';
import { patience } from '../patience.ts';
import { settleSetBack } from '../set-back.ts';
import { readFollowedRun, type RunOf } from './read.ts';
import type { ColumnPassEntry, FollowedRun, FollowRecord } from './types.ts';
import { writeFollowed, type WrittenFollow } from './write.ts';

export type Follow = ReturnType<typeof followOf>;

/** What is kept from pass to pass, to follow reports through their lives. */
export function followOf(db: Database, newId: () => string) {
  return {
    /** To be called as a crawl begins; see `settleSetBack`. */
    async settleSetBack(portalId: PortalId, at: Date): Promise<void> {
      await settleSetBack(db, portalId, at);
    },

    /** Notes a column's pass when its listing was read; a crawl that runs again writes over it. */
    async columnRead(pass: ColumnPassEntry): Promise<void> {
      await sql`
        INSERT INTO column_pass (run_id, portal_id, column_id, began_at, read_at, links, read_whole, cut_reason)
        VALUES (${pass.runId}, ${pass.portalId}, ${pass.columnId}, ${pass.beganAt}, ${pass.readAt}, ${pass.links},
          ${pass.readWhole}, ${pass.cutReason === null ? null : toJson(pass.cutReason)})
        ON CONFLICT (run_id, column_id) DO UPDATE SET read_at = excluded.read_at, links = excluded.links,
          read_whole = excluded.read_whole, cut_reason = excluded.cut_reason`.execute(db);
    },

    /** Columns that a run has read. */
    async columnsRead(runId: RunId): Promise<ReadonlySet<ColumnId>> {
      const found = await sql<{
        id: ColumnId;
      }>`SELECT column_id AS id FROM column_pass WHERE run_id = ${runId}`.execute(db);
      return new Set(found.rows.map(({ id }) => id));
    },

    /**
     * The newest report year known of a publisher, else of a column, up to a year: a mistyped year that is still to come would make
     * every report until then an old one. Null where none is known.
     */
    async lastYear(portalId: PortalId, columnId: ColumnId, publisher: string, upTo: number): Promise<number | null> {
      const found = await sql<{ year: number | null }>`
        SELECT coalesce(
          (SELECT max(year) FROM report WHERE portal_id = ${portalId} AND publisher = ${publisher} AND kind = 'annual'
            AND year <= ${upTo}),
          (SELECT max(year) FROM report JOIN place ON place.report_id = report.id JOIN page ON page.id = place.page_id
            WHERE report.portal_id = ${portalId} AND report.kind = 'annual' AND report.year <= ${upTo}
              AND page.column_id = ${columnId})) AS year`.execute(db);
      return found.rows[0]?.year ?? null;
    },

    /**
     * When a column was last read whole, and whether that left nothing open: settled means that no place of it was missing,
     * or left its listing, in that pass for the first time. Null where it was never read whole.
     */
    async lastReadWhole(
      portalId: PortalId,
      columnId: ColumnId,
    ): Promise<{ readonly at: Date; readonly settled: boolean } | null> {
      const found = await sql<{ at: Date; settled: boolean }>`
        SELECT whole.began_at AS at, NOT EXISTS (
          SELECT FROM place JOIN page ON page.id = place.page_id JOIN report ON report.id = place.report_id
          LEFT JOIN absence ON absence.page_id = page.id
          WHERE page.portal_id = ${portalId} AND ${columnId} = ANY(page.listed_in)
            AND (coalesce(place.unlisted_at >= whole.began_at, page.last_listed_at < whole.began_at)
              OR (report.removed_at IS NULL AND absence.times <= ${patience}))) AS settled
        FROM column_pass AS whole
        WHERE whole.portal_id = ${portalId} AND whole.column_id = ${columnId} AND whole.read_whole
        ORDER BY whole.began_at DESC LIMIT 1`.execute(db);
      return found.rows[0] ?? null;
    },

    /** How a run whose visits are done left its portal. */
    async run(run: RunOf): Promise<FollowedRun> {
      return readFollowedRun(db, run);
    },

    /** Records what following a run came to, all in one transaction. */
    async record(record: FollowRecord): Promise<WrittenFollow> {
      return db.transaction().execute(async (tx) => writeFollowed(tx, newId, record));
    },

    /**
     * Begin of the last complete pass over a column that was over before a page was first seen: then the page was not
     * listed; by the servers' time where ours was ahead. Null where there was none.
     */
    async lastAbsentAt(portalId: PortalId, columnId: ColumnId, firstSeenAt: Date): Promise<Date | null> {
      const found = await sql<{ at: Date | null }>`
        SELECT max(began_at - clock_lead_ms * interval '1 millisecond') AS at FROM column_pass
        WHERE portal_id = ${portalId} AND column_id = ${columnId} AND verdict = 'complete'
          AND read_at < ${firstSeenAt}`.execute(db);
      return found.rows[0]?.at ?? null;
    },
  };
}
