import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Subscriber } from '../../../config/alerts.ts';
import type { JobDeps } from '../../../jobs/deps.ts';
import { derive, type Derived } from '../../../jobs/derive/derive.ts';
import { notify } from '../../../jobs/tell/notify.ts';
import { readingOf } from '../../../jobs/read/reading.ts';
import { lookSays, settleLook, type Look } from '../../../jobs/visit/settle-look.ts';
import type { CaptureId, ColumnId, Extraction, PageId, VersionId } from '../../../src/domain/index.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import {
  uuidV7,
  type ContextQuery,
  type DueDelivery,
  type PageVisit,
  type VisitRecord,
} from '../../../src/store/index.ts';
import { createMetrics } from '../../../src/web/index.ts';
import { useStore } from '../../store/support/open.ts';
import { sampleCapture, sampleExtraction, samplePortal, sha256, watch } from '../../store/support/sample.ts';
import { portalOf } from '../support/portal.ts';

const ready = useStore();
const minuteMs = 60_000;
const places = [0, 1] as const;
type Place = (typeof places)[number];

/** What a page shows: one of a few contents, some of which differ in more than words; spam; or nothing. */
type Shown = { readonly kind: 'report'; readonly extra: number; readonly wording: number } | 'spam' | 'gone';

/** What may happen in the world or in the program, in any order. */
type Step =
  | { readonly kind: 'shows'; readonly place: Place; readonly shown: Shown }
  | { readonly kind: 'visit'; readonly place: Place }
  /** A second look ends while a visit is at work between its reading and its writing. */
  | { readonly kind: 'visit overtaken by a look'; readonly place: Place }
  | { readonly kind: 'look' }
  | { readonly kind: 'both visited' }
  | { readonly kind: 'deliver' }
  | { readonly kind: 'time passes'; readonly minutes: number };

const place = fc.constantFrom(...places);
const content = fc.record({
  kind: fc.constant('report' as const),
  extra: fc.integer({ min: 0, max: 1 }),
  wording: fc.integer({ min: 0, max: 1 }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('shows' as const),
      place,
      shown: fc.oneof(
        { weight: 5, arbitrary: content },
        { weight: 1, arbitrary: fc.constantFrom<Shown>('spam', 'gone') },
      ),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('visit' as const), place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('visit overtaken by a look' as const), place }) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'both visited' }) },
  { weight: 4, arbitrary: fc.constant<Step>({ kind: 'look' }) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'deliver' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('time passes' as const),
      minutes: fc.constantFrom(1, 11, 95, 24 * 60 + 95),
    }),
  },
);

function extractionOf(shown: Exclude<Shown, 'gone'>): Extraction {
  const { extra, wording } = shown === 'spam' ? { extra: 0, wording: 0 } : shown;
  const base = sampleExtraction('某区人民政府2025年政府信息公开工作年度报告', '总体情况');
  const sections = [
    { number: '一', title: '总体情况', level: 1, text: `第${wording}稿。${'本机关认真贯彻落实条例。'.repeat(20)}` },
    ...(extra === 0 ? [] : [{ number: '二', title: `其他需要报告的事项`, level: 1, text: '本年度收费若干。' }]),
  ];
  const text = sections.map((section) => `${section.title}\n${section.text}`).join('\n');
  return {
    ...base,
    sections,
    text,
    integrity: shown === 'spam' ? { state: 'hijacked', families: ['F'], signals: [], restored: [] } : base.integrity,
  };
}

/** The program's own jobs over a real database, at a page's truth in place of HTTP, and at a clock of its own. */
async function world() {
  const { store } = ready;
  const entry = samplePortal();
  await watch(store, entry);
  const portal = portalOf(entry, { confirmMinutes: 10, delaySeconds: 0 });
  const listed = await store.pages.upsertListed(
    entry.id,
    'annual' as ColumnId,
    places.map((index) => ({
      url: `http://${portal.id}.example/${index}.html`,
      title: `报告 ${index}`,
      listedAt: null,
    })),
    new Date('2026-03-02T01:00:00.000Z'),
  );
  const shown = new Map<PageId, Shown>(
    listed.map(({ id }) => [id, { kind: 'report', extra: 0, wording: 0 } satisfies Shown]),
  );
  let nowMs = Date.parse('2026-03-02T01:00:00.000Z');
  const sent: DueDelivery[] = [];
  const log = createLogger('silent');
  const deps = {
    portals: new Map([[portal.id, portal]]),
    subscribers: [{ id: 'reader', channel: 'email', audience: 'readers', minimumSignificance: 'minor' } as Subscriber],
    store,
    recorder: {
      context: async (query: ContextQuery) => (await store.record.contexts([query]))[0] ?? null,
      attachments: async () => [],
      record: async (visit: VisitRecord) => (await store.record.visits([visit], new Date(nowMs)))[0] ?? null,
    },
    queue: { enqueue: async () => undefined },
    notifier: {
      send: async (delivery: DueDelivery) => {
        if (delivery.portal?.id === portal.id) sent.push(delivery);
        return { kind: 'sent', note: null };
      },
    },
    metrics: createMetrics('test'),
    now: () => new Date(nowMs),
    newId: uuidV7,
    log,
  } as unknown as JobDeps;

  /** Reads a page as a visit or a look does; `meanwhile` happens between reading and writing. */
  const read = async (
    pageId: PageId,
    meanwhile: () => Promise<void> = async () => undefined,
  ): Promise<{ readonly captureId: CaptureId; readonly derived: Derived | null }> => {
    nowMs += 1_000;
    const page = await store.pages.get(pageId);
    if (page === null) throw new Error('the page is not known');
    const shows = shown.get(pageId) ?? 'gone';
    const extraction = shows === 'gone' ? null : extractionOf(shows);
    const digest = sha256(extraction?.text ?? 'gone');
    const capture = sampleCapture(pageId, page.url, {
      capturedAt: new Date(nowMs),
      sha256: digest,
      ...(extraction === null ? ({ status: 404, state: 'missing', derivedAt: new Date(nowMs) } as const) : {}),
    });
    const visit: PageVisit = {
      pageId,
      visitedAt: new Date(nowMs),
      state: capture.state,
      reason: { kind: 'status', status: 200 },
      etag: null,
      lastModified: null,
      captureId: capture.id,
      bodySha256: digest,
    };
    const about = { runId: null, captures: [capture], visits: [visit], finished: null };
    if (extraction === null) {
      await deps.recorder.record({ ...about, outcome: null });
      return { captureId: capture.id, derived: null };
    }
    let overtaken = false;
    const derived = await derive(
      deps,
      { portal, page, captureId: capture.id, reading: readingOf(extraction), visit, baseline: false },
      async (outcome) => {
        if (!overtaken) {
          overtaken = true;
          await meanwhile();
        }
        const answer = await deps.recorder.record({ ...about, outcome });
        if (answer === null) throw new Error('nothing was recorded');
        return answer;
      },
    );
    return { captureId: capture.id, derived };
  };

  /** Places that differ are looked at again at the end of a pass. */
  const settlePlaces = async (): Promise<void> => {
    for (const page of await store.pages.differing(entry.id)) {
      const captureId = page.state === 'ok' ? await store.captures.cleanNow(page.id, new Date()) : null;
      const extraction = captureId === null ? null : await store.read.extraction(captureId);
      if (captureId === null || extraction === null) continue;
      const reading = readingOf(extraction);
      await derive(deps, { portal, page, captureId, reading, visit: null, baseline: false }, async (outcome) =>
        store.record.one(outcome),
      );
    }
  };

  const waiting = async (): Promise<VersionId | undefined> => {
    const { items } = await store.read.reports({ portalId: entry.id }, { limit: 1, cursor: null });
    const versionId = items[0] === undefined ? undefined : (await store.read.report(items[0].id))?.version?.id;
    return versionId === undefined || (await store.confirmations.waiting(versionId)) === null ? undefined : versionId;
  };

  const look = async (): Promise<void> => {
    const versionId = await waiting();
    const due = versionId === undefined ? null : await store.confirmations.waiting(versionId);
    if (due === null || due.nextAt > new Date(nowMs)) return;
    let found: Look = { kind: 'nothing', reason: { kind: 'page-unknown' } };
    for (const pageId of [due.pageId, ...due.otherPageIds]) {
      const { captureId, derived } = await read(pageId);
      const says: Look = derived === null ? found : lookSays(derived, captureId, due);
      if (says.kind === 'nothing') continue;
      found = says;
      break;
    }
    await settleLook(deps, due, found);
  };

  const run = async (what: Step): Promise<void> => {
    switch (what.kind) {
      case 'shows':
        return void shown.set(listed[what.place]?.id as PageId, what.shown);
      case 'visit':
        return void (await read(listed[what.place]?.id as PageId));
      case 'visit overtaken by a look':
        return void (await read(listed[what.place]?.id as PageId, look));
      case 'both visited':
        for (const { id } of listed) await read(id);
        return settlePlaces();
      case 'look':
        return look();
      case 'deliver':
        return notify(deps, new AbortController().signal);
      case 'time passes':
        nowMs += what.minutes * minuteMs;
        return undefined;
      default:
        return what satisfies never;
    }
  };

  /** Time goes on, and nothing happens any more, until everything is told. */
  const settle = async (): Promise<void> => {
    await run({ kind: 'both visited' });
    for (let round = 0; round < 60 && (round < 2 || (await waiting()) !== undefined); round += 1) {
      await run({ kind: 'time passes', minutes: 95 });
      await look();
      if (round % 2 === 1) await run({ kind: 'both visited' });
      await run({ kind: 'deliver' });
    }
    expect(await waiting()).toBeUndefined();
  };

  const versions = async () => {
    const { items } = await store.read.reports({ portalId: entry.id }, { limit: 1, cursor: null });
    const [report] = items;
    if (report === undefined) return [];
    const all = (await store.read.versions(report.id, { limit: 200, cursor: null })).items;
    return all.toSorted((a, b) => a.number - b.number);
  };

  return { run, settle, sent: () => sent, versions };
}

describe('a report of two places, whatever happens before a second look, in whatever order', () => {
  it('is announced once, and what is told of it adds up to what it has become', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (happened) => {
        const { run, settle, sent, versions } = await world();
        await run({ kind: 'visit', place: 0 });
        for (const one of happened) await run(one);
        await settle();
        const all = await versions();
        const contents = new Map(all.map(({ id, contentSha256 }) => [id, contentSha256]));
        const told = sent().filter(
          ({ change }) => change.kind === 'report.published' || change.kind === 'report.revised',
        );
        expect(told.filter(({ change }) => change.kind === 'report.published')).toHaveLength(1);
        expect(new Set(told.map(({ change }) => change.id)).size).toBe(told.length);
        // What each revision was told from is what readers knew by then.
        const steps = told.map(({ change }) => [change.previousVersionId, change.versionId] as const);
        const knownBefore = [undefined, ...steps.map(([, to]) => contents.get(to as VersionId))].slice(0, -1);
        expect(steps.map(([from]) => contents.get(from as VersionId))).toEqual(knownBefore);
        const known = contents.get(steps.at(-1)?.[1] as VersionId);
        expect(known).toBe(all.at(-1)?.contentSha256);
      }),
      { numRuns: 30 },
    );
  }, 300_000);
});
