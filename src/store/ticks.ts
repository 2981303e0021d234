import { sql } from 'kysely';
import type { PortalId, RunId } from '../domain/index.ts';
import type { Database } from './database.ts';
import type { RunTrigger } from './schema.ts';

export type Ticks = ReturnType<typeof ticksOf>;

export function ticksOf(db: Database, newId: () => string) {
  return {
    /** The latest tick of a portal that became a run; null before the first. */
    async last(portalId: PortalId): Promise<Date | null> {
      const found = await db
        .selectFrom('tick')
        .select('scheduled_for')
        .where('portal_id', '=', portalId)
        .orderBy('scheduled_for', 'desc')
        .limit(1)
        .executeTakeFirst();
      return found?.scheduled_for ?? null;
    },

    /**
     * Turns a tick into a run, once among all schedulers. Null: another one already did, or a run of an earlier tick still
     * waits to begin and stands for this one as well.
     */
    async claim(portalId: PortalId, scheduledFor: Date, trigger: Exclude<RunTrigger, 'manual'>): Promise<RunId | null> {
      const made = await sql<{ id: RunId }>`
        WITH waiting AS (
          SELECT id FROM run WHERE portal_id = ${portalId} AND state IN ('queued', 'crawling') AND waits_until IS NOT NULL
            AND trigger <> 'manual' ORDER BY queued_at LIMIT 1
        ), claimed AS (
          INSERT INTO tick (portal_id, scheduled_for, run_id)
          VALUES (${portalId}, ${scheduledFor}, coalesce((SELECT id FROM waiting), ${newId()}::uuid))
          ON CONFLICT DO NOTHING RETURNING portal_id, run_id
        )
        INSERT INTO run (id, portal_id, trigger) SELECT run_id, portal_id, ${trigger} FROM claimed
        WHERE run_id NOT IN (SELECT id FROM waiting) RETURNING id
      `.execute(db);
      return made.rows[0]?.id ?? null;
    },
  };
}
