import { describe, expect, it } from 'vitest';
import { readListing } from '../../src/listing/index.ts';

const url = 'http://www.example.gov.cn/zfxxgk/nb/';
const organs = ['县教育局', '县民政局', '东沟镇', '西坝街道'];
const menu =
  '<div class="left"><a href="/zn/">信息公开指南</a><a href="/zd/">信息公开制度</a><a href="/nb/">信息公开年报</a></div>';

function read(body: string, at = url) {
  const listing = readListing({ url: at, text: `<body>${menu}${body}</body>`, mediaType: 'text/html', kind: 'auto' });
  const short = (address: string): string => address.replace('http://www.example.gov.cn', '');
  return { links: listing.links.map((link) => short(link.url)), lists: (listing.ownLists ?? []).map(short) };
}

describe('a column whose reports stand in lists below it', () => {
  it('by organ leads to each of them', () => {
    const tree = organs.map((name, at) => `<li><a href="./${at}/">${name}</a></li>`).join('');
    const lists = [0, 1, 2, 3].map((at) => `/zfxxgk/nb/${at}/`);
    expect(read(`<ul>${tree}</ul>`)).toEqual({ links: [], lists });
    const nodes = organs.map((name, at) => ({ id: at, pId: 0, name, url: `/zfxxgk/nb/${at}/` }));
    expect(read(`<ul id="tree"></ul><script>var zNodes = ${JSON.stringify(nodes)};</script>`)).toEqual({
      links: [],
      lists,
    });
  });

  it('by month leads to each of its archives, beside the newest', () => {
    const shown =
      '<ul><li><a href="/nb/1001.html">县教育局2023年政府信息公开工作年度报告</a><i>2024-03-01</i></li></ul>';
    const archives = '<p><a href="./202403/">2024年03月（1）</a><a href="./202402/">2024年02月（3）</a></p>';
    expect(read(shown + archives).lists).toEqual(['/zfxxgk/nb/202403/', '/zfxxgk/nb/202402/']);
  });

  it('by organ, with the reports themselves behind the names, is a list', () => {
    const rows = organs.map((name, at) => `<li><a href="./202401/t20240130_10${at}.html">${name}</a></li>`).join('');
    expect(read(`<h3>2023年</h3><ul>${rows}</ul>`)).toEqual({
      links: [0, 1, 2, 3].map((at) => `/zfxxgk/nb/202401/t20240130_10${at}.html`),
      lists: [],
    });
  });

  it('by section, with the first of each on the page and the rest behind 更多, leads to those too', () => {
    const section = (at: number): string =>
      `<div class="box"><h2>第${at}栏 <a href="./s${at}/">更多&gt;&gt;</a></h2><ul><li><a href="./t20240130_1${at}.html">某局${2020 + at}年政府信息公开年度报告</a><i>2024-01-30</i></li></ul></div>`;
    expect(read([1, 2].map(section).join(''))).toEqual({
      links: [1, 2].map((at) => `/zfxxgk/nb/t20240130_1${at}.html`),
      lists: ['/zfxxgk/nb/s1/', '/zfxxgk/nb/s2/'],
    });
  });

  it('by year in a choice leads to each year', () => {
    const years = [2023, 2022, 2021].map((year) => `<option value="/zfxxgk/nb/${year}/">${year}年</option>`).join('');
    const row = '<ul><li><a href="/a/1001.html">某局2023年政府信息公开年度报告</a><i>2024-01-30</i></li></ul>';
    expect(read(`<select>${years}</select>${row}`, `${url}2023/`).lists).toEqual([
      '/zfxxgk/nb/2022/',
      '/zfxxgk/nb/2021/',
    ]);
  });

  it('is told from the menus of other sites, of the home page and of three columns', () => {
    const elsewhere = organs.map((name, at) => `<a href="http://b${at}.example.gov.cn/">${name}</a>`).join('');
    expect(read(`<div>${elsewhere}</div>`)).toEqual({ links: [], lists: [] });
    const below = organs.map((name, at) => `<a href="/b${at}/">${name}</a>`).join('');
    expect(read(`<div>${below}</div><a href="/news/">更多</a>`, 'http://www.example.gov.cn/')).toEqual({
      links: [],
      lists: [],
    });
  });
});

describe('lists that are chosen', () => {
  const url = 'http://www.a.gov.cn/gk/o.jsp';
  const entries =
    '<ul><li><a href="/gk/1001.html">云溪县教育局2023年政府信息公开年度报告</a><i>2024-01-30</i></li></ul>';
  const read = (body: string, mediaType = 'text/html') =>
    readListing({ url, text: body, mediaType, kind: 'auto' }).morePages.map((page) =>
      page.replace('http://www.a.gov.cn/gk/', ''),
    );

  it('among organs by a script are all read', () => {
    const choice = `<select onchange="location.href='o.jsp?org='+this.value"><option value="1">云溪县教育局</option><option value="2">云溪县财政局</option></select>`;
    expect(read(`<body>${choice}${entries}</body>`)).toEqual(['o.jsp?org=1', 'o.jsp?org=2']);
  });

  it('among years are read, though how many each holds stands beside it', () => {
    const years = [2023, 2022].map((year) => `<li><a href="/gk/list/${year}/">${year}年（8）</a></li>`);
    expect(read(`<body><ul>${years.join('')}</ul></body>`)).toEqual(['list/2023/', 'list/2022/']);
  });

  it('go on by the pager of the markup that an answer holds', () => {
    const html = `${entries}<p>共3条 1/3 <a href="javascript:load(2)">下一页</a> 页</p>`;
    const answered = readListing({
      url: 'http://www.a.gov.cn/gk/ajax.do?page=1',
      text: JSON.stringify({ ok: 1, html }),
      mediaType: 'application/json',
      kind: 'auto',
    });
    expect(answered).toMatchObject({
      total: 3,
      morePages: ['http://www.a.gov.cn/gk/ajax.do?page=2', 'http://www.a.gov.cn/gk/ajax.do?page=3'],
    });
  });
});

describe('organs’ names that lead elsewhere on the site, on a page that lists nothing', () => {
  const codes = ['jyj', 'czj', 'mzj', 'slj'];
  const read = (address: string, path: (code: string) => string) =>
    readListing({
      url: `http://www.a.gov.cn${address}`,
      text: `<html><head><title>政府信息公开年报_云溪县人民政府</title></head><body><div>${['县教育局', '县财政局', '县民政局', '县水利局'].map((name, at) => `<a href="${path(codes[at] ?? '')}">${name}</a>`).join('')}</div></body></html>`,
      mediaType: 'text/html',
      kind: 'auto',
    });

  it('are followed to the same folder of reports of each, and cut the pass where they lead to anything else', () => {
    expect(read('/zwgk/', (code) => `/${code}/zfxxgk/nb/`).ownLists).toHaveLength(4);
    expect(read('/zwgk/', (code) => `/${code}/index.html`).goesOn).toMatchObject({ kind: 'organs-not-shown' });
  });

  it('say nothing on the page of one of them', () => {
    const own = read('/jyj/zfxxgk/nb/', (code) => `/${code}/zfxxgk/nb/`);
    expect([own.ownLists, own.goesOn]).toEqual([undefined, undefined]);
  });
});
