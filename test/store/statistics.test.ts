import { Client } from 'pg';
import { expect, it } from 'vitest';
import { useStore } from './support/open.ts';
import { listedPages, samplePortal, watch } from './support/sample.ts';

const ready = useStore();

/** Rows that PostgreSQL plans with; -1 where it knows nothing. */
async function knownRows(table: string): Promise<number> {
  const client = new Client({ connectionString: ready.url });
  await client.connect();
  try {
    const found = await client.query<{ rows: number }>(
      'SELECT reltuples AS rows FROM pg_class WHERE oid = $1::regclass',
      [table],
    );
    return Number(found.rows[0]?.rows);
  } finally {
    await client.end();
  }
}

it('lets the server know of tables that were filled at once, and of no others', async () => {
  const portal = samplePortal();
  await watch(ready.store, portal);
  await listedPages(ready.store, portal, 2_000);
  await ready.store.refreshStatistics();
  expect(await knownRows('page')).toBeGreaterThanOrEqual(2_000);
  expect(await knownRows('token')).toBe(-1);
  await ready.store.refreshStatistics();
  expect(await knownRows('page')).toBeGreaterThanOrEqual(2_000);
});
