import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { migrate, readMigrations, type Migration } from '../../src/store/migrate.ts';
import { SchemaMismatchError } from '../../src/store/index.ts';
import { testDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await testDatabase();
  db = openDatabase(database.url, {
    poolSize: 4,
    onError: (error) => {
      throw error;
    },
  });
});
afterAll(async () => {
  await db.destroy();
  await database.close();
});

function migration(name: string, statements: string): Migration {
  return { name, statements, checksum: createHash('sha256').update(statements).digest('hex') };
}

describe('migrations', () => {
  it('are applied once by one of several programs that start together, and go forward only', async () => {
    const own = await readMigrations();
    expect(own.map(({ name }) => name)).toContain('0001-initial.sql');
    const results = await Promise.all([1, 2, 3].map(async () => migrate(db, own)));
    expect(results.flatMap(({ applied }) => applied)).toEqual(own.map(({ name }) => name));

    const next = [...own, migration('9998-more.sql', 'CREATE TABLE more (id integer); INSERT INTO more VALUES (1)')];
    expect((await migrate(db, next)).applied).toEqual(['9998-more.sql']);
    expect((await migrate(db, next)).applied).toEqual([]);

    // An older program meets the database of a newer one.
    const refusal = await migrate(db, own).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SchemaMismatchError);
    expect(String(refusal)).toMatch(/9998-more\.sql.*newer Nianbao.*DATABASE_URL/s);

    const edited = [...own, migration('9998-more.sql', 'CREATE TABLE other (id integer)')];
    await expect(migrate(db, edited)).rejects.toThrow(/9998-more\.sql was changed/);

    const broken = [...next, migration('9999-broken.sql', 'CREATE TABLE half (id integer); SELECT nonsense')];
    await expect(migrate(db, broken)).rejects.toThrow(/9999-broken\.sql failed/);
    await expect(migrate(db, next)).resolves.toEqual({ applied: [] });
  });
});
