import { describe, expect, it } from 'vitest';
import { first } from './first.ts';
import { second } from './second.ts';
import { readUnseen } from './harness.ts';

describe.each([
  ['the first', first],
  ['further', second],
] as const)('%s listings that nobody had seen', (_name, listings) => {
  it.each(listings.map((listing) => [listing.name, listing] as const))('%s', (_listing, listing) => {
    const { requests, lost, invented, ending } = readUnseen(listing);
    expect({ lost, invented, ending }).toEqual({
      lost: [],
      invented: [],
      ending: listing.ending,
    });
    expect(requests).toBeLessThan(60);
  });
});
