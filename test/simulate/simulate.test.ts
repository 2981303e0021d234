import { describe, expect, it } from 'vitest';
import { report } from './report.ts';
import { floorsHold } from './tally.ts';

/** A slice of what `npm run simulate` plays, crawled every four days in season and every two weeks outside it. */
const slice = {
  seed: 4,
  firstPortal: 0,
  portals: 3,
  firstYear: 2020,
  years: 1,
  pace: { season: 4, otherwise: 14 },
  progress: () => undefined,
} as const;

describe('a year of three portals', () => {
  it('is told as it was: every change once, in time and with its weight, and nothing else', async () => {
    const { tally, explained, falseMajors } = await report(slice);
    expect(Object.values(tally.kinds).reduce((sum, { fates }) => sum + fates.told, 0)).toBeGreaterThan(40);
    // What is told here explains itself, with its evidence.
    expect(floorsHold(tally) ? [] : explained).toEqual([]);
    expect(falseMajors).toEqual([]);
  }, 600_000);
});
