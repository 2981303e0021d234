import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Pages that PostgreSQL takes a table for which it knows nothing of; below it a bad plan costs nothing. */
const smallPages = 16;

/**
 * Lets PostgreSQL look at tables that have more than doubled since it did. It comes by itself once a minute; a first run
 * fills its tables within seconds, and statements that were planned for empty ones take quadratic time in them.
 */
export async function refreshStatistics(db: Database): Promise<void> {
  const grown = await sql<{ name: string }>`
    SELECT relname AS name FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
      AND pg_relation_size(oid) / current_setting('block_size')::integer > 2 * greatest(relpages, ${smallPages}::integer)
    ORDER BY relname`.execute(db);
  if (grown.rows.length === 0) return;
  const tables = sql.join(grown.rows.map(({ name }) => sql.table(name)));
  await sql`ANALYZE (SKIP_LOCKED) ${tables}`.execute(db);
}
