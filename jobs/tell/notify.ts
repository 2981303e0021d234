import { reasonOf, settle, type DeliveryOutcome } from '../../src/alert/index.ts';
import type { ChangeId } from '../../src/domain/index.ts';
import type { DueDelivery } from '../../src/store/index.ts';
import type { JobDeps } from '../deps.ts';
import { jobIds } from '../payloads.ts';

/** Deliveries taken at a time. */
const claimSize = 10;
/** A delivery whose process died is due again after this time. */
const leaseMs = 5 * 60_000;
/** No sending is begun later: it may take as long as that, and must have ended before the lease does. */
const beginWithinMs = leaseMs / 2;

/** Sends every delivery that is due and notes how each went. A failed one is tried again when its time comes. */
export async function notify(deps: JobDeps, signal: AbortSignal): Promise<void> {
  await tellAbandoned(deps);
  for (;;) {
    signal.throwIfAborted();
    const claimedAt = deps.now();
    const due = await deps.store.deliveries.claimDue(claimSize, leaseMs, claimedAt);
    if (due.length === 0) return;
    for (const delivery of due) {
      if (deps.now().getTime() - claimedAt.getTime() > beginWithinMs) break;
      const outcome = await deps.notifier.send(delivery).catch((error: unknown) => ourFault(deps, delivery, error));
      const settlement = settle(outcome, delivery.attempts + 1, deps.now());
      deps.metrics.deliveries.inc({ channel: delivery.channel, outcome: outcome.kind });
      await deps.store.deliveries.settle(delivery.id, settlement, deps.now());
      const { subscriberId: subscriber, channel } = delivery;
      const level = settlement.state === 'failed' ? 'warn' : 'info';
      deps.log[level](
        { delivery: delivery.id, subscriber, channel, state: settlement.state, reason: settlement.lastError },
        'delivery',
      );
      if (settlement.state === 'pending') await enqueueRetry(deps, delivery.id, settlement.nextAttemptAt);
    }
  }
}

/** A delivery at which our own program fails is tried again like any other, and keeps none of the others waiting. */
function ourFault(deps: JobDeps, { id }: DueDelivery, error: unknown): DeliveryOutcome {
  deps.log.error({ err: error, delivery: id }, 'delivery failed in the program itself');
  return { kind: 'retry', afterMs: null, reason: `the program itself failed: ${reasonOf(error)}` };
}

/** What was to be looked at again and never was is told as seen once: an alert may be late, and is never lost. */
async function tellAbandoned(deps: JobDeps): Promise<void> {
  for (const versionId of await deps.store.confirmations.abandoned(deps.now())) {
    deps.log.error({ version: versionId }, 'a version was not looked at again in time; it is told as seen once');
    await deps.store.confirmations.release(versionId, { state: 'seen-once', captureId: null }, deps.now());
  }
}

/** Calls for the sending of what was just recorded, where somebody is to be told of it. */
export async function enqueueNotify(
  deps: Pick<JobDeps, 'queue'>,
  changes: readonly { readonly id: ChangeId; readonly deliveries: number }[],
): Promise<void> {
  const first = changes.find((change) => change.deliveries > 0);
  if (first !== undefined) await deps.queue.enqueue('notify', jobIds.notify(first.id), { cause: first.id });
}

/** Calls for the sending of whatever is due by now. */
export async function enqueueDue({ store, queue, now }: Pick<JobDeps, 'store' | 'queue' | 'now'>): Promise<void> {
  const at = now();
  const next = await store.deliveries.nextDueAt(at);
  if (next !== null && next <= at) await queue.enqueue('notify', jobIds.notify('due'), { cause: 'due' });
}

async function enqueueRetry(deps: JobDeps, deliveryId: string, at: Date): Promise<void> {
  const cause = `${deliveryId}-${at.getTime()}`;
  const delayMs = Math.max(0, at.getTime() - deps.now().getTime());
  await deps.queue.enqueue('notify', jobIds.notify(cause), { cause }, { delayMs });
}
