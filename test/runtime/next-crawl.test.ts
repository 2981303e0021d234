import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { portalSchema } from '../../config/portal.ts';
import { missedCrawl, nextCrawl } from '../../src/runtime/next-crawl.ts';

type Crawl = z.input<typeof portalSchema>['crawl'];
const portal = (crawl: Crawl = {}, schedule = '45 6 * * *') =>
  portalSchema.parse({
    id: 'yunxi',
    name: '云溪县人民政府',
    schedule,
    crawl,
    columns: [{ id: 'annual', name: '年报', url: 'http://www.yunxi.gov.cn/nb/' }],
  });
const china = (text: string) => new Date(`${text}:00+08:00`);
const seen = (lastAt: string, lastNewsAt: string) => ({
  lastAt: china(lastAt),
  lastNewsAt: china(lastNewsAt),
  unsettled: null,
});

describe('when a portal is crawled next', () => {
  it('is twice a day in season, from the turns of its line', () => {
    const now = china('2026-02-15T07:00');
    const found = seen('2026-02-15T06:45', '2025-06-01T00:00');
    expect(nextCrawl(portal(), found, now)).toEqual({
      at: china('2026-02-15T18:45'),
      why: { kind: 'season', from: '01-01', to: '04-10', everyHours: 12 },
    });
    expect(missedCrawl(portal(), found, china('2026-02-15T18:45'))).toEqual(china('2026-02-15T18:45'));
    expect(missedCrawl(portal(), found, china('2026-02-15T18:44'))).toBeNull();
  });

  it('is lowered after the season, the more the longer nothing is new', () => {
    const found = seen('2026-07-01T06:45', '2026-06-07T06:45');
    const next = nextCrawl(portal(), found, china('2026-07-01T07:00'));
    expect(next).toEqual({ at: china('2026-07-05T06:45'), why: { kind: 'still', hours: 672, everyHours: 84 } });
    expect(missedCrawl(portal(), found, china('2026-07-04T06:45'))).toBeNull();
    expect(missedCrawl(portal(), found, china('2026-07-05T06:45'))).toEqual(china('2026-07-05T06:45'));
  });

  it('keeps to the operator’s bounds', () => {
    const bounded = portal({ every: { least: 24, most: 48 }, season: { everyHours: 1 } });
    const winter = nextCrawl(bounded, seen('2026-02-15T06:45', '2026-02-15T06:45'), china('2026-02-15T07:00'));
    expect(winter.at).toEqual(china('2026-02-16T05:45'));
    const summer = nextCrawl(bounded, seen('2026-07-01T06:45', '2025-07-01T06:45'), china('2026-07-01T07:00'));
    expect(summer.at).toEqual(china('2026-07-03T06:45'));
  });

  it('follows a line that fires every minute while things are new', () => {
    const minute = portal({}, '* * * * *');
    const now = china('2026-07-01T07:00');
    expect(nextCrawl(minute, seen('2026-07-01T07:00', '2026-07-01T06:58'), now).at).toEqual(china('2026-07-01T07:01'));
  });

  it('catches up what was missed, once', () => {
    const found = seen('2026-06-20T06:45', '2026-06-07T06:45');
    const now = china('2026-07-01T12:00');
    expect(missedCrawl(portal(), found, now)).toEqual(china('2026-07-01T06:45'));
    expect(missedCrawl(portal(), { ...found, lastAt: china('2026-07-01T06:45') }, now)).toBeNull();
  });
});
