import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openQueue, QueueUnreachableError } from '../../../src/queue/index.ts';
import { testProxy } from '../../support/proxy.ts';
import { until, type QueueUnderTest } from './under-test.ts';

/** Workers are killed, connections cut, jobs lost. */
export function losses(under: QueueUnderTest): void {
  it('takes over the job of a worker that was killed', async () => {
    const name = under.freshName();
    const lockMs = 1000;
    const { kind, url } = under.server.backend;
    const script = path.join(import.meta.dirname, 'victim-process.ts');
    const victim = spawn(process.execPath, [script, kind, url, name, String(lockMs)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await under.queue.enqueue(name, 'orphan', 'payload', { attempts: 1 });
      const [line] = (await once(victim.stdout, 'data')) as [Buffer];
      expect(String(line)).toBe('taken orphan\n');
    } finally {
      victim.kill('SIGKILL');
      await once(victim, 'exit');
    }
    const worker = await under.openAnother();
    const seen: { id: string; attempt: number }[] = [];
    const killedAt = Date.now();
    await worker.work(name, { concurrency: 1, lockMs }, async (job) => {
      seen.push({ id: job.id, attempt: job.attempt });
    });
    await until(async () => seen.length === 1 && (await under.isEmpty(name)), 10_000);
    expect(seen).toEqual([{ id: 'orphan', attempt: 1 }]);
    expect(Date.now() - killedAt).toBeLessThan(6 * lockMs);
  });

  it('goes on by itself after its connections were cut', async () => {
    const name = under.freshName();
    const worker = await under.openAnother();
    const seen: string[] = [];
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    await worker.work(name, { concurrency: 2 }, async (job) => {
      if (job.id === 'during') await gate;
      seen.push(job.id);
    });
    await under.queue.enqueue(name, 'during', null);
    await until(async () => (await under.queue.counts(name)).active === 1);
    await under.server.dropConnections();
    await sleep(200);
    release();
    await until(async () => {
      try {
        await under.queue.enqueue(name, 'after', null);
        return true;
      } catch {
        return false;
      }
    });
    await until(async () => seen.includes('after') && seen.includes('during') && (await under.isEmpty(name)), 25_000);
    expect(seen.toSorted()).toEqual(['after', 'during']);
  });

  it('runs on when every job was lost, and takes the same ids again', async () => {
    const name = under.freshName();
    const worker = await under.openAnother();
    const seen: string[] = [];
    await under.queue.pause(name);
    await under.queue.enqueueMany(name, [
      { id: 'one', payload: null },
      { id: 'two', payload: null },
    ]);
    await worker.work(name, { concurrency: 1 }, async (job) => {
      seen.push(job.id);
    });
    await under.server.loseJobs();
    expect(await under.isEmpty(name)).toBe(true);
    await under.queue.resume(name);
    await under.queue.enqueue(name, 'one', null);
    await until(() => seen.length === 1);
    await until(async () => under.isEmpty(name));
    expect(seen).toEqual(['one']);
  });

  it('tells a handler whose job is no longer its own', async () => {
    const name = under.freshName();
    const worker = await under.openAnother();
    const told: unknown[] = [];
    await worker.work(name, { concurrency: 1, lockMs: 600 }, async ({ signal }) => {
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          told.push(signal.reason);
          resolve();
        });
      });
    });
    await under.queue.enqueue(name, 'lost', null);
    await until(async () => (await under.queue.counts(name)).active === 1);
    await under.server.loseJobs();
    await until(() => told.length === 1, 5000);
    expect(String(told[0])).toContain('another worker');
    await under.queue.enqueue(name, 'next', null);
    await until(async () => (await under.queue.counts(name)).active === 1, 5000);
    await under.server.loseJobs();
    await until(() => told.length === 2, 5000);
  });

  it('says that the server is gone, and closes without it', async () => {
    const name = under.freshName();
    const direct = new URL(under.server.backend.url);
    const proxy = await testProxy(Number(direct.port));
    const detour = new URL(direct);
    detour.port = String(proxy.port);
    const heard: Error[] = [];
    const queueByDetour = await openQueue({
      backend: { ...under.server.backend, url: detour.href },
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
}
