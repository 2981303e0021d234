/**
 * How long it takes to decide that watched pages have nothing due: what a crawl asks the database and works out before it
 * plans its visits, over all portals. And how long the first page takes to count what is not read at present.
 *
 *     node bench/due.ts [pages] [portals]
 */
import { rm } from 'node:fs/promises';
import { Client } from 'pg';
import { portalSchema } from '../config/portal.ts';
import { pagesDue } from '../jobs/pages-due.ts';
import type { PortalId } from '../src/domain/index.ts';
import { startPostgres } from '../src/runtime/postgres/index.ts';
import { openStore, type Store } from '../src/store/index.ts';
import { scratchFolder } from './scratch.ts';

const [pageCount = 100_000, portalCount = 50] = process.argv.slice(2).map(Number);
const rounds = 5;
const columns = [{ id: 'annual', name: '年报', url: 'http://bench.example/nb/' }];
const { revisit } = portalSchema.parse({
  id: 'bench',
  name: 'bench',
  crawl: { revisit: { newestDays: 1 } },
  columns,
}).crawl;
const ids = Array.from({ length: portalCount }, (_, index) => `portal-${index}` as PortalId);

/** Pages of twenty report years, each the place of a report, listed and visited just now. */
async function fill(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`
    INSERT INTO portal (id, name, config, state) SELECT 'portal-' || n, 'bench', '{}', 'ok' FROM generate_series(0, ${portalCount - 1}) AS n;
    INSERT INTO portal_column (portal_id, id, name, url) SELECT id, 'annual', '年报', 'http://bench.example/nb/' FROM portal;
    INSERT INTO run (id, portal_id, trigger, state) SELECT gen_random_uuid(), id, 'cron', 'done' FROM portal, generate_series(1, 100);
    INSERT INTO column_pass (run_id, portal_id, column_id, began_at, read_at, links, read_whole, verdict)
      SELECT id, portal_id, 'annual', now() - interval '1 hour', now(), 2000, true, 'complete' FROM run;
    CREATE TEMP TABLE made AS SELECT gen_random_uuid() AS page_id, gen_random_uuid() AS report_id,
      'portal-' || n % ${portalCount} AS portal_id, n / ${portalCount} / 20 AS organ, 2005 + n / ${portalCount} % 20 AS year, n
      FROM generate_series(0, ${pageCount - 1}) AS n;
    INSERT INTO page (id, portal_id, column_id, role, url, first_seen_at, last_listed_at, last_visited_at, state, report_year)
      SELECT page_id, portal_id, 'annual', 'report', 'http://bench.example/' || n || '.html', now() - interval '1 year', now(), now(), 'ok', year FROM made;
    INSERT INTO report (id, portal_id, publisher, year, kind, first_seen_at)
      SELECT report_id, portal_id, 'organ ' || organ, year, 'annual', now() FROM made;
    INSERT INTO place (report_id, page_id, first_seen_at, last_seen_at) SELECT report_id, page_id, now(), now() FROM made;
    ANALYZE;`);
  await client.end();
}

async function decideAll(store: Store): Promise<number> {
  const now = new Date();
  let due = 0;
  for (const id of ids) due += (await pagesDue(store, id, revisit, now)).length;
  return due;
}

const directory = await scratchFolder();
const server = await startPostgres({ directory });
try {
  const store = openStore(server.url, { poolSize: 1, onError: (error) => console.error(error) });
  await store.migrate();
  await fill(server.url);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begin = performance.now();
    const due = await decideAll(store);
    times.push(performance.now() - begin);
    if (due !== 0) throw new Error(`${due} pages were due, and none should be`);
  }
  const median = times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  console.log(`nothing due among ${pageCount} pages of ${portalCount} portals: decided in ${Math.round(median)} ms`);
  const begin = performance.now();
  await store.read.unreadCounts();
  console.log(`what of it is not read at present: counted in ${Math.round(performance.now() - begin)} ms`);
  await store.close();
} finally {
  await server.stop();
  await rm(directory, { recursive: true, force: true });
  await rm(server.home, { recursive: true, force: true });
}
