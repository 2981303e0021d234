import { expect, it } from 'vitest';
import type { JobDeps } from '../../../jobs/deps.ts';
import { visit } from '../../../jobs/visit/visit.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { useStore } from '../../store/support/open.ts';
import { at, listedPages, samplePortal, watch } from '../../store/support/sample.ts';
import { portalOf } from '../support/portal.ts';

const ready = useStore();

it('a batch that was lost to another worker is left to it: none of its pages is put aside as failed', async () => {
  const { store } = ready;
  const entry = samplePortal();
  await watch(store, entry);
  const portal = portalOf(entry);
  const pages = await listedPages(store, entry, 3);
  const run = await store.runs.createManual(entry.id);
  await store.runs.start(run.id, at);
  await store.visits.plan(
    run.id,
    pages.map(({ id }) => id),
    50,
  );
  await store.runs.listed(run.id, { listingPages: 1, linksSeen: 3, linksNew: 3, complete: true });
  const lost = new AbortController();
  const fetch = async (): Promise<never> => {
    lost.abort(new Error('the job was taken over by another worker'));
    throw lost.signal.reason;
  };
  const deps = {
    store,
    portals: new Map([[portal.id, portal]]),
    fetcherFor: () => ({ fetch }),
    stopping: new AbortController().signal,
    now: () => at,
    log: createLogger('silent'),
  } as unknown as JobDeps;
  await expect(visit(deps, { runId: run.id, batch: 0 }, lost.signal)).rejects.toThrow('taken over');
  expect(await store.visits.pending(run.id, 0)).toHaveLength(3);
});
