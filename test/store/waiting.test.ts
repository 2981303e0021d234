import { expect, it } from 'vitest';
import { useStore } from './support/open.ts';
import { later, listedPages, sampleCapture, sampleOutcome, samplePortal, watch } from './support/sample.ts';

const ready = useStore();

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
});
