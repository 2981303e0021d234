import type { PortalId } from '../domain/index.ts';
import type { ColumnEntry } from './columns.ts';
import type { Database, Tx } from './database.ts';
import { toJson } from './json.ts';
import { renameColumns } from './rename-columns.ts';

/** What of the configuration the store keeps. */
export interface PortalEntry {
  readonly id: PortalId;
  readonly name: string;
  /** The whole configuration of the portal, as plain JSON. */
  readonly config: unknown;
  readonly columns: readonly ColumnEntry[];
}

export interface SyncOptions {
  /** Marks nothing removed: a configuration that could not be read whole takes no portal off the watch. */
  readonly keepOthers?: boolean;
}

/** Makes the store's portals those of the configuration, in one transaction; what is no longer named is marked removed and kept. */
export async function syncEntries(
  db: Database,
  portals: readonly PortalEntry[],
  at: Date,
  { keepOthers = false }: SyncOptions,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!keepOthers) await removeOthers(tx, portals, at);
    for (const portal of portals) {
      await putPortal(tx, portal, at);
      await renameColumns(tx, portal.id, portal.columns);
      await putColumns(tx, portal, at);
    }
  });
}

async function removeOthers(tx: Tx, portals: readonly PortalEntry[], at: Date): Promise<void> {
  const ids = portals.map(({ id }) => id);
  await tx
    .updateTable('portal')
    .set({ removed_at: at })
    .where('removed_at', 'is', null)
    .$if(ids.length > 0, (query) => query.where('id', 'not in', ids))
    .execute();
}

async function putPortal(tx: Tx, { id, name, config }: PortalEntry, at: Date): Promise<void> {
  const values = { name, config: toJson(config) };
  await tx
    .insertInto('portal')
    .values({ id, ...values, state_since: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...values, removed_at: null }))
    .execute();
}

/** The columns that are named are there; those that are not are marked removed. */
async function putColumns(tx: Tx, portal: PortalEntry, at: Date): Promise<void> {
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
