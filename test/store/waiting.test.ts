import { expect, it } from 'vitest';
import { momentOf } from '../../src/domain/index.ts';
import type { PortalEntry, Waiting } from '../../src/store/index.ts';
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

const ready = useStore();
const all = { limit: 50, cursor: null };

type Appointment = Pick<Waiting, 'nextAt' | 'giveUpAt'>;

/** Kinds of what is believed of a portal. */
async function believed({ id }: PortalEntry, believedAt = at): Promise<readonly string[]> {
  const { items } = await ready.store.read.changes({ portalId: id, believedAt }, all);
  return items.map(({ kind }) => kind);
}

it('lists what waits for a second look, with why the last one did not do, until it is decided', async () => {
  const { store } = ready;
  const portal = samplePortal();
  await watch(store, portal);
  const [page] = await listedPages(store, portal, 1);
  if (page === undefined) throw new Error('no page');
  const capture = sampleCapture(page.id, page.url);
  await store.captures.insert([capture]);
  const identity = { publisher: '某镇人民政府', year: 2025, kind: 'annual' as const };
  const outcome = sampleOutcome({ portal, page, captureId: capture.id, identity, text: '新', context: null });
  const confirm = { nextAt: later(10), giveUpAt: later(1440) };
  expect(await store.read.waiting()).toEqual([]);
  await store.record.one({ ...outcome, reports: outcome.reports.map((report) => ({ ...report, confirm })) });
  const entry = { publisher: '某镇人民政府', year: 2025, versionNumber: 1, giveUpAt: later(1440) };
  expect(await store.read.waiting()).toMatchObject([
    { ...entry, portalId: portal.id, nextLookAt: later(10), attempts: 0, lastReason: null },
  ]);
  expect(await believed(portal)).toEqual([]);
  const [versionId] = await store.confirmations.due(later(10), 10);
  if (versionId === undefined) throw new Error('nothing is due');
  await store.confirmations.postpone(versionId, later(30), { kind: 'challenge', name: null, status: 521 });
  expect(await store.read.waiting()).toMatchObject([
    { ...entry, nextLookAt: later(30), attempts: 1, lastReason: { kind: 'challenge', name: null, status: 521 } },
  ]);
  await store.confirmations.release(
    versionId,
    {
      state: 'seen-once',
      captureId: null,
      said: { seen: { kind: 'text', text: 'seen once' }, back: { kind: 'text', text: 'came back' } },
    },
    later(31),
  );
  expect(await store.read.waiting()).toEqual([]);
  expect(await believed(portal)).toEqual(['report.published']);
});

it('believes nothing of a report that was taken back, and is told of the real one as new', async () => {
  const { store } = ready;
  const portal = samplePortal();
  await watch(store, portal);
  const [page] = await listedPages(store, portal, 1);
  if (page === undefined) throw new Error('no page');
  const identity = { publisher: '某镇人民政府', year: 2052, kind: 'annual' as const };
  const seen = async (text: string, confirm: Appointment | null) => {
    const capture = sampleCapture(page.id, page.url);
    await store.captures.insert([capture]);
    const outcome = sampleOutcome({ portal, page, captureId: capture.id, identity, text, context: null });
    const change = sampleChange({ pageId: page.id, dedupeKey: 'report.published:2052' });
    const reports = outcome.reports.map((report) => ({ ...report, confirm, changes: [change] }));
    return store.record.one({ ...outcome, reports });
  };
  await seen('one', { nextAt: later(10), giveUpAt: later(1440) });
  const [versionId] = await store.confirmations.due(later(10), 10);
  if (versionId === undefined) throw new Error('nothing is due');
  const said = { kind: 'called-otherwise', first: momentOf(at), second: momentOf(later(10)) } as const;
  expect(await store.confirmations.retract(versionId, said)).toBe(true);
  expect(await store.confirmations.retract(versionId, said)).toBe(false);
  const { items } = await store.read.reports({ portalId: portal.id }, all);
  expect(items).toEqual([]);
  expect(await believed(portal)).toEqual([]);
  await seen('two', null);
  expect(await believed(portal)).toEqual(['report.published']);
});

it.each(['report.unlisted', 'report.restored'] as const)(
  'believes no %s that nobody is to be told of before another crawl has ended, and its time has come',
  async (kind) => {
    const { store } = ready;
    const portal = samplePortal();
    await watch(store, portal);
    const under = await store.runs.createManual(portal.id);
    await store.runs.start(under.id, at);
    const change = sampleChange({ kind, recipients: [], deliverAfter: later(60), awaitsRun: true });
    await store.record.changes(portal.id, [change]);
    await store.runs.fail(under.id, 'ends', later(10));
    expect(await believed(portal, later(70))).toEqual([]);
    expect((await store.paces([portal.id])).get(portal.id)?.unsettled).not.toBeNull();
    const further = await store.runs.createManual(portal.id);
    await store.runs.fail(further.id, 'ends', later(20));
    expect(await believed(portal, later(59))).toEqual([]);
    expect(await believed(portal, later(60))).toEqual([kind]);
  },
);
