import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { until, type QueueUnderTest } from './under-test.ts';

/** Which jobs run first, and how many at a time. */
export function order(under: QueueUnderTest): void {
  it('takes jobs without priority first, then by priority, each in the order they came', async () => {
    const name = under.freshName();
    await under.queue.enqueue(name, 'low', null, { priority: 9 });
    await under.queue.enqueue(name, 'high', null, { priority: 1 });
    await under.queue.enqueue(name, 'first', null);
    await under.queue.enqueue(name, 'second', null);
    const order: string[] = [];
    const worker = await under.openAnother();
    await worker.work(name, { concurrency: 1 }, async (job) => {
      order.push(job.id);
    });
    await until(() => order.length === 4);
    expect(order).toEqual(['first', 'second', 'high', 'low']);
  });

  it('counts what waits, runs and is delayed; a pause holds for all until it ends', async () => {
    const name = under.freshName();
    await under.queue.pause(name);
    await under.queue.enqueueMany(
      name,
      Array.from({ length: 5 }, (_, index) => ({ id: `job-${index}`, payload: index })),
    );
    await under.queue.enqueue(name, 'later', null, { delayMs: 60_000 });
    await under.queue.enqueue(name, 'unimportant', null, { priority: 3 });
    const worker = await under.openAnother();
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    await worker.work(name, { concurrency: 2 }, async () => gate);
    await sleep(300);
    expect(await under.queue.counts(name)).toEqual({ waiting: 6, active: 0, delayed: 1, paused: true });
    await under.queue.resume(name);
    await until(async () => (await under.queue.counts(name)).active === 2);
    expect(await under.queue.counts(name)).toEqual({ waiting: 4, active: 2, delayed: 1, paused: false });
    release();
    await until(async () => (await under.queue.counts(name)).waiting === 0);
  });

  it('runs no more than `concurrency` jobs at a time, and spreads them over several workers', async () => {
    const name = under.freshName();
    const running = [0, 0];
    const most = [0, 0];
    let done = 0;
    for (const index of [0, 1]) {
      const worker = await under.openAnother();
      await worker.work(name, { concurrency: 3 }, async () => {
        running[index] = (running[index] ?? 0) + 1;
        most[index] = Math.max(most[index] ?? 0, running[index] ?? 0);
        await sleep(5);
        running[index] = (running[index] ?? 0) - 1;
        done += 1;
      });
    }
    await under.queue.enqueueMany(
      name,
      Array.from({ length: 200 }, (_, index) => ({ id: `job-${index}`, payload: null })),
    );
    await until(() => done === 200);
    expect(most).toEqual([3, 3]);
  });
}
