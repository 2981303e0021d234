import { describe, expect, it } from 'vitest';
import { report } from './report.ts';

/** A slice of what `npm run simulate` plays, crawled every four days in season and every two weeks outside it. */
const slice = {
  seed: 4,
  portals: 3,
  firstYear: 2020,
  years: 1,
  pace: { season: 4, otherwise: 14 },
  progress: () => undefined,
} as const;

describe('a year of three portals', () => {
  it('is told as it was: every change once, in time and with its weight, and nothing else', async () => {
    const outcome = await report(slice);
    expect(outcome.verdicts.filter(({ fate }) => fate.kind === 'told').length).toBeGreaterThan(40);
    // What is told here explains itself, with its evidence.
    expect(outcome.floorsHold ? [] : outcome.explained).toEqual([]);
    expect(outcome.falseMajors).toEqual([]);
  }, 600_000);
});
