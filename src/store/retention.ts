import { sql, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';

/** The last pass of each column that is of some kind. */
const lastPasses = (which: RawBuilder<unknown>) => sql`
  SELECT DISTINCT ON (portal_id, column_id) run_id FROM column_pass WHERE ${which}
  ORDER BY portal_id, column_id, began_at DESC`;

/**
 * Forgets runs that ended before a time, with their visits, ticks and passes: how the program got its evidence, not the evidence.
 * What the next crawl is decided and judged by stays, and so does the last run of each portal. Answers how many were forgotten;
 * fewer than the limit means that none is left.
 */
export async function forgetRuns(db: Database, before: Date, limit: number): Promise<number> {
  const done = await sql`
    WITH kept AS (
      (${lastPasses(sql`true`)})
      UNION (${lastPasses(sql`read_whole`)})
      UNION (${lastPasses(sql`verdict = 'complete'`)})
      UNION (${lastPasses(sql`verdict IN ('complete', 'whole')`)})
      UNION (${lastPasses(sql`verdict <> 'cut'`)})
      UNION (SELECT DISTINCT ON (portal_id) run_id FROM tick ORDER BY portal_id, scheduled_for DESC)
      UNION (SELECT DISTINCT ON (portal_id) id FROM run ORDER BY portal_id, queued_at DESC, id DESC)
      UNION (SELECT run_id FROM silent_portal)
    ), old AS (
      SELECT id FROM run WHERE state IN ('done', 'failed') AND finished_at < ${before}
        AND id NOT IN (SELECT run_id FROM kept) ORDER BY finished_at LIMIT ${limit}
    ), unclaimed AS (
      DELETE FROM tick USING old WHERE tick.run_id = old.id
    )
    DELETE FROM run USING old WHERE run.id = old.id`.execute(db);
  return Number(done.numAffectedRows ?? 0n);
}
