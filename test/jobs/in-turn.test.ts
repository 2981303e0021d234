import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTurns } from '../../jobs/in-turn.ts';

describe('work in turn', () => {
  it('is done one after the other under one key, and at once under others', async () => {
    const inTurn = createTurns();
    const told: string[] = [];
    const work = async (key: string, name: string, ms: number): Promise<string> =>
      inTurn(key, async () => {
        told.push(`${name} begins`);
        await sleep(ms);
        told.push(`${name} ends`);
        return name;
      });
    expect(await Promise.all([work('a', 'first', 30), work('a', 'second', 0), work('b', 'other', 0)])).toEqual([
      'first',
      'second',
      'other',
    ]);
    expect(told).toEqual(['first begins', 'other begins', 'other ends', 'first ends', 'second begins', 'second ends']);
  });

  it('goes on after a failure, of which only its asker hears', async () => {
    const inTurn = createTurns();
    const failed = inTurn('a', async () => Promise.reject(new Error('the database is gone')));
    const next = inTurn('a', async () => Promise.resolve('done'));
    await expect(failed).rejects.toThrow('the database is gone');
    expect(await next).toBe('done');
  });
});
