import { beforeAll, describe, expect, it } from 'vitest';
import type { CaptureId, PageId, ReportId } from '../../src/domain/index.ts';
import type { PortalEntry, Sliced, Slice } from '../../src/store/index.ts';
import { useStore } from './support/open.ts';
import {
  at,
  later,
  listedPages,
  sampleCapture,
  sampleChange,
  sampleOutcome,
  samplePortal,
  watch,
} from './support/sample.ts';

const injected = { kind: 'not-genuine', state: 'hijacked', families: ['F'], signs: [] } as const;

const ready = useStore();
const all: Slice = { limit: 200, cursor: null };
const portal: PortalEntry = samplePortal();
const empty = samplePortal();

/** Five reports of one portal, the first of them revised, the last hijacked later. */
beforeAll(async () => {
  const { store } = ready;
  await watch(store, portal, empty);
  const run = await store.runs.createManual(portal.id);
  await store.runs.start(run.id, at);
  const pages = await listedPages(store, portal, 5);
  for (const [index, page] of pages.entries()) {
    const made = sampleCapture(page.id, page.url, { runId: run.id, capturedAt: later(index) });
    await store.captures.insert([made]);
    const identity = {
      publisher: index === 4 ? '某局_100%' : '某区人民政府',
      year: 2025 - index,
      kind: 'annual' as const,
    };
    const parts = { portal, page, captureId: made.id, identity, text: `第${index}份`, seenAt: later(index) };
    await store.record.one(sampleOutcome({ ...parts, context: null }));
    if (index !== 0) continue;
    const next = sampleCapture(page.id, page.url, { runId: run.id, capturedAt: later(30) });
    await store.captures.insert([next]);
    const query = { portalId: portal.id, identity, contentSha256: 'other', extractorVersion: '1' };
    const [context = null] = await store.record.contexts([query]);
    await store.record.one(sampleOutcome({ ...parts, captureId: next.id, text: '改过', context, seenAt: later(30) }));
  }
  const [page] = pages.slice(-1);
  if (page === undefined) throw new Error('no page');
  const bad = sampleCapture(page.id, page.url, { capturedAt: later(40) });
  await store.captures.insert([bad]);
  await store.record.one({
    portalId: portal.id,
    pageId: page.id,
    captureId: bad.id,
    derivedAt: later(40),
    integrity: 'hijacked',
    extraction: null,
    visit: null,
    reports: [],
    frozen: injected,
    changes: [
      sampleChange({
        kind: 'page.hijacked',
        pageId: page.id,
        detectedAt: later(40),
        dedupeKey: 'page.hijacked',
        recipients: [],
      }),
    ],
  });
});

/** Every part of a list, two items at a time. */
async function walk<T>(list: (slice: Slice) => Promise<Sliced<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const part: Sliced<T> = await list({ limit: 2, cursor });
    items.push(...part.items);
    ({ next: cursor } = part);
  } while (cursor !== null);
  return items;
}

describe('what is read', () => {
  it('shows portals with columns, last run and counts', async () => {
    const [one, two] = await ready.store.read.portals();
    expect([one?.id, two?.id]).toEqual([portal.id, empty.id].toSorted((a, b) => (a < b ? -1 : 1)));
    expect(await ready.store.read.portal(portal.id)).toMatchObject({
      region: ['某省', '某市'],
      schedule: '0 6 * * *',
      state: 'new',
      reports: 5,
      lastRun: { state: 'crawling', trigger: 'manual' },
      columns: [{ id: 'annual', name: '政府信息公开年报', reports: 5, state: null }],
    });
    expect(await ready.store.read.portal(empty.id)).toMatchObject({ reports: 0, lastRun: null });
    expect(await ready.store.read.portal('No such; portal')).toBeNull();
    expect(await ready.store.read.portal('none')).toBeNull();
  });

  it('lists reports, newest year first, in parts and filtered', async () => {
    const { read } = ready.store;
    const walked = await walk(async (slice) => read.reports({ portalId: portal.id }, slice));
    expect(walked.map(({ year }) => year)).toEqual([2025, 2024, 2023, 2022, 2021]);
    expect(walked[0]).toMatchObject({ versions: 2, changedAt: later(30), integrity: 'clean', failingChecks: 0 });
    expect(walked[4]).toMatchObject({ versions: 1, integrity: 'hijacked' });
    expect((await read.reports({ year: 2024 }, all)).items).toHaveLength(1);
    expect((await read.reports({ text: '_100%' }, all)).items.map(({ year }) => year)).toEqual([2021]);
    expect((await read.reports({ text: '2023年' }, all)).items.map(({ year }) => year)).toEqual([2023]);
    expect((await read.reports({ text: String.raw`\ % '` }, all)).items).toEqual([]);
    expect((await read.reports({ portalId: empty.id }, all)).items).toEqual([]);
    const [column] = portal.columns;
    if (column === undefined) throw new Error('no column');
    expect((await read.reports({ columnId: column.id }, all)).items).toHaveLength(5);
    expect(await read.years()).toEqual([2025, 2024, 2023, 2022, 2021]);
  });

  it('tells who published which year', async () => {
    const { store } = ready;
    const { reports, overdue } = await store.read.publications(portal.id);
    expect(overdue).toEqual([]);
    expect(reports.map(({ publisher, year }) => [publisher, year])).toEqual([
      ['某区人民政府', 2022],
      ['某区人民政府', 2023],
      ['某区人民政府', 2024],
      ['某区人民政府', 2025],
      ['某局_100%', 2021],
    ]);
    expect(reports[0]).toMatchObject({ firstSeenAt: later(3), lastAbsentAt: null, removedAt: null });
    expect(await store.read.publications('No such; portal')).toEqual({ reports: [], overdue: [] });
  });

  it('shows a report with places, versions and the content of one of them', async () => {
    const { read } = ready.store;
    const [row] = (await read.reports({ year: 2025 }, all)).items;
    const id = row?.id ?? '';
    const report = await read.report(id);
    expect(report).toMatchObject({
      version: { number: 2 },
      extraction: { text: '改过' },
      places: [{ state: 'ok', frozenAt: null }],
    });
    expect(report?.extractionCaptureId).toBe(report?.version?.captureId);
    expect((await read.report(id, 1))?.extraction?.text).toBe('第0份');
    for (const number of [0, 3, -1, 1.5, 1e12]) expect(await read.report(id, number)).toBeNull();
    expect((await walk(async (slice) => read.versions(id, slice))).map(({ number }) => number)).toEqual([2, 1]);
    const [hijacked] = (await read.reports({ year: 2021 }, all)).items;
    expect((await read.report(hijacked?.id ?? ''))?.places).toMatchObject([
      { frozenAt: later(40), frozenReason: injected, integrity: 'hijacked' },
    ]);
  });

  it('lists the pages that are not read, with the report whose place is not followed', async () => {
    const { read } = ready.store;
    const unread = (await read.unread(portal.id, all)).items;
    const title = '某区人民政府2021年政府信息公开工作年度报告';
    expect(unread).toMatchObject([{ title, role: 'report', state: 'ok', frozenAt: later(40), frozenReason: injected }]);
    const [report] = (await read.reports({ portalId: portal.id, year: 2021 }, all)).items;
    expect(unread[0]?.reportId).toBe(report?.id);
    const everywhere = await walk(async (slice) => read.unread(null, slice));
    expect(everywhere).toEqual(expect.arrayContaining([...unread]));
    expect(await read.unreadCounts()).toContainEqual({ portalId: portal.id, pages: unread.length });
    expect((await read.unread(empty.id, all)).items).toEqual([]);
    expect((await read.unread('not a name', all)).items).toEqual([]);
  });

  it('lists changes, newest first, in parts and filtered, with the names that belong to them', async () => {
    const { read } = ready.store;
    const walked = await walk(async (slice) => read.changes({ portalId: portal.id }, slice));
    expect(walked.map(({ kind }) => kind)).toEqual([
      'page.hijacked',
      'report.revised',
      ...Array(5).fill('report.published'),
    ]);
    const [hijacked, revised] = walked;
    expect(revised).toMatchObject({
      portalName: portal.name,
      timeZone: 'Asia/Shanghai',
      columnName: '政府信息公开年报',
      report: { year: 2025 },
      versionNumber: 2,
      previousVersionNumber: 1,
      audience: 'readers',
    });
    expect(hijacked).toMatchObject({ report: null, versionNumber: null, audience: 'operators' });
    expect(await read.change(revised?.id ?? '')).toEqual(revised);
    expect((await read.changes({ kind: 'report.revised' }, all)).items).toEqual([revised]);
    expect((await read.changes({ audience: 'operators' }, all)).items).toEqual([hijacked]);
    expect((await read.changes({ withoutBaseline: true }, all)).items).toHaveLength(7);
    expect((await read.changes({ publisher: '某区人民政府' }, all)).items).toHaveLength(5);
    expect((await read.changes({ publisher: '某局_100%' }, all)).items).toHaveLength(1);
    expect((await read.changes({ publisher: '某区' }, all)).items).toEqual([]);
    const reportId = revised?.reportId ?? undefined;
    expect((await read.changes(reportId === undefined ? {} : { reportId }, all)).items).toHaveLength(2);
  });

  it('lists captures and deliveries', async () => {
    const { read } = ready.store;
    const captures = await walk(async (slice) => read.captures({ portalId: portal.id }, slice));
    expect(captures.map(({ capturedAt }) => capturedAt)).toEqual([40, 30, 4, 3, 2, 1, 0].map(later));
    expect(await read.capture(captures[0]?.id ?? '')).toMatchObject({
      integrity: 'hijacked',
      location: { file: 'a/b.warc.gz', offset: 5_000_000_000, length: 900 },
      bodyBytes: 12_345,
      restricted: null,
      reportIds: [expect.any(String)],
    });
    const [first] = captures.slice(-1);
    expect((await read.extraction(first?.id ?? ''))?.text).toBe('第0份');
    const { url = '', capturedAt = later(0) } = first ?? {};
    expect(await read.captureNear(portal.id, [url, 'http://nowhere.test/'], capturedAt)).toBe(first?.id);
    const near = await read.captureNear(portal.id, [url], later(1000));
    expect(captures.find(({ id }) => id === near)).toMatchObject({ url, state: 'ok' });
    expect(near).not.toBe(first?.id);
    expect(await read.captureNear(portal.id, ['http://nowhere.test/'], capturedAt)).toBeNull();
    expect(await read.captureNear(empty.id, [url], capturedAt)).toBeNull();
    expect(await read.captureNear('not a name', [url], capturedAt)).toBeNull();
    expect(await read.extraction(captures[0]?.id ?? '')).toBeNull();
    const pageId = first?.pageId as PageId;
    expect((await read.captures({ pageId }, all)).items).toHaveLength(2);
    const reportId = first?.reportIds[0] as ReportId;
    expect((await read.captures({ reportId }, all)).items).toHaveLength(2);
    const deliveries = await walk(async (slice) => read.deliveries({ state: 'pending' }, slice));
    expect(deliveries.map(({ change }) => change.kind)).toEqual([
      'report.revised',
      ...Array(5).fill('report.published'),
    ]);
    expect(deliveries[0]).toMatchObject({
      change: { detail: { summary: '新的年度报告' } },
      subscriberId: 'reader',
      attempts: 0,
    });
    expect((await read.deliveries({ state: 'failed' }, all)).items).toEqual([]);
  });

  it('counts what there is', async () => {
    expect(await ready.store.read.status()).toEqual({
      reports: 5,
      versions: 6,
      changes: 7,
      captures: 7,
      archivedBytes: 6_300,
      archivedBytesPerDay: 6_300,
      underived: 0,
      openRuns: 1,
      pendingVisits: 0,
      deliveries: { pending: 6, sent: 0, failed: 0, withdrawn: 0 },
    });
  });

  it('answers nothing, and no error, to what cannot be an id', async () => {
    const { read } = ready.store;
    const odd = ["' OR 1=1 --", '', '00000000-0000-7000-8000-000000000000', '\0'];
    for (const id of odd) {
      expect([await read.report(id), await read.change(id), await read.capture(id)]).toEqual([null, null, null]);
      expect(await read.extraction(id)).toBeNull();
      expect((await read.versions(id, all)).items).toEqual([]);
      const ids = { pageId: id as PageId, reportId: id as ReportId };
      expect((await read.captures(ids, all)).items).toEqual([]);
      expect((await read.captures({ portalId: id }, all)).items).toEqual([]);
      expect((await read.changes({ reportId: id }, all)).items).toEqual([]);
      expect((await read.reports({ columnId: id }, all)).items).toEqual([]);
    }
    expect((await read.changes({}, { limit: Number.NaN, cursor: 'nonsense' })).items).toHaveLength(7);
    expect(await ready.store.captures.get('00000000-0000-7000-8000-000000000000' as CaptureId)).toBeNull();
  });

  it('names as a change’s evidence what its page showed when it was found, not what it shows since', async () => {
    const { read, captures } = ready.store;
    const found = (await read.changes({ portalId: portal.id, kind: 'page.hijacked' }, all)).items[0];
    if (found === undefined || found.pageId === null) throw new Error('no hijacked page');
    const since = sampleCapture(found.pageId, 'http://a.example/later', { capturedAt: later(900) });
    await captures.insert([since]);
    const { pageId, state, reason, sha256: bodySha256 } = since;
    const answer = { pageId, state, reason, bodySha256, etag: null, lastModified: null };
    await ready.store.pages.visited([{ ...answer, captureId: since.id, visitedAt: later(900) }]);
    expect((await read.change(found.id))?.captureId).toBe(found.captureId);
    const shown = found.captureId === null ? null : await read.capture(found.captureId);
    expect(shown?.capturedAt).toEqual(later(40));
  });
});
