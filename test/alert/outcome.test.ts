import { describe, expect, it } from 'vitest';
import { nextAttempt, settle } from '../../src/alert/index.ts';
import { reasonOf } from '../../src/alert/outcome.ts';

const now = new Date('2025-03-03T00:00:00Z');
const minuteMs = 60_000;

describe('what comes of an attempt', () => {
  it('waits longer each time and gives up after a day', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7].map((attempts) => nextAttempt(attempts));
    expect(waits.map((wait) => (wait === null ? null : wait / minuteMs))).toEqual([1, 5, 30, 120, 360, 1440, null]);
  });

  it('honours a longer Retry-After, up to a day, and not a shorter one', () => {
    const retry = (afterMs: number | null) => settle({ kind: 'retry', afterMs, reason: 'busy' }, 1, now);
    expect(retry(null)).toEqual({
      state: 'pending',
      nextAttemptAt: new Date('2025-03-03T00:01:00Z'),
      lastError: 'busy',
    });
    expect(retry(10 * minuteMs)).toMatchObject({ nextAttemptAt: new Date('2025-03-03T00:10:00Z') });
    expect(retry(1000)).toMatchObject({ nextAttemptAt: new Date('2025-03-03T00:01:00Z') });
    expect(retry(1e15)).toMatchObject({ nextAttemptAt: new Date('2025-03-04T00:00:00Z') });
  });

  it('fails when the schedule is used up, and keeps the last reason', () => {
    expect(settle({ kind: 'retry', afterMs: null, reason: 'busy' }, 7, now)).toEqual({
      state: 'failed',
      lastError: 'given up after 7 attempts: busy',
    });
  });

  it('takes sent and failed as they are', () => {
    expect(settle({ kind: 'sent', note: null }, 1, now)).toEqual({ state: 'sent', lastError: null });
    expect(settle({ kind: 'failed', reason: 'gone' }, 1, now)).toEqual({ state: 'failed', lastError: 'gone' });
  });

  it('writes no address into a reason', () => {
    expect(reasonOf(new Error('550 5.1.1 <wang@qingxi.example>: unknown\r\nX: y'))).toBe(
      '550 5.1.1 <<address>>: unknown X: y',
    );
  });
});
