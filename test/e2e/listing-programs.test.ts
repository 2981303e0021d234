import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeReport, renderPage } from '../practice/reports/index.ts';
import { startInstallation, type Installation } from '../support/installation.ts';
import { listenOnLoopback } from '../support/loopback.ts';

const years = [2023, 2022, 2021, 2020, 2019];
const address = (year: number): string => `/nb/${year}.html`;
const column =
  '<!doctype html><title>政府信息公开年报</title><body><div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/zn/">政府信息公开指南</a><a href="/zd/">政府信息公开制度</a><a href="/sq/">依申请公开</a></div><ul class="list"></ul><div class="foot">主办：云溪县人民政府办公室　承办：云溪县大数据中心　地址：云溪县人民路1号　邮编：000000　网站标识码：0000000001</div><script>var cid = 7;</script><script src="/js/list.js"></script><script src="/js/gone-list.js"></script><script src="/js/data.js"></script></body>';
const program = `function getList(page) { $.getJSON("/data/" + cid + "/" + page + ".json", function (r) { r.list.forEach(function (n) { $('.list').append('<li><a href="' + n.url + '">' + n.title + '</a></li>'); }); }); } getList(1);`;
const answer = (page: number): string =>
  JSON.stringify({
    totalPage: 3,
    list: years.slice((page - 1) * 2, page * 2).map((year) => ({
      url: address(year),
      title: `云溪县财政局${year}年政府信息公开工作年度报告`,
      time: `${year + 1}-01-30`,
    })),
  });

describe('a list that a script file fills in', () => {
  let server: Server;
  let installation: Installation;
  let answered: ReadonlyMap<string, readonly [type: string, body: string]>;

  beforeAll(async () => {
    answered = new Map<string, readonly [type: string, body: string]>([
      ['/gk/nb.html', ['text/html', column]],
      ['/js/list.js', ['application/javascript', program]],
      ['/js/data.js', ['application/javascript', `$.getJSON('/data/never.json', tell);`]],
      ...[1, 2, 3].map((page) => [`/data/7/${page}.json`, ['application/json', answer(page)]] as const),
      ...years.map(
        (year) =>
          [
            address(year),
            ['text/html', renderPage(makeReport({ publisher: '云溪县财政局', year, seed: year }), 'jcms')],
          ] as const,
      ),
    ]);
    server = createServer((request, response) => {
      const found = answered.get(request.url ?? '/');
      if (found === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'Content-Type': `${found[0]}; charset=utf-8` }).end(found[1]);
    });
    const host = `127.0.0.1:${await listenOnLoopback(server)}`;
    installation = await startInstallation({
      id: 'filled',
      name: '练习门户',
      crawl: { delaySeconds: 0, confirmMinutes: 0, allowPrivateHosts: [host] },
      columns: [{ id: 'annual', name: '年报', url: `http://${host}/gk/nb.html` }],
    });
  }, 60_000);
  afterAll(async () => {
    await installation.close();
    server.closeAllConnections();
    server.close();
  });

  it('is read to its end, and the file is kept', async () => {
    expect(await installation.crawl()).toMatchObject({
      complete: true,
      linksSeen: years.length,
      cut: [],
      trouble: null,
    });
    expect(await installation.crawl()).toMatchObject({ complete: true, linksSeen: years.length });
    // A file and an interface that are not there are no pages that somebody watches.
    expect(await installation.store.read.unreadCounts()).toEqual([]);
    expect((await installation.store.read.portals()).map(({ state }) => state)).toEqual(['ok']);
  }, 60_000);
});
