import { beforeEach, describe, expect, it } from 'vitest';
import type { PracticePortal } from '../practice/portal.ts';
import { makeReport } from '../practice/reports/index.ts';
import type { Installation } from '../support/installation.ts';
import { publisher, startWatch } from '../support/watch.ts';

describe('passes over a listing of several pages', () => {
  let portal: PracticePortal;
  let installation: Installation;

  beforeEach(async () => {
    ({ portal, installation } = await startWatch({ site: { perPage: 3 } }));
    for (let year = 2012; year < 2024; year += 1) publish(year);
  });

  const publish = (year: number) => portal.publish(makeReport({ publisher, year, seed: year })).path;
  const listingPages = async (crawl: () => Promise<unknown>): Promise<number> => {
    portal.clearRequests();
    await crawl();
    return portal.requests.filter(({ path }) => /\/index(?:_\d+)?\.html$/.test(path)).length;
  };
  const scheduled = async (days: number) => {
    installation.passTime(24 * days);
    return installation.scheduledCrawl();
  };

  it('read all of it first, then as far as it is new, and all of it again after a week', async () => {
    expect(await listingPages(async () => installation.crawl())).toBe(4);
    expect(await listingPages(async () => scheduled(1))).toBe(1);
    publish(2024);
    expect(await listingPages(async () => scheduled(1))).toBe(2);
    expect(await installation.kinds()).toContain('report.published');
    expect(await listingPages(async () => scheduled(6))).toBe(5);
    expect(await listingPages(async () => installation.crawl())).toBe(5);
  });

  it('are complete where only known pages were left out, and prove no absence', async () => {
    await installation.crawl();
    const path = portal.requests.find((request) => request.path.includes('/t2013'))?.path;
    if (path === undefined) throw new Error('no old report was read');
    portal.unlist(path);
    expect(await scheduled(1)).toMatchObject({ complete: true, linksSeen: 3 });
    expect(await installation.changes()).toEqual([]);
  });

  it('are read whole again while what left the listing is not settled', async () => {
    await installation.crawl();
    const path = portal.requests.find((request) => request.path.includes('/t2013'))?.path;
    if (path === undefined) throw new Error('no old report was read');
    portal.unlist(path);
    expect(await listingPages(async () => scheduled(8))).toBe(4);
    expect(await listingPages(async () => scheduled(1))).toBe(4);
    expect(await installation.kinds()).toContain('report.unlisted');
    expect(await listingPages(async () => scheduled(1))).toBe(1);
  });

  it('leave what left them unknown where an operator bounds them, and say so to operators', async () => {
    const bounded = await startWatch({ site: { perPage: 3 }, listing: { maxPages: 2 } });
    for (let year = 2015; year < 2024; year += 1) bounded.portal.publish(makeReport({ publisher, year, seed: year }));
    expect(await bounded.installation.crawl()).toMatchObject({ complete: false });
    const [status] = await bounded.installation.store.portals.list();
    expect(status).toMatchObject({ state: 'ok' });
    expect(JSON.stringify(status?.stateReason)).toMatch(/departures-unknown.*page-limit/);
  });

  it('are not complete where a page fails, and tell so', async () => {
    portal.remove('/zwgk/annual/index_2.html', 'missing', true);
    expect(await installation.crawl()).toMatchObject({ complete: false });
  });
});
