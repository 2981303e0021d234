import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  DelayJob,
  JobFailedError,
  type JobQueue,
  type JsonValue,
  openQueue,
  type QueueBackend,
  QueueUnreachableError,
  UnrecoverableJob,
} from '../../src/queue/index.ts';
import { testProxy } from '../support/proxy.ts';

export interface QueueServer {
  readonly backend: QueueBackend;
  /** Cuts every connection to the server, as a restart or a firewall would. */
  dropConnections(): Promise<void>;
  /** Empties the server behind the queue's back. */
  loseJobs(): Promise<void>;
  close(): Promise<void>;
}

async function until(done: () => boolean | Promise<boolean>, limitMs = 15_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await done())) {
    if (Date.now() > end) throw new Error(`nothing came of it within ${limitMs} ms`);
    await sleep(10);
  }
}

/** What every back end of the queue does. Runs on a real server. */
export function queueContract(startServer: () => Promise<QueueServer>): void {
  describe('the contract of the queue', () => {
    let server: QueueServer;
    let queue: JobQueue;
    let errors: Error[] = [];
    let names = 0;
    const open: JobQueue[] = [];

    const openAnother = async (): Promise<JobQueue> => {
      const another = await openQueue({ backend: server.backend, onError: (error) => errors.push(error) });
      open.push(another);
      return another;
    };
    const freshName = (): string => `contract-${(names += 1)}`;
    const isEmpty = async (name: string): Promise<boolean> => {
      const { waiting, active, delayed } = await queue.counts(name);
      return waiting + active + delayed === 0;
    };

    beforeAll(async () => {
      server = await startServer();
      queue = await openQueue({ backend: server.backend, onError: (error) => errors.push(error) });
    });
    afterEach(async () => {
      await Promise.all(open.splice(0).map(async (one) => one.close()));
      errors = [];
    });
    afterAll(async () => {
      await queue.close();
      await server.close();
    });

    it('hands over id and payload as they were put in', async () => {
      const name = freshName();
      const payloads: Record<string, JsonValue> = {
        'https://a.example:8080/x?y=1%2F2': { nested: [1, null, { text: '年报\u0000"' }], n: 1e21 },
        '42': 'a string',
        'a:b': null,
        'ü/空 格': [true, false],
      };
      const seen: Record<string, JsonValue> = {};
      await queue.enqueueMany(
        name,
        Object.entries(payloads).map(([id, payload]) => ({ id, payload })),
      );
      const worker = await openAnother();
      await worker.work(name, { concurrency: 2 }, async (job) => {
        seen[job.id] = job.payload;
      });
      await until(() => Object.keys(seen).length === 4);
      expect(seen).toEqual(payloads);
    });

    it('refuses an empty id, a name that is no name, and options out of range', async () => {
      for (const options of [{ priority: 0 }, { priority: 1.5 }, { attempts: 0 }, { delayMs: -1 }]) {
        await expect(queue.enqueue(freshName(), 'x', null, options)).rejects.toThrow(RangeError);
      }
      await expect(queue.enqueue(freshName(), '', null)).rejects.toThrow(RangeError);
      await expect(queue.enqueue('a:b', 'x', null)).rejects.toThrow(RangeError);
    });

    it('makes one job of two with the same id while the first waits or runs', async () => {
      const name = freshName();
      await queue.enqueue(name, 'same', 1);
      await queue.enqueue(name, 'same', 2);
      await queue.enqueueMany(name, [
        { id: 'same', payload: 3 },
        { id: 'other', payload: 4 },
        { id: 'other', payload: 5 },
      ]);
      expect((await queue.counts(name)).waiting).toBe(2);
      const seen: JsonValue[] = [];
      const worker = await openAnother();
      await worker.work(name, { concurrency: 1 }, async (job) => {
        if (job.id === 'same') await queue.enqueue(name, 'same', 6);
        seen.push(job.payload);
      });
      await until(async () => seen.length >= 2 && (await isEmpty(name)));
      expect(seen).toEqual([1, 4]);
    });

    it('takes a job again under the id of one that finished or failed', async () => {
      const name = freshName();
      const worker = await openAnother();
      let runs = 0;
      await worker.work(name, { concurrency: 1 }, async () => {
        runs += 1;
        if (runs === 2) throw new Error('planned failure');
      });
      for (let round = 1; round <= 3; round += 1) {
        await queue.enqueue(name, 'again', round);
        const before = round;
        await until(async () => runs === before && (await isEmpty(name)));
      }
      expect(runs).toBe(3);
    });

    it('tries a failed job again with growing pauses, and says so each time', async () => {
      const name = freshName();
      const worker = await openAnother();
      const startedAt: number[] = [];
      const attempts: number[] = [];
      await worker.work(name, { concurrency: 1 }, async (job) => {
        startedAt.push(Date.now());
        attempts.push(job.attempt);
        if (job.attempt < 3) throw new Error(`planned failure ${job.attempt}`);
      });
      await queue.enqueue(name, 'flaky', null, { attempts: 5, backoffMs: 200 });
      await until(async () => startedAt.length === 3 && (await isEmpty(name)));
      expect(attempts).toEqual([1, 2, 3]);
      const [first = 0, second = 0, third = 0] = startedAt;
      expect(second - first).toBeGreaterThanOrEqual(195);
      expect(second - first).toBeLessThan(1500);
      expect(third - second).toBeGreaterThanOrEqual(395);
      expect(third - second).toBeLessThan(1900);
      const failures = errors.filter((error) => error instanceof JobFailedError);
      expect(failures.map(({ jobId, attempt, final }) => ({ jobId, attempt, final }))).toEqual([
        { jobId: 'flaky', attempt: 1, final: false },
        { jobId: 'flaky', attempt: 2, final: false },
      ]);
    });

    it('gives up after the last attempt, and at once when the handler says it is hopeless', async () => {
      const name = freshName();
      const worker = await openAnother();
      const runs = new Map<string, number>();
      await worker.work(name, { concurrency: 1 }, async (job) => {
        runs.set(job.id, job.attempt);
        throw job.id === 'hopeless' ? new UnrecoverableJob('no such page') : new Error('planned failure');
      });
      await queue.enqueue(name, 'stubborn', null, { attempts: 2, backoffMs: 10 });
      await queue.enqueue(name, 'hopeless', null, { attempts: 9, backoffMs: 10 });
      const givenUp = (): Error[] => errors.filter((error) => error instanceof JobFailedError && error.final);
      await until(async () => givenUp().length === 2 && (await isEmpty(name)));
      expect(Object.fromEntries(runs)).toEqual({ stubborn: 2, hopeless: 1 });
      const last = givenUp();
      expect(last.map((error) => (error as JobFailedError).jobId).sort()).toEqual(['hopeless', 'stubborn']);
      expect(last.some((error) => error.cause instanceof UnrecoverableJob)).toBe(true);
    });

    it('postpones a job without counting an attempt', async () => {
      const name = freshName();
      const worker = await openAnother();
      const seen: { attempt: number; at: number }[] = [];
      await worker.work(name, { concurrency: 1 }, async (job) => {
        seen.push({ attempt: job.attempt, at: Date.now() });
        if (seen.length < 4) throw new DelayJob(150.4);
      });
      await queue.enqueue(name, 'patient', null, { attempts: 2 });
      await until(async () => seen.length === 4 && (await isEmpty(name)));
      expect(seen.map(({ attempt }) => attempt)).toEqual([1, 1, 1, 1]);
      const pausesMs = seen.slice(1).map(({ at }, index) => at - (seen[index]?.at ?? 0));
      expect(Math.min(...pausesMs)).toBeGreaterThanOrEqual(145);
      expect(errors).toEqual([]);
    });

    it('starts delayed jobs on time and not before, though the worker slept', async () => {
      const name = freshName();
      const worker = await openAnother();
      const late: number[] = [];
      await worker.work(name, { concurrency: 4 }, async (job) => {
        late.push(Date.now() - Number(job.payload));
      });
      await sleep(300);
      const delaysMs = [900, 300, 600];
      for (const delayMs of delaysMs) {
        await queue.enqueue(name, `in-${delayMs}`, Date.now() + delayMs, { delayMs });
      }
      expect((await queue.counts(name)).delayed).toBe(3);
      await until(() => late.length === 3);
      for (const ms of late) {
        expect(ms).toBeGreaterThanOrEqual(-15);
        expect(ms).toBeLessThan(1000);
      }
    });

    it('takes jobs without priority first, then by priority, each in the order they came', async () => {
      const name = freshName();
      await queue.enqueue(name, 'low', null, { priority: 9 });
      await queue.enqueue(name, 'high', null, { priority: 1 });
      await queue.enqueue(name, 'first', null);
      await queue.enqueue(name, 'second', null);
      const order: string[] = [];
      const worker = await openAnother();
      await worker.work(name, { concurrency: 1 }, async (job) => {
        order.push(job.id);
      });
      await until(() => order.length === 4);
      expect(order).toEqual(['first', 'second', 'high', 'low']);
    });

    it('counts what waits, runs and is delayed; a pause holds for all until it ends', async () => {
      const name = freshName();
      await queue.pause(name);
      await queue.enqueueMany(
        name,
        Array.from({ length: 5 }, (_, index) => ({ id: `job-${index}`, payload: index })),
      );
      await queue.enqueue(name, 'later', null, { delayMs: 60_000 });
      await queue.enqueue(name, 'unimportant', null, { priority: 3 });
      const worker = await openAnother();
      let release = (): void => undefined;
      const gate = new Promise<void>((resolve) => {
        release = resolve;
      });
      await worker.work(name, { concurrency: 2 }, async () => gate);
      await sleep(300);
      expect(await queue.counts(name)).toEqual({ waiting: 6, active: 0, delayed: 1, paused: true });
      await queue.resume(name);
      await until(async () => (await queue.counts(name)).active === 2);
      expect(await queue.counts(name)).toEqual({ waiting: 4, active: 2, delayed: 1, paused: false });
      release();
      await until(async () => (await queue.counts(name)).waiting === 0);
    });

    it('runs no more than `concurrency` jobs at a time, and spreads them over several workers', async () => {
      const name = freshName();
      const running = [0, 0];
      const most = [0, 0];
      let done = 0;
      for (const index of [0, 1]) {
        const worker = await openAnother();
        await worker.work(name, { concurrency: 3 }, async () => {
          running[index] = (running[index] ?? 0) + 1;
          most[index] = Math.max(most[index] ?? 0, running[index] ?? 0);
          await sleep(5);
          running[index] = (running[index] ?? 0) - 1;
          done += 1;
        });
      }
      await queue.enqueueMany(
        name,
        Array.from({ length: 200 }, (_, index) => ({ id: `job-${index}`, payload: null })),
      );
      await until(() => done === 200);
      expect(most).toEqual([3, 3]);
    });

    it('takes over the job of a worker that was killed', async () => {
      const name = freshName();
      const lockMs = 1000;
      const { kind, url } = server.backend;
      const script = path.join(import.meta.dirname, 'queue-victim.ts');
      const victim = spawn(process.execPath, [script, kind, url, name, String(lockMs)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      try {
        await queue.enqueue(name, 'orphan', 'payload', { attempts: 1 });
        const [line] = (await once(victim.stdout, 'data')) as [Buffer];
        expect(String(line)).toBe('taken orphan\n');
      } finally {
        victim.kill('SIGKILL');
        await once(victim, 'exit');
      }
      const worker = await openAnother();
      const seen: { id: string; attempt: number }[] = [];
      const killedAt = Date.now();
      await worker.work(name, { concurrency: 1, lockMs }, async (job) => {
        seen.push({ id: job.id, attempt: job.attempt });
      });
      await until(async () => seen.length === 1 && (await isEmpty(name)), 10_000);
      expect(seen).toEqual([{ id: 'orphan', attempt: 1 }]);
      expect(Date.now() - killedAt).toBeLessThan(6 * lockMs);
    });

    it('goes on by itself after its connections were cut', async () => {
      const name = freshName();
      const worker = await openAnother();
      const seen: string[] = [];
      let release = (): void => undefined;
      const gate = new Promise<void>((resolve) => {
        release = resolve;
      });
      await worker.work(name, { concurrency: 2 }, async (job) => {
        if (job.id === 'during') await gate;
        seen.push(job.id);
      });
      await queue.enqueue(name, 'during', null);
      await until(async () => (await queue.counts(name)).active === 1);
      await server.dropConnections();
      await sleep(200);
      release();
      await until(async () => {
        try {
          await queue.enqueue(name, 'after', null);
          return true;
        } catch {
          return false;
        }
      });
      await until(async () => seen.includes('after') && seen.includes('during') && (await isEmpty(name)), 25_000);
      expect(seen.toSorted()).toEqual(['after', 'during']);
    });

    it('runs on when every job was lost, and takes the same ids again', async () => {
      const name = freshName();
      const worker = await openAnother();
      const seen: string[] = [];
      await queue.pause(name);
      await queue.enqueueMany(name, [
        { id: 'one', payload: null },
        { id: 'two', payload: null },
      ]);
      await worker.work(name, { concurrency: 1 }, async (job) => {
        seen.push(job.id);
      });
      await server.loseJobs();
      expect(await isEmpty(name)).toBe(true);
      await queue.resume(name);
      await queue.enqueue(name, 'one', null);
      await until(() => seen.length === 1);
      await until(async () => isEmpty(name));
      expect(seen).toEqual(['one']);
    });

    it('tells a handler whose job is no longer its own', async () => {
      const name = freshName();
      const worker = await openAnother();
      const told: unknown[] = [];
      await worker.work(name, { concurrency: 1, lockMs: 600 }, async ({ signal }) => {
        await new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => {
            told.push(signal.reason);
            resolve();
          });
        });
      });
      await queue.enqueue(name, 'lost', null);
      await until(async () => (await queue.counts(name)).active === 1);
      await server.loseJobs();
      await until(() => told.length === 1, 5000);
      expect(String(told[0])).toContain('another worker');
      await queue.enqueue(name, 'next', null);
      await until(async () => (await queue.counts(name)).active === 1, 5000);
      await server.loseJobs();
      await until(() => told.length === 2, 5000);
    });

    it('says that the server is gone, and closes without it', async () => {
      const name = freshName();
      const direct = new URL(server.backend.url);
      const proxy = await testProxy(Number(direct.port));
      const detour = new URL(direct);
      detour.port = String(proxy.port);
      const heard: Error[] = [];
      const queueByDetour = await openQueue({
        backend: { ...server.backend, url: detour.href },
        onError: (error) => heard.push(error),
      });
      let begun = 0;
      let ran = 0;
      await queueByDetour.work(name, { concurrency: 1 }, async () => {
        begun += 1;
        await sleep(300);
        ran += 1;
      });
      await queueByDetour.enqueue(name, 'cut-off', null);
      await until(() => begun === 1);
      await proxy.close();
      await expect(queueByDetour.enqueue(name, 'never', null)).rejects.toBeInstanceOf(QueueUnreachableError);
      const startedAt = Date.now();
      await queueByDetour.close();
      expect(Date.now() - startedAt).toBeLessThan(12_000);
      expect(ran).toBe(1);
      expect(heard.length).toBeGreaterThan(0);
    }, 60_000);

    it('waits for running jobs when it closes and takes no further ones', async () => {
      const name = freshName();
      const worker = await openAnother();
      const started: string[] = [];
      const finished: string[] = [];
      const running = await worker.work(name, { concurrency: 2 }, async (job) => {
        started.push(job.id);
        await sleep(400);
        finished.push(job.id);
      });
      await queue.enqueueMany(
        name,
        Array.from({ length: 6 }, (_, index) => ({ id: `job-${index}`, payload: null })),
      );
      await until(() => started.length === 2);
      await running.close();
      expect(finished).toEqual(started);
      expect(started).toHaveLength(2);
      expect(await queue.counts(name)).toEqual({ waiting: 4, active: 0, delayed: 0, paused: false });
    });

    it('aborts jobs that outlast the time for closing and gives them back, with no attempt counted', async () => {
      const name = freshName();
      const worker = await openAnother();
      let aborted = 0;
      const running = await worker.work(name, { concurrency: 1, closeTimeoutMs: 200 }, async (job) => {
        await new Promise((_resolve, reject) => {
          job.signal.addEventListener('abort', () => {
            aborted += 1;
            reject(new Error('aborted'));
          });
        });
      });
      await queue.enqueue(name, 'endless', null, { attempts: 1 });
      await until(async () => (await queue.counts(name)).active === 1);
      await running.close();
      expect(aborted).toBe(1);
      const successor = await openAnother();
      const attempts: number[] = [];
      await successor.work(name, { concurrency: 1 }, async (job) => {
        attempts.push(job.attempt);
      });
      await until(() => attempts.length === 1);
      expect(attempts).toEqual([1]);
    });
  });
}
