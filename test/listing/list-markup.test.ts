import { describe, expect, it } from 'vitest';
import { readListing, twinAddresses } from '../../src/listing/index.ts';

const url = 'http://www.example.gov.cn/zfxxgk/zfxxgknb/index.html';
const menu = `<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li></ul></div>`;

function links(body: string, at = url): (readonly [string, string, string | null])[] {
  const text = `<!DOCTYPE html><HTML><head><title>年报</title></head><body>${menu}${body}<div class=footer><a href=/about.html>关于我们</a></div></body></HTML>`;
  return readListing({ url: at, text, mediaType: 'text/html', kind: 'auto' }).links.map(
    (link) => [link.url.replace('http://www.example.gov.cn', ''), link.title, link.listedAt] as const,
  );
}

const two = [
  ['/a/1154123.htm', '2020年政府信息公开工作年度报告', '2021-01-31'],
  ['/a/1154124.htm', '2019年政府信息公开工作年度报告', '2020-01-31'],
];
const [one, other] = ['2020年政府信息公开工作年度报告', '2019年政府信息公开工作年度报告'];

describe('a list as sites write it', () => {
  it.each([
    [
      'upper-case tags, attributes without quotes',
      `<UL CLASS=list><LI><A TARGET=_blank HREF=/a/1154123.htm>${one}</A><SPAN>2021-01-31</SPAN></LI><LI><A TARGET=_blank HREF=/a/1154124.htm>${other}</A><SPAN>2020-01-31</SPAN></LI></UL>`,
    ],
    [
      'addresses above the folder, and of the same host without a scheme',
      `<ul><li><a href="../../a/1154123.htm">${one}</a>2021-01-31</li><li><a href="//www.example.gov.cn/a/1154124.htm">${other}</a>2020-01-31</li></ul>`,
    ],
    [
      'spaces and line breaks in addresses',
      `<ul><li><a href=" /a/1154123.htm\n">${one}</a>2021-01-31</li><li><a href="\t/a/1154124.htm ">${other}</a>2020-01-31</li></ul>`,
    ],
    [
      'dates in brackets',
      `<ul><li>[2021-01-31] <a href="/a/1154123.htm">${one}</a></li><li>［2020-01-31］ <a href="/a/1154124.htm">${other}</a></li></ul>`,
    ],
    [
      'dates before the title inside the link',
      `<ul><li><a href="/a/1154123.htm"><span>2021-01-31</span>${one}</a></li><li><a href="/a/1154124.htm"><span>2020-01-31</span>${other}</a></li></ul>`,
    ],
    [
      'dates in a term before the link',
      `<dl><dt>[2021-01-31]</dt><dd><a href="/a/1154123.htm">${one}</a></dd><dt>[2020-01-31]</dt><dd><a href="/a/1154124.htm">${other}</a></dd></dl>`,
    ],
    [
      'years of two digits in a cell of their own',
      `<table><tr><td><a href="/a/1154123.htm">${one}</a></td><td>21-01-31</td></tr><tr><td><a href="/a/1154124.htm">${other}</a></td><td>20-01-31</td></tr></table>`,
    ],
    [
      'dates in words, in full width, with times',
      `<ul><li><a href="/a/1154123.htm">${one}</a><em>（2021年1月31日）</em></li><li><a href="/a/1154124.htm">${other}</a><em>２０２０－０１－３１ 10:20:30</em></li></ul>`,
    ],
    [
      'a header row and header cells',
      `<table><tr><th>序号</th><th>标题</th><th>发布日期</th></tr><tr><td>1</td><td><a href="/a/1154123.htm">${one}</a></td><th>2021-01-31</th></tr><tr><td>2</td><td><a href="/a/1154124.htm">${other}</a></td><th>2020-01-31</th></tr></table>`,
    ],
    [
      'links without an address, opened by a script',
      `<ul><li><a onclick="openUrl('/a/1154123.htm')">${one}</a><i>2021-01-31</i></li><li><a onclick="openUrl('/a/1154124.htm')">${other}</a><i>2020-01-31</i></li></ul>`,
    ],
    [
      'links that call a function of the page',
      `<script>function show(id, type){ if (id) window.open('/a/' + id + '.' + type); }</script><ul><li><a href="javascript:show('1154123', 'htm')">${one}</a><i>2021-01-31</i></li><li><a href="#" onclick="show(1154124,'htm');return false">${other}</a><i>2020-01-31</i></li></ul>`,
    ],
    [
      'addresses in attributes of their own',
      `<ul><li><a href="javascript:;" data-url="/a/1154123.htm">${one}</a><i>2021-01-31</i></li><li><a href="javascript:void(0)" data-link="/a/1154124.htm">${other}</a><i>2020-01-31</i></li></ul>`,
    ],
    [
      'a second list that holds the days',
      `<div><ul class="t"><li><a href="/a/1154123.htm">${one}</a></li><li><a href="/a/1154124.htm">${other}</a></li></ul><ul class="d"><li>2021-01-31</li><li>2020-01-31</li></ul></div>`,
    ],
    [
      'a calendar leaf before a summary with days of its own',
      `<div class="i"><div><b>31</b><span>2021-01</span></div><div><h3><a href="/a/1154123.htm">${one}</a></h3><p>自2020年1月1日起至2020年12月31日止。</p></div></div><div class="i"><div><b>31</b><span>2020-01</span></div><div><h3><a href="/a/1154124.htm">${other}</a></h3><p>自2019年1月1日起至2019年12月31日止。</p></div></div>`,
    ],
    [
      'the same as a file and as a picture beside it',
      `<table><tr><td><a href="/a/1154123.htm">${one}</a> <a href="/a/1154123.pdf">[PDF下载]</a></td><td>2021-01-31</td></tr><tr><td><a href="/a/1154124.htm">${other}</a> <a href="/a/9.htm">【图解】</a></td><td>2020-01-31</td></tr></table>`,
    ],
    [
      'entries that are opened by a script themselves',
      `<ul><li onclick="window.location.href='/a/1154123.htm'"><p>${one}</p><i>2021-01-31</i></li><li onclick="window.location.href='/a/1154124.htm'"><p>${other}</p><i>2020-01-31</i></li></ul>`,
    ],
    [
      'titles cut, the whole in the title attribute',
      `<ul><li><a title="${one}" href="/a/1154123.htm">2020年政府信息公开…</a>2021-01-31</li><li><a title='${other}' href="/a/1154124.htm">2019年政府信息公开工作...</a>2020-01-31</li></ul>`,
    ],
    [
      'titles cut, the whole in the title of an inner element',
      `<ul><li><a href="/a/1154123.htm"><span title="${one}">2020年政府信息公开…</span></a>2021-01-31</li><li><a href="/a/1154124.htm"><span title="${other}">2019年政府信息公开工作...</span></a>2020-01-31</li></ul>`,
    ],
    [
      'titles of several lines that hold the date too',
      `<ul><li><a title="标题：${one}&#10;发布时间：2021-01-31" href="/a/1154123.htm">${one}</a><span>2021-01-31</span></li><li><a title="标题：${other}&#13;&#10;发布时间：2020-01-31" href="/a/1154124.htm">${other}</a><span>2020-01-31</span></li></ul>`,
    ],
    [
      'a list in a list',
      `<ul><li>2020年<ul><li><a href="/a/1154123.htm">${one}</a><span>2021-01-31</span></li></ul></li><li>2019年<ul><li><a href="/a/1154124.htm">${other}</a><span>2020-01-31</span></li></ul></li></ul>`,
    ],
    [
      'a table in a table, a row an entry',
      `<table><tr><td><table><tr><td>·</td><td><a href="/a/1154123.htm">${one}</a></td><td>2021-01-31</td></tr></table></td></tr><tr><td><table><tr><td>·</td><td><a href="/a/1154124.htm">${other}</a></td><td>2020-01-31</td></tr></table></td></tr></table>`,
    ],
    [
      'years above months and days',
      `<ul><li><a href="/a/1154123.htm">${one}</a><p><b>01-31</b><br><i>2021</i></p></li><li><a href="/a/1154124.htm">${other}</a><p><b>01-31</b><br><i>2020</i></p></li></ul>`,
    ],
    [
      'marks of new and pinned entries',
      `<ul><li><span class="top">置顶</span><a href="/a/1154123.htm">${one}</a><img src="new.gif" alt="new"><span>2021-01-31</span></li><li><a href="/a/1154124.htm"><b>·</b>${other}</a><span>2020-01-31</span></li></ul>`,
    ],
    [
      'index numbers and document numbers beside the titles',
      `<table><tbody><tr><td>11370303004217004C/2021-5065414</td><td><a href="/a/1154123.htm">${one}</a></td><td>政办发〔2021〕3号</td><td>2021-01-31</td></tr><tr><td>11370303004217004C/2020-5065413</td><td><a href="/a/1154124.htm">${other}</a></td><td>政办发〔2020〕12号</td><td>2020-01-31</td></tr></tbody></table>`,
    ],
    [
      'summaries under the titles',
      `<div class="list"><div class="it"><h3><a href="/a/1154123.htm">${one}</a></h3><p>本报告所列数据的统计期限自2020年1月1日起至2020年12月31日止。</p><span class="date">2021-01-31</span></div><div class="it"><h3><a href="/a/1154124.htm">${other}</a></h3><p>本报告所列数据的统计期限自2019年1月1日起至2019年12月31日止。</p><span class="date">2020-01-31</span></div></div>`,
    ],
    [
      'related links and hot links around it',
      `<div class="left"><h2>热点推荐</h2><ul><li><a href="/x/9912345.html">某区召开工作会议部署重点任务</a></li><li><a href="/x/9912346.html">某区举办招聘活动服务群众就业</a></li></ul></div><div class="right"><ul class="nb"><li><a href="/a/1154123.htm">${one}</a><span>2021-01-31</span></li><li><a href="/a/1154124.htm">${other}</a><span>2020-01-31</span></li></ul></div>`,
    ],
    [
      'an unclosed link',
      `<ul><li><a href="/a/1154123.htm">${one}<span>2021-01-31</span></li><li><a href="/a/1154124.htm">${other}<span>2020-01-31</span></li></ul>`,
    ],
    [
      'text that is in comments and templates as well',
      `<!--<ul><li><a href="/a/9999999.htm">2018年政府信息公开工作年度报告</a></li></ul>--><ul><li><a href="/a/1154123.htm">${one}</a><span>2021-01-31</span></li><li><a href="/a/1154124.htm">${other}</a><span>2020-01-31</span></li></ul><script type="text/template"><li><a href="{{url}}">{{title}}</a></li></script>`,
    ],
    [
      'words split by markup',
      `<ul><li><a href="/a/1154123.htm"><font>2020</font>年政府<em>信息公开</em>工作年度报告</a><span>2021-01-31</span></li><li><a href="/a/1154124.htm"><font>2019</font>年政府信息公开工作年度报告</a><span>2020-01-31</span></li></ul>`,
    ],
  ])('%s', (_name, body) => {
    expect(links(body)).toEqual(two);
  });

  it('a base address for its links', () => {
    const body = `<base href="http://www.example.gov.cn/a/"><ul><li><a href="1154123.htm">${one}</a>2021-01-31</li><li><a href="./1154124.htm">${other}</a>2020-01-31</li></ul>`;
    expect(links(body)).toEqual(two);
  });

  it('keeps what chooses a page in an address, and nothing else', () => {
    const found = links(`<ul>
      <li><a href="/show.jsp;jsessionid=A1B2?id=7&amp;dept=158&amp;t=1706659200000">2020年年度报告</a>2021-01-31</li>
      <li><a href="/show.jsp?id=8&amp;utm_source=x&amp;year=2019#top">2019年年度报告</a>2020-01-31</li>
      <li><a href="/show.jsp?node_id=GKnb&amp;t=3&amp;_=1706659200">2018年年度报告</a>2019-01-31</li></ul>`);
    expect(found.map(([address]) => address)).toEqual([
      '/show.jsp?id=7&dept=158',
      '/show.jsp?id=8&year=2019',
      '/show.jsp?node_id=GKnb&t=3',
    ]);
  });

  it('takes the twins of one article for one, whichever comes first', () => {
    const row = (address: string): string => `<li><a href="${address}">2020年年度报告</a>2021-01-31</li>`;
    expect(
      links(
        `<ul>${row('http://example.gov.cn/nb/t20210131_1_wap.html')}${row('/nb/t20210131_1.html')}${row('https://www.example.gov.cn/nb/t20210131_1.html?jsessionid=1')}</ul>`,
      ),
    ).toEqual([['/nb/t20210131_1.html', '2020年年度报告', '2021-01-31']]);
  });

  it('reads two lists of reports, the one of the government and the one of its organs', () => {
    const list = (organ: string, from: number): string =>
      `<h3>${organ}</h3><ul class="l${from}">${[0, 1].map((at) => `<li><a href="/n/${from + at}12345.html">${organ}${2020 + at}年政府信息公开工作年度报告</a><span>${2021 + at}-01-31</span></li>`).join('')}</ul>`;
    expect(links(`<div>${list('某区人民政府', 1)}</div><div>${list('某区财政局', 5)}</div>`)).toHaveLength(4);
  });
});

describe('the twins of an address', () => {
  it('are its other schemes and names, never another port or a made-up name of a number', () => {
    expect(twinAddresses('https://www.a.gov.cn/nb/1.html?id=2')).toEqual([
      'http://a.gov.cn/nb/1.html?id=2',
      'http://www.a.gov.cn/nb/1.html?id=2',
      'https://a.gov.cn/nb/1.html?id=2',
    ]);
    expect(twinAddresses('http://10.1.2.3/x')).toEqual(['https://10.1.2.3/x']);
    expect(twinAddresses('http://a.gov.cn:8080/x')).toEqual([]);
  });
});

describe('days and addresses of a list', () => {
  const url = 'http://www.a.gov.cn/nb/';
  const read = (body: string) =>
    readListing({ url, text: `<body>${body}</body>`, mediaType: 'text/html', kind: 'auto' }).links;
  const list = (year: number) =>
    `<ul>${[1, 2, 3].map((at) => `<li><i>01-2${at}</i><a href="/nr/${year}${at}.html">某县第${at}局${year}年政府信息公开年度报告</a></li>`).join('')}</ul>`;

  it('take the year of the heading above them, unless it may be the year that the reports are about', () => {
    expect(read(`<h3>2024年</h3>${list(2023)}<h3>2023年</h3>${list(2022)}`).map(({ listedAt }) => listedAt)).toEqual([
      '2024-01-21',
      '2024-01-22',
      '2024-01-23',
      '2023-01-21',
      '2023-01-22',
      '2023-01-23',
    ]);
    expect(new Set(read(`<h3>2023年</h3>${list(2023)}`).map(({ listedAt }) => listedAt))).toEqual(new Set([null]));
  });

  it('are those to which a link that only passes on leads', () => {
    const target = 'http://www.a.gov.cn/nr/1.html';
    const linked = (href: string) =>
      read(`<ul><li><a href="${href}">某局2023年政府信息公开年度报告</a> 2024-01-30</li></ul>`);
    const hidden = Buffer.from(target).toString('base64');
    for (const href of [
      `/link.jsp?url=${encodeURIComponent(target)}`,
      `/redirect?target=${encodeURIComponent(hidden)}`,
    ])
      expect(linked(href).map((link) => link.url)).toEqual([target]);
    const own = '/show.jsp?url=http%3A%2F%2Fwww.b.com%2F&id=3';
    expect(linked(own).map((link) => link.url)).toEqual([`http://www.a.gov.cn${own}`]);
  });
});
