import type { Database } from './database.ts';
import { isCaptureId } from './id.ts';
import { storable } from './json.ts';

export type Restrictions = ReturnType<typeof restrictionsOf>;

export function restrictionsOf(db: Database) {
  return {
    /** Stops a capture from being served. The archived bytes stay; the reason is the tombstone. False: no such capture. */
    async restrict(id: string, reason: string, at: Date): Promise<boolean> {
      if (!isCaptureId(id)) return false;
      const done = await db
        .updateTable('capture')
        .set({ restricted_at: at, restricted_reason: storable(reason) })
        .where('id', '=', id)
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    },

    /** Serves a capture again. False: it was not restricted. */
    async lift(id: string): Promise<boolean> {
      if (!isCaptureId(id)) return false;
      const done = await db
        .updateTable('capture')
        .set({ restricted_at: null, restricted_reason: null })
        .where('id', '=', id)
        .where('restricted_at', 'is not', null)
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    },
  };
}
