import { describe, expect, it } from 'vitest';
import { falseMinorsInThousand, report } from './report.ts';
import { kindsOfLife } from './story.ts';

/**
 * A slice of what `npm run simulate` plays: two years of six portals, crawled every four days in season and every two
 * weeks outside it.
 */
const slice = {
  seed: 1,
  portals: 6,
  firstYear: 2020,
  years: 2,
  pace: { season: 4, otherwise: 14 },
  progress: () => undefined,
} as const;

describe('two years of six portals', () => {
  it('are told as they were: every change once, in time and with its weight, and nothing else', async () => {
    const outcome = await report(slice);
    const explained = outcome.explained.join('\n');
    const fates = outcome.verdicts.map(({ fate }) => fate.kind).filter((kind) => kind !== 'not due');
    expect(fates.length).toBeGreaterThan(150);
    expect(
      fates.filter((kind) => kind !== 'told'),
      explained,
    ).toEqual([]);
    expect(outcome.falseMajors, explained).toEqual([]);
    expect(outcome.falseMinors.length * 1000, explained).toBeLessThanOrEqual(outcome.crawls * falseMinorsInThousand);
    expect(kindsOfLife.filter((kind) => !outcome.played.has(kind))).toEqual([]);
  }, 900_000);
});
