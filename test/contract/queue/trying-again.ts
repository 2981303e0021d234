import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { DelayJob, JobFailedError, UnrecoverableJob } from '../../../src/queue/index.ts';
import { until, type QueueUnderTest } from './under-test.ts';

/** Failed jobs come again, later or never. */
export function tryingAgain(under: QueueUnderTest): void {
  it('tries a failed job again with growing pauses, and says so each time', async () => {
    const name = under.freshName();
    const worker = await under.openAnother();
    const startedAt: number[] = [];
    const attempts: number[] = [];
    await worker.work(name, { concurrency: 1 }, async (job) => {
      startedAt.push(Date.now());
      attempts.push(job.attempt);
      if (job.attempt < 3) throw new Error(`planned failure ${job.attempt}`);
    });
    await under.queue.enqueue(name, 'flaky', null, { attempts: 5, backoffMs: 200 });
    await until(async () => startedAt.length === 3 && (await under.isEmpty(name)));
    expect(attempts).toEqual([1, 2, 3]);
    const [first = 0, second = 0, third = 0] = startedAt;
    expect(second - first).toBeGreaterThanOrEqual(195);
    expect(second - first).toBeLessThan(1500);
    expect(third - second).toBeGreaterThanOrEqual(395);
    expect(third - second).toBeLessThan(1900);
    const failures = under.errors.filter((error) => error instanceof JobFailedError);
    expect(failures.map(({ jobId, attempt, final }) => ({ jobId, attempt, final }))).toEqual([
      { jobId: 'flaky', attempt: 1, final: false },
      { jobId: 'flaky', attempt: 2, final: false },
    ]);
  });

  it('gives up after the last attempt, and at once when the handler says it is hopeless', async () => {
    const name = under.freshName();
    const worker = await under.openAnother();
    const runs = new Map<string, number>();
    await worker.work(name, { concurrency: 1 }, async (job) => {
      runs.set(job.id, job.attempt);
      throw job.id === 'hopeless' ? new UnrecoverableJob('no such page') : new Error('planned failure');
    });
    await under.queue.enqueue(name, 'stubborn', null, { attempts: 2, backoffMs: 10 });
    await under.queue.enqueue(name, 'hopeless', null, { attempts: 9, backoffMs: 10 });
    const givenUp = (): Error[] => under.errors.filter((error) => error instanceof JobFailedError && error.final);
    await until(async () => givenUp().length === 2 && (await under.isEmpty(name)));
    expect(Object.fromEntries(runs)).toEqual({ stubborn: 2, hopeless: 1 });
    const last = givenUp();
    expect(last.map((error) => (error as JobFailedError).jobId).sort()).toEqual(['hopeless', 'stubborn']);
    expect(last.some((error) => error.cause instanceof UnrecoverableJob)).toBe(true);
  });

  it('postpones a job without counting an attempt', async () => {
    const name = under.freshName();
    const worker = await under.openAnother();
    const seen: { attempt: number; at: number }[] = [];
    await worker.work(name, { concurrency: 1 }, async (job) => {
      seen.push({ attempt: job.attempt, at: Date.now() });
      if (seen.length < 4) throw new DelayJob(150.4);
    });
    await under.queue.enqueue(name, 'patient', null, { attempts: 2 });
    await until(async () => seen.length === 4 && (await under.isEmpty(name)));
    expect(seen.map(({ attempt }) => attempt)).toEqual([1, 1, 1, 1]);
    const pausesMs = seen.slice(1).map(({ at }, index) => at - (seen[index]?.at ?? 0));
    expect(Math.min(...pausesMs)).toBeGreaterThanOrEqual(145);
    expect(under.errors).toEqual([]);
  });

  it('starts delayed jobs on time and not before, though the worker slept', async () => {
    const name = under.freshName();
    const worker = await under.openAnother();
    const late: number[] = [];
    await worker.work(name, { concurrency: 4 }, async (job) => {
      late.push(Date.now() - Number(job.payload));
    });
    await sleep(300);
    const delaysMs = [900, 300, 600];
    for (const delayMs of delaysMs) {
      await under.queue.enqueue(name, `in-${delayMs}`, Date.now() + delayMs, { delayMs });
    }
    expect((await under.queue.counts(name)).delayed).toBe(3);
    await until(() => late.length === 3);
    for (const ms of late) {
      expect(ms).toBeGreaterThanOrEqual(-15);
      expect(ms).toBeLessThan(1000);
    }
  });
}
