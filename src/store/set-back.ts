import { sql, type RawBuilder } from 'kysely';
import type { PortalId } from '../domain/index.ts';
import type { Database } from './database.ts';

/** Clocks of several workers differ by less: what is further ahead was noted under a clock that was set back since. */
const workersDiffer = sql`interval '1 minute'`;

/**
 * Brings to the present what is kept of a portal and was noted under a clock that was set back since, as a crawl begins at `at`.
 * All that is known is that it was before: it stands as noted just then. So a pass made under that clock proves no day of
 * absence, and what stands still does so from now on. Captures keep their times; by when they were derived they are known to be of
 * before.
 */
export async function settleSetBack(db: Database, portalId: PortalId, at: Date): Promise<void> {
  const ahead = sql`(${at}::timestamptz + ${workersDiffer})`;
  const before = sql`${new Date(at.getTime() - 1)}::timestamptz`;
  const ofPortal = sql`portal_id = ${portalId}`;
  const ofPage = sql`page_id IN (SELECT id FROM page WHERE ${ofPortal})`;
  await db.transaction().execute(async (tx) => {
    const found = await sql<{ setBack: boolean }>`
      SELECT EXISTS (SELECT FROM column_pass WHERE ${ofPortal} AND began_at > ${ahead})
        OR EXISTS (SELECT FROM page WHERE ${ofPortal} AND last_visited_at > ${ahead}) AS "setBack"`.execute(tx);
    if (found.rows[0]?.setBack !== true) return;
    const settle = async (table: string, columns: readonly string[], which: RawBuilder<unknown>): Promise<void> => {
      const names = columns.map((column) => sql.ref(column));
      const values = names.map((name) => sql`${name} = CASE WHEN ${name} > ${ahead} THEN ${before} ELSE ${name} END`);
      await sql`UPDATE ${sql.table(table)} SET ${sql.join(values)}
        WHERE ${which} AND greatest(${sql.join(names)}) > ${ahead}`.execute(tx);
    };
    await sql`UPDATE column_pass SET verdict = 'whole'
      WHERE ${ofPortal} AND began_at > ${ahead} AND verdict = 'complete'`.execute(tx);
    await settle('column_pass', ['began_at', 'read_at'], ofPortal);
    await settle('portal_column', ['baseline_ended_at', 'last_complete_at'], ofPortal);
    await settle('page', ['first_seen_at', 'last_listed_at', 'last_visited_at', 'differs_since'], ofPortal);
    await settle('report', ['first_seen_at', 'removed_at', 'restored_at'], ofPortal);
    await settle('place', ['first_seen_at', 'last_seen_at', 'unlisted_at', 'frozen_at'], ofPage);
    await settle('capture', ['derived_at'], ofPage);
    await settle('hijacking', ['since'], sql`${ofPage} AND clean_at IS NULL`);
    await settle('absence', ['since', 'last_at'], ofPage);
  });
}
