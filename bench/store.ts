/**
 * Recorded first-seen pages a second through one client, with durable commits: captures, extractions, reports, places,
 * versions, changes, deliveries. Then the same pages again with nothing changed.
 *
 *     node bench/store.ts [pages] [batch] [characters]
 */
import { rm } from 'node:fs/promises';
import type { CaptureId, ColumnId, Extraction } from '../src/domain/index.ts';
import { startPostgres } from '../src/runtime/postgres/index.ts';
import { packExtraction } from '../src/store/extraction-data.ts';
import { openStore, uuidV7, type Page, type PortalEntry, type Store } from '../src/store/index.ts';
import { sampleCapture, sampleExtraction, sampleOutcome, samplePortal, sha256 } from '../test/store/support/sample.ts';
import { scratchFolder } from './scratch.ts';

const [pageCount = 3_000, batchSize = 64, characters = 4_000] = process.argv.slice(2).map(Number);
const sentence = '二〇二五年，本机关全年主动公开政府信息，依申请公开件均在法定期限内答复，无行政复议纠错情形。';

function textOf(index: number): string {
  const parts: string[] = [];
  for (let length = 0; length < characters; length += sentence.length) {
    parts.push(sentence.replace('全年', `${index * 7 + length}`));
  }
  return parts.join('');
}

/** As large as real ones: the text twice (whole and by section), a table of statute, checks. */
function extractionOf(title: string, text: string): Extraction {
  const row = [12, 3, 0, 0, 1, null, 16];
  const keys = [
    'new',
    'carry_in',
    'open',
    'partial',
    'deny1',
    'deny2',
    'na1',
    'na2',
    'nop1',
    'oth1',
    'total',
    'carry_out',
  ];
  return {
    ...sampleExtraction(title, text),
    tables: {
      applications: { rows: Object.fromEntries(keys.map((key) => [key, row])), cells: {} },
      litigation: { reconsideration: [1, 0, 0, 0, 1], direct: [0, 0, 0, 0, 0], after: [0, 0, 0, 0, 0], cells: {} },
      proactive: null,
      statistics: null,
      other: [],
    },
    checks: Array.from({ length: 60 }, (_, index) => ({
      id: `I${index % 7}`,
      at: { table: 'applications', row: 'total', column: index % 7, year: null },
      status: 'pass' as const,
      left: 16,
      right: 16,
      flags: [],
      detail: '',
    })),
  };
}

type Seen = ReturnType<typeof see>;

/** What extraction hands over; made outside of what is timed. */
function see(page: Page, index: number) {
  const text = textOf(index);
  return {
    page,
    text,
    packed: packExtraction(extractionOf(page.title ?? '', text)),
    contentSha256: sha256(text),
    captureId: uuidV7() as CaptureId,
    identity: { publisher: `第${index}局`, year: 2025, kind: 'annual' as const },
  };
}

async function recordAll(store: Store, portal: PortalEntry, all: readonly Seen[]): Promise<void> {
  for (let from = 0; from < all.length; from += batchSize) {
    const seen = all.slice(from, from + batchSize);
    const contexts = await store.record.contexts(
      seen.map(({ identity, contentSha256 }) => ({
        portalId: portal.id,
        identity,
        contentSha256,
        extractorVersion: '1',
      })),
    );
    const outcomes = seen.map((one, index) => {
      const outcome = sampleOutcome({ ...one, portal, context: contexts[index] ?? null });
      const { extraction } = outcome;
      if (extraction === null) return outcome;
      return { ...outcome, extraction: { ...extraction, packed: one.packed } };
    });
    const visits = outcomes.map((outcome, index) => ({
      runId: null,
      captures: [sampleCapture(outcome.pageId, seen[index]?.page.url ?? '', { id: outcome.captureId })],
      visits: [],
      outcome,
      finished: null,
    }));
    const recorded = await store.record.visits(visits, new Date());
    if (recorded.some((one) => one?.kind !== 'recorded')) throw new Error('a page was not recorded');
  }
}

async function time(
  name: string,
  pages: readonly Page[],
  work: (seen: readonly Seen[]) => Promise<void>,
): Promise<void> {
  const seen = pages.map(see);
  const begin = performance.now();
  await work(seen);
  const seconds = (performance.now() - begin) / 1000;
  console.log(`${name}: ${pageCount} pages in ${seconds.toFixed(2)} s, ${Math.round(pageCount / seconds)} pages/s`);
}

const directory = await scratchFolder();
const server = await startPostgres({ directory });
try {
  const store = openStore(server.url, { poolSize: 1, onError: (error) => console.error(error) });
  await store.migrate();
  const portal = samplePortal();
  await store.portals.sync([portal], new Date());
  const links = Array.from({ length: pageCount }, (_, index) => ({
    url: `http://bench.example/${index}.html`,
    title: `第${index}局2025年政府信息公开工作年度报告`,
    listedAt: null,
  }));
  const begin = performance.now();
  const pages = await store.pages.upsertListed(portal.id, 'annual' as ColumnId, links, new Date());
  console.log(`listed: ${pages.length} links in ${Math.round(performance.now() - begin)} ms`);
  await time('first seen', pages, async (seen) => recordAll(store, portal, seen));
  await time('unchanged', pages, async (seen) => recordAll(store, portal, seen));
  await store.close();
} finally {
  await server.stop();
  await rm(directory, { recursive: true, force: true });
  await rm(server.home, { recursive: true, force: true });
}
