import { describe, expect, it } from 'vitest';
import { first } from './first.ts';
import { second } from './second.ts';
import { readUnseen } from './harness.ts';
import { third } from './third.ts';
import { fourth } from './fourth.ts';
import { fifth } from './fifth.ts';
import { seventh } from './seventh.ts';
import { sixth } from './sixth.ts';
import { eighth } from './eighth.ts';
import { ninth } from './ninth.ts';
import { tenth } from './tenth.ts';
import { eleventh } from './eleventh.ts';
import { fourteenth } from './fourteenth.ts';
import { thirteenth } from './thirteenth.ts';
import { twelfth } from './twelfth.ts';

describe.each([
  ['the first', first],
  ['the second', second],
  ['the third', third],
  ['the fourth', fourth],
  ['the fifth', fifth],
  ['the sixth', sixth],
  ['the seventh', seventh],
  ['the eighth', eighth],
  ['the ninth', ninth],
  ['the tenth', tenth],
  ['the eleventh', eleventh],
  ['the twelfth', twelfth],
  ['the thirteenth', thirteenth],
  ['the fourteenth', fourteenth],
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
