import { describe, expect, it } from 'vitest';
import type { JobDeps } from '../../../jobs/deps.ts';
import { derive } from '../../../jobs/derive/derive.ts';
import { readingOf } from '../../../jobs/read/reading.ts';
import type { ColumnId, Extraction, IsoDate } from '../../../src/domain/index.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { uuidV7, type ContextQuery, type Page, type PageLinks, type VisitRecord } from '../../../src/store/index.ts';
import { createMetrics } from '../../../src/web/index.ts';
import { useStore } from '../../store/support/open.ts';
import { sampleCapture, sampleExtraction, samplePortal, sha256, watch } from '../../store/support/sample.ts';
import { portalOf } from '../support/portal.ts';

const ready = useStore();
const title = '某区人民政府2025年政府信息公开工作年度报告';

/** What may happen within a pass, each once, in any order. */
type Step = 'the file is replaced' | 'one' | 'other';
const orders: readonly (readonly Step[])[] = [
  ['the file is replaced', 'one', 'other'],
  ['the file is replaced', 'other', 'one'],
  ['one', 'the file is replaced', 'other'],
  ['other', 'the file is replaced', 'one'],
  ['one', 'other', 'the file is replaced'],
  ['other', 'one', 'the file is replaced'],
];

function fileSaying(content: string): Extraction {
  return sampleExtraction(title, `${content}。${'本机关认真贯彻落实条例。'.repeat(20)}`);
}

/** A page that carries its report in a file, and says a day of its own. */
function pageWith(content: string, day: string, fileUrl: string): Extraction {
  const file = fileSaying(content);
  const attachment = { url: fileUrl, name: title, mediaType: null, sha256: sha256(content), role: 'body' as const };
  return { ...file, publishedAt: day as IsoDate, attachments: [{ ...attachment, extraction: file }] };
}

/** Two pages, over a real database, that the jobs read in turn; each carries its report in the file of its own `fileUrl`. */
async function twoPages(fileUrls: { readonly one: string; readonly other: string }) {
  const { store } = ready;
  const entry = samplePortal();
  await watch(store, entry);
  const portal = portalOf(entry, { confirmMinutes: 0 });
  let nowMs = Date.parse('2026-03-02T01:00:00.000Z');
  const base = `http://${entry.id}.example`;
  const listed = await store.pages.upsertListed(
    entry.id,
    'annual' as ColumnId,
    ['one', 'other'].map((name) => ({ url: `${base}/${name}.html`, title, listedAt: null })),
    new Date(nowMs),
  );
  const pages = { one: listed[0] as Page, other: listed[1] as Page };
  const links = new Map<string, { readonly url: string; readonly sha256: string }>();
  const deps = {
    portals: new Map([[portal.id, portal]]),
    subscribers: [],
    store,
    recorder: {
      context: async (query: ContextQuery) => (await store.record.contexts([query]))[0] ?? null,
      attachments: async (pageId: Page['id']) => store.pages.attachmentsOf([pageId]),
      record: async (visit: VisitRecord) => (await store.record.visits([visit], new Date(nowMs)))[0] ?? null,
    },
    queue: { enqueue: async () => undefined },
    metrics: createMetrics('test'),
    now: () => new Date(nowMs),
    newId: uuidV7,
    log: createLogger('silent'),
  } as unknown as JobDeps;

  /** Reads a page as a visit does: nothing is derived where neither it nor its file has changed. */
  const read = async (which: 'one' | 'other', content: string, day: string): Promise<void> => {
    nowMs += 60_000;
    const page = pages[which];
    const url = `${base}${fileUrls[which]}`;
    const digest = sha256(content + day);
    if (links.get(page.id)?.sha256 === digest && links.get(page.id)?.url === url) return;
    const file = await store.pages.upsertOne(
      { portalId: page.portalId, columnId: page.columnId, role: 'attachment', url, title },
      new Date(nowMs),
    );
    const capture = sampleCapture(page.id, page.url, { capturedAt: new Date(nowMs), sha256: digest });
    const visit = {
      pageId: page.id,
      visitedAt: new Date(nowMs),
      state: 'ok' as const,
      reason: { kind: 'status', status: 200 } as const,
      etag: null,
      lastModified: null,
      captureId: capture.id,
      bodySha256: digest,
    };
    const files: PageLinks = {
      pageId: page.id,
      files: [{ pageId: file.id, sha256: sha256(content), isBody: true, linked: true }],
    };
    const reading = readingOf(pageWith(content, day, url));
    const now = (await store.pages.get(page.id)) as Page;
    await derive(
      deps,
      { portal, page: now, captureId: capture.id, reading, visit, baseline: false },
      async (outcome) => {
        const about = { runId: null, captures: [capture], visits: [visit], finished: null, links: files };
        const answer = await deps.recorder.record({ ...about, outcome });
        if (answer === null) throw new Error('nothing was recorded');
        return answer;
      },
    );
    links.set(page.id, { url, sha256: digest });
  };
  const kinds = async () => {
    const { items } = await store.read.changes({ portalId: entry.id }, { limit: 100, cursor: null });
    return items.toReversed().map(({ kind }) => kind);
  };
  /** Contents of the report's versions, in their order. */
  const versions = async () => {
    const [report] = (await store.read.reports({ portalId: entry.id }, { limit: 1, cursor: null })).items;
    const all = (await store.read.versions(report?.id ?? '', { limit: 100, cursor: null })).items;
    return all.toSorted((a, b) => a.number - b.number).map(({ contentSha256 }) => contentSha256);
  };
  return { read, kinds, versions };
}

const days = { one: '2026-01-20', other: '2026-02-11' } as const;
const oneFile = { one: '/files/nb.docx', other: '/files/nb.docx' };

describe('two pages that carry their report in one file', () => {
  const cases = orders.flatMap((first) =>
    orders.flatMap((second) => [
      { first, second, contents: ['初稿', '改稿', '再改稿'] },
      { first, second, contents: ['初稿', '改稿', '初稿'] },
    ]),
  );

  it.each(cases)(
    'tell each content of the file once: $first, then $second; $contents',
    async ({ first, second, contents }) => {
      const { read, kinds, versions } = await twoPages(oneFile);
      const file = { at: 0 };
      const shown: string[] = [];
      for (const step of ['one', 'other', ...first, ...second, 'other', 'one'] as const) {
        if (step === 'the file is replaced') {
          file.at += 1;
          continue;
        }
        const content = contents[file.at] ?? '';
        await read(step, content, days[step]);
        if (shown.at(-1) !== content) shown.push(content);
      }
      expect(await kinds()).toEqual(['report.published', ...shown.slice(1).map(() => 'report.revised')]);
      expect(await versions()).toHaveLength(shown.length);
    },
    30_000,
  );

  it('are told apart where each has come to a file of its own', async () => {
    const { read, kinds } = await twoPages({ one: '/files/nb.docx', other: '/files/other.docx' });
    await read('one', '初稿', days.one);
    await read('other', '初稿', days.other);
    await read('other', '改稿', days.other);
    expect(await kinds()).toEqual(['report.published', 'report.conflict']);
  });

  it('are not followed back to what one of them showed all the time', async () => {
    const { read, kinds, versions } = await twoPages(oneFile);
    await read('one', '初稿', days.one);
    await read('other', '初稿', days.other);
    await read('other', '改稿', days.other);
    // A cache gives the file as it was; only the page around it has changed.
    await read('one', '初稿', '2026-01-21');
    expect(await kinds()).toEqual(['report.published', 'report.revised', 'report.conflict']);
    await read('one', '改稿', days.one);
    expect(await versions()).toHaveLength(2);
  });

  it('say nothing of the days that stand around the file', async () => {
    const { read, kinds } = await twoPages(oneFile);
    await read('one', '初稿', days.one);
    await read('other', '初稿', days.other);
    await read('other', '初稿', '2026-02-12');
    expect(await kinds()).toEqual(['report.published']);
  });
});
