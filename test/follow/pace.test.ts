import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCrawlDue, paceOf, type PaceRule, type PaceSeen } from '../../src/follow/index.ts';

const hourMs = 3_600_000;
const rule: PaceRule = {
  timeZone: 'Asia/Shanghai',
  every: { least: 0, most: 168 },
  season: { from: '01-01', to: '04-10', everyHours: 12 },
  dueDays: [],
};
const summer = new Date('2026-07-15T22:00:00Z');
const winter = new Date('2026-02-15T22:00:00Z');
const before = (at: Date, hours: number): Date => new Date(at.getTime() - hours * hourMs);
const seen = (at: Date, stillHours: number, more: Partial<PaceSeen> = {}): PaceSeen => ({
  lastAt: before(at, 24),
  lastNewsAt: before(at, stillHours),
  unsettled: null,
  ...more,
});
const hoursOf = (found: PaceSeen, given: PaceRule, at: Date) => paceOf(found, given, at).everyMs / hourMs;

describe('how often a portal is crawled', () => {
  it('is as the operator says in season, whatever its columns did, and says so', () => {
    expect(hoursOf(seen(winter, 24 * 300), rule, winter)).toBe(12);
    expect(paceOf(seen(winter, 0), rule, winter).why).toEqual({
      kind: 'season',
      from: '01-01',
      to: '04-10',
      everyHours: 12,
    });
  });

  it('counts the season’s days as the portal does, and over the turn of the year', () => {
    const newYear = new Date('2025-12-31T16:00:00Z');
    expect(paceOf(seen(newYear, 0), rule, newYear).why.kind).toBe('season');
    expect(paceOf(seen(newYear, 0), rule, before(newYear, 1)).why.kind).not.toBe('season');
    const over = { ...rule, season: { from: '12-01', to: '02-10', everyHours: 6 } };
    expect(hoursOf(seen(newYear, 0), over, before(newYear, 24))).toBe(6);
  });

  it('is by the days that are declared, out of season too', () => {
    const june = { ...rule, dueDays: ['06-30'] };
    const at = new Date('2026-06-25T22:00:00Z');
    expect(paceOf(seen(at, 2000), june, at).why).toMatchObject({ kind: 'due-day', day: '06-30' });
    expect(paceOf(seen(summer, 2000), june, summer).why.kind).toBe('still');
  });

  it('goes down the longer nothing is new, and up when something is', () => {
    expect(hoursOf(seen(summer, 24 * 16), rule, summer)).toBe(48);
    expect(paceOf(seen(summer, 24 * 16), rule, summer).why).toEqual({ kind: 'still', hours: 24 * 16, everyHours: 48 });
    expect(hoursOf(seen(summer, 24 * 300), rule, summer)).toBe(168);
    expect(hoursOf(seen(summer, 1), rule, summer)).toBeLessThan(1);
    expect(paceOf(seen(summer, 1), rule, summer).why).toEqual({ kind: 'news', withinHours: 8 });
  });

  it('is every turn while something is unsettled', () => {
    const found = seen(summer, 24 * 300, { unsettled: { kind: 'page-gone' } });
    const why = { kind: 'unsettled', of: { kind: 'page-gone' }, everyHours: 0 };
    expect(paceOf(found, rule, summer)).toEqual({ everyMs: 0, why });
    expect(isCrawlDue(found, rule, summer)).toBe(true);
  });

  it('never leaves the operator’s bounds', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.nat(200),
        fc.integer({ min: 200, max: 400 }),
        fc.boolean(),
        (still, least, most, open) => {
          const bounds = { ...rule, every: { least, most } };
          for (const at of [summer, winter]) {
            const hours = hoursOf(seen(at, still, open ? { unsettled: { kind: 'page-gone' } } : {}), bounds, at);
            expect(hours).toBeGreaterThanOrEqual(least);
            expect(hours).toBeLessThanOrEqual(most);
          }
        },
      ),
    );
  });

  it('does not wait for a crawl that a wrong clock put into the future', () => {
    expect(isCrawlDue(seen(summer, 24 * 300, { lastAt: before(summer, -24 * 365) }), rule, summer)).toBe(true);
    expect(isCrawlDue(seen(summer, 24 * 300), rule, summer)).toBe(false);
  });
});
