import { describe, expect, it } from 'vitest';
import { mainFiguresOf, outcomes } from '../../src/compare/index.ts';
import { extraction } from './extractions.ts';

describe('mainFiguresOf', () => {
  it.each([2020, 2023])('reads tables 3 and 4 of %i; outcomes make up what was handled', (year) => {
    const report = extraction({ year, busy: 60 });
    const { from, values } = mainFiguresOf(report);
    expect(from).toBe('tables');
    expect(values.new).toBe(report.tables.applications?.rows.new?.[6]);
    expect(outcomes.reduce((sum, outcome) => sum + (values[outcome] ?? Number.NaN), 0)).toBe(values.handled);
    const { reconsideration = [], direct = [], after = [] } = report.tables.litigation ?? {};
    expect(values.reconsiderations).toBe(reconsideration[4]);
    expect(values.lawsuits).toBe((direct[4] ?? 0) + (after[4] ?? 0));
  });

  it('takes no blank for zero', () => {
    const { values } = mainFiguresOf(
      extraction({ defects: [{ kind: 'blanks', table: 'applications', row: 'deny3' }] }),
    );
    expect(values.denied).toBeNull();
    expect(values.open).not.toBeNull();
  });

  it('reads what the statistics table of 2014 says, and no more', () => {
    const report = extraction({ year: 2016 });
    const { from, values } = mainFiguresOf(report);
    expect(from).toBe('statistics');
    expect(values).toMatchObject({
      new: report.tables.statistics?.rows['received']?.value,
      lawsuits: report.tables.statistics?.rows['lawsuits']?.value,
      carriedIn: null,
      denied: null,
    });
  });

  it('says nothing of a report without tables', () => {
    const { from, values } = mainFiguresOf(extraction({ year: 2010 }));
    expect(from).toBeNull();
    expect(new Set(Object.values(values))).toEqual(new Set([null]));
  });
});
