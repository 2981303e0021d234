import { describe, expect, it } from 'vitest';
import { hijackingAt } from '../../src/follow/index.ts';

const hour = (hours: number): Date => new Date(Date.UTC(2025, 2, 1, hours));

describe('which hijacking of its page a hijacked answer belongs to', () => {
  it.each([
    ['the first', null, { number: 1, since: hour(100), isNew: true }],
    ['the one that lasts', { number: 1, since: hour(0), cleanAt: null }, { number: 1, since: hour(0), isNew: false }],
    [
      'the one that a clean answer interrupted for hours',
      { number: 2, since: hour(0), cleanAt: hour(88) },
      { number: 2, since: hour(0), isNew: false },
    ],
    [
      'another, after a day that was clean, which stands since before: a cache may have been clean alone',
      { number: 2, since: hour(0), cleanAt: hour(76) },
      { number: 3, since: hour(0), isNew: true },
    ],
    [
      'another, after three days of clean answers',
      { number: 2, since: hour(0), cleanAt: hour(28) },
      { number: 3, since: hour(100), isNew: true },
    ],
    [
      'another, where a clock that was ahead saw the last one end',
      { number: 1, since: hour(0), cleanAt: hour(200) },
      { number: 2, since: hour(100), isNew: true },
    ],
  ])('%s', (_, last, expected) => {
    expect(hijackingAt(last, hour(100))).toMatchObject(expected);
  });
});
