import { setTimeout as sleep } from 'node:timers/promises';
import type { ChangeKind, PortalId } from '../../domain/index.ts';
import type { ChangeView, Run, Store } from '../../store/index.ts';
import { CommandFailure } from '../failure.ts';
import type { Stage } from './stage.ts';

const pollMs = 100;
/** A step takes a second or two; on a machine that is busy with other work, far longer. */
const patienceMs = 120_000;

/** Waits on the program's own tables until something is there; gives up loudly. */
async function until<T>(what: string, signal: AbortSignal, look: () => Promise<T | null>): Promise<T> {
  for (const end = Date.now() + patienceMs; Date.now() < end;) {
    const found = await look();
    if (found !== null) return found;
    await sleep(pollMs, undefined, { signal });
  }
  throw new CommandFailure(
    `${what} did not happen within ${patienceMs / 1000} s; run again with LOG_LEVEL=debug to see why`,
  );
}

/** The first crawl that began after `since` and is done. */
export async function crawlAfter(store: Store, portalId: PortalId, since: Date, signal: AbortSignal): Promise<Run> {
  return until('a crawl', signal, async () => {
    const run = await store.runs.latest(portalId);
    return run !== null && run.state === 'done' && run.queuedAt >= since ? run : null;
  });
}

/** The first change of a kind that was detected after `since`. */
export async function changeAfter(
  store: Store,
  kind: ChangeKind,
  since: Date,
  signal: AbortSignal,
): Promise<ChangeView> {
  return until(kind, signal, async () => {
    const { items } = await store.read.changes({ kind }, { limit: 5, cursor: null });
    return items.find((change) => change.detectedAt >= since && !change.baseline) ?? null;
  });
}

/** Waits until a change's deliveries have left; answers who was told by which channel. */
export async function told(
  store: Store,
  change: ChangeView,
  wanted: number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  return until(`the delivery of ${change.kind}`, signal, async () => {
    const { items } = await store.read.deliveries({ changeId: change.id }, { limit: 50, cursor: null });
    const sent = items.filter((delivery) => delivery.state === 'sent');
    return sent.length >= wanted ? sent.map((delivery) => `${delivery.subscriberId} (${delivery.channel})`) : null;
  });
}

/** Subject of the latest mail to an address. */
export function lastSubject(stage: Stage, to: string): string {
  return stage.inbox.received.find((mail) => mail.to.includes(to))?.subject ?? '';
}
