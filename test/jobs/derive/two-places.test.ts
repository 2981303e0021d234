import { describe, expect, it } from 'vitest';
import type { JobDeps } from '../../../jobs/deps.ts';
import { derive } from '../../../jobs/derive/derive.ts';
import { readingOf } from '../../../jobs/read/reading.ts';
import type { Capture, ColumnId, Extraction, RunId } from '../../../src/domain/index.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { uuidV7, type ContextQuery, type Page } from '../../../src/store/index.ts';
import { createMetrics } from '../../../src/web/index.ts';
import { useStore } from '../../store/support/open.ts';
import { sampleCapture, sampleExtraction, samplePortal, sha256, watch } from '../../store/support/sample.ts';
import { portalOf } from '../support/portal.ts';

const ready = useStore();
const dayMs = 24 * 60 * 60 * 1000;

function extractionOf(wording: string): Extraction {
  const base = sampleExtraction('某区人民政府2025年政府信息公开工作年度报告', '总体情况');
  const text = `${wording}。${'本机关认真贯彻落实条例。'.repeat(20)}`;
  return { ...base, sections: [{ number: '一', title: '总体情况', level: 1, text }], text };
}

/** What was read of a page, and not derived yet. */
interface Read {
  readonly page: Page;
  readonly capture: Capture;
  readonly wording: string;
}

/** The deriving of two pages, at a clock that goes on whenever somebody looks at it. */
async function twoPlaces() {
  const { store } = ready;
  const entry = samplePortal();
  await watch(store, entry);
  const portal = portalOf(entry, { confirmMinutes: 0, delaySeconds: 0 });
  let nowMs = Date.parse('2026-03-02T01:00:00.000Z');
  const listed = await store.pages.upsertListed(
    entry.id,
    'annual' as ColumnId,
    ['first', 'second'].map((name) => ({
      url: `http://${portal.id}.example/${name}.html`,
      title: name,
      listedAt: null,
    })),
    new Date(nowMs),
  );
  const deps = {
    portals: new Map([[portal.id, portal]]),
    subscribers: [],
    store,
    recorder: {
      context: async (query: ContextQuery) => (await store.record.contexts([query]))[0] ?? null,
      attachments: async () => [],
    },
    metrics: createMetrics('test'),
    now: () => new Date((nowMs += 1)),
    newId: uuidV7,
    log: createLogger('silent'),
  } as unknown as JobDeps;

  const read = async (which: 0 | 1, wording: string): Promise<Read> => {
    const page = await store.pages.get((listed[which] as Page).id);
    if (page === null) throw new Error('the page is not known');
    const capture = sampleCapture(page.id, page.url, { capturedAt: deps.now(), sha256: sha256(wording) });
    return { page, capture, wording };
  };
  const deriveRead = async ({ page, capture, wording }: Read): Promise<void> => {
    const visit = {
      pageId: page.id,
      visitedAt: capture.capturedAt,
      state: 'ok' as const,
      reason: { kind: 'status', status: 200 } as const,
      etag: null,
      lastModified: null,
      captureId: capture.id,
      bodySha256: capture.sha256,
    };
    const todo = { portal, page, captureId: capture.id, reading: readingOf(extractionOf(wording)), visit };
    await derive(deps, { ...todo, baseline: false }, async (outcome) => {
      const about = { runId: null, captures: [capture], visits: [visit], finished: null };
      const [answer] = await store.record.visits([{ ...about, outcome }], deps.now());
      if (answer === null || answer === undefined) throw new Error('nothing was recorded');
      return answer;
    });
  };
  const found = async () => {
    const changes = await store.read.changes({ portalId: entry.id }, { limit: 50, cursor: null });
    const run = { id: uuidV7() as RunId, portalId: entry.id, startedAt: new Date(nowMs + 8 * dayMs) };
    const { reports } = await store.follow.run(run);
    return {
      kinds: changes.items.map(({ kind }) => kind).toSorted(),
      behind: reports.flatMap(({ places }) => places.filter(({ behindSince }) => behindSince !== null)),
      differing: reports.flatMap(({ places }) => places.filter(({ differs }) => differs)).length,
    };
  };
  return { read, deriveRead, found };
}

describe('two places of a report that are read one after the other in one pass', () => {
  it.each([
    ['in the order of their reading', [0, 1]],
    ['in the other order', [1, 0]],
  ] as const)('contradict once, and are no earlier version besides, derived %s', async (_, order) => {
    const { read, deriveRead, found } = await twoPlaces();
    await deriveRead(await read(0, '第一稿'));
    const reads = [await read(0, '第二稿'), await read(1, '第三稿')];
    for (const index of order) await deriveRead(reads[index] as Read);
    expect(await found()).toEqual({
      kinds: ['report.conflict', 'report.published', 'report.revised'],
      behind: [],
      differing: 1,
    });
  });
});
