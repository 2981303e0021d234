import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { PageId, PortalId } from '../../src/domain/index.ts';
import type { UnreadView } from '../../src/web/index.ts';
import { appOf, portals, readsOf, sampleFacts, uuid } from './fixtures/index.ts';

const [sample] = portals;
const challenge = { kind: 'challenge', name: '加速乐', status: 521 } as const;

async function home(count: number, blocked: readonly number[]) {
  if (sample === undefined) throw new Error('no sample portal');
  const many = Array.from({ length: count }, (_, index) => {
    const troubled = blocked.includes(index);
    const state = troubled ? ('blocked' as const) : ('ok' as const);
    return {
      ...sample,
      id: `portal-${index}` as PortalId,
      name: `第${index}个自治州哈尼族彝族傣族自治县经济技术开发区管理委员会`,
      state,
      stateReason: troubled ? ({ kind: 'page-found', url: null, state: 'blocked', of: challenge } as const) : null,
      columns: sample.columns.map((column) => ({ ...column, state })),
    };
  });
  const app = appOf({
    reads: readsOf({ ...sampleFacts, portals: many }),
  });
  return load(await (await app.request('/')).text());
}

describe('pages that are not read', () => {
  const unread: readonly UnreadView[] = [
    {
      portalId: portals[0]?.id as PortalId,
      pageId: uuid(901) as PageId,
      url: 'http://www.qingxi.example/a.html',
      title: '青溪区教育局2014年报',
      role: 'report',
      state: 'blocked',
      stateReason: { kind: 'refused', status: 403 } as const,
      lastVisitedAt: new Date('2025-03-03T01:28:20Z'),
      integrity: null,
      frozenAt: null,
      frozenReason: null,
      reportId: null,
    },
  ];

  it('are counted at their portal, and listed with why', async () => {
    const app = appOf({ reads: readsOf({ ...sampleFacts, unread }) });
    const home = load(await (await app.request('/')).text());
    const link = home(`a[href="/unread?portal=${portals[0]?.id}"]`);
    expect(link.text()).toBe('1 个页面');
    const page = load(await (await app.request(link.attr('href') ?? '')).text());
    expect(page('h1').text()).toBe('未能读到的页面');
    expect(page('tbody').text()).toContain('网站拒绝访问，HTTP 状态 403');
    expect(page('tbody a').attr('href')).toBe('http://www.qingxi.example/a.html');
    expect(await (await app.request('/unread?portal=nanhe')).text()).toContain('都读到了');
  });
});

describe('the first page, with forty portals', () => {
  it('says how many are in trouble, and names those first', async () => {
    const $ = await home(40, [7, 31]);
    expect($('title').text()).toContain('2 个须看');
    expect($('.lead').text()).toContain('2 个网站须看');
    const rows = $('[aria-label="各网站概况"] tbody tr').toArray();
    expect(rows).toHaveLength(40);
    const firstTwo = rows.slice(0, 2).map((row) => $(row).text());
    expect(firstTwo[0]).toContain('第7个');
    expect(firstTwo[1]).toContain('第31个');
    expect(firstTwo.every((text) => text.includes('访问被拦截'))).toBe(true);
    expect($('details.portal[open]')).toHaveLength(2);
    expect($('details.portal[open]').text()).toContain('收到的不是页面，而是防火墙（加速乐）的验证页');
  });

  it('leads from each row to its portal', async () => {
    const $ = await home(5, []);
    expect($('.lead').text()).toContain('全部正常');
    for (const link of $('[aria-label="各网站概况"] td.lead-cell a').toArray())
      expect($($(link).attr('href') ?? '')).toHaveLength(1);
  });

  it('shows a few portals open, without a table of them', async () => {
    const $ = await home(2, []);
    expect($('[aria-label="各网站概况"]')).toHaveLength(0);
    expect($('details.portal[open]')).toHaveLength(2);
  });
});

describe('the first page', () => {
  const page = async (free: number) => {
    const app = appOf({ space: () => Promise.resolve({ free, total: 500 * 1024 ** 3 }) });
    return (await app.request('/')).text();
  };

  it('warns before the disk is full, and says what to do', async () => {
    expect(await page(1.5 * 1024 ** 3)).toMatch(/只剩 1\.5 GB.*NIANBAO_DATA/su);
    expect(await page(100 * 1024 ** 3)).not.toContain('NIANBAO_DATA');
  });
});
