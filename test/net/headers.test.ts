import { expect, it } from 'vitest';
import { headerOf, retryAfterMs } from '../../src/net/index.ts';

const dayMs = 24 * 3_600_000;

it('finds the first value of a field whatever case it is sent in', () => {
  expect(
    headerOf(
      [
        ['RETRY-After', '1'],
        ['Retry-After', '2'],
      ],
      'retry-after',
    ),
  ).toBe('1');
  expect(headerOf([], 'retry-after')).toBeNull();
});

it.each([
  ['120', 120_000],
  [' 5 ', 5_000],
  ['Mon, 03 Mar 2025 00:01:00 GMT', 60_000],
  ['Sunday, 02-Mar-25 00:00:00 GMT', 0],
  ['999999999', 7 * dayMs],
  ['99999999999999999999', 7 * dayMs],
  ['9'.repeat(400), 7 * dayMs],
  ['Fri, 31 Dec 9999 23:59:59 GMT', 7 * dayMs],
  ['-5', null],
  ['1e9', null],
  ['soon', null],
  ['', null],
  [null, null],
])('takes Retry-After %j for %s milliseconds', (value, waitMs) => {
  expect(retryAfterMs(value, Date.parse('2025-03-03T00:00:00Z'))).toBe(waitMs);
});
