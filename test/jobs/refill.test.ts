import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refill } from '../../jobs/refill.ts';
import { openQueue, type JobQueue } from '../../src/queue/index.ts';
import { useStore } from '../store/support/open.ts';
import { at, later, listedPages, sampleCapture, samplePortal, watch } from '../store/support/sample.ts';

const ready = useStore();
let queue: JobQueue | null = null;

beforeAll(async () => {
  // What fails here fails on purpose.
  queue = await openQueue({ backend: { kind: 'postgres', url: ready.url }, onError: () => undefined });
});
afterAll(async () => queue?.close());

/** A queue on the store's database. */
function opened(): JobQueue {
  if (queue === null) throw new Error('the queue is open only while tests run');
  return queue;
}

it('puts a capture back that was not derived; one at which the program fails waits, and is not tried at every refill', async () => {
  const { store } = ready;
  const portal = samplePortal();
  await watch(store, portal);
  const [page] = await listedPages(store, portal, 1);
  if (page === undefined) throw new Error('no page was listed');
  await store.captures.insert([sampleCapture(page.id, page.url)]);
  let tried = 0;
  const worker = await opened().work('compare', { concurrency: 1 }, async () => {
    tried += 1;
    throw new Error('the document ended its thread');
  });
  const deps = { store, queue: opened(), now: () => later(60) };
  await refill(deps);
  for (const end = Date.now() + 20_000; Date.now() < end && (await opened().counts('compare')).delayed === 0;)
    await sleep(50);
  await refill(deps);
  await refill(deps);
  expect(tried).toBe(1);
  expect(await opened().counts('compare')).toMatchObject({ waiting: 0, active: 0, delayed: 1 });
  await worker.close();
}, 60_000);

it('leaves captures of a portal that is watched no more', async () => {
  const { store } = ready;
  const portal = samplePortal();
  await watch(store, portal);
  const [page] = await listedPages(store, portal, 1);
  if (page === undefined) throw new Error('no page was listed');
  const capture = sampleCapture(page.id, page.url);
  await store.captures.insert([capture]);
  const ids = async () => (await store.captures.underived(500, later(60))).map(({ id }) => id);
  expect(await ids()).toContain(capture.id);
  await store.portals.sync([], at);
  expect(await ids()).not.toContain(capture.id);
});
