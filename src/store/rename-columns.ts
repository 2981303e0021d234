import { sql } from 'kysely';
import type { ColumnId, PortalId } from '../domain/index.ts';
import type { Database } from './database.ts';

interface Named {
  readonly id: ColumnId;
  readonly url: string;
}

/**
 * A column that the configuration calls by another id, at the same address, keeps its past: its pages, its passes, its changes and
 * the end of its baseline. Else all that was published since the last pass would be there from the beginning, and told to nobody.
 */
export async function renameColumns(tx: Database, portalId: PortalId, columns: readonly Named[]): Promise<void> {
  const found = await sql<Named>`SELECT id, url FROM portal_column WHERE portal_id = ${portalId}
    ORDER BY removed_at DESC NULLS FIRST, id`.execute(tx);
  const known = new Set(found.rows.map(({ id }) => id));
  const named = new Set(columns.map(({ id }) => id));
  const former = new Map<string, ColumnId>();
  for (const { id, url } of found.rows) if (!named.has(id) && !former.has(url)) former.set(url, id);
  for (const { id, url } of columns) {
    const before = known.has(id) ? undefined : former.get(url);
    if (before === undefined) continue;
    former.delete(url);
    await rename(tx, portalId, before, id);
  }
}

async function rename(tx: Database, portalId: PortalId, from: ColumnId, to: ColumnId): Promise<void> {
  await sql`UPDATE portal_column SET id = ${to} WHERE portal_id = ${portalId} AND id = ${from}`.execute(tx);
  for (const table of ['page', 'column_pass', 'change'])
    await sql`UPDATE ${sql.table(table)} SET column_id = ${to}
      WHERE portal_id = ${portalId} AND column_id = ${from}`.execute(tx);
  await sql`UPDATE page SET listed_in = array_replace(listed_in, ${from}, ${to})
    WHERE portal_id = ${portalId} AND ${from} = ANY(listed_in)`.execute(tx);
}
