import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Pool, types, type CustomTypesConfig } from 'pg';
import { PreparingClient } from './preparing-client.ts';
import type { Schema } from './schema.ts';

/** A pool or a transaction: where a query may run. */
export type Database = Kysely<Schema>;
export type Tx = Transaction<Schema>;

export interface DatabaseOptions {
  /** Most connections; the queue's own pool comes on top. */
  readonly poolSize?: number;
  /** Told when an idle connection breaks; the pool makes another. */
  readonly onError: (error: Error) => void;
}

/** Big integers become numbers (ours are byte counts), days stay `YYYY-MM-DD`, the rest is pg's. */
const parsers: CustomTypesConfig = {
  getTypeParser: (type, format) => {
    if (type === types.builtins.INT8) return Number;
    if (type === types.builtins.DATE) return String;
    return types.getTypeParser(type, format);
  },
};

export function openDatabase(url: string, options: DatabaseOptions): Database {
  const pool = new Pool({
    Client: PreparingClient,
    connectionString: url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 15_000,
    application_name: 'nianbao',
    types: parsers,
  });
  pool.on('error', (error) => {
    // `end` does not wait for the server's goodbye, which may be an error when that is stopped next.
    if (!pool.ending) options.onError(error);
  });
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}
