import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { until, type QueueUnderTest } from './under-test.ts';

/** Running jobs are waited for, and no longer than said. */
export function closing(under: QueueUnderTest): void {
  it('waits for running jobs when it closes and takes no further ones', async () => {
    const name = under.freshName();
    const worker = await under.openAnother();
    const started: string[] = [];
    const finished: string[] = [];
    const running = await worker.work(name, { concurrency: 2 }, async (job) => {
      started.push(job.id);
      await sleep(400);
      finished.push(job.id);
    });
    await under.queue.enqueueMany(
      name,
      Array.from({ length: 6 }, (_, index) => ({ id: `job-${index}`, payload: null })),
    );
    await until(() => started.length === 2);
    await running.close();
    expect(finished).toEqual(started);
    expect(started).toHaveLength(2);
    expect(await under.queue.counts(name)).toEqual({ waiting: 4, active: 0, delayed: 0, paused: false });
  });

  it('aborts jobs that outlast the time for closing and gives them back, with no attempt counted', async () => {
    const name = under.freshName();
    const worker = await under.openAnother();
    let aborted = 0;
    const running = await worker.work(name, { concurrency: 1, closeTimeoutMs: 200 }, async (job) => {
      await new Promise((_resolve, reject) => {
        job.signal.addEventListener('abort', () => {
          aborted += 1;
          reject(new Error('aborted'));
        });
      });
    });
    await under.queue.enqueue(name, 'endless', null, { attempts: 1 });
    await until(async () => (await under.queue.counts(name)).active === 1);
    await running.close();
    expect(aborted).toBe(1);
    const successor = await under.openAnother();
    const attempts: number[] = [];
    await successor.work(name, { concurrency: 1 }, async (job) => {
      attempts.push(job.attempt);
    });
    await until(() => attempts.length === 1);
    expect(attempts).toEqual([1]);
  });
}
