import { enqueueVisits } from './crawl/crawl.ts';
import type { JobDeps } from './deps.ts';
import { jobIds } from './payloads.ts';
import { enqueueCrawl } from './schedule.ts';
import { enqueueDue } from './tell/notify.ts';

/** A capture that was not derived after this time was left behind by a process that died. */
const abandonedAfterMs = 10 * 60_000;
const mostAtOnce = 500;
/** What our own program fails at (a document that ends its thread) is tried again ever more seldom, for hours. */
const everMoreSeldom = { attempts: 10, backoffMs: 60_000 };

/**
 * Puts back into the queue what the database says is still to be done. The queue may have lost everything; what it still
 * has stays single, since job ids are the same.
 */
export async function refill(deps: Pick<JobDeps, 'store' | 'queue' | 'now'>): Promise<void> {
  const now = deps.now();
  for (const run of await deps.store.runs.open()) {
    const waits = run.waitsUntil !== null && run.waitsUntil > now;
    if ((run.state === 'queued' || run.state === 'crawling') && !waits) await enqueueCrawl(deps, run.id);
  }
  const batches = await deps.store.visits.openBatches(now);
  for (const [runId, group] of Map.groupBy(batches, (batch) => batch.runId)) {
    await enqueueVisits(
      deps,
      runId,
      group.map((batch) => batch.batch),
    );
  }
  const left = await deps.store.captures.underived(mostAtOnce, new Date(now.getTime() - abandonedAfterMs));
  await deps.queue.enqueueMany(
    'compare',
    left.map(({ id }) => ({ id: jobIds.compare(id), payload: { captureId: id }, options: everMoreSeldom })),
  );
  const unconfirmed = await deps.store.confirmations.due(now, mostAtOnce);
  await deps.store.confirmations.called(unconfirmed, now);
  await deps.queue.enqueueMany(
    'confirm',
    unconfirmed.map((versionId) => ({
      id: jobIds.confirm(versionId),
      payload: { versionId },
      options: everMoreSeldom,
    })),
  );
  if ((await deps.store.line.offlineSince()) !== null || (await deps.store.line.suspects()).length > 0)
    await deps.queue.enqueue('line', jobIds.line(), {});
  await enqueueDue(deps);
}
