import { describe, expect, it } from 'vitest';
import { crawlOf, portalSchema } from '../../../config/portal.ts';
import { targetOf } from '../../../jobs/read/fetch-page.ts';

const url = 'http://www.a.gov.cn/nb/';
const portal = portalSchema.parse({
  id: 'a',
  name: '甲',
  crawl: { delaySeconds: 3, headers: { 'X-A': '1' }, browser: 'auto', proxy: 'http://proxy.example:8080' },
  listing: { charset: 'gbk', maxPages: 9 },
  columns: [
    { id: 'plain', name: '年报', url },
    {
      id: 'own',
      name: '部门年报',
      url: `${url}bm/`,
      listing: { charset: 'utf-8', kind: 'feed' },
      crawl: {
        delaySeconds: 7,
        timeoutSeconds: 60,
        maxBodyMegabytes: 1,
        robots: 'ignore',
        browser: 'never',
        headers: { 'X-B': '2' },
        proxy: 'http://other.example:3128',
        allowUnverifiedTls: true,
      },
    },
  ],
});

describe('how a column’s pages are asked for', () => {
  it('is as its portal says where it says nothing itself', () => {
    expect(targetOf(portal, 'plain', url)).toMatchObject({
      delayMs: 3000,
      headers: [['X-A', '1']],
      browser: 'auto',
      robots: 'obey',
      allowUnverifiedTls: false,
      charset: 'gbk',
    });
    expect(crawlOf(portal, 'plain').proxy).toBe('http://proxy.example:8080');
    expect(portal.columns[0]?.listing).toEqual({ kind: 'auto', maxPages: 9, fullPassDays: 7, charset: 'gbk' });
  });

  it('is as it says itself where it says something', () => {
    expect(targetOf(portal, 'own', url)).toMatchObject({
      delayMs: 7000,
      limits: { timeoutMs: 60_000, maxBodyBytes: 1024 * 1024 },
      headers: [
        ['X-A', '1'],
        ['X-B', '2'],
      ],
      browser: 'never',
      robots: 'ignore',
      allowUnverifiedTls: true,
      charset: 'utf-8',
    });
    expect(crawlOf(portal, 'own').proxy).toBe('http://other.example:3128');
    expect(portal.columns[1]?.listing).toMatchObject({ kind: 'feed', maxPages: 9 });
  });

  it('stays the same when sound settings are read again', () => {
    expect(portalSchema.parse(portal)).toEqual(portal);
  });

  it.each([
    ['a proxy with a path', { crawl: { proxy: 'http://proxy.example/x' } }],
    ['a proxy that speaks no HTTP', { crawl: { proxy: 'socks5://proxy.example:1080' } }],
    ['a charset nobody reads', { listing: { charset: 'klingon-8' } }],
    [
      'a setting that a column cannot have',
      { columns: [{ id: 'x', name: '年报', url, crawl: { hours: '22:00-06:00' } }] },
    ],
  ])('refuses %s', (_name, wrong) => {
    expect(
      portalSchema.safeParse({ id: 'a', name: '甲', columns: [{ id: 'x', name: '年报', url }], ...wrong }).success,
    ).toBe(false);
  });
});
