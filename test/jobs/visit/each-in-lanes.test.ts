import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { eachInLanes } from '../../../jobs/visit/each-in-lanes.ts';

describe('work in lanes', () => {
  it('takes every item once, in order, and no more at a time than there are lanes', async () => {
    const begun: number[] = [];
    let [under, most] = [0, 0];
    await eachInLanes([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      begun.push(item);
      under += 1;
      most = Math.max(most, under);
      await sleep(1);
      under -= 1;
    });
    expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('begins nothing after a failure, and throws it when what was under way has ended', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const slow = Promise.withResolvers<void>();
    const work = eachInLanes([1, 2, 3, 4, 5], 2, async (item) => {
      begun.push(item);
      if (item === 2) {
        setImmediate(slow.resolve);
        throw new Error('the disk is full');
      }
      await slow.promise;
      ended.push(item);
    });
    await expect(work).rejects.toThrow('the disk is full');
    expect(ended).toEqual([1]);
    expect(begun).toEqual([1, 2]);
  });
});
