import { describe, expect, it } from 'vitest';
import { detectListing, readListing } from '../../src/listing/index.ts';

const page = (body: string): string =>
  `<!doctype html><html><head><title>政府信息公开年报</title></head><body>
  <div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div>${body}
  <div class="footer"><a href="/about.html">关于我们</a></div></body></html>`;

function read(url: string, text: string, mediaType = 'text/html') {
  const source = { url, text, mediaType, kind: 'auto' as const };
  return { detection: detectListing(source), listing: readListing(source) };
}

describe('TRS WCM', () => {
  const url = 'http://www.a.gov.cn/zfxxgk/zfxxgknb/index.html';
  const text =
    page(`<ul><li><a href="./201710/t20171013_397882.html">2016年政府信息公开工作年度报告</a><span>2017-10-13</span></li>
    <li><a href="./201610/t20161013_297882.html">2015年政府信息公开工作年度报告</a><span>2016-10-13</span></li></ul>
    <script>createPageHTML(3, 0, "index", "html");</script>`);

  it('is recognised and paged by arithmetic', () => {
    const { detection, listing } = read(url, text);
    expect(detection.kind).toBe('trs-wcm');
    expect(detection.confidence).toBeGreaterThan(0.8);
    expect(detection.evidence).toHaveLength(2);
    expect(listing.links).toHaveLength(2);
    expect(listing.morePages).toEqual([1, 2].map((at) => `http://www.a.gov.cn/zfxxgk/zfxxgknb/index_${at}.html`));
  });

  it('the last page leads nowhere, and a definition is no call', () => {
    expect(read(url, text.replace('3, 0', '3, 2')).listing.morePages).toEqual([]);
    const defined = page('<script>function createPageHTML(_nPageCount, _nCurrIndex, name, ext){}</script>');
    expect(detectListing({ url, text: defined, mediaType: null, kind: 'auto' }).kind).toBe('generic');
  });
});

describe('Hanweb jcms', () => {
  const url = 'http://www.a.gov.cn/col/col6924/index.html';
  const record = (serial: number, title: string, day: string): string =>
    `<record><![CDATA[<li><a href="/art/2023/1/31/art_6924_${serial}.html" title="${title}" target="_blank">${title.slice(0, 8)}...</a><i>${day}</i></li>]]></record>`;
  const store = (total: number): string =>
    `<datastore><nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&amp;appid=1&amp;webid=12&amp;path=/&amp;columnid=6924&amp;unitid=30567"></a>]]></nextgroup>
     <recordset>${record(1, '2022年政府信息公开工作年度报告', '2023-01-31')}${record(2, '2021年政府信息公开工作年度报告', '2022-01-28')}</recordset><totalrecord>${total}</totalrecord></datastore>`;
  const script = `<script>$(function(){$('#30567').jpage({themeName:'default',totalRecord:58,groupSize:3,proxyUrl:'/module/web/jpage/dataproxy.jsp',perPage:20,
    ajaxParam:{col:1,appid:'1',webid:12,path:'/',columnid:6924,sourceContentType:1,unitid:'30567',webname:'某区',permissiontype:0}});});</script>`;

  it('reads records, whole titles and the groups that go on', () => {
    const { detection, listing } = read(
      url,
      page(`<div id="30567"><script type="text/xml">${store(58)}</script></div>${script}`),
    );
    expect(detection.kind).toBe('hanweb-jcms');
    expect(listing.links).toEqual([
      {
        url: 'http://www.a.gov.cn/art/2023/1/31/art_6924_1.html',
        title: '2022年政府信息公开工作年度报告',
        listedAt: '2023-01-31',
      },
      {
        url: 'http://www.a.gov.cn/art/2023/1/31/art_6924_2.html',
        title: '2021年政府信息公开工作年度报告',
        listedAt: '2022-01-28',
      },
    ]);
    const ranges = listing.morePages.map((more) => {
      const query = new URL(more).searchParams;
      return [query.get('startrecord'), query.get('endrecord'), query.get('columnid'), query.get('unitid')];
    });
    expect(ranges).toEqual([
      ['3', '22', '6924', '30567'],
      ['23', '42', '6924', '30567'],
      ['43', '58', '6924', '30567'],
    ]);
  });

  it('follows the next group where no script says more, and stops at the end', () => {
    expect(read(url, page(`<script type="text/xml">${store(58)}</script>`)).listing.morePages).toEqual([
      'http://www.a.gov.cn/module/web/jpage/dataproxy.jsp?page=1&appid=1&webid=12&path=/&columnid=6924&unitid=30567',
    ]);
    expect(read(url, page(`<script type="text/xml">${store(2)}</script>${script}`)).listing.morePages).toEqual([]);
  });

  it('reads the proxy’s answer and goes on from its record numbers', () => {
    const proxy =
      'http://www.a.gov.cn/module/web/jpage/dataproxy.jsp?startrecord=1&endrecord=2&perpage=2&columnid=6924';
    const { detection, listing } = read(proxy, `<?xml version="1.0"?>${store(5)}`, 'text/xml');
    expect(detection.kind).toBe('hanweb-jcms');
    expect(listing.links).toHaveLength(2);
    expect(new URL(listing.morePages[0] ?? '').searchParams.get('startrecord')).toBe('3');
    const last = read(proxy.replace('startrecord=1&endrecord=2', 'startrecord=4&endrecord=5'), store(5), 'text/xml');
    expect(last.listing.morePages).toEqual([]);
  });

  it('chooses the column’s own list among several on a page', () => {
    const other = `<datastore><recordset><record><![CDATA[<li><a href="/col/col1/index.html">机构设置</a></li>]]></record><record><![CDATA[<li><a href="/col/col2/index.html">政策文件</a></li>]]></record></recordset></datastore>`;
    const { listing } = read(
      url,
      page(`<script type="text/xml">${other}</script><script type="text/xml">${store(2)}</script>`),
    );
    expect(listing.links.map((link) => link.listedAt)).toEqual(['2023-01-31', '2022-01-28']);
  });

  it('reads older sites, whose records are an array', () => {
    const { listing } = read(
      url,
      page(`<script>var InitData49468=['<tr><td><a href="/art/2014/5/20/art_30067_1.html" title="2013年政府信息公开工作年度报告">2013年政府信息...</a></td><td>[2014-05-20]</td></tr>','<tr><td><a href="/art/2013/5/20/art_30067_2.html">2012年年度报告</a></td><td>[2013-05-20]</td></tr>'];
      $(function(){$('#49468').jpage({totalRecord:30,dataStore:InitData49468,proxyUrl:'/module/jslib/jquery/jpage/dataproxy.jsp',perPage:25,ajaxParam:{col:1,webid:60,columnid:30067,unitid:'49468'}});});</script>`),
    );
    expect(listing.links.map((link) => [link.title, link.listedAt])).toEqual([
      ['2013年政府信息公开工作年度报告', '2014-05-20'],
      ['2012年年度报告', '2013-05-20'],
    ]);
    expect(listing.morePages).toHaveLength(2);
    expect(listing.morePages[0]).toContain('/module/jslib/jquery/jpage/dataproxy.jsp?startrecord=3&endrecord=27');
  });

  it('asks the annual-report endpoint for each year it offers', () => {
    const { listing } = read(
      'http://www.a.gov.cn/col/col81/index.html',
      page(`<select id="y"><option value="2022">2022</option><option value="2021">2021</option></select>
        <iframe src="/module/xxgk/xxgkAnnualReport.jsp?fbtime=2022&amp;area=11370000"></iframe>`),
    );
    expect(listing.morePages).toEqual(
      ['2022', '2021'].map(
        (year) => `http://www.a.gov.cn/module/xxgk/xxgkAnnualReport.jsp?fbtime=${year}&area=11370000`,
      ),
    );
  });
});

describe('Hanweb jpaas', () => {
  const url = 'https://www.a.gov.cn/col/col1229214366/index.html';
  const attributes = `{'parseType':'bulidstatic','webId':'2758','tplSetId':'kUBgoFENJiaYxr31jYEph','pageType':'column','tagId':'当前栏目list','editType':'null','pageId':'1229214366'}`;
  const static_ = page(
    `<div id="当前栏目list"></div><script url="/api-gateway/jpaas-publish-server/front/page/build/unit" querydata="${attributes}"></script>`,
  );
  const answer = (count: number): string =>
    JSON.stringify({
      success: true,
      data: {
        html: `<div class="page-content"><li><a href="/art/2024/1/31/art_0123456789abcdef0123456789abcdef.html" title="2023年政府信息公开工作年度报告">2023年政府信息公开…</a><span>2024-01-31</span></li></div><table class="pagination" count="${count}" rows="50" pageno="1"></table>`,
      },
    });

  it('asks the endpoint that the empty page names', () => {
    const { detection, listing } = read(url, static_);
    expect(detection.kind).toBe('hanweb-jpaas');
    const [more = ''] = listing.morePages;
    const asked = new URL(more);
    expect(asked.pathname).toBe('/api-gateway/jpaas-publish-server/front/page/build/unit');
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      parseType: 'bulidstatic',
      webId: '2758',
      tagId: '当前栏目list',
      pageId: '1229214366',
      paramJson: '{"pageNo":1,"pageSize":50}',
    });
  });

  it('reads the list out of the answer, and its further pages', () => {
    const [more = ''] = read(url, static_).listing.morePages;
    const { detection, listing } = read(more, answer(1), 'application/json');
    expect(detection.kind).toBe('hanweb-jpaas');
    expect(listing.links).toMatchObject([{ title: '2023年政府信息公开工作年度报告', listedAt: '2024-01-31' }]);
    expect(listing.morePages).toEqual([]);
    const full = answer(120).replace(/<li>/, '<li>'.repeat(1));
    expect(read(more, full, 'application/json').listing.morePages.length).toBeGreaterThan(1);
  });

  it('an answer of failure lists nothing', () => {
    const [more = ''] = read(url, static_).listing.morePages;
    expect(read(more, '{"success":false,"message":"x"}', 'application/json').listing).toMatchObject({
      links: [],
      morePages: [],
    });
  });
});

describe('gkmlpt', () => {
  const config = `<script>window._CONFIG = {SID: '755012', SERVICE_AREA_ID: 1, TREE: [{"id":719,"name":"机构职能"},{"id":720,"name":"法定主动公开内容","children":[{"id":721,"name":"政府信息公开年报","children":[]}]}]}</script>`;
  const article = (id: number, day: string): object => ({
    id,
    title: `${2000 + id}年政府信息公开工作年度报告`,
    display_publish_time: `${day} 10:00:00`,
    url: `http://www.a.gov.cn/gkmlpt/content/0/963/post_${id}.html`,
    post_url: '',
  });

  it('finds the column of annual reports, or takes the one in the address', () => {
    const text = page(`<div id="app"></div>${config}`);
    expect(read('http://www.a.gov.cn/gkmlpt/index', text).listing.morePages).toEqual([
      'http://www.a.gov.cn/gkmlpt/api/all/721?page=1&sid=755012',
    ]);
    expect(read('http://www.a.gov.cn/kjj/gkmlpt/index#9', text).listing.morePages).toEqual([
      'http://www.a.gov.cn/kjj/gkmlpt/api/all/9?page=1&sid=755012',
    ]);
  });

  it('reads articles and the pages that their number asks for', () => {
    const url = 'http://www.a.gov.cn/gkmlpt/api/all/721?page=1&sid=755012';
    const text = JSON.stringify({
      classify: { post_count: 5 },
      articles: [article(23, '2024-01-31'), article(22, '2023-01-30')],
    });
    const { detection, listing } = read(url, text, 'application/json');
    expect(detection.kind).toBe('gkmlpt');
    expect(listing.links[0]).toEqual({
      url: 'http://www.a.gov.cn/gkmlpt/content/0/963/post_23.html',
      title: '2023年政府信息公开工作年度报告',
      listedAt: '2024-01-31',
    });
    expect(listing.morePages.map((more) => new URL(more).searchParams.get('page'))).toEqual(['2', '3']);
    expect(read(url.replace('page=1', 'page=2'), text, 'application/json').listing.morePages).toEqual([]);
    const whole = JSON.stringify({
      classify: { post_count: 2 },
      articles: [article(23, '2024-01-31'), article(22, '2023-01-30')],
    });
    expect(read(url, whole, 'application/json').listing.morePages).toEqual([]);
  });
});

describe('UCAP', () => {
  it('is recognised by its articles and paged by links', () => {
    const { detection, listing } = read(
      'https://www.a.gov.cn/gknb/list.shtml',
      page(`<ul><li><a href="/gknb/202401/0123456789abcdef0123456789abcdef.shtml">2023年政府信息公开工作年度报告</a><b>2024-01-31</b></li></ul>
        <div class="pages"><a href="/gknb/list_1.shtml">下一页</a><a href="/gknb/list_4.shtml">尾页</a></div>`),
    );
    expect(detection.kind).toBe('ucap');
    expect(listing.morePages).toEqual([1, 2, 3, 4].map((at) => `https://www.a.gov.cn/gknb/list_${at}.shtml`));
  });
});

describe('VSB', () => {
  const rows = `<ul><li><a href="info/1154/16376.htm">2023年政府信息公开工作年度报告</a><span>2024-01-31</span></li></ul>`;
  it('counts its pages down', () => {
    const { detection, listing } = read('http://www.a.edu.cn/xxgk.htm', page(`${rows}<a href="xxgk/14.htm">下页</a>`));
    expect(detection.kind).toBe('vsb');
    expect(listing.morePages).toEqual(
      Array.from({ length: 14 }, (_unused, at) => `http://www.a.edu.cn/xxgk/${14 - at}.htm`),
    );
    const later = read(
      'http://www.a.edu.cn/xxgk/3.htm',
      page(`${rows.replace('info', '../info')}<a href="2.htm">下页</a>`),
    );
    expect(later.listing.morePages).toEqual(['http://www.a.edu.cn/xxgk/2.htm', 'http://www.a.edu.cn/xxgk/1.htm']);
  });
});

describe('a column whose address takes the year', () => {
  const url = 'http://www.a.gov.cn/public/column/12651?type=3&nav=5&timeFrame=2021&hasContent=true';
  const years = ['2022', '2021', '2020']
    .map(
      (year) =>
        `<a href="/public/column/12651?type=3&amp;nav=5&amp;timeFrame=${year}&amp;hasContent=true">${year}年</a>`,
    )
    .join('');

  it('is a report for each year', () => {
    const { detection, listing } = read(
      url,
      page(`<div class="years">${years}</div><h1>2021年年度报告</h1><p>正文</p>`),
    );
    expect(detection.kind).toBe('year-parameter');
    expect(listing.links.map((link) => link.title)).toEqual(['2022年', '2021年', '2020年']);
    expect(listing.links[1]?.url).toBe(url);
  });

  it('or a list for each year', () => {
    const { listing } = read(
      url,
      page(
        `<div class="years">${years}</div><ul><li><a href="/a/1234567.html">年度报告甲</a>2021-01-31</li><li><a href="/a/1234568.html">年度报告乙</a>2021-01-30</li></ul>`,
      ),
    );
    expect(listing.links).toHaveLength(2);
    expect(listing.morePages).toHaveLength(2);
  });

  it('and a report for each year whose link has a report’s title, beside others that stand elsewhere', () => {
    const named = years.replaceAll(/>(\d{4})年</g, ' title="某县教育局$1年政府信息公开工作年度报告">$1年<');
    const elsewhere = ['2019', '2018'].map(
      (year) =>
        `<li><a href="/zwgk/moved/t${year}0131_39361.html" title="某县教育局${year}年政府信息公开工作年度报告">${year}年</a></li>`,
    );
    const { listing } = read('http://www.a.gov.cn/public/column/12651', page(`${named}<ul>${elsewhere.join('')}</ul>`));
    expect(listing.links.map((link) => link.title.slice(5, 9)).toSorted()).toEqual([
      '2018',
      '2019',
      '2020',
      '2021',
      '2022',
    ]);
    expect(listing.morePages).toEqual([]);
  });

  it('but a list for each year whose link names the many', () => {
    const named = years.replaceAll(/>(\d{4})年</g, '>$1年各部门政府信息公开工作年度报告<');
    const entries = ['教育局', '财政局'].map(
      (organ, at) => `<li><a href="/zwgk/t20220131_3936${at}.html">某县${organ}2021年政府信息公开工作年度报告</a></li>`,
    );
    const { listing } = read(url, page(`<div>${named}</div><ul>${entries.join('')}</ul>`));
    expect(listing.links.map((link) => link.title.slice(0, 5))).toEqual(['某县教育局', '某县财政局']);
    expect(listing.ownLists).toHaveLength(2);
  });
});

describe('feeds and sitemaps', () => {
  it('reads RSS', () => {
    const { detection, listing } = read(
      'http://www.a.gov.cn/rss.xml',
      `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><link>http://www.a.gov.cn/</link><item><title><![CDATA[2023年政府信息公开工作年度报告]]></title><link>http://www.a.gov.cn/t20240131_1.html</link><pubDate>Wed, 31 Jan 2024 16:30:00 GMT</pubDate></item></channel></rss>`,
      'application/rss+xml',
    );
    expect(detection.kind).toBe('feed');
    expect(listing.links).toEqual([
      { url: 'http://www.a.gov.cn/t20240131_1.html', title: '2023年政府信息公开工作年度报告', listedAt: '2024-02-01' },
    ]);
  });

  it('reads Atom, and the feed that goes on', () => {
    const { listing } = read(
      'http://www.a.gov.cn/feed',
      `<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="/feed?page=2"/><entry><title>年度报告</title><link rel="alternate" href="/a/1.html"/><updated>2024-01-31T09:00:00+08:00</updated></entry></feed>`,
      'application/atom+xml',
    );
    expect(listing).toEqual({
      kind: 'feed',
      links: [{ url: 'http://www.a.gov.cn/a/1.html', title: '年度报告', listedAt: '2024-01-31' }],
      morePages: ['http://www.a.gov.cn/feed?page=2'],
    });
  });

  it('reads a sitemap and an index of sitemaps', () => {
    const { detection, listing } = read(
      'http://www.a.gov.cn/sitemap.xml',
      '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://www.a.gov.cn/a.html?x=1&amp;y=2</loc><lastmod>2024-01-31</lastmod></url></urlset>',
      'application/xml',
    );
    expect(detection.kind).toBe('sitemap');
    expect(listing.links).toEqual([{ url: 'http://www.a.gov.cn/a.html?x=1&y=2', title: '', listedAt: null }]);
    const index = '<sitemapindex><sitemap><loc>http://www.a.gov.cn/s1.xml</loc></sitemap></sitemapindex>';
    expect(read('http://www.a.gov.cn/sitemap.xml', index, 'text/xml').listing.morePages).toEqual([
      'http://www.a.gov.cn/s1.xml',
    ]);
  });
});
