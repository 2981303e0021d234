import { gunzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { startPracticePortal } from './portal.ts';
import type { PracticePortal, PracticePortalOptions } from './portal.ts';
import { makeReport, organName, practiceSystems } from './reports/index.ts';

const open: PracticePortal[] = [];

async function portalWith(options: PracticePortalOptions = {}): Promise<PracticePortal> {
  const portal = await startPracticePortal(options);
  open.push(portal);
  return portal;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map(async (portal) => portal.close()));
});

const report = makeReport({ publisher: '云溪县人民政府', year: 2024 });

async function get(url: string, headers: Record<string, string> = {}) {
  const { statusCode, headers: received, body } = await request(url, { headers });
  return { status: statusCode, headers: received, bytes: Buffer.from(await body.arrayBuffer()) };
}

const textOf = async (url: string): Promise<string> => (await get(url)).bytes.toString('utf8');

describe('a practice portal', () => {
  it('lists what was published in every content system, and serves it', async () => {
    for (const system of practiceSystems) {
      const portal = await portalWith({ system });
      const { path, url } = portal.publish(report);
      expect(await textOf(url)).toContain(report.title);
      const asked = {
        gkmlpt: '/gkmlpt/api/all/1229214366?page=1',
        jpaas: '/api-gateway/jpaas-publish-server/front/page/build/unit?pageId=1229214366',
      };
      const listing = system === 'gkmlpt' || system === 'jpaas' ? portal.url + asked[system] : portal.columnUrl();
      const name = path.split(/[/&]/).findLast((part) => /\d{4}/.test(part)) ?? path;
      expect(await textOf(listing)).toContain(name);
      expect(await textOf(`${portal.url}/rss/gknb.xml`)).toContain(report.title);
      expect(await textOf(`${portal.url}/sitemap.xml`)).toContain(name);
      expect(await textOf(portal.url)).toContain('政府信息公开年报');
    }
  });

  it('announces further pages of a listing as its system does', async () => {
    const expected = {
      plain: 'index.html?page=2',
      trs: 'createPageHTML(3, 0, "index", "html")',
      jcms: 'endrecord=30',
      ucap: 'list_1.shtml',
      vsb: '/xxgk/gknb/2.htm',
    } as const;
    for (const system of ['plain', 'trs', 'jcms', 'ucap', 'vsb'] as const) {
      const portal = await portalWith({ system, perPage: 10 });
      portal.publishMany(25);
      expect(await textOf(portal.columnUrl())).toContain(expected[system]);
    }
    const trs = await portalWith({ system: 'trs', perPage: 10 });
    trs.publishMany(25);
    expect((await textOf(`${trs.url}/zwgk/gknb/index_2.html`)).match(/<li>/g)).toHaveLength(5);
  });

  it('answers conditional requests, and not once the page changed', async () => {
    const portal = await portalWith();
    const { path, url } = portal.publish(report);
    const first = await get(url);
    const etag = String(first.headers['etag']);
    expect((await get(url, { 'if-none-match': etag })).status).toBe(304);
    expect((await get(url, { 'if-modified-since': String(first.headers['last-modified']) })).status).toBe(304);
    portal.edit(path, [{ kind: 'cell', table: 'applications', row: 'new', column: 6, value: 987 }]);
    const second = await get(url, { 'if-none-match': etag });
    expect(second.status).toBe(200);
    expect(second.bytes.toString('utf8')).toContain('987');
  });

  it('changes nothing but noise when its templates are rebuilt', async () => {
    const portal = await portalWith();
    const { url } = portal.publish(report);
    const before = await textOf(url);
    portal.rebuild();
    const after = await textOf(url);
    expect(after).not.toBe(before);
    expect(after).toContain(report.html);
  });

  it('speaks GBK and gzip', async () => {
    const portal = await portalWith({ charset: 'gbk', gzip: true });
    const { url } = portal.publish(report);
    const answer = await get(url, { 'accept-encoding': 'gzip' });
    expect(answer.headers['content-type']).toBe('text/html; charset=gbk');
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(iconv.decode(gunzipSync(answer.bytes), 'gbk')).toContain(report.title);
  });

  it('plays challenges, absences, delays, cuts and stale caches', async () => {
    const portal = await portalWith();
    const { path, url } = portal.publish(report);
    const states = { jiasule: 521, ruishu: 412, wzws: 200 } as const;
    for (const kind of ['jiasule', 'ruishu', 'wzws'] as const) {
      portal.challenge(kind);
      const answer = await get(url);
      expect(answer.status).toBe(states[kind]);
      expect(answer.bytes.toString('utf8')).not.toContain(report.title);
    }
    portal.challenge(null);
    portal.softMissing(path);
    expect((await get(url)).bytes.toString('utf8')).toContain('页面不存在');
    portal.remove(path);
    expect((await get(url)).status).toBe(404);
    expect(await textOf(portal.columnUrl())).not.toContain(path);
    portal.restore(path);
    expect((await get(url)).status).toBe(200);
    expect(await textOf(portal.columnUrl())).toContain(path);
    portal.slow(path, 120);
    const started = performance.now();
    await get(url);
    expect(performance.now() - started).toBeGreaterThan(100);
    portal.slow(path, 0);
    portal.cutOff(path, 500);
    await expect(get(url)).rejects.toThrow(/closed|terminated|aborted/i);
    portal.cutOff(path, null);
    portal.stale(true);
    portal.edit(path, [{ kind: 'words', before: '有序推进', after: '稳步推进' }]);
    expect(await textOf(url)).not.toContain('稳步推进');
    portal.stale(false);
    expect(await textOf(url)).toContain('稳步推进');
  });

  it('moves pages, hands out attachments, and turns into a mirror and back', async () => {
    const portal = await portalWith({
      columns: [
        { id: 'gknb', name: '年报' },
        { id: 'zdly', name: '重点领域' },
      ],
    });
    const bytes = Buffer.from('%PDF-1.7 practice');
    const { path } = portal.publish(report, {
      attachments: [{ name: '年报.pdf', bytes, mediaType: 'application/pdf' }],
    });
    portal.publish(report, { column: 'zdly', path });
    expect(await textOf(portal.columnUrl('zdly'))).toContain(path);
    const moved = portal.move(path, '/new/place.html', 'redirect');
    expect((await get(portal.url + path)).headers['location']).toBe('/new/place.html');
    expect(await textOf(portal.columnUrl())).toContain('/new/place.html');
    const page = await textOf(moved.url);
    portal.hijack(moved.path, 'A');
    expect(await textOf(moved.url)).toContain('務(wù)');
    portal.hijack(moved.path, null);
    expect(await textOf(moved.url)).toBe(page);
  });

  it('plays injections, redesigns, shrinking listings and cache nodes that answer in turns', async () => {
    const portal = await portalWith();
    const { path, url } = portal.publish(report);
    const page = await textOf(url);
    portal.inject(path, true);
    expect(await textOf(url)).toContain('left:-9999px');
    portal.inject(path, false);
    expect(await textOf(url)).toBe(page);
    portal.redesign('ucap');
    expect(await textOf(url)).toContain('<ucaptitle>');
    portal.redesign('plain');
    portal.shrinkListings(0);
    expect(await textOf(portal.columnUrl())).not.toContain(path);
    portal.shrinkListings(null);
    expect(await textOf(portal.columnUrl())).toContain(path);
    portal.stale('turns');
    portal.edit(path, [{ kind: 'words', before: '有序推进', after: '稳步推进' }]);
    const answers = [await textOf(url), await textOf(url), await textOf(url)].map((text) => text.includes('稳步推进'));
    expect(new Set(answers)).toEqual(new Set([true, false]));
    expect(answers[0]).toBe(answers[2]);
  });

  it('logs requests with time, path and headers', async () => {
    const portal = await portalWith({ robots: 'User-agent: *\nDisallow: /admin/\n' });
    await get(`${portal.url}/robots.txt`, { 'user-agent': 'practice' });
    expect(portal.requests).toMatchObject([
      { path: '/robots.txt', status: 200, headers: { 'user-agent': 'practice' } },
    ]);
  });

  it('holds a thousand different organs', async () => {
    const names = new Set(Array.from({ length: 10_000 }, (_, index) => organName(index)));
    expect(names.size).toBe(10_000);
    const portal = await portalWith();
    const pages = portal.publishMany(200);
    expect(new Set(pages.map(({ path }) => path)).size).toBe(200);
  });
});
