import { assert, date, property, subarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portalSchema } from '../../config/portal.ts';
import { opensAt } from '../../jobs/hours.ts';

const columns = [{ id: 'nb', name: '年报', url: 'http://www.example.gov.cn/nb/' }];
const portal = (hours: string | string[] | undefined, timeZone = 'Asia/Shanghai') =>
  portalSchema.parse({ id: 'a', name: '甲', timeZone, crawl: { hours }, columns });
const opens = (hours: string | string[] | undefined, now: string, timeZone?: string): string | null =>
  opensAt(portal(hours, timeZone), new Date(now))?.toISOString() ?? null;

describe('the hours of a portal', () => {
  it.each([
    ['no hours', undefined, '2026-03-02T12:00:00Z', null],
    ['inside, before midnight', '22:00-06:00', '2026-03-02T15:59:00Z', null],
    ['inside, after midnight', '22:00-06:00', '2026-03-02T21:59:59Z', null],
    ['the first minute', '22:00-06:00', '2026-03-02T14:00:00Z', null],
    ['the minute before', '22:00-06:00', '2026-03-02T13:59:30Z', '2026-03-02T14:00:00.000Z'],
    ['the end', '22:00-06:00', '2026-03-02T22:00:00Z', '2026-03-03T14:00:00.000Z'],
    ['a window by day', '09:00-17:30', '2026-03-02T09:30:00Z', '2026-03-03T01:00:00.000Z'],
    ['up to midnight', '20:00-24:00', '2026-03-02T16:00:00Z', '2026-03-03T12:00:00.000Z'],
    ['the nearer of two windows', ['22:00-06:00', '12:00-13:00'], '2026-03-02T02:00:00Z', '2026-03-02T04:00:00.000Z'],
  ])('%s', (_, hours, now, expected) => {
    expect(opens(hours, now)).toBe(expected);
  });

  it.each([
    ['an hour that is skipped comes the next day', '02:15-02:45', '2026-03-28T12:00:00Z', '2026-03-30T00:15:00.000Z'],
    [
      'a window that begins within the skipped hour begins with its end',
      '02:30-05:00',
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:00:00.000Z',
    ],
    ['an hour that comes twice is open twice', '02:00-03:00', '2026-10-25T01:30:00Z', null],
    ['and after it the window is shut', '02:00-03:00', '2026-10-25T02:00:00Z', '2026-10-26T01:00:00.000Z'],
  ])('where clocks are set, %s', (_, hours, now, expected) => {
    expect(opens(hours, now, 'Europe/Berlin')).toBe(expected);
  });

  it('opens later than now, within two days, and is open then', () => {
    const moments = date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    const windows = subarray(['22:00-06:00', '02:10-02:20', '12:00-12:01', '23:59-00:01'], { minLength: 1 });
    const zones = ['Asia/Shanghai', 'Europe/Berlin', 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe'];
    assert(
      property(moments, windows, subarray(zones, { minLength: 1, maxLength: 1 }), (now, hours, [zone]) => {
        const at = opensAt(portal(hours, zone), now);
        if (at === null) return;
        expect(at.getTime()).toBeGreaterThan(now.getTime());
        expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(2 * 24 * 3_600_000);
        expect(opensAt(portal(hours, zone), at)).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  it.each(['22:00', '24:00-06:00', '22-6', '22:00-25:00', '08:00-08:00', ''])('%j is refused', (hours) => {
    expect(() => portal(hours)).toThrow(/hours/);
  });
});
