import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { closeOnSignals, createLifecycle } from '../../src/runtime/lifecycle.ts';

describe('a lifecycle', () => {
  it('closes in reverse order, once, and goes on past failures', async () => {
    const lifecycle = createLifecycle();
    const closed: string[] = [];
    lifecycle.add('first', () => void closed.push('first'));
    lifecycle.add('broken', async () => {
      closed.push('broken');
      throw new Error('no');
    });
    lifecycle.add('broken at once', () => {
      throw new Error('never');
    });
    lifecycle.add('last', async () => {
      await sleep(5);
      closed.push('last');
    });
    expect(lifecycle.signal.aborted).toBe(false);
    const [failures, again] = await Promise.all([lifecycle.close(), lifecycle.close()]);
    expect(closed).toEqual(['last', 'broken', 'first']);
    expect(failures.map(({ name }) => name)).toEqual(['broken at once', 'broken']);
    expect(again).toBe(failures);
    expect(lifecycle.signal.aborted).toBe(true);
  });

  it('closes at what the program cannot go on after, and keeps the first of it', async () => {
    const lifecycle = createLifecycle();
    const closed: string[] = [];
    lifecycle.add('only', () => void closed.push('only'));
    expect(lifecycle.failure).toBeNull();
    const first = new Error('disk full');
    lifecycle.fail(first);
    lifecycle.fail(new Error('and again'));
    await lifecycle.close();
    expect(closed).toEqual(['only']);
    expect(lifecycle.failure).toBe(first);
    expect(lifecycle.signal.aborted).toBe(true);
  });

  it('gives up on what does not close in its time', async () => {
    const lifecycle = createLifecycle({ stepTimeoutMs: 30 });
    const closed: string[] = [];
    lifecycle.add('first', () => void closed.push('first'));
    lifecycle.add('hanging', async () => new Promise(() => undefined));
    const failures = await lifecycle.close();
    expect(failures).toMatchObject([{ name: 'hanging', error: { message: 'hanging did not close within 0.03 s' } }]);
    expect(closed).toEqual(['first']);
  });

  it('closes at once what is added while it closes, and after', async () => {
    const lifecycle = createLifecycle();
    const closed: string[] = [];
    lifecycle.add('outer', () => lifecycle.add('added late', () => void closed.push('added late')));
    await lifecycle.close();
    expect(closed).toEqual(['added late']);
    lifecycle.add('later still', () => void closed.push('later still'));
    await lifecycle.close();
    expect(closed).toEqual(['added late', 'later still']);
  });

  it('closes on the first signal and is forced by the second', async () => {
    const lifecycle = createLifecycle();
    const told: string[] = [];
    const release = Promise.withResolvers<void>();
    const done = Promise.withResolvers<void>();
    lifecycle.add('slow', async () => release.promise);
    const off = closeOnSignals(lifecycle, {
      onStop: (signal) => told.push(`stop ${signal}`),
      onForce: (signal) => told.push(`force ${signal}`),
      onClosed: (failures, signal) => {
        told.push(`closed ${signal} ${failures.length}`);
        done.resolve();
      },
    });
    process.emit('SIGTERM', 'SIGTERM');
    process.emit('SIGINT', 'SIGINT');
    release.resolve();
    await done.promise;
    off();
    expect(told).toEqual(['stop SIGTERM', 'force SIGINT', 'closed SIGTERM 0']);
    expect(process.listeners('SIGTERM')).toHaveLength(0);
  });
});
