import { describe, expect, it } from 'vitest';
import type { PortalId, SubscriberId } from '../../src/domain/index.ts';
import { useStore } from './support/open.ts';
import { at, later, sampleChange, samplePortal, watch } from './support/sample.ts';

const ready = useStore();
const minuteMs = 60_000;

/** A change of a fresh portal for `count` readers. */
async function deliveries(count: number, deliverAfter?: Date): Promise<PortalId> {
  const portal = samplePortal();
  await watch(ready.store, portal);
  const recipients = Array.from({ length: count }, (_, index) => ({
    subscriberId: `reader-${index}` as SubscriberId,
    channel: 'email' as const,
  }));
  const change = sampleChange({
    dedupeKey: 'one',
    recipients,
    ...(deliverAfter === undefined ? {} : { deliverAfter }),
  });
  await ready.store.record.changes(portal.id, [change, change]);
  return portal.id;
}

async function claim(portalId: PortalId, when: Date, limit = 1_000) {
  const due = await ready.store.deliveries.claimDue(limit, minuteMs, when);
  return due.filter(({ portal }) => portal?.id === portalId);
}

describe('deliveries', () => {
  it('are given to one of several workers, with all that is said in them', async () => {
    const portalId = await deliveries(30);
    const claims = await Promise.all([1, 2, 3, 4].map(async () => claim(portalId, at, 10)));
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(claims.flat()[0]).toMatchObject({
      channel: 'email',
      attempts: 0,
      change: { kind: 'report.published', audience: 'readers', detail: { summary: '新的年度报告' } },
      portal: { id: portalId },
      report: null,
      captureId: null,
    });
  });

  it('are due again when the worker that had them does not settle them', async () => {
    const portalId = await deliveries(2);
    expect(await claim(portalId, at)).toHaveLength(2);
    expect(await claim(portalId, at)).toHaveLength(0);
    expect(await claim(portalId, later(2))).toHaveLength(2);
  });

  it('wait, fail, are tried again on demand, and are sent once', async () => {
    const portalId = await deliveries(1, later(10));
    const { deliveries: store, read } = ready.store;
    expect(await claim(portalId, later(9))).toHaveLength(0);
    const [due] = await claim(portalId, later(10));
    if (due === undefined) throw new Error('nothing due');
    await store.settle(due.id, { state: 'pending', nextAttemptAt: later(15), lastError: 'greylisted\0' }, later(10));
    expect(await claim(portalId, later(14))).toHaveLength(0);
    expect(await claim(portalId, later(15))).toMatchObject([{ id: due.id, attempts: 1 }]);
    await store.settle(due.id, { state: 'failed', lastError: 'no such mailbox' }, later(15));
    expect(await claim(portalId, later(60))).toHaveLength(0);
    expect(await store.retry(due.id, later(60))).toBe(true);
    expect(await claim(portalId, later(60))).toMatchObject([{ id: due.id, attempts: 0 }]);
    await store.settle(due.id, { state: 'sent', lastError: null }, later(60));
    await store.settle(due.id, { state: 'failed', lastError: 'late' }, later(61));
    expect(await store.retry(due.id, later(62))).toBe(false);
    expect(await store.retry('nonsense', later(62))).toBe(false);
    const list = await read.deliveries({ changeId: due.change.id }, { limit: 10, cursor: null });
    expect(list.items).toMatchObject([{ state: 'sent', sentAt: later(60), attempts: 1, nextAttemptAt: null }]);
  });

  it('are left to the worker that sends them when they are to be tried again at once', async () => {
    const portalId = await deliveries(1);
    const [due] = await claim(portalId, at);
    expect(await ready.store.deliveries.retry(due?.id ?? '', at)).toBe(true);
    expect(await claim(portalId, at)).toHaveLength(0);
    expect(await claim(portalId, later(2))).toHaveLength(1);
  });
});

describe('tokens', () => {
  it('are known by their secret, of which only the digest is kept, until they are revoked', async () => {
    const { tokens } = ready.store;
    const { token, secret } = await tokens.create('archive reader');
    expect(await tokens.verify(secret)).toMatchObject({ id: token.id, name: 'archive reader' });
    expect(await tokens.verify(`${secret}x`)).toBeNull();
    expect(JSON.stringify(await tokens.list())).not.toContain(secret);
    expect((await tokens.list())[0]?.lastUsedAt).toBeInstanceOf(Date);
    expect(await tokens.revoke(token.id, at)).toBe(true);
    expect(await tokens.revoke(token.id, at)).toBe(false);
    expect(await tokens.verify(secret)).toBeNull();
  });
});
