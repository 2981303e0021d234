import { describe, expect, it } from 'vitest';
import type { JobDeps } from '../../../jobs/deps.ts';
import { notify } from '../../../jobs/tell/notify.ts';
import type { DeliveryOutcome } from '../../../src/alert/index.ts';
import type { PortalId, SubscriberId } from '../../../src/domain/index.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import type { DueDelivery } from '../../../src/store/index.ts';
import { createMetrics } from '../../../src/web/index.ts';
import { useStore } from '../../store/support/open.ts';
import { at, later, sampleChange, samplePortal, watch } from '../../store/support/sample.ts';

const ready = useStore();
const sent: DeliveryOutcome = { kind: 'sent', note: null };
const { signal } = new AbortController();

/** A change of a fresh portal that these subscribers are to be told of. */
async function toTell(...subscribers: readonly string[]): Promise<PortalId> {
  const portal = samplePortal();
  await watch(ready.store, portal);
  const recipients = subscribers.map((id) => ({ subscriberId: id as SubscriberId, channel: 'email' as const }));
  await ready.store.record.changes(portal.id, [sampleChange({ dedupeKey: 'one', recipients })]);
  return portal.id;
}

async function statesOf(portalId: PortalId) {
  const changes = await ready.store.read.changes({ portalId }, { limit: 1, cursor: null });
  const changeId = changes.items[0]?.id ?? '';
  const { items } = await ready.store.read.deliveries({ changeId }, { limit: 50, cursor: null });
  return Object.fromEntries(items.map(({ subscriberId, state, lastError }) => [subscriberId, { state, lastError }]));
}

function depsWith(send: (delivery: DueDelivery) => Promise<DeliveryOutcome>, now: () => Date): JobDeps {
  const [log, metrics] = [createLogger('silent'), createMetrics('test')];
  const queue = { enqueue: async () => undefined };
  return { store: ready.store, queue, notifier: { send }, metrics, now, log } as unknown as JobDeps;
}

describe('sending what is due', () => {
  it('goes on past a delivery at which the program itself fails, which is tried again and says why', async () => {
    const portalId = await toTell('first', 'second', 'third');
    const send = async ({ subscriberId }: DueDelivery): Promise<DeliveryOutcome> => {
      if (subscriberId === 'first') throw new TypeError('no such table');
      return sent;
    };
    await notify(
      depsWith(send, () => at),
      signal,
    );
    expect(await statesOf(portalId)).toMatchObject({
      first: { state: 'pending', lastError: expect.stringContaining('no such table') },
      second: { state: 'sent' },
      third: { state: 'sent' },
    });
  });

  it('begins none whose claim may end while it is sent: another process may have it by then', async () => {
    const subscribers = Array.from({ length: 10 }, (_, index) => `reader-${index}`);
    const portalId = await toTell(...subscribers);
    let minutes = 0;
    const begun: number[] = [];
    const send = async ({ portal }: DueDelivery): Promise<DeliveryOutcome> => {
      if (portal?.id !== portalId) return sent;
      begun.push(minutes);
      minutes += 1;
      return sent;
    };
    await notify(
      depsWith(send, () => later(minutes)),
      signal,
    );
    expect(begun).toEqual([0, 1, 2]);
  });
});
