import { describe, expect, it } from 'vitest';
import { readListing } from '../../src/listing/index.ts';

const url = 'http://www.example.gov.cn/zfxxgk/nb/';
const read = (text: string, at = url, mediaType = 'text/html') =>
  readListing({ url: at, text, mediaType, kind: 'auto', thisYear: 2026 });
const report = (year: number): string => `某县人民政府${year}年政府信息公开工作年度报告`;
const record = (year: number) => ({ title: report(year), url: `/a/${year}001.html`, date: `${year + 1}-01-30` });
const link = (year: number) => ({
  title: report(year),
  url: `http://www.example.gov.cn/a/${year}001.html`,
  listedAt: `${year + 1}-01-30`,
});
const menu =
  '<ul class="menu"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/bs/">办事服务</a></li></ul>';
const page = (body: string): string => `<!doctype html><body>${menu}${body}</body>`;
const data = JSON.stringify([2023, 2022].map(record));

describe('a list that a page carries as data', () => {
  it.each([
    ['a variable', `<script>var list = ${data}; render(list);</script>`],
    [
      'the state of a framework',
      `<script>window.__INITIAL_STATE__={"nav":[{"name":"首页","url":"/"},{"name":"政务公开","url":"/zwgk/"}],"list":{"total":2,"rows":${data}}};</script>`,
    ],
    [
      'a function of its values',
      `<script>window.__NUXT__=(function(a,b,c){return {data:[{list:[{title:"${report(2023)}",url:a,date:"2024-01-30"},{title:"${report(2022)}",url:b,date:c}]}]}}("\\u002Fa\\u002F2023001.html","\\u002Fa\\u002F2022001.html","2023-01-30"));</script>`,
    ],
    ['a script of JSON', `<script id="__NEXT_DATA__" type="application/json">{"props":{"articles":${data}}}</script>`],
    ['a text of JSON in a script', `<script>var rows = JSON.parse('${data}');</script>`],
    [
      'records within records',
      `<script>var s = {list: [${[2023, 2022].map((year) => JSON.stringify({ doc: record(year) })).join()}]};</script>`,
    ],
    [
      'markup that a script writes',
      `<script>document.write('<ul>');${[2023, 2022].map((year) => `document.write("<li><a href=\\"/a/${year}001.html\\">${report(year)}</a><i>${year + 1}-01-30</i></li>");`).join('')}</script>`,
    ],
    ['an attribute', `<div id="x" data-list='${data}'></div>`],
    ['an attribute with character references', `<app-list :rows="${data.replaceAll('"', '&quot;')}"></app-list>`],
  ])('in %s', (_name, body) => {
    expect(read(page(body)).links).toEqual([link(2023), link(2022)]);
  });

  it('keeps its titles, addresses and days under names of many kinds', () => {
    const rows = [
      { infoTitle: report(2023), linkUrl: './202401/t20240130_1.html', pubDate: '2024-01-30 10:00:00' },
      { DOCTITLE: report(2022), DOCPUBURL: '/b/2.html', updateTime: '2025-05-05', fbsj: 1_675_036_800_000 },
      {
        subject: `<em>${report(2021)}</em>`,
        href: 'http://www.example.gov.cn/b/3.pdf',
        img: '/i/3.png',
        day: '2022-1-9',
      },
    ];
    expect(read(page(`<script>app.init({}); let d = ${JSON.stringify(rows)};</script>`)).links).toEqual([
      { title: report(2023), url: `${url}202401/t20240130_1.html`, listedAt: '2024-01-30' },
      { title: report(2022), url: 'http://www.example.gov.cn/b/2.html', listedAt: '2023-01-30' },
      { title: report(2021), url: 'http://www.example.gov.cn/b/3.pdf', listedAt: '2022-01-09' },
    ]);
  });

  it('is left alone where the page shows reports itself, and is no menu and no row of banners', () => {
    const shown = `<ul><li><a href="/a/2020001.html">${report(2020)}</a><span>2021-01-30</span></li></ul>`;
    expect(read(page(`${shown}<script>var other = ${data};</script>`)).links).toEqual([link(2020)]);
    const furniture = `<script>var menu=[{"name":"首页","url":"/"},{"name":"政务公开","url":"/zwgk/"},{"name":"信息公开年报","url":"/nb/"}];
      var banner=[{title:"国务院客户端",url:"http://www.gov.cn/a.html",img:"/b.png"}];</script>`;
    expect(read(page(furniture)).links).toEqual([]);
  });
});

describe('an answer in JSON of no known system', () => {
  const answer = { code: 200, msg: 'ok', data: { total: 5, records: [2023, 2022].map(record) } };

  it('is read with its numbers, and goes on by the parameter of its address', () => {
    const listing = read(
      JSON.stringify(answer),
      'http://www.example.gov.cn/api/list?page=1&size=2',
      'application/json',
    );
    expect(listing.links).toEqual([link(2023), link(2022)]);
    expect(listing.total).toBe(5);
    expect(listing.morePages).toEqual(
      [2, 3].map((number) => `http://www.example.gov.cn/api/list?page=${number}&size=2`),
    );
    const second = read(JSON.stringify(answer), 'http://www.example.gov.cn/api/list?page=3&size=2', 'application/json');
    expect(second.morePages).toEqual([]);
    const last = { total: 5, rows: [record(2019)] };
    for (const at of ['page=3&pageSize=2', 'page=3'])
      expect(read(JSON.stringify(last), `http://www.example.gov.cn/api?${at}`, 'application/json').morePages).toEqual(
        [],
      );
  });

  it('is read out of the call of a function', () => {
    expect(read(`cb(${JSON.stringify(answer)});`, url, 'application/javascript').links).toHaveLength(2);
  });

  it('is read where it holds a list as markup', () => {
    const html = [2023, 2022].map(
      (year) => `<li><a href="/a/${year}001.html">${report(year)}</a><i>${year + 1}-01-30</i></li>`,
    );
    const answered = JSON.stringify({ success: true, data: { html: `<ul>${html.join('')}</ul>`, total: 2 } });
    expect(read(answered, url, 'application/json').links).toEqual([link(2023), link(2022)]);
  });

  it('lists nothing where it holds no documents', () => {
    const empty = { code: 200, data: { total: 0, records: [] }, menus: [{ id: 1, code: 'a' }] };
    expect(read(JSON.stringify(empty), url, 'application/json').links).toEqual([]);
    expect(read('{"a":', url, 'application/json').links).toEqual([]);
  });
});
