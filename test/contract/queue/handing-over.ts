import { expect, it } from 'vitest';
import { type JsonValue } from '../../../src/queue/index.ts';
import { until, type QueueUnderTest } from './under-test.ts';

/** What is put in comes out, once. */
export function handingOver(under: QueueUnderTest): void {
  it('hands over id and payload as they were put in', async () => {
    const name = under.freshName();
    const payloads: Record<string, JsonValue> = {
      'https://a.example:8080/x?y=1%2F2': { nested: [1, null, { text: '年报\u0000"' }], n: 1e21 },
      '42': 'a string',
      'a:b': null,
      'ü/空 格': [true, false],
    };
    const seen: Record<string, JsonValue> = {};
    await under.queue.enqueueMany(
      name,
      Object.entries(payloads).map(([id, payload]) => ({ id, payload })),
    );
    const worker = await under.openAnother();
    await worker.work(name, { concurrency: 2 }, async (job) => {
      seen[job.id] = job.payload;
    });
    await until(() => Object.keys(seen).length === 4);
    expect(seen).toEqual(payloads);
  });

  it('refuses an empty id, a name that is no name, and options out of range', async () => {
    for (const options of [{ priority: 0 }, { priority: 1.5 }, { attempts: 0 }, { delayMs: -1 }]) {
      await expect(under.queue.enqueue(under.freshName(), 'x', null, options)).rejects.toThrow(RangeError);
    }
    await expect(under.queue.enqueue(under.freshName(), '', null)).rejects.toThrow(RangeError);
    await expect(under.queue.enqueue('a:b', 'x', null)).rejects.toThrow(RangeError);
  });

  it('makes one job of two with the same id while the first waits or runs', async () => {
    const name = under.freshName();
    await under.queue.enqueue(name, 'same', 1);
    await under.queue.enqueue(name, 'same', 2);
    await under.queue.enqueueMany(name, [
      { id: 'same', payload: 3 },
      { id: 'other', payload: 4 },
      { id: 'other', payload: 5 },
    ]);
    expect((await under.queue.counts(name)).waiting).toBe(2);
    const seen: JsonValue[] = [];
    const worker = await under.openAnother();
    await worker.work(name, { concurrency: 1 }, async (job) => {
      if (job.id === 'same') await under.queue.enqueue(name, 'same', 6);
      seen.push(job.payload);
    });
    await until(async () => seen.length >= 2 && (await under.isEmpty(name)));
    expect(seen).toEqual([1, 4]);
  });

  it('takes a job again under the id of one that finished or failed', async () => {
    const name = under.freshName();
    const worker = await under.openAnother();
    let runs = 0;
    await worker.work(name, { concurrency: 1 }, async () => {
      runs += 1;
      if (runs === 2) throw new Error('planned failure');
    });
    for (let round = 1; round <= 3; round += 1) {
      await under.queue.enqueue(name, 'again', round);
      const before = round;
      await until(async () => runs === before && (await under.isEmpty(name)));
    }
    expect(runs).toBe(3);
  });
}
