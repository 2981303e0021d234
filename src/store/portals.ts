import { sql } from 'kysely';
import type { ColumnId, PortalId, PortalReason } from '../domain/index.ts';
import type { Database } from './database.ts';
import { toJson } from './json.ts';
import { renameColumns } from './rename-columns.ts';
import { renamePublishers } from './rename-publishers.ts';
import { insertChanges } from './record/changes.ts';
import type { NewChange, RecordedChange } from './record/types.ts';
import type { PortalState } from './schema.ts';
import { readPortalReason } from './reasons/index.ts';

/** What of the configuration the store keeps. */
export interface PortalEntry {
  readonly id: PortalId;
  readonly name: string;
  /** The whole configuration of the portal, as plain JSON. */
  readonly config: unknown;
  readonly columns: readonly ColumnEntry[];
}

export interface ColumnEntry {
  readonly id: ColumnId;
  readonly name: string;
  readonly url: string;
  readonly publisher: string | null;
}

export interface PortalStatus {
  readonly id: PortalId;
  readonly name: string;
  readonly state: PortalState;
  readonly stateReason: PortalReason | null;
  readonly stateSince: Date;
}

export interface ColumnStatus extends ColumnEntry {
  /** End of the first complete pass; null while everything found still counts as already there. */
  readonly baselineEndedAt: Date | null;
  readonly lastCompleteAt: Date | null;
}

export interface StateChange {
  readonly portalId: PortalId;
  readonly state: PortalState;
  readonly reason: PortalReason | null;
  readonly at: Date;
  /** Makes the change to record when the state differs from before; null records none. */
  readonly change?: (previous: PortalState) => NewChange | null;
}

export type Portals = ReturnType<typeof portalsOf>;

export function portalsOf(db: Database, newId: () => string) {
  return {
    /**
     * Makes the store's portals those of the configuration; what is no longer named is marked removed and kept. With
     * `keepOthers` nothing is marked: a configuration that could not be read whole takes no portal off the watch.
     */
    async sync(portals: readonly PortalEntry[], at: Date, { keepOthers = false } = {}): Promise<void> {
      await db.transaction().execute(async (tx) => {
        const ids = portals.map(({ id }) => id);
        if (!keepOthers)
          await tx
            .updateTable('portal')
            .set({ removed_at: at })
            .where('removed_at', 'is', null)
            .$if(ids.length > 0, (query) => query.where('id', 'not in', ids))
            .execute();
        for (const portal of portals) {
          const values = { name: portal.name, config: toJson(portal.config) };
          await tx
            .insertInto('portal')
            .values({ id: portal.id, ...values, state_since: at })
            .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...values, removed_at: null }))
            .execute();
          await renameColumns(tx, portal.id, portal.columns);
          await tx
            .updateTable('portal_column')
            .set({ removed_at: at })
            .where('portal_id', '=', portal.id)
            .where('removed_at', 'is', null)
            .execute();
          for (const { id, name, url, publisher } of portal.columns) {
            await tx
              .insertInto('portal_column')
              .values({ portal_id: portal.id, id, name, url, publisher, added_at: at })
              .onConflict((conflict) =>
                conflict.columns(['portal_id', 'id']).doUpdateSet({ name, url, publisher, removed_at: null }),
              )
              .execute();
          }
        }
      });
    },

    /** Keeps the portal's reports under the names that publishers bear now; see `renamePublishers`. */
    renamePublishers: async (portalId: PortalId, nameOf: (publisher: string) => string): Promise<number> =>
      renamePublishers(db, portalId, nameOf),

    /** Portals that are watched, by id. */
    async list(): Promise<readonly PortalStatus[]> {
      const rows = await db
        .selectFrom('portal')
        .select(['id', 'name', 'state', 'state_reason as stateReason', 'state_since as stateSince'])
        .where('removed_at', 'is', null)
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ ...row, stateReason: readPortalReason(row.stateReason) }));
    },

    /**
     * Sets a portal's state. Tells whether it differs from before; only then is a change recorded, so that trouble is
     * told once and recovery once, however many workers see it.
     */
    async setState(wanted: StateChange): Promise<{
      readonly changed: boolean;
      readonly previous: PortalState | null;
      readonly recorded: readonly RecordedChange[];
    }> {
      return db.transaction().execute(async (tx) => {
        const before = await tx
          .selectFrom('portal')
          .select('state')
          .where('id', '=', wanted.portalId)
          .forUpdate()
          .executeTakeFirst();
        if (before === undefined) return { changed: false, previous: null, recorded: [] };
        const changed = before.state !== wanted.state;
        await tx
          .updateTable('portal')
          .set({
            state: wanted.state,
            state_reason: wanted.reason === null ? null : toJson(wanted.reason),
            ...(changed ? { state_since: wanted.at } : {}),
          })
          .where('id', '=', wanted.portalId)
          .execute();
        const change = changed ? (wanted.change?.(before.state) ?? null) : null;
        const recorded = change === null ? [] : await insertChanges(tx, newId, wanted.portalId, [change]);
        return { changed, previous: before.state, recorded };
      });
    },

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
