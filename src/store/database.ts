import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Pool, types } from 'pg';
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

const oid = { int8: 20, date: 1082 } as const;

/** Big integers become numbers (ours are byte counts), days stay `YYYY-MM-DD`. */
function parserOf(type: number): (text: string) => unknown {
  switch (type) {
    case oid.int8:
      return Number;
    case oid.date:
      return (text) => text;
    default:
      return types.getTypeParser(type, 'text');
  }
}

export function openDatabase(url: string, options: DatabaseOptions): Database {
  const pool = new Pool({
    connectionString: url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 15_000,
    application_name: 'nianbao',
    types: { getTypeParser: (type: number) => parserOf(type) },
  });
  pool.on('error', options.onError);
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}
