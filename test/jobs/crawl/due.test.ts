import { describe, expect, it } from 'vitest';
import { portalSchema } from '../../../config/portal.ts';
import { duePages, type Revisit } from '../../../jobs/crawl/due.ts';

const now = new Date('2026-03-31T00:00:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);
const page = (days: number | null, reportYear: number | null, unsettled = false) => ({
  lastVisitedAt: days === null ? null : daysAgo(days),
  reportYear,
  unsettled,
});
/** A page of the newest report year that was just visited. */
const newest = page(0, 2025);

/** Bounds as an operator's file sets them; the defaults where it is silent. */
function revisitOf(given: Partial<Revisit> = {}): Revisit {
  const columns = [{ id: 'nb', name: '年报', url: 'http://www.example.gov.cn/nb/' }];
  return portalSchema.parse({ id: 'a', name: '甲', crawl: { revisit: given }, columns }).crawl.revisit;
}
const isDue = (one: ReturnType<typeof page>, given: Partial<Revisit> = {}): boolean =>
  duePages([newest, one], revisitOf(given), now).includes(one);

describe('when a known page is visited again', () => {
  it.each([
    ['a page never visited', null, null, true],
    ['the newest year’s report, an hour ago', 1 / 24, 2025, true],
    ['last year’s report, yesterday', 1, 2024, false],
    ['last year’s report, a week ago', 7, 2024, true],
    ['last year’s report, twenty minutes short of a week ago', 7 - 1 / 72, 2024, true],
    ['a report three years older, a week ago', 7, 2022, true],
    ['a report four years older, a month ago', 30, 2021, false],
    ['a report four years older, a quarter ago', 91, 2021, true],
    ['a page that held no report, yesterday', 1, null, false],
    ['a page that held no report, a week ago', 7, null, true],
  ])('%s', (_, days, reportYear, due) => {
    expect(isDue(page(days, reportYear))).toBe(due);
  });

  it('is at every pass while it is open what became of it', () => {
    expect(isDue(page(1, 2015, true))).toBe(true);
  });

  it.each([
    ['the newest year every third day only', { newestDays: 3 }, page(1, 2025), false],
    ['the newest year on the third day', { newestDays: 3 }, page(3, 2025), true],
    ['last year every day', { recentDays: 1 }, page(1, 2024), true],
    ['one year back is recent, two are not', { recentYears: 1 }, page(8, 2023), false],
    ['older ones every month', { olderDays: 30 }, page(30, 2010), true],
  ])('follows the operator: %s', (_, given, one, due) => {
    expect(isDue(one, given)).toBe(due);
  });

  it('keeps to the operator’s bound: new pages first, then what is unsettled, then what waited longest', () => {
    const [unsettled, week, year, fresh] = [page(2, 2020, true), page(8, 2024), page(370, 2010), page(null, null)];
    const pages = [newest, week, year, unsettled, fresh];
    expect(duePages(pages, revisitOf({ mostPages: 3 }), now)).toEqual([fresh, unsettled, year]);
    expect(duePages(pages, revisitOf(), now)).toEqual([fresh, unsettled, year, week, newest]);
  });

  it('takes every page for recent while no report was identified', () => {
    expect(duePages([page(6, null), page(7, null)], revisitOf(), now)).toHaveLength(1);
  });
});
