import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createBrowserFetcher,
  createBrowserPool,
  createLocalGate,
  type BrowserFetcher,
  type Fetched,
} from '../../src/fetch/index.ts';
import { createHttpDoor, type HttpDoor } from '../../src/net/index.ts';
import { listenOnLoopback } from '../support/loopback.ts';

const rows = `<ul id="rows"></ul>`;
const drawn = (pager: string, after: string): string =>
  `<!doctype html><meta charset="utf-8"><title>年报</title><h1>政府信息公开年报</h1><a id="out" href="#" onclick="document.title='out'">退出登录</a>${rows}${pager}
<script>var page = 1, last = 4; function draw() { document.getElementById('rows').innerHTML = [0,1,2].map(function (at) { return '<li>第' + page + '页的第' + at + '份年度报告，' + '供查阅'.repeat(20) + '</li>'; }).join(''); ${after} } draw();</script>`;

const pages: Readonly<Record<string, string>> = {
  '/buttons': drawn(
    '<div class="el-pagination"><button class="btn-prev">‹</button><button class="btn-next" onclick="page++; draw()"><i></i></button></div>',
    `document.querySelector('.btn-next').disabled = page === last;`,
  ),
  '/numbers': drawn(
    '<div class="pagination"><span class="n">1</span><span class="n">2</span><span class="n">3</span><span class="n">4</span></div>',
    `document.querySelectorAll('.n').forEach(function (one) { one.className = Number(one.innerText) === page ? 'n active' : 'n'; one.onclick = function () { page = Number(one.innerText); draw(); }; });`,
  ),
  '/more': drawn(
    '<button id="more" onclick="page++; draw()">加载更多</button>',
    `if (page === last) document.getElementById('more').remove();`,
  ),
  '/round': drawn(
    '<div class="pager"><a href="javascript:void(0)" onclick="page = page % last + 1; draw()">下一页</a></div>',
    '',
  ),
  '/years': drawn(
    '<ul class="tabs"><li>2023</li><li>2022</li><li>2021</li></ul><div class="pager"><button class="btn-next" onclick="page++; draw()">下一页</button></div>',
    `document.querySelector('.btn-next').disabled = page % 2 === 0; document.querySelectorAll('.tabs li').forEach(function (one, at) { one.onclick = function () { page = at * 2 + 1; draw(); }; });`,
  ),
  '/organs': drawn(
    '<select onchange="page = Number(this.value); draw()"><option value="1">教育局</option><option value="2">财政局</option><option value="3">民政局</option></select>',
    '',
  ),
  '/grows': drawn(
    '',
    `document.getElementById('rows').innerHTML += '<p style="height:3000px"></p>'; window.onscroll = function () { if (page < last && window.scrollY > 0) { page++; draw(); window.scrollTo(0, 0); } };`,
  ),
  '/script-address': drawn(
    '<div class="pager"><a href="javascript:page=page%last+1;draw()">下一页</a></div><script>String.prototype.replace = function () { return ""; };</script>',
    '',
  ),
  '/still': drawn('<div class="pager"><a href="javascript:void(0)" onclick="draw()">下一页</a></div>', ''),
  '/none': drawn('<div class="pager">第 1 页</div>', ''),
};

describe('the pages of a list, turned by its own pager', () => {
  let server: Server;
  let base: string;
  let door: HttpDoor;
  let pool: ReturnType<typeof createBrowserPool>;
  let browser: BrowserFetcher;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const body = pages[request.url ?? ''];
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(body ?? '');
    });
    base = `http://127.0.0.1:${await listenOnLoopback(server)}`;
    door = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: ['127.0.0.1'] });
    pool = createBrowserPool({});
    browser = createBrowserFetcher({ door, gate: createLocalGate(), clock: Date, userAgent: 'nianbao-test/1', pool });
  });
  afterAll(async () => {
    await pool.close();
    await door.close();
    server.closeAllConnections();
    server.close();
  });

  const turned = async (path: string, turns: number, delayMs = 0): Promise<Fetched> =>
    browser.fetch(
      {
        url: base + path,
        portalHosts: [],
        validators: null,
        limits: { timeoutMs: 20_000, maxBodyBytes: 1_000_000, maxRedirects: 3 },
        delayMs,
        listing: true,
        turns,
      },
      new AbortController().signal,
    );
  const shown = (fetched: Fetched): readonly string[] =>
    (fetched.turned?.pages ?? []).map(
      ({ response }) => /第(\d)页的/.exec(Buffer.from(response.body).toString())?.[1] ?? '',
    );

  it.each(['/buttons', '/numbers', '/more', '/round', '/script-address'])(
    'goes to the end of %s',
    async (path) => {
      const fetched = await turned(path, 20);
      expect(shown(fetched)).toEqual(['2', '3', '4']);
      expect(fetched.turned?.toTheEnd).toBe(true);
      // Nothing but the pager was used.
      expect(Buffer.from(fetched.turned?.pages.at(-1)?.response.body ?? []).toString()).not.toContain('<title>out');
    },
    60_000,
  );

  it('chooses year after year, or organ after organ, and turns the pages of each', async () => {
    const fetched = await turned('/years', 20);
    expect(shown(fetched)).toEqual(['2', '3', '4', '5', '6']);
    expect(fetched.turned?.toTheEnd).toBe(true);
    expect((await turned('/years', 3)).turned?.toTheEnd).toBe(false);
    const organs = await turned('/organs', 20);
    expect(shown(organs)).toEqual(['2', '3']);
    expect(organs.turned?.toTheEnd).toBe(true);
  }, 60_000);

  it('reads on where a list grows at its end, and does not know whether that was all', async () => {
    const fetched = await turned('/grows', 20);
    expect(shown(fetched)).toEqual(['2', '3', '4']);
    expect(fetched.turned?.toTheEnd).toBe(false);
  }, 60_000);

  it('ends where it may go no further, and says that this is not the end', async () => {
    const fetched = await turned('/buttons', 2);
    expect(shown(fetched)).toEqual(['2', '3']);
    expect(fetched.turned?.toTheEnd).toBe(false);
    for (const path of ['/still', '/none']) {
      expect((await turned(path, 5)).turned).toEqual({ pages: [], toTheEnd: false });
    }
    expect((await turned('/buttons', 0)).turned).toBeUndefined();
  }, 60_000);

  it('keeps the pause between two pages', async () => {
    const began = performance.now();
    await turned('/buttons', 2, 700);
    expect(performance.now() - began).toBeGreaterThan(1400);
  }, 60_000);
});
