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
  it('takes the routes of a site that is one script for addresses, and its anchors for none', () => {
    const listing = read(
      `<ul><li><a href="#/detail/71">2023年政府信息公开年度报告</a></li><li><a href="#!/detail/72">2022年政府信息公开年度报告</a></li><li><a href="#top">2021年政府信息公开年度报告</a></li></ul>`,
    );
    expect(listing.links.map((link) => link.url)).toEqual([`${url}#/detail/71`, `${url}#!/detail/72`]);
  });

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

  const one = '<ul><li><a href="./t20240131_1.html">2023年年度报告</a></li></ul>';
  const names = (body: string): (string | undefined)[] =>
    read(one + body).morePages.map((page) => page.split('/').at(-1));

  it('counts pages whose numbers are variables', () => {
    const script = `<script>var currentPage = 1; var countPage = 4; document.write('<a href="index_' + nextPage + '.html">下一页</a>');</script>`;
    expect(names(script.replace(`"index_'`, `" + 'index_'`))).toEqual(['index_2.html', 'index_3.html']);
  });

  it('reads pages from a list of choices', () => {
    expect(
      names(
        '<select><option value="l.htm">1</option><option value="l_2.htm">2</option><option value="l_3.htm">3</option></select>',
      ),
    ).toEqual(['l_2.htm', 'l_3.htm']);
  });

  it('continues to the number of pages that the page tells', () => {
    expect(names('<div>共4页 <a href="list_2.html">下一页</a></div>')).toEqual([
      'list_2.html',
      'list_3.html',
      'list_4.html',
    ]);
    expect(read(`${one}<div>共4页 <a href="?page=2">2</a><a href="?page=2">下一页</a></div>`).morePages).toHaveLength(
      3,
    );
  });

  it('reads links that a script opens', () => {
    const body = `<ul><li><a href="javascript:void(0)" onclick="window.open('/a/1234567.html')">2023年年度报告</a></li>
      <li><a href="javascript:show('1234568.html')">2022年年度报告</a></li><li><a href="javascript:void(0)">2021年年度报告</a></li></ul>`;
    expect(read(body).links.map((link) => link.url.split('/').at(-1))).toEqual(['1234567.html', '1234568.html']);
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

  const news = Array.from(
    { length: 12 },
    (_unused, at) =>
      `<li><a href="/xw/202403/t202403${String(at + 10)}_${at}.html">某区召开第${at}次工作会议部署重点任务</a><span>2024-03-${at + 10}</span></li>`,
  ).join('');
  const titles = (body: string): string[] => read(body).links.map((link) => link.title);

  it('prefers the reports to the news beside them, however few they are', () => {
    expect(
      titles(`<div class="r"><ul class="latest">${news}</ul></div>
        <div class="m"><ul class="list"><li><a href="t20240131_1.html">2023年政府信息公开工作年度报告</a><b>2024-01-31</b></li></ul></div>`),
    ).toEqual(['2023年政府信息公开工作年度报告']);
  });

  it('keeps the whole of a mixed list, and reports that stand apart', () => {
    const mixed =
      titles(`<ul class="list">${news}<li><a href="t20240131_1.html">2023年政府信息公开工作年度报告</a><b>2024-01-31</b></li></ul>
      <div class="years"><a href="/nb/1001.html">2021年度报告</a><a href="/nb/1002.html">2020年度报告</a></div>`);
    expect(mixed).toHaveLength(15);
  });

  it('joins the blocks that one list is broken into', () => {
    const block = (from: number): string =>
      `<ul class="list">${[0, 1, 2].map((at) => `<li><a href="/c/${from + at}12345.html">${from + at}年年度报告</a></li>`).join('')}</ul>`;
    expect(titles(`<div class="box">${block(2014)}${block(2017)}${block(2020)}</div>`)).toHaveLength(9);
  });

  it.each([
    [
      'cells of a table',
      '<table><tr><td>1</td><td><a href="/a/1154123.htm">2020年年度报告</a></td><td>某办公室</td><td>2021-01-31</td></tr><tr><td>2</td><td><a href="/a/1154124.htm">2019年年度报告</a></td><td>某办公室</td><td>2020-01-31</td></tr></table>',
    ],
    [
      'lines',
      '<div class="c"><a href="/a/1154123.htm">2020年年度报告</a> 2021-01-31<br><a href="/a/1154124.htm">2019年年度报告</a> 2020-01-31<br></div>',
    ],
    [
      'terms',
      '<dl><dt><a href="/a/1154123.htm">2020年年度报告</a></dt><dd>发布日期：2021年1月31日</dd><dt><a href="/a/1154124.htm">2019年年度报告</a></dt><dd>发布日期：2020年01月31日</dd></dl>',
    ],
    [
      'boxes',
      '<div class="row"><div class="item"><p><a href="/a/1154123.htm">2020年年度报告</a></p><p>2021.1.31</p></div><div class="item"><p><a href="/a/1154124.htm">2019年年度报告</a></p><p>2020.1.31</p></div></div>',
    ],
    [
      'links to read on',
      '<ul><li><span>2020年年度报告</span><i>2021-01-31</i><a href="/a/1154123.htm">查看详情</a></li><li><span>2019年年度报告</span><i>2020-01-31</i><a href="/a/1154124.htm">查看详情</a></li></ul>',
    ],
    [
      'a category before each',
      '<ul><li><a href="/nb/">[年报]</a><a href="/a/1154123.htm">2020年年度报告</a>2021-01-31</li><li><a href="/nb/">[年报]</a><a href="/a/1154124.htm">2019年年度报告</a>2020-01-31</li></ul>',
    ],
    [
      'a picture and a title',
      '<ul><li><a href="/a/1154123.htm"><img src="p.png"></a><a href="/a/1154123.htm">2020年年度报告</a>2021-01-31</li><li><a href="/a/1154124.htm"><img src="p.png"></a><a href="/a/1154124.htm">2019年年度报告</a>2020-01-31</li></ul>',
    ],
    [
      'unclosed entries',
      '<ul><li><a href="/a/1154123.htm">2020年年度报告</a> 2021-01-31<li><a href="/a/1154124.htm">2019年年度报告</a> 2020-01-31</ul>',
    ],
    [
      'links around whole entries',
      '<div><a href="/a/1154123.htm"><h3>2020年年度报告</h3><span>2021-01-31</span></a><a href="/a/1154124.htm"><h3>2019年年度报告</h3><span>2020-01-31</span></a></div>',
    ],
  ])('reads a list made of %s', (_name, body) => {
    expect(read(body).links).toMatchObject([
      { title: '2020年年度报告', listedAt: '2021-01-31' },
      { title: '2019年年度报告', listedAt: '2020-01-31' },
    ]);
  });

  it('takes a download beside a title for no document of its own', () => {
    const row = (year: number): string =>
      `<li><a href="/n/${year}001.html">${year}年年报</a><a href="/n/${year}.pdf">下载</a><i>${year + 1}-01-02</i></li>`;
    expect(read(`<ul>${row(2023)}${row(2022)}</ul>`).links).toMatchObject([
      { title: '2023年年报', listedAt: '2024-01-02' },
      { title: '2022年年报', listedAt: '2023-01-02' },
    ]);
  });

  it('reads a grid of years, and no menu of articles', () => {
    expect(
      titles('<div class="years"><a href="/nb/2023/">2023年度</a><a href="/nb/2022/">2022年度</a></div>'),
    ).toHaveLength(2);
    expect(
      titles(
        '<div class="left"><ul><li><a href="/zn/t20200101_1.html">信息公开指南</a></li><li><a href="/zd/t20200101_2.html">信息公开制度</a></li></ul></div>',
      ),
    ).toEqual([]);
  });

  it('keeps documents that are files', () => {
    const body =
      '<ul><li><a href="/files/2020nb.pdf">2020年年度报告</a></li><li><a href="/downfile.jsp?filename=a1">2019年年度报告.doc</a></li></ul>';
    expect(read(body).links.map((link) => link.url)).toEqual([
      'http://www.example.gov.cn/files/2020nb.pdf',
      'http://www.example.gov.cn/downfile.jsp?filename=a1',
    ]);
  });

  it('keeps a date that is part of a title', () => {
    expect(titles('<ul><li><a href="/a/1234567.html">2021年1月31日发布的年度报告</a></li></ul>')).toEqual([
      '2021年1月31日发布的年度报告',
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
