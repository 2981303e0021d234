/**
 * How long it takes to decide that watched pages have nothing due: what a crawl asks the database and works out before it
 * plans its visits, over all portals. And how long the first page takes to count what is not read at present. What happened
 * long ago lies in the tables too: pages that left their listings, removals, corrections, hijackings, second looks.
 *
 *     node bench/due.ts [pages] [portals]
 */
import { rm } from 'node:fs/promises';
import { Client } from 'pg';
import { portalSchema } from '../config/portal.ts';
import { pagesDue } from '../jobs/crawl/pages-due.ts';
import type { PortalId } from '../src/domain/index.ts';
import { startPostgres } from '../src/runtime/postgres/index.ts';
import { openStore, type Store } from '../src/store/index.ts';
import { databaseSeconds } from './main-job/processes.ts';
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
      'portal-' || n % ${portalCount} AS portal_id, n / ${portalCount} / 20 AS organ, 2005 + n / ${portalCount} % 20 AS year, n, n / ${portalCount} AS turn
      FROM generate_series(0, ${pageCount - 1}) AS n;
    INSERT INTO page (id, portal_id, column_id, role, url, first_seen_at, last_listed_at, last_visited_at, state, report_year)
      SELECT page_id, portal_id, 'annual', 'report', 'http://bench.example/' || n || '.html', now() - interval '1 year', now(), now(), 'ok', year FROM made;
    INSERT INTO report (id, portal_id, publisher, year, kind, first_seen_at)
      SELECT report_id, portal_id, 'organ ' || organ, year, 'annual', now() FROM made;
    INSERT INTO place (report_id, page_id, first_seen_at, last_seen_at) SELECT report_id, page_id, now(), now() FROM made;`);
  await client.query(past);
  await client.query('ANALYZE');
  await client.end();
}

/** A version of each report, and of every so many something that came to its end a year ago. */
const past = `
  UPDATE page SET last_listed_at = now() - interval '1 year' FROM made WHERE page.id = page_id AND turn % 10 = 0;
  UPDATE place SET unlisted_at = now() - interval '1 year' FROM made WHERE place.page_id = made.page_id AND turn % 10 = 0;
  INSERT INTO capture (id, page_id, url, captured_at, by, status, state, state_reason, body_sha256, body_bytes, file, "offset", length, derived_at, integrity)
    SELECT page_id, page_id, 'http://bench.example/' || n || '.html', now() - interval '1 year', 'http', 200, 'ok', '{"kind":"status","status":200}',
      '', 0, '', 0, 0, now(), 'clean' FROM made;
  INSERT INTO version (id, report_id, number, page_id, capture_id, content_sha256, extractor_version, seen_at)
    SELECT report_id, report_id, 1, page_id, page_id, '', '', now() - interval '1 year' FROM made;
  INSERT INTO confirmation (version_id, state, next_at, give_up_at, decided_at)
    SELECT report_id, CASE WHEN turn % 1000 = 0 THEN 'withdrawn' ELSE 'agreed' END, now(), now(), now() - interval '1 year'
    FROM made WHERE turn % 5 = 0;
  INSERT INTO absence (page_id, times, since, last_at)
    SELECT page_id, 31, now() - interval '1 year', now() FROM made WHERE turn % 50 = 1;
  UPDATE report SET removed_at = now() - interval '1 year' FROM made WHERE report.id = report_id AND turn % 50 = 1;
  UPDATE report SET restored_at = now() - interval '1 year' FROM made WHERE report.id = report_id AND turn % 500 = 2;
  INSERT INTO correction (page_id, portal_id, capture_id, excerpt, content_sha256, seen_at, baseline, report_id, told_sha256)
    SELECT page_id, portal_id, page_id, '', '', now() - interval '1 year', false, report_id, '' FROM made WHERE turn % 500 = 3;
  INSERT INTO hijacking (page_id, number, since, clean_at)
    SELECT page_id, 1, now() - interval '2 years', now() - interval '1 year' FROM made WHERE turn % 500 = 4;`;

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
  const worked = await databaseSeconds(process.pid);
  for (let round = 0; round < rounds; round += 1) {
    const begin = performance.now();
    const due = await decideAll(store);
    times.push(performance.now() - begin);
    if (due !== 0) throw new Error(`${due} pages were due, and none should be`);
  }
  const databaseMs = ((await databaseSeconds(process.pid)) - worked) * 1000;
  const median = times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  console.log(
    `nothing due among ${pageCount} pages of ${portalCount} portals: decided in ${Math.round(median)} ms, of CPU time of the database ${Math.round(databaseMs / rounds)} ms`,
  );
  const begin = performance.now();
  await store.read.unreadCounts();
  console.log(`what of it is not read at present: counted in ${Math.round(performance.now() - begin)} ms`);
  await store.close();
} finally {
  await server.stop();
  await rm(directory, { recursive: true, force: true });
  await rm(server.home, { recursive: true, force: true });
}
