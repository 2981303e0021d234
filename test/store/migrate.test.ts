import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { migrate, readMigrations, type Migration } from '../../src/store/migrate.ts';
import { openStore, SchemaMismatchError } from '../../src/store/index.ts';
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

  it('keep reasons that were recorded as sentences as the texts they were', async () => {
    const older = await testDatabase();
    const old = openDatabase(older.url, { poolSize: 1, onError: () => undefined });
    try {
      const own = await readMigrations();
      await migrate(
        old,
        own.filter(({ name }) => name < '0019'),
      );
      await sql`INSERT INTO portal (id, name, config, state, state_reason) VALUES
        ('a', '青溪区', '{}', 'blocked', 'http://a.example/: refused with status 403'), ('b', '南禾市', '{}', 'ok', NULL)`.execute(
        old,
      );
      const detail = {
        summary: '青溪区拒绝访问（blocked）',
        title: null,
        url: null,
        reason: 'refused',
        confirmed: '两次读取一致',
      };
      await sql`INSERT INTO change (id, kind, audience, portal_id, significance, detail, detected_at, dedupe_key)
        VALUES (gen_random_uuid(), 'portal.blocked', 'operators', 'a', 'minor', ${JSON.stringify(detail)}, now(), 'k')`.execute(
        old,
      );
      await migrate(old, own);
      const store = openStore(older.url, { onError: () => undefined });
      expect(await store.portals.list()).toMatchObject([
        { id: 'a', stateReason: { kind: 'text', text: 'http://a.example/: refused with status 403' } },
        { id: 'b', stateReason: null },
      ]);
      const { items } = await store.read.changes({}, { limit: 1, cursor: null });
      expect(items[0]?.detail).toEqual({
        ...detail,
        summary: '青溪区拒绝访问（访问被拦截）',
        reason: { kind: 'text', text: 'refused' },
        confirmed: { kind: 'text', text: '两次读取一致' },
      });
      await store.close();
    } finally {
      await old.destroy();
      await older.close();
    }
  });
});
