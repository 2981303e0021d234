import { sql } from 'kysely';
import type { ColumnId, PortalId } from '../domain/index.ts';
import type { Database } from './database.ts';

export interface ColumnEntry {
  readonly id: ColumnId;
  readonly name: string;
  readonly url: string;
  readonly publisher: string | null;
}

export interface ColumnStatus extends ColumnEntry {
  /** End of the first complete pass; null while everything found still counts as already there. */
  readonly baselineEndedAt: Date | null;
  readonly lastCompleteAt: Date | null;
}

/** Portals' columns: what the configuration names, and when each was last read to its end. */
export function columnsOf(db: Database) {
  return {
    /** Columns that the configuration names now. */
    async columns(portalId: PortalId): Promise<readonly ColumnStatus[]> {
      return db
        .selectFrom('portal_column')
        .select(['id', 'name', 'url', 'publisher'])
        .select(['baseline_ended_at as baselineEndedAt', 'last_complete_at as lastCompleteAt'])
        .where('portal_id', '=', portalId)
        .where('removed_at', 'is', null)
        .orderBy('id')
        .execute();
    },

    /** Ends a column's baseline, for good, when its listing was first read to the end: what is listed later is news. */
    async endBaseline(portalId: PortalId, columnId: ColumnId, at: Date): Promise<void> {
      await db
        .updateTable('portal_column')
        .set({ baseline_ended_at: at })
        .where('portal_id', '=', portalId)
        .where('id', '=', columnId)
        .where('baseline_ended_at', 'is', null)
        .execute();
    },

    /** Notes a complete pass over a column; the first one ends its baseline, for good. */
    async completePass(portalId: PortalId, columnId: ColumnId, at: Date): Promise<void> {
      await db
        .updateTable('portal_column')
        .set({ last_complete_at: at, baseline_ended_at: sql<Date>`coalesce(baseline_ended_at, ${at})` })
        .where('portal_id', '=', portalId)
        .where('id', '=', columnId)
        .execute();
    },
  };
}
