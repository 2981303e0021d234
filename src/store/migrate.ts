import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { Database, Tx } from './database.ts';
import { SchemaMismatchError } from './errors.ts';

const migrationsDirectory = path.join(import.meta.dirname, 'migrations');
/** Advisory lock of the transaction that migrates; one program at a time. */
const migrationLock = 7_104;

export interface Migration {
  /** File name: `0001-initial.sql`. */
  readonly name: string;
  readonly statements: string;
  readonly checksum: string;
}

export interface MigrationResult {
  /** Names of the migrations that were applied now. */
  readonly applied: readonly string[];
}

/** The program's migrations, in the order of their file names. */
export async function readMigrations(directory: string = migrationsDirectory): Promise<readonly Migration[]> {
  const names = (await readdir(directory)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const statements = await readFile(path.join(directory, name), 'utf8');
      return { name, statements, checksum: createHash('sha256').update(statements).digest('hex') };
    }),
  );
}

/**
 * Brings the database to the program's schema, forward only, all in one transaction. Throws `SchemaMismatchError` when
 * the database holds a migration that the program does not know, or knows with other content.
 */
export async function migrate(db: Database, migrations: readonly Migration[]): Promise<MigrationResult> {
  return db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(${migrationLock}::bigint)`.execute(tx);
    await sql`CREATE TABLE IF NOT EXISTS migration (
      name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`.execute(tx);
    const done = await appliedMigrations(tx);
    check(done, migrations);
    const missing = migrations.filter(({ name }) => !done.has(name));
    for (const migration of missing) await apply(tx, migration);
    return { applied: missing.map(({ name }) => name) };
  });
}

async function appliedMigrations(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ name: string; checksum: string }>`SELECT name, checksum FROM migration`.execute(tx);
  return new Map(found.rows.map(({ name, checksum }) => [name, checksum]));
}

function check(done: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of done) {
    const ours = known.get(name);
    if (ours === undefined) {
      throw new SchemaMismatchError(
        `The database holds migration ${name}, which this program does not know: a newer Nianbao has used it. ` +
          'Run that version or a later one, or point DATABASE_URL (or NIANBAO_DATA) at another database.',
      );
    }
    if (ours !== checksum) {
      throw new SchemaMismatchError(
        `Migration ${name} was changed after it had been applied to this database. ` +
          'Restore the file as it was released; put further changes of the schema into a new file.',
      );
    }
  }
}

async function apply(tx: Tx, migration: Migration): Promise<void> {
  try {
    await sql.raw(migration.statements).execute(tx);
  } catch (cause) {
    throw new Error(`Migration ${migration.name} failed; the database is as it was before`, { cause });
  }
  await sql`INSERT INTO migration (name, checksum) VALUES (${migration.name}, ${migration.checksum})`.execute(tx);
}
