import { expect, it } from 'vitest';
import { validatorsOf } from '../../src/fetch/validators.ts';

const now = Date.parse('2025-03-03T00:00:00Z');

function given(name: 'etag' | 'last-modified', value: string, date: string | null = null): string | null {
  const { etag, lastModified } = validatorsOf(
    (asked) => (asked === name ? value : asked === 'date' ? date : null),
    now,
  );
  return name === 'etag' ? etag : lastModified;
}

it.each(['"a"', 'W/"a,b"', '""', '"\u00d6\u00d0"', 'abc:0', 'W/abc'])('gives back the tag %s', (etag) => {
  expect(given('etag', ` ${etag} `)).toBe(etag);
});

it.each(['', ' ', '"a\tb"', '"a"b"', 'a b', 'a, b', '"'.repeat(3), `"${'x'.repeat(2000)}"`])(
  'takes %j for no tag',
  (etag) => {
    expect(given('etag', etag)).toBeNull();
  },
);

it('gives back a day that is past, by the server’s clock where that is ahead', () => {
  const day = 'Sun, 02 Mar 2025 23:59:59 GMT';
  const coming = 'Fri, 31 Dec 2099 23:59:59 GMT';
  expect(given('last-modified', day)).toBe(day);
  expect(given('last-modified', coming)).toBeNull();
  expect(given('last-modified', coming, day)).toBeNull();
  expect(given('last-modified', coming, 'Fri, 31 Dec 2099 23:59:59 GMT')).toBe(coming);
  for (const none of ['', 'yesterday', '()', 'Sun, 02 Mar 2025 23:59:59 GMT (\u0007)'])
    expect(given('last-modified', none)).toBeNull();
});
