import type { PortalId, PortalReason } from '../domain/index.ts';
import { columnsOf } from './columns.ts';
import type { Database } from './database.ts';
import { toJson } from './json.ts';
import { renamePublishers } from './rename-publishers.ts';
import { insertChanges } from './record/changes.ts';
import type { NewChange, RecordedChange } from './record/types.ts';
import type { PortalState } from './schema.ts';
import { readPortalReason } from './reasons/index.ts';
import { syncEntries, type PortalEntry, type SyncOptions } from './portal-entries.ts';

export interface PortalStatus {
  readonly id: PortalId;
  readonly name: string;
  readonly state: PortalState;
  readonly stateReason: PortalReason | null;
  readonly stateSince: Date;
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
    sync: async (portals: readonly PortalEntry[], at: Date, options: SyncOptions = {}): Promise<void> =>
      syncEntries(db, portals, at, options),

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

    ...columnsOf(db),
  };
}
