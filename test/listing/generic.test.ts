import { describe, expect, it } from 'vitest';
import { readListing } from '../../src/listing/index.ts';

const url = 'http://www.example.gov.cn/zfxxgk/zfxxgknb/index.html';
const menu = `<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/fw/">政务服务</a></li>
  <li><a href="/hd/">互动交流</a></li></ul></div>`;
const footer = `<div class="footer"><a href="http://www.gov.cn/">中国政府网</a><a href="/about/t20200101_1.html">关于我们</a></div>`;

function read(body: string, more: Partial<Parameters<typeof readListing>[0]> = {}) {
  const text = `<!doctype html><html><body>${menu}${body}${footer}</body></html>`;
  return readListing({ url, text, mediaType: 'text/html', kind: 'auto', ...more });
}

describe('a listing page', () => {
  it('gives titles and dates of its list and leaves menus and footers out', () => {
    const listing = read(`<ul class="list">
      <li><a href="./202401/t20240131_397882.html" title="某区人民政府2023年政府信息公开工作年度报告">某区人民政府2023年政府信息...</a><span>2024-01-31</span></li>
      <li><a href="./202301/t20230130_297882.html">2022年政府信息公开工作年度报告</a><span>2023-01-30</span></li>
      <li><a href="./202201/t20220129_197882.html">2021年政府信息公开工作年度报告</a><span>2022-01-29</span></li></ul>`);
    expect(listing.links).toEqual([
      {
        url: 'http://www.example.gov.cn/zfxxgk/zfxxgknb/202401/t20240131_397882.html',
        title: '某区人民政府2023年政府信息公开工作年度报告',
        listedAt: '2024-01-31',
      },
      {
        url: 'http://www.example.gov.cn/zfxxgk/zfxxgknb/202301/t20230130_297882.html',
        title: '2022年政府信息公开工作年度报告',
        listedAt: '2023-01-30',
      },
      {
        url: 'http://www.example.gov.cn/zfxxgk/zfxxgknb/202201/t20220129_197882.html',
        title: '2021年政府信息公开工作年度报告',
        listedAt: '2022-01-29',
      },
    ]);
  });

  it.each([
    [
      'inside the link',
      '<li><a href="/art/2020/1/2/art_1_7.html">2020年度报告<i>2021-03-04</i></a></li>',
      '2021-03-04',
    ],
    [
      'before the title',
      '<li><span>[2021/3/4]</span><a href="/art/2020/1/2/art_1_7.html">2020年度报告</a></li>',
      '2021-03-04',
    ],
    [
      'day above month',
      '<li><b>4</b><i>2021-03</i><a href="/art/2020/1/2/art_1_7.html">2020年度报告</a></li>',
      '2021-03-04',
    ],
    ['month and day alone', '<li><a href="/art/1/art_1_7.html">2020年度报告</a><i>03-04</i></li>', null],
    [
      'month and day, the year in the address',
      '<li><a href="/202103/t20210304_7.html">2020年度报告</a><i>03-04</i></li>',
      '2021-03-04',
    ],
    [
      'month and day against the address',
      '<li><a href="/202101/t20210104_7.html">2020年度报告</a><i>03-04</i></li>',
      null,
    ],
    ['none', '<li><a href="/art/2020/1/2/art_1_7.html">2020年度报告</a></li>', null],
  ])('reads a date: %s', (_name, item, date) => {
    expect(read(`<ul>${item}</ul>`).links).toMatchObject([{ title: '2020年度报告', listedAt: date }]);
  });

  it('reads dates from the header cells of a table', () => {
    const listing =
      read(`<table><tr><th>2019-01-04</th><td><a href="/a/1154/16376.htm">2018年政府信息公开年度报告</a></td></tr>
      <tr><th>2018-01-05</th><td><a href="/a/1154/15376.htm">2017年政府信息公开年度报告</a></td></tr></table>`);
    expect(listing.links.map((link) => link.listedAt)).toEqual(['2019-01-04', '2018-01-05']);
  });

  it('merges the mobile twin, and http with https and www', () => {
    const listing = read(`<ul><li><a href="./t20240131_1_wap.html">2023年年度报告</a></li>
      <li><a href="https://example.gov.cn/zfxxgk/zfxxgknb/t20240131_1.html">2023年年度报告</a></li></ul>`);
    expect(listing.links.map((link) => link.url)).toEqual([
      'http://www.example.gov.cn/zfxxgk/zfxxgknb/t20240131_1.html',
    ]);
  });

  it('counts the pages a script announces', () => {
    const listing = read(`<ul><li><a href="./t20240131_1.html">2023年年度报告</a></li></ul>
      <script>createPageHTML(4, 0, "index", "html");</script>`);
    expect(listing.morePages).toEqual(
      [1, 2, 3].map((page) => `http://www.example.gov.cn/zfxxgk/zfxxgknb/index_${page}.html`),
    );
  });

  it('fills in the pages between the next and the last', () => {
    const listing = read(`<ul><li><a href="./t20240131_1.html">2023年年度报告</a></li></ul>
      <div class="pager"><a href="list_2.html">下一页</a><a href="list_5.html">尾页</a></div>`);
    expect(listing.morePages.map((page) => page.split('/').at(-1))).toEqual([
      'list_2.html',
      'list_3.html',
      'list_4.html',
      'list_5.html',
    ]);
  });

  it('lists nothing where there is no list', () => {
    expect(read('<p>本栏目暂无内容。</p>').links).toEqual([]);
  });

  it('reads what an operator points at', () => {
    const listing = read('<div id="x"><a href="/k">甲</a><a href="/l">乙</a></div>', { linkSelector: '#x a' });
    expect(listing.links.map((link) => link.title)).toEqual(['甲', '乙']);
  });
});
