import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { WebDeps } from '../../src/web/index.ts';
import { appOf, hijackedReport, htmlPages, readsOf, report, revision, sampleFacts, uuid } from './fixtures/index.ts';

async function page(path: string, part: Partial<WebDeps> = {}) {
  const response = await appOf(part).request(path);
  expect(response.status).toBe(200);
  return load(await response.text());
}

describe('the pages', () => {
  it.each(htmlPages)('%s is Chinese, has one heading, no script and nothing from elsewhere', async (path) => {
    const $ = await page(path);
    expect($('html').attr('lang')).toBe('zh-CN');
    expect($('h1')).toHaveLength(1);
    expect($('script, img, object, embed')).toHaveLength(0);
    expect($('[style], [onclick], [onload]')).toHaveLength(0);
    for (const link of $('link').toArray()) {
      expect($(link).attr('href')).toMatch(/^\/[^/]/u);
    }
    expect($.text()).not.toMatch(/undefined|\[object|NaN/u);
  });

  it('say what is watched, in which state and why', async () => {
    const text = (await page('/')).text();
    expect(text).toContain('青溪区政府信息公开');
    expect(text).toContain('返回了验证页面（状态码 412');
    expect(text).toContain('HTTP 状态 404');
    expect(text).toContain('2025-03-04 06:00');
    expect(text).toContain('完成，有页面未读到');
  });

  it('list reports by portal, year and words', async () => {
    const names = async (query: string): Promise<readonly string[]> => {
      const $ = await page(`/reports${query}`);
      return $('tbody td.wide a')
        .toArray()
        .map((one) => $(one).text());
    };
    expect(await names('')).toEqual(['青溪区人民政府', '青溪区教育局']);
    expect(await names('?year=2014')).toEqual(['青溪区教育局']);
    expect(await names('?q=%E6%95%99%E8%82%B2')).toEqual(['青溪区教育局']);
    expect(await names('?portal=nanhe')).toEqual([]);
    expect(await names('?year=abcd&portal=')).toHaveLength(2);
  });

  it('show a report with its figures, apart from what is blank, a slash or failing', async () => {
    const $ = await page(`/reports/${report.id}`);
    const row = (name: string): readonly string[] =>
      $('table.form tr')
        .filter((_, one) => $(one).children('th').first().text().includes(name))
        .first()
        .children('td')
        .toArray()
        .map((one) => $(one).text().trim());
    expect(row('一、本年新收')).toEqual(['31', '6', '0', '0', '0', '3', '40']);
    expect(row('3. 其他')).toEqual(['0', '0', '0', '0', '0', '/', '0']);
    expect(row('复议后起诉')).toEqual(['2', '0', '1', '空', '3']);
    expect(row('行政事业性收费')).toEqual(['7730.28 万元']);
    expect($('td.failing').text().trim()).toBe('0');
    expect($('td.failing').attr('title')).toContain('10 + 1 + 0 + 0 = 11');
    expect($.text()).toContain('正文称收到申请 17 件');
  });

  it('show each text of a report once, part and whole', async () => {
    const $ = await page(`/reports/${report.id}`);
    const names = $('summary')
      .toArray()
      .map((one) => $(one).text());
    expect(names).toEqual(['一、总体情况', '（二）监督保障', '五、存在的主要问题及改进情况', '六、其他需要报告的事项']);
  });

  it('show a doubtful copy with its doubts, and do not call it a version', async () => {
    const text = (await page(`/reports/${hijackedReport.id}`)).text();
    expect(text).toContain('疑为仿冒副本');
    expect(text).toContain('14160 个汉字中有 1147 个夹带拼音');
    expect(text).toContain('此处的页面已停止比对');
    expect(text).toContain('还没有可信的版本');
  });

  it('show what was read from a doubtful page also where it belongs to no report', async () => {
    for (const path of [`/captures/${uuid(303)}`, `/changes/${uuid(402)}`]) {
      expect((await page(path)).text()).toContain('mirror.example 不属于这个网站');
    }
    expect((await page(`/captures/${uuid(303)}`)).text()).toContain('主动公开政府信息数');
  });

  it('tell why what was seen at a report raised no change, alike looks in one line', async () => {
    const [whole] = sampleFacts.captures;
    if (whole === undefined) throw new Error('the sample has no capture');
    const refused = { ...whole, state: 'blocked', reason: { kind: 'refused', status: 403 } } as const;
    const captures = [refused, { ...refused, capturedAt: new Date('2025-03-02T00:00:00Z') }, whole];
    const text = (await page(`/reports/${report.id}`, { reads: readsOf({ ...sampleFacts, captures }) })).text();
    expect(text).toContain('没有读到内容：不能说明报告有变');
    expect(text).toContain('网站拒绝访问，HTTP 状态 403');
    expect(text).toContain('共 2 次');
    expect((await page(`/reports/${report.id}`)).text()).not.toContain('为何不算改动');
  });

  it('call a report gone when its removal was told and nothing since, and not for having come after a pass', async () => {
    const reports = [{ ...report, lastAbsentAt: new Date('2025-01-26T22:00:00Z') }];
    const removed = { ...revision, id: uuid(450) as never, kind: 'report.removed' } as const;
    const restored = { ...revision, id: uuid(451) as never, kind: 'report.restored' } as const;
    const gone = '在所监测的位置未再找到这份报告';
    for (const [changes, says] of [
      [[revision], false],
      [[removed, revision], true],
      [[restored, removed, revision], false],
    ] as const) {
      const reads = readsOf({ ...sampleFacts, reports, changes });
      expect((await page(`/reports/${report.id}`, { reads })).text().includes(gone)).toBe(says);
    }
  });

  it('show an older version and say so', async () => {
    const text = (await page(`/reports/${report.id}?version=1`)).text();
    expect(text).toContain('这是第 1 版');
  });

  it.each([
    ['', 'inline'],
    ['?view=side', 'side'],
  ])('show a change with both values of each cell and the changed words%s', async (query, layout) => {
    const $ = await page(`/changes/${revision.id}${query}`);
    const values = $('table')
      .first()
      .find('tbody tr')
      .toArray()
      .map((row) => [$(row).find('del').text(), $(row).find('ins').text()]);
    expect(values).toEqual([
      ['12', '15'],
      ['（空）', '7730.28'],
    ]);
    const texts = $(layout === 'side' ? '.sides' : '.inline-text').filter((_, one) => $(one).find('del').length > 0);
    expect(
      texts
        .find('del')
        .toArray()
        .map((one) => $(one).text()),
    ).toEqual(['37', '三']);
    const marked = $('td.changed')
      .toArray()
      .map((one) => $(one).text().replaceAll(/\s+/gu, ' ').trim());
    expect(marked).toEqual(['空 → 7730.28 万元', '12 → 15']);
  });

  it('mask personal numbers', async () => {
    const text = (await page(`/reports/${report.id}`)).text();
    expect(text).toContain('138****5678');
    expect(text).not.toContain('13812345678');
  });

  it('show evidence with digest, place in the archive and headers as they came', async () => {
    const text = (await page(`/captures/${uuid(302)}`)).text();
    expect(text).toContain('0123456789abcdef'.repeat(4));
    expect(text).toContain('nianbao-20250303012800-0001.warc.gz');
    expect(text).toContain('ETag: "67c5-1f"');
  });

  it('lead from an answer without body to the capture that holds it', async () => {
    const unchanged = sampleFacts.captures.map((one) =>
      one.id === uuid(302) ? { ...one, state: 'not-modified' as const, status: 304, bodyBytes: 0 } : one,
    );
    const reads = readsOf({ ...sampleFacts, captures: unchanged });
    const $ = await page(`/captures/${uuid(302)}`, { reads });
    expect($('.notice a').attr('href')).toBe(`/captures/${uuid(301)}`);
  });

  it('say so where the archive cannot be read', async () => {
    const reported: unknown[] = [];
    const broken = {
      archive: { read: async () => Promise.reject(new Error('no such file /secret/path')) },
      report: (error: unknown) => reported.push(error),
    };
    const text = (await page(`/captures/${uuid(302)}`, broken)).text();
    expect(text).toContain('存档记录读不出');
    expect(text).not.toContain('/secret/path');
    expect((await appOf(broken).request(`/captures/${uuid(302)}/body`)).status).toBe(500);
    expect(reported).toHaveLength(2);
  });

  it('lead on through long lists', async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({ ...revision, id: uuid(1000 + index) as never }));
    const reads = readsOf({ ...sampleFacts, changes: many });
    let path: string | undefined = '/changes?kind=report.revised';
    const seen = new Set<string>();
    while (path !== undefined) {
      const $ = await page(path, { reads });
      $('ol.timeline a').each((_, one) => void seen.add($(one).attr('href') ?? ''));
      path = $('a[rel=next]').attr('href');
      expect(path ?? 'kind=report.revised').toContain('kind=report.revised');
    }
    expect(seen.size).toBe(120);
  });

  it('answer 404 to ids that are none, and to addresses that are none', async () => {
    for (const path of ['/reports/x', '/changes/x', '/captures/x', '/captures/x/body', '/nothing', '/inbox']) {
      const response = await appOf().request(path);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('没有这一页');
    }
  });

  it('show no reason of an inner failure, and report it', async () => {
    const reported: unknown[] = [];
    const reads = { ...readsOf(), portals: async () => Promise.reject(new Error('password=hunter2')) };
    const site = appOf({ reads, report: (error) => reported.push(error) });
    for (const path of ['/', '/api/portals']) {
      const response = await site.request(path);
      expect(response.status).toBe(500);
      expect(await response.text()).not.toContain('hunter2');
    }
    expect(reported).toHaveLength(2);
  });
});

describe('the inbox', () => {
  const inbox = {
    mails: async () => [
      {
        id: 'a/b',
        receivedAt: new Date(0),
        from: 'watch@x.example',
        to: ['reader@x.example'],
        subject: '改动 <b>',
        text: '正文 </pre><script>',
        html: '<p>信</p><script>alert(1)</script>',
      },
    ],
  };

  it('is there only when it was given', async () => {
    expect((await appOf().request('/inbox')).status).toBe(404);
    expect((await page('/', { inbox }))('nav a[href="/inbox"]')).toHaveLength(1);
  });

  it("shows a mail's HTML in a frame that may run nothing", async () => {
    const $ = await page('/inbox/a%2Fb', { inbox });
    expect($('iframe').attr('sandbox')).not.toContain('allow-scripts');
    expect($('iframe').attr('sandbox')).not.toContain('allow-same-origin');
    expect($('script')).toHaveLength(0);
    const framed = await appOf({ inbox }).request($('iframe').attr('src') ?? '');
    expect(framed.headers.get('content-security-policy')).toMatch(/^sandbox(?!.*allow-scripts)/u);
  });
});
