import { describe, expect, it } from 'vitest';
import { isDue } from '../../jobs/due.ts';

const now = new Date('2026-03-31T00:00:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);

describe('when a known page is visited again', () => {
  it.each([
    ['a page never visited', null, null, true],
    ['the newest year’s report, an hour ago', 1 / 24, 2025, true],
    ['last year’s report, yesterday', 1, 2024, false],
    ['last year’s report, a week ago', 7, 2024, true],
    ['last year’s report, twenty minutes short of a week ago', 7 - 1 / 72, 2024, true],
    ['a report four years older, a month ago', 30, 2021, false],
    ['a report four years older, a quarter ago', 91, 2021, true],
    ['a page that held no report, yesterday', 1, null, false],
    ['a page that held no report, a week ago', 7, null, true],
  ])('%s', (_, days, reportYear, due) => {
    const lastVisitedAt = days === null ? null : daysAgo(days);
    expect(isDue({ lastVisitedAt, reportYear, unsettled: false }, 2025, now)).toBe(due);
  });

  it('is at every pass while it is open what became of it', () => {
    expect(isDue({ lastVisitedAt: daysAgo(1), reportYear: 2015, unsettled: true }, 2025, now)).toBe(true);
  });
});
