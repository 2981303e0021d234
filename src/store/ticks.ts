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

    /** Turns a tick into a run, once among all schedulers. Null: another one already did. */
    async claim(portalId: PortalId, scheduledFor: Date, trigger: Exclude<RunTrigger, 'manual'>): Promise<RunId | null> {
      const made = await sql<{ id: RunId }>`
        WITH claimed AS (
          INSERT INTO tick (portal_id, scheduled_for, run_id) VALUES (${portalId}, ${scheduledFor}, ${newId()})
          ON CONFLICT DO NOTHING RETURNING portal_id, run_id
        )
        INSERT INTO run (id, portal_id, trigger) SELECT run_id, portal_id, ${trigger} FROM claimed RETURNING id
      `.execute(db);
      return made.rows[0]?.id ?? null;
    },
  };
}
