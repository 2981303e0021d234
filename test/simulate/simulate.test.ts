import { describe, expect, it } from 'vitest';
import { report } from './report.ts';
import { unheldRows } from './rows.ts';
import { floorsHold } from './tally.ts';

/**
 * A slice of what `npm run simulate` plays: portals with files, with two columns, with a declared publisher and with none of
 * these; one thing after another, so that it holds every row of a whole run.
 */
const slice = {
  seed: 4,
  firstPortal: 3,
  portals: 4,
  firstYear: 2020,
  years: 1,
  pace: { season: 4, otherwise: 21 },
  pauses: { lives: [1, 2], edits: [2, 6], noise: [4, 12] },
  untilMs: null,
  progress: () => undefined,
} as const;

describe('a year of four portals', () => {
  it('is told as it was: every row of the table, every change once, in time and with its weight, and nothing else', async () => {
    const { tally, failures, falseMajors } = await report(slice);
    expect(Object.values(tally.kinds).reduce((sum, { fates }) => sum + fates.told, 0)).toBeGreaterThan(40);
    // What is told here explains itself, with its evidence.
    expect(floorsHold(tally) ? [] : failures).toEqual([]);
    expect(falseMajors).toEqual([]);
    expect(unheldRows(tally)).toEqual([]);
  }, 600_000);
});
