import { describe, expect, it } from 'vitest';
import type { CaptureId, ReportIdentity } from '../../src/domain/index.ts';
import type { Page, PortalEntry, ReportContext, VisitRecord } from '../../src/store/index.ts';
import { useStore } from './support/open.ts';
import {
  at,
  later,
  listedPages,
  sampleCapture,
  sampleChange,
  sampleOutcome,
  samplePortal,
  sha256,
  watch,
} from './support/sample.ts';

const ready = useStore();
const identity: ReportIdentity = { publisher: '某区人民政府', year: 2025, kind: 'annual' };

async function onePage() {
  const portal = samplePortal();
  await watch(ready.store, portal);
  const [page] = await listedPages(ready.store, portal, 1);
  if (page === undefined) throw new Error('no page');
  return { portal, page };
}

async function capture(page: Page): Promise<CaptureId> {
  const made = sampleCapture(page.id, page.url);
  await ready.store.captures.insert([made]);
  return made.id;
}

async function contextOf(portal: PortalEntry, text: string): Promise<ReportContext | null> {
  const query = { portalId: portal.id, identity, contentSha256: sha256(text), extractorVersion: '1' };
  const [context = null] = await ready.store.record.contexts([query]);
  return context;
}

/** Visits, compares and records once, as a job does. */
async function see(portal: PortalEntry, page: Page, text: string, minutes: number) {
  const captureId = await capture(page);
  const context = await contextOf(portal, text);
  const outcome = sampleOutcome({ portal, page, captureId, identity, text, context, seenAt: later(minutes) });
  return { outcome, recorded: await ready.store.record.one(outcome) };
}

async function counts(portal: PortalEntry) {
  const all = { limit: 200, cursor: null };
  const { read } = ready.store;
  const changes = await read.changes({ portalId: portal.id }, all);
  const deliveries = await Promise.all(changes.items.map(async ({ id }) => read.deliveries({ changeId: id }, all)));
  const reports = await read.reports({ portalId: portal.id }, all);
  const versions = await Promise.all(reports.items.map(async ({ id }) => read.versions(id, all)));
  return {
    reports: reports.items.length,
    versions: versions.flatMap(({ items }) => items).length,
    changes: changes.items.map(({ kind }) => kind).toReversed(),
    deliveries: deliveries.flatMap(({ items }) => items).length,
    captures: (await read.captures({ portalId: portal.id }, all)).items.length,
  };
}

describe('recording', () => {
  it('makes a report, its place, version, change and delivery of a page seen first', async () => {
    const { portal, page } = await onePage();
    const { recorded } = await see(portal, page, '甲', 0);
    expect(recorded).toMatchObject({ kind: 'recorded', changes: [{ kind: 'report.published', deliveries: 1 }] });
    expect(await counts(portal)).toEqual({
      reports: 1,
      versions: 1,
      changes: ['report.published'],
      deliveries: 1,
      captures: 1,
    });
    const context = await contextOf(portal, '甲');
    expect(context).toMatchObject({
      current: { number: 1, standing: 'stands' },
      places: [{ pageId: page.id, url: page.url }],
    });
    expect(await ready.store.pages.get(page.id)).toMatchObject({ state: 'ok', etag: '"1"', lastVisitedAt: at });
  });

  it('changes nothing when the same outcome is recorded again', async () => {
    const { portal, page } = await onePage();
    const { outcome } = await see(portal, page, '甲', 0);
    const before = await counts(portal);
    const again = await ready.store.record.one(outcome);
    expect(again).toMatchObject({ kind: 'recorded', changes: [] });
    expect(await counts(portal)).toEqual(before);
  });

  it('changes nothing when the page is read again and says the same', async () => {
    const { portal, page } = await onePage();
    await see(portal, page, '甲', 0);
    const { recorded } = await see(portal, page, '甲', 5);
    expect(recorded).toMatchObject({ kind: 'recorded', changes: [] });
    expect(await counts(portal)).toMatchObject({
      versions: 1,
      changes: ['report.published'],
      deliveries: 1,
      captures: 2,
    });
    const context = await contextOf(portal, '甲');
    expect(context?.places[0]?.lastSeenAt).toEqual(later(5));
  });

  it('numbers versions and names the version that came back', async () => {
    const { portal, page } = await onePage();
    await see(portal, page, '甲', 0);
    const first = await contextOf(portal, '乙');
    expect(first?.sameContent).toBeNull();
    await see(portal, page, '乙', 10);
    const second = await contextOf(portal, '甲');
    expect(second).toMatchObject({ current: { number: 2 }, sameContent: { number: 1 } });
    await see(portal, page, '甲', 20);
    const report = await ready.store.read.report(second?.reportId ?? '');
    expect(report?.version).toMatchObject({ number: 3, returnsToNumber: 1 });
    expect(report?.extraction?.text).toBe('甲');
    expect((await ready.store.read.report(report?.id ?? '', 2))?.extraction?.text).toBe('乙');
  });

  it('answers conflict, and writes nothing, when the report moved on since it was compared', async () => {
    const { portal, page } = await onePage();
    await see(portal, page, '甲', 0);
    const stale = await contextOf(portal, '丙');
    await see(portal, page, '乙', 10);
    const before = await counts(portal);
    const captureId = await capture(page);
    const outcome = sampleOutcome({ portal, page, captureId, identity, text: '丙', context: stale });
    expect(await ready.store.record.one(outcome)).toEqual({ kind: 'conflict', identity });
    expect(await counts(portal)).toEqual({ ...before, captures: before.captures + 1 });
    expect(await ready.store.captures.extraction(captureId, '1')).toBeNull();
  });

  it('records the others when one outcome of a batch conflicts, and the second of two for one report does', async () => {
    const portal = samplePortal();
    await watch(ready.store, portal);
    const pages = await listedPages(ready.store, portal, 3);
    const outcomes = await Promise.all(
      pages.map(async (page, index) =>
        sampleOutcome({
          portal,
          page,
          captureId: await capture(page),
          identity: { ...identity, year: index < 2 ? 2025 : 2024 },
          text: `第${index}页`,
          context: null,
        }),
      ),
    );
    const recorded = await ready.store.record.many(outcomes);
    expect(recorded.map(({ kind }) => kind)).toEqual(['recorded', 'conflict', 'recorded']);
    expect(await counts(portal)).toMatchObject({ reports: 2, versions: 2 });
  });

  it('lets one of several workers that saw a report first have it, and tells the others', async () => {
    const portal = samplePortal();
    await watch(ready.store, portal);
    const pages = await listedPages(ready.store, portal, 6);
    const outcomes = await Promise.all(
      pages.map(async (page, index) =>
        sampleOutcome({ portal, page, captureId: await capture(page), identity, text: `${index}`, context: null }),
      ),
    );
    const recorded = await Promise.all(outcomes.map(async (outcome) => ready.store.record.one(outcome)));
    expect(recorded.filter(({ kind }) => kind === 'recorded')).toHaveLength(1);
    expect(await counts(portal)).toMatchObject({ reports: 1, versions: 1, deliveries: 1 });
  });

  it('ends alike when workers record the same pages at once, in any order', async () => {
    const portal = samplePortal();
    await watch(ready.store, portal);
    const pages = await listedPages(ready.store, portal, 12);
    const worker = async (shift: number): Promise<void> => {
      const order = pages.map((_, index) => (index * 5 + shift) % pages.length);
      for (let waiting = order; waiting.length > 0;) {
        const queries = waiting.map((index) => ({
          portalId: portal.id,
          identity: { ...identity, year: 2000 + index },
          contentSha256: sha256(`${index}`),
          extractorVersion: '1',
        }));
        const contexts = await ready.store.record.contexts(queries);
        const visits = waiting.flatMap((index, position): readonly VisitRecord[] => {
          const page = pages[index];
          if (page === undefined) return [];
          const capture = sampleCapture(page.id, page.url);
          const parts = { portal, page, captureId: capture.id, identity: { ...identity, year: 2000 + index } };
          const outcome = sampleOutcome({ ...parts, text: `${index}`, context: contexts[position] ?? null });
          return [{ runId: null, captures: [capture], visits: [], outcome, finished: null }];
        });
        const recorded = await ready.store.record.visits(visits, at);
        waiting = waiting.filter((_, position) => recorded[position]?.kind === 'conflict');
      }
    };
    await Promise.all([0, 3, 7, 11].map(worker));
    expect(await counts(portal)).toMatchObject({ reports: 12, versions: 12, deliveries: 12 });
  });

  it('delivers no baseline change', async () => {
    const { portal, page } = await onePage();
    const captureId = await capture(page);
    const outcome = sampleOutcome({ portal, page, captureId, identity, text: '甲', context: null });
    const reports = outcome.reports.map((report) => ({
      ...report,
      changes: report.changes.map((change) => ({ ...change, baseline: true })),
    }));
    await ready.store.record.one({ ...outcome, reports });
    expect(await counts(portal)).toMatchObject({ changes: ['report.published'], deliveries: 0 });
  });

  it('freezes a page once and follows it again', async () => {
    const { portal, page } = await onePage();
    await see(portal, page, '甲', 0);
    const captureId = await capture(page);
    const hijacked = {
      ...sampleOutcome({ portal, page, captureId, identity, text: '赌', context: null }),
      reports: [],
      integrity: 'hijacked' as const,
      changes: [sampleChange({ kind: 'page.hijacked', pageId: page.id, dedupeKey: `page.hijacked:${page.id}` })],
    };
    expect(await ready.store.record.one(hijacked)).toMatchObject({ changes: [{ kind: 'page.hijacked' }] });
    await ready.store.record.one({
      ...hijacked,
      derivedAt: later(60),
      frozen: { kind: 'not-genuine', state: 'hijacked', families: ['F'], signs: [] },
    });
    const frozen = await contextOf(portal, '甲');
    expect(frozen?.places[0]?.frozenAt).toEqual(at);
    await ready.store.record.one({ ...hijacked, integrity: 'suspect' });
    expect((await contextOf(portal, '甲'))?.places[0]?.frozenAt).toEqual(at);
    await ready.store.record.one({ ...hijacked, integrity: 'clean' });
    expect((await contextOf(portal, '甲'))?.places[0]?.frozenAt).toBeNull();
    expect((await counts(portal)).changes).toEqual(['report.published', 'page.hijacked']);
  });

  it('records all of a visit at once, and of a conflicting one the captures alone until it is compared again', async () => {
    const { portal, page } = await onePage();
    const { store } = ready;
    const run = await store.runs.createManual(portal.id);
    await store.runs.start(run.id, at);
    await store.visits.plan(run.id, [page.id], 10);
    await store.runs.listed(run.id, { listingPages: 1, linksSeen: 1, linksNew: 1, complete: true });
    await see(portal, page, '甲', 0);

    const redirect = sampleCapture(page.id, `${page.url}?old`, { runId: run.id, status: 301, derivedAt: at });
    const final = sampleCapture(page.id, page.url, { runId: run.id });
    const parts = { portal, page, captureId: final.id, identity, text: '乙', seenAt: later(5) };
    const visit = (context: ReportContext | null): VisitRecord => ({
      runId: run.id,
      captures: [redirect, final],
      visits: [],
      outcome: sampleOutcome({ ...parts, context }),
      finished: { pageId: page.id, state: 'done', outcome: 'ok' },
    });
    expect(await store.record.visits([visit(null)], later(5))).toEqual([{ kind: 'conflict', identity }]);
    expect(await store.captures.get(final.id)).toMatchObject({ derivedAt: null, integrity: null });
    expect(await store.visits.pending(run.id, 0)).toHaveLength(1);
    expect((await store.pages.get(page.id))?.lastVisitedAt).toEqual(at);

    const again = visit(await contextOf(portal, '乙'));
    expect(await store.record.visits([again], later(5))).toMatchObject([{ changes: [{ kind: 'report.revised' }] }]);
    expect(await store.record.visits([again], later(6))).toMatchObject([{ kind: 'recorded', changes: [] }]);
    expect(await store.captures.get(final.id)).toMatchObject({ derivedAt: later(5), integrity: 'clean' });
    expect((await store.pages.get(page.id))?.lastVisitedAt).toEqual(later(5));
    expect(await store.runs.completeIfDone(run.id, later(7))).toMatchObject({ state: 'done', complete: true });
    expect(await counts(portal)).toMatchObject({ versions: 2, captures: 3, deliveries: 2 });
    expect(await store.summaries([run.id])).toMatchObject([{ visits: 1, visitsDone: 1, outcomes: { ok: 1 } }]);
  });

  it('records a visit of which nothing could be derived', async () => {
    const { portal, page } = await onePage();
    const blocked = sampleCapture(page.id, page.url, { state: 'blocked', status: 521, derivedAt: at });
    const visit: VisitRecord = {
      runId: null,
      captures: [blocked],
      visits: [
        {
          pageId: page.id,
          visitedAt: later(1),
          state: 'blocked',
          reason: { kind: 'refused', status: 403 },
          etag: null,
          lastModified: null,
          captureId: blocked.id,
          bodySha256: blocked.sha256,
        },
      ],
      outcome: null,
      finished: null,
    };
    expect(await ready.store.record.visits([visit], later(1))).toEqual([null]);
    expect(await ready.store.pages.get(page.id)).toMatchObject({ state: 'blocked', failures: 1, bodySha256: null });
    expect(await counts(portal)).toMatchObject({ captures: 1, reports: 0 });
  });

  it('keeps one event one within a portal, and events of two portals apart', async () => {
    const portals = [samplePortal(), samplePortal()];
    await watch(ready.store, ...portals);
    const change = sampleChange({ kind: 'portal.blocked', dedupeKey: 'portal.blocked:1' });
    for (const { id } of [...portals, ...portals]) await ready.store.record.changes(id, [change]);
    for (const portal of portals) expect((await counts(portal)).changes).toEqual(['portal.blocked']);
    expect(await ready.store.record.changes(null, [change])).toHaveLength(1);
    expect(await ready.store.record.changes(null, [change])).toHaveLength(0);
  });

  it('stores texts that hold what PostgreSQL refuses', async () => {
    const { portal, page } = await onePage();
    const odd = String.raw`a${'\0'}b${'\uD800'}c\u0000😀`;
    await see(portal, { ...page, title: odd }, odd, 0);
    const context = await contextOf(portal, '');
    const report = await ready.store.read.report(context?.reportId ?? '');
    expect(report?.extraction?.text).toBe(odd);
    expect(report?.title).toBe(String.raw`a�b�c\u0000😀`);
  });
});
