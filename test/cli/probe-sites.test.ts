import { createServer, type Server, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { portalSchema } from '../../config/portal.ts';
import { main } from '../../src/cli/main.ts';
import { parse } from 'yaml';
import { listenOnLoopback } from '../support/loopback.ts';

type Answer = string | ((response: ServerResponse) => void);

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A site of a few pages; the rest is missing. */
async function site(pages: Readonly<Record<string, Answer>>): Promise<string> {
  const server = createServer((request, response) => {
    const answer = pages[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end('<h1>404</h1>');
    else if (typeof answer === 'function') answer(response);
    else response.setHeader('content-type', 'text/html; charset=utf-8').end(answer);
  });
  servers.push(server);
  return `http://127.0.0.1:${await listenOnLoopback(server)}`;
}

interface ProbeJson {
  readonly url: string;
  readonly verdict: { readonly state: string; readonly reason: string };
  readonly system: { readonly kind: string };
  readonly columns: readonly {
    readonly url: string;
    readonly name: string;
    readonly reports: readonly { readonly year: number | null; readonly publisher: string | null }[];
  }[];
  readonly advice: string | null;
  readonly requests: number;
  readonly yaml: string | null;
}

async function probe(url: string) {
  const said: string[] = [];
  const answered: string[] = [];
  const output = {
    result: (text: string) => void answered.push(text),
    json: (value: unknown) => void answered.push(JSON.stringify(value)),
    say: (text: string) => void said.push(text),
  };
  const code = await main(['probe', url, '--json', '--delay', '0', '--allow-private-host', '127.0.0.1'], output);
  return { code, said: said.join('\n'), found: JSON.parse(answered[0] ?? 'null') as ProbeJson };
}

const page = (title: string, body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body><div class="top"><a href="/">首页</a><a href="/xw/">新闻中心</a><a href="/fw/">政务服务</a></div>${body}<div class="foot"><p>主办：云溪县人民政府办公室 地址：云溪县人民路一号 邮编：000000</p><a href="/wzdt/">网站地图</a></div></body></html>`;
const reports = (years: readonly number[], folder = '/nb'): string =>
  `<ul class="list">${years.map((year) => `<li><a href="${folder}/${year}1234.html">云溪县人民政府${year}年政府信息公开工作年度报告</a><span>${year + 1}-01-31</span></li>`).join('')}</ul>`;
const news = `<ul class="news">${Array.from({ length: 10 }, (_unused, at) => `<li><a href="/xw/9${at}12345.html">云溪县召开第${at}次工作会议部署重点任务</a><span>2024-03-1${at % 10}</span></li>`).join('')}</ul>`;

const columnsOf = ({ found }: { found: ProbeJson }, origin: string): string[] =>
  found.columns.map((column) => column.url.replace(origin, '').replace('index.html', ''));

describe('probe finds the column of annual reports', () => {
  it.each(['政府信息公开年报', '信息公开年度报告', '年度报告', '政府信息公开工作年度报告', '公开年报', '年报'])(
    'called %s, two links below the home page and among other yearly things',
    async (name) => {
      const origin = await site({
        '/': page(
          '云溪县人民政府',
          `<div><a href="/zwgk/">政务公开</a><a href="/ssgs/">上市公司年报</a><a href="/tjnj/">统计年鉴</a></div>${news}`,
        ),
        '/zwgk/': page(
          '政务公开',
          '<a href="/zfxxgk/">政府信息公开</a><a href="/qynb/">企业年报</a><a href="/bb/">年度报表</a>',
        ),
        '/zfxxgk/': page(
          '政府信息公开',
          `<a href="/zn/">政府信息公开指南</a><a href="/zd/">政府信息公开制度</a><a href="/zfxxgk/x/">${name}</a>`,
        ),
        '/zfxxgk/x/': page(`${name}_云溪县人民政府`, reports([2023, 2022, 2021])),
      });
      const probed = await probe(`${origin}/`);
      expect(columnsOf(probed, origin)).toEqual(['/zfxxgk/x/']);
      expect(probed.found.columns[0]?.reports.map(({ year, publisher }) => [year, publisher])).toEqual(
        [2023, 2022, 2021].map((year) => [year, '云溪县人民政府']),
      );
      expect(probed.code).toBe(0);
      expect(probed.found.requests).toBeLessThan(10);
      expect(portalSchema.parse(parse(probed.found.yaml ?? ''))).toMatchObject({
        columns: [{ url: `${origin}/zfxxgk/x/`, publisher: '云溪县人民政府' }],
      });
    },
  );

  it('rather than the home page that shows the newest report among its news', async () => {
    const origin = await site({
      '/': page('云溪县人民政府', `${news}${reports([2023])}<a href="/zfxxgk/">政府信息公开</a>`),
      '/zfxxgk/': page(
        '政府信息公开',
        `<div class="box"><h3>政府信息公开年报</h3><a href="/nb/">更多&gt;&gt;</a>${reports([2023, 2022])}</div>`,
      ),
      '/nb/': page('政府信息公开年报', reports([2023, 2022, 2021, 2020])),
    });
    expect(columnsOf(await probe(`${origin}/`), origin)).toEqual(['/nb/']);
  });

  it('rather than the feed beside it, which never shows all', async () => {
    const feed =
      (link: string): Answer =>
      (response) =>
        void response
          .setHeader('content-type', 'application/rss+xml')
          .end(
            `<?xml version="1.0"?><rss version="2.0"><channel><title>政府信息公开年报</title>${link}${[2023, 2022].map((year) => `<item><title>云溪县人民政府${year}年政府信息公开工作年度报告</title><link>/nb/${year}1234.html</link></item>`).join('')}</channel></rss>`,
          );
    const list = page('政府信息公开年报', reports([2023, 2022, 2021, 2020]));
    const named = await site({ '/rss.xml': feed('<link>/nb/</link>'), '/nb/': list });
    expect(columnsOf(await probe(`${named}/rss.xml`), named)).toEqual(['/nb/']);
    const both = await site({
      '/': page('云溪县', '<a href="/rss.xml">政府信息公开年报</a><a href="/nb/">年报</a>'),
      '/rss.xml': feed(''),
      '/nb/': list,
    });
    expect(columnsOf(await probe(`${both}/`), both)).toEqual(['/nb/']);
    const alone = await site({ '/rss.xml': feed('') });
    expect(columnsOf(await probe(`${alone}/rss.xml`), alone)).toEqual(['/rss.xml']);
  });

  it('where only a browser shows what fills it in, though plain HTTP shows a page', async () => {
    const origin = await site({
      '/': page('云溪县', '<a href="/nb/">政府信息公开年报</a>'),
      '/nb/': page('政府信息公开年报', '<ul class="list"></ul><script src="/m.js"></script>'),
      '/m.js': (response) =>
        void response
          .setHeader('content-type', 'text/javascript')
          .end(
            `var t = ['/da', 'ta.js', 'on']; fetch(t.join('')).then(function (r) { return r.json(); }).then(function (r) { document.querySelector('.list').innerHTML = r.map(function (one) { return '<li><a href="' + one.url + '">' + one.title + '</a></li>'; }).join(''); });`,
          ),
      '/data.json': (response) =>
        void response.setHeader('content-type', 'application/json').end(
          JSON.stringify(
            [2023, 2022].map((year) => ({
              url: `/nb/${year}1234.html`,
              title: `云溪县人民政府${year}年政府信息公开工作年度报告`,
            })),
          ),
        ),
    });
    const probed = await probe(`${origin}/`);
    expect(probed.found.columns[0]?.reports.map(({ year }) => year)).toEqual([2023, 2022]);
  }, 60_000);

  it('in a frame of the disclosure page', async () => {
    const origin = await site({
      '/': page('云溪县人民政府', '<a href="/zfxxgk/">政府信息公开</a>'),
      '/zfxxgk/': page('政府信息公开', '<iframe src="/zfxxgk/frame.html"></iframe>'),
      '/zfxxgk/frame.html': `<a href="/nb/">政府信息公开年报</a>`,
      '/nb/': page('政府信息公开年报', '<iframe src="/nb/list.html"></iframe>'),
      '/nb/list.html': reports([2023, 2022]),
    });
    const probed = await probe(`${origin}/`);
    expect(columnsOf(probed, origin)).toEqual(['/nb/']);
    expect(probed.found.columns[0]?.reports).toHaveLength(2);
  });

  it('by the site map, where no menu names it', async () => {
    const origin = await site({
      '/': page('云溪县人民政府', news),
      '/wzdt/': page('网站地图', '<a href="/xw/">新闻</a><a href="/nb/">信息公开年报</a><a href="/tj/">统计年报</a>'),
      '/nb/': page('信息公开年报', reports([2023, 2022])),
    });
    expect(columnsOf(await probe(`${origin}/`), origin)).toEqual(['/nb/']);
  });

  it('that is divided by organs, and declares none of them as the publisher', async () => {
    const organs = ['县教育局', '县财政局', '青石镇', '白水乡'];
    const list = (organ: string, at: number): string =>
      page(
        organ,
        `<ul>${[2023, 2022].map((year) => `<li><a href="/nb/${at}/${year}1234.html">云溪${organ}${year}年政府信息公开年度报告</a><span>${year + 1}-01-31</span></li>`).join('')}</ul>`,
      );
    const origin = await site({
      '/': '<html><head><title>云溪县</title></head><frameset rows="90,*"><frame src="/top.html"><frame src="/main.html"></frameset></html>',
      '/top.html': '<a href="/nb/">公开年报</a>',
      '/main.html': page('云溪县', news),
      '/nb/': page(
        '公开年报',
        `<ul>${organs.map((organ, at) => `<li><a href="/nb/${at}/">${organ}</a></li>`).join('')}</ul>`,
      ),
      ...Object.fromEntries(organs.map((organ, at) => [`/nb/${at}/`, list(organ, at)])),
    });
    const probed = await probe(`${origin}/`);
    expect(columnsOf(probed, origin)).toEqual(['/nb/']);
    expect(new Set(probed.found.columns[0]?.reports.map(({ publisher }) => publisher)).size).toBe(2);
    expect(parse(probed.found.yaml ?? '')).toMatchObject({ columns: [{ url: `${origin}/nb/` }] });
    expect(probed.found.yaml).not.toContain('publisher');
    // No page is asked for twice.
    expect(probed.found.requests).toBe(6);
  });

  it('whose list is the state of a framework, behind a menu that scripts open', async () => {
    const rows = [2023, 2022].map((year) => ({
      title: `云溪县人民政府${year}年政府信息公开年度报告`,
      url: `/d/${year}1234`,
      publishTime: Date.UTC(year + 1, 0, 31),
    }));
    const state = (value: object): string =>
      `<div id="app"></div><script>window.__INITIAL_STATE__=${JSON.stringify(value)}</script>`;
    const origin = await site({
      '/': `<title>云溪县</title><span data-href="/c/24">政府信息公开年报</span>${state({ news: [{ title: '云溪县召开会议', url: '/d/1' }] })}`,
      '/c/24': `<title>年报</title>${state({ menu: [{ name: '公开指南', url: '/c/21' }], page: { total: 2, rows } })}`,
    });
    const probed = await probe(`${origin}/`);
    expect(columnsOf(probed, origin)).toEqual(['/c/24']);
    expect(probed.found.columns[0]?.reports.map(({ year }) => year)).toEqual([2023, 2022]);
  });

  it('that is divided by years', async () => {
    const origin = await site({
      '/': page('云溪县人民政府', '<a href="/nb/">政府信息公开年报</a>'),
      '/nb/': page(
        '政府信息公开年报',
        '<ul><li><a href="/nb/2023/">2023年</a></li><li><a href="/nb/2022/">2022年</a></li></ul>',
      ),
      '/nb/2023/': page('2023年', reports([2023], '/nb/2023')),
      '/nb/2022/': page('2022年', reports([2022], '/nb/2022')),
    });
    const probed = await probe(`${origin}/`);
    expect(columnsOf(probed, origin)).toEqual(['/nb/']);
    expect(probed.found.columns[0]?.reports.map(({ year }) => year)).toEqual([2023, 2022]);
  });

  it('of several organs, each once', async () => {
    const origin = await site({
      '/': page(
        '云溪县人民政府',
        '<a href="/nb/">县政府年报</a><a href="/nb/index.html">政府信息公开年报</a><a href="/bm/">部门年报</a>',
      ),
      '/nb/': page('政府信息公开年报', reports([2023, 2022])),
      '/nb/index.html': page('政府信息公开年报', reports([2023, 2022])),
      '/bm/': page('部门年报', reports([2023, 2022], '/bm')),
    });
    expect(columnsOf(await probe(`${origin}/`), origin).toSorted()).toEqual(['/bm/', '/nb/']);
  });

  it('of organs, each on its own page behind a directory, beside the government’s', async () => {
    const organs = ['教育局', '财政局', '水务局', '青石镇', '档案馆'];
    const menu = (at: number): string =>
      `<ul><li><a href="/bm/${at}/zn/">信息公开指南</a></li><li><a href="/bm/${at}/nb/">信息公开年报</a></li></ul>`;
    const list = (organ: string, at: number): string =>
      `<ul>${[2023, 2022].map((year) => `<li><a href="/bm/${at}/nb/${year}1234.html">云溪县${organ}${year}年政府信息公开年度报告</a><span>${year + 1}-01-31</span></li>`).join('')}</ul>`;
    const origin = await site({
      '/': page('云溪县人民政府', '<a href="/zwgk/">政务公开</a><a href="/jyj/">教育局</a><a href="/czj/">财政局</a>'),
      '/zwgk/': page('政务公开', '<a href="/nb/">政府信息公开年报</a><a href="/bm/">部门信息公开</a>'),
      '/nb/': page('政府信息公开年报', reports([2023, 2022])),
      '/bm/': page(
        '部门信息公开',
        `<ul>${organs.map((organ, at) => `<li><a href="/bm/${at}/">${organ}</a></li>`).join('')}</ul>`,
      ),
      ...Object.fromEntries(
        organs.flatMap((organ, at) => [
          [`/bm/${at}/`, page(organ, menu(at))],
          [`/bm/${at}/nb/`, page('信息公开年报', menu(at) + list(organ, at))],
        ]),
      ),
    });
    const probed = await probe(`${origin}/`);
    expect(columnsOf(probed, origin)).toEqual(['/nb/', ...organs.map((_organ, at) => `/bm/${at}/nb/`)]);
    expect(parse(probed.found.yaml ?? '')).toMatchObject({
      columns: [
        { publisher: '云溪县人民政府' },
        ...organs.map((organ) => ({ name: '信息公开年报', publisher: `云溪县${organ}` })),
      ],
    });
  });

  it('takes a page of notices with a report among them where there is no other', async () => {
    const origin = await site({
      '/': page('云溪县人民政府', '<a href="/tzgg/">通知公告</a>'),
      '/tzgg/': page(
        '通知公告',
        `<ul class="list"><li><a href="/tzgg/1234501.html">关于做好2023年政府信息公开工作年度报告编制工作的通知</a><span>2023-12-20</span></li><li><a href="/tzgg/1234502.html">图解：云溪县2023年政府信息公开工作年度报告</a><span>2024-02-01</span></li><li><a href="/tzgg/1234503.html">2023年信息公开年度报告</a><span>2024-01-31</span></li><li><a href="/tzgg/1234504.html">云溪县招聘公告</a><span>2024-01-30</span></li></ul>`,
      ),
    });
    const probed = await probe(`${origin}/tzgg/`);
    expect(columnsOf(probed, origin)).toEqual(['/tzgg/']);
    expect(probed.found.columns[0]?.reports).toEqual([expect.objectContaining({ title: '2023年信息公开年度报告' })]);
  });

  it('that is a compressed sitemap', async () => {
    const origin: string = await site({
      '/sitemap.xml.gz': (response) =>
        void response
          .setHeader('content-type', 'application/gzip')
          .end(
            gzipSync(
              `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${origin}/nb/1.html</loc></url></urlset>`,
            ),
          ),
      '/nb/1.html': page(
        '云溪县人民政府2023年政府信息公开工作年度报告',
        '<h1>云溪县人民政府2023年政府信息公开工作年度报告</h1>',
      ),
    });
    const probed = await probe(`${origin}/sitemap.xml.gz`);
    expect(probed.found.system.kind).toBe('sitemap');
    expect(probed.found.columns[0]?.reports.map(({ year }) => year)).toEqual([2023]);
  });
});

describe('probe says plainly', () => {
  it('that it found no column, and what to do then', async () => {
    const origin = await site({
      '/': page('云溪县人民政府', `${news}<a href="/zwgk/">政务公开</a>`),
      '/zwgk/': page('政务公开', news),
    });
    const { code, said, found } = await probe(`${origin}/`);
    expect(code).toBe(1);
    expect(found).toMatchObject({ columns: [], yaml: null, verdict: { state: 'ok' } });
    expect(said).toMatch(/no column of annual reports was found.*probe the address/);
    expect(said).toContain(found.advice);
  });

  it('that nobody answers', async () => {
    const origin = await site({});
    servers.splice(0).forEach((server) => server.close());
    const { code, said } = await probe(`${origin}/`);
    expect(code).toBe(1);
    expect(said).toMatch(/is unreachable: .*your own connection/);
  });

  it('that another host answers', async () => {
    const origin = await site({
      '/': (response) => void response.writeHead(302, { location: 'http://www.elsewhere.example/' }).end(),
    });
    expect((await probe(`${origin}/`)).said).toMatch(
      /is wrong-host: .*nianbao probe http:\/\/www\.elsewhere\.example\//,
    );
  });

  it('that robots are kept out', async () => {
    const origin = await site({
      '/robots.txt': (response) =>
        void response.setHeader('content-type', 'text/plain').end('User-agent: *\nDisallow: /\n'),
      '/': page('x', reports([2023])),
    });
    const { said, found } = await probe(`${origin}/`);
    expect(found).toMatchObject({ robots: 'disallowed', verdict: { state: 'disallowed' } });
    expect(said).toMatch(/is disallowed: .*robots/);
  });

  it('that a page is missing, and that an address is none', async () => {
    expect((await probe(`${await site({})}/nb/`)).said).toMatch(/is missing: status 404/);
    expect((await probe('www.a.gov.cn')).code).toBe(2);
  });
});
