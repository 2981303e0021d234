import { describe, expect, it } from 'vitest';
import { detectListing, readListing } from '../../src/listing/index.ts';

function read(url: string, text: string, mediaType = 'text/html', thisYear?: number) {
  const source = { url, text, mediaType, kind: 'auto' as const, ...(thisYear === undefined ? {} : { thisYear }) };
  return { detection: detectListing(source), ...readListing(source) };
}
const query = (page: string): Record<string, string> => Object.fromEntries(new URL(page).searchParams);

const site = 'http://www.a.gov.cn';
const column = `${site}/col/col6924/index.html`;
const record = (serial: number, wrap = (html: string): string => `<![CDATA[${html}]]>`): string =>
  `<record>${wrap(`<li><a href="/art/2023/1/${serial}/art_6924_${serial}.html" title="${2000 + serial}年政府信息公开工作年度报告">${2000 + serial}年政府信息…</a><i>2023-01-${String(serial).padStart(2, '0')}</i></li>`)}</record>`;
const records = (count: number, from = 1): string =>
  Array.from({ length: count }, (_unused, at) => record(from + at)).join('');

describe('Hanweb jcms', () => {
  it('reads records whose markup is escaped, and tags in capitals', () => {
    const escaped = record(7, (html) =>
      html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    );
    expect(
      read(column, `<script><datastore><recordset>${escaped}</recordset></datastore></script>`).links,
    ).toMatchObject([
      { url: `${site}/art/2023/1/7/art_6924_7.html`, title: '2007年政府信息公开工作年度报告', listedAt: '2023-01-07' },
    ]);
    expect(
      read(column, `<DATASTORE><RECORDSET>${record(7).replaceAll('record>', 'RECORD>')}</RECORDSET></DATASTORE>`).links,
    ).toHaveLength(1);
  });

  it('asks for windows as large as a page where the older proxy counts pages', () => {
    const text = `<script type="text/xml"><datastore><totalrecord>50</totalrecord><recordset>${records(20)}</recordset></datastore></script>
      <script>$('#1').jpage({totalRecord:50,perPage:10,proxyUrl:'/module/jpage/dataproxy.jsp',ajaxParam:{"col":"1","webid":"2","columnid":"6924","unitid":"1"}});</script>`;
    expect(
      read(column, text).morePages.map((page) => [
        query(page)['page'],
        query(page)['startrecord'],
        query(page)['endrecord'],
      ]),
    ).toEqual([
      ['3', '21', '30'],
      ['4', '31', '40'],
      ['5', '41', '50'],
    ]);
  });

  it('asks the proxy by a form where the script of the page does', () => {
    const list = `<script type="text/xml"><datastore><totalrecord>30</totalrecord><recordset>${records(20)}</recordset></datastore></script>
      <script>$('#1').jpage({totalRecord:30,perPage:10,proxyUrl:'/module/web/jpage/dataproxy.jsp',col:1,webid:2,columnid:6924,unitid:1});</script>`;
    expect(read(column, list).posted).toBeUndefined();
    for (const call of [
      `$.ajax({type:'POST', url:'/module/web/jpage/dataproxy.jsp'})`,
      `$.ajax({url:"/module/web/jpage/dataproxy.jsp?perpage=10", method: "post"})`,
      `$.post("/module/web/jpage/dataproxy.jsp", data, show)`,
    ]) {
      const { posted, morePages } = read(column, `${list}<script>${call}</script>`);
      expect(posted?.map(({ url }) => url)).toEqual(morePages);
      expect(posted).toHaveLength(1);
    }
  });

  it('counts the pages of the older proxy on, to the number of pages or records it tells', () => {
    const proxy = `${site}/module/jpage/dataproxy.jsp?columnid=6924&page=2&perpage=10`;
    const answer = (more: string): string =>
      `<?xml version="1.0" encoding="utf-8"?><datastore>${more}<recordset>${records(10, 11)}</recordset></datastore>`;
    expect(
      read(proxy, answer('<totalrecord>30</totalrecord>'), 'text/xml').morePages.map((page) => query(page)['page']),
    ).toEqual(['3']);
    expect(read(proxy, answer('<totalrecord>99</totalrecord><totalpage>2</totalpage>'), 'text/xml').morePages).toEqual(
      [],
    );
    expect(
      read(proxy.replace('page=2', 'page=3'), answer('<totalrecord>30</totalrecord>'), 'text/xml').morePages,
    ).toEqual([]);
    expect(
      read(
        proxy,
        answer(
          `<nextgroup><![CDATA[<a href='/module/jpage/dataproxy.jsp?columnid=6924&amp;page=3'></a>]]></nextgroup>`,
        ),
        'text/xml',
      ).morePages,
    ).toEqual([`${site}/module/jpage/dataproxy.jsp?columnid=6924&page=3`]);
  });

  it('reads parameters in any order, with and without quotes', () => {
    const text = `<div id="56"><script type="text/xml"><datastore><nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&unitid=56"></a>]]></nextgroup><recordset>${records(3)}</recordset></datastore></script></div>
      <script language=javascript>jQuery('#56').jpage({
        themeName : "default", showMode : "full", totalRecord : '8', perPage : "3", proxyUrl : "/module/web/jpage/dataproxy.jsp",
        ajaxParam : { "permissiontype" : 0, webname : '某"区', "unitid" : "56", columnid : 6924, path : "/", webid : 12, appid : 1, col : 1 } });</script>`;
    const found = read(column, text);
    expect(
      found.morePages.map((page) => [query(page)['startrecord'], query(page)['endrecord'], query(page)['unitid']]),
    ).toEqual([
      ['4', '6', '56'],
      ['7', '8', '56'],
    ]);
  });
});

describe('the annual-report endpoint', () => {
  const page = `${site}/col/col81/index.html`;
  const lists = (text: string, thisYear?: number): (readonly [string | undefined, string | undefined])[] =>
    read(page, text, 'text/html', thisYear).morePages.map(
      (list) => [query(list)['fbtime'], query(list)['area']] as const,
    );

  it('is asked by the organs and years that a page lets one choose', () => {
    const text = `<select name="area"><option value="">请选择</option><option value="11370303004217004C">区政府办公室</option><option value="113703030042170048">区财政局</option></select>
      <select id="year"><option>2023</option><option>2022</option></select>
      <script>function q(){ $.get("/module/xxgk/xxgkAnnualReport.jsp?fbtime="+$("#year").val()+"&area="+$("#area").val()); }</script>`;
    expect(lists(text)).toEqual([
      ['2023', '11370303004217004C'],
      ['2023', '113703030042170048'],
      ['2022', '11370303004217004C'],
      ['2022', '113703030042170048'],
    ]);
  });

  it('is asked by the organs and years that clicks hand to a script', () => {
    const text = `<ul><li><a href="javascript:void(0)" onclick="show('11370303004217004C')">某区财政局</a></li></ul><ul><li onclick="byYear(2022)">2022年</li><li onclick="byYear(2021)">2021年</li></ul>
      <script>var u = '/module/xxgk/xxgkAnnualReport.jsp';</script>`;
    expect(lists(text)).toEqual([
      ['2022', '11370303004217004C'],
      ['2021', '11370303004217004C'],
    ]);
  });

  it('is asked for this year and the last where the script asks the clock', () => {
    const text = `<script>var area = "1137"; load('/module/xxgk/xxgkAnnualReport.jsp?area='+area+'&fbtime='+new Date().getFullYear());</script>`;
    expect(lists(text, 2026)).toEqual([
      ['2026', '1137'],
      ['2025', '1137'],
    ]);
    expect(lists(text)).toEqual([]);
  });

  it('leads from each answer to the year before, until one holds nothing', () => {
    const address = `${site}/module/xxgk/xxgkAnnualReport.jsp?fbtime=2022&area=1137`;
    const answer = read(
      address,
      '<ul><li><a href="/art/2023/1/31/art_81_1.html">2022年政府信息公开工作年度报告</a><span>2023-01-31</span></li></ul>',
    );
    expect(answer.links).toHaveLength(1);
    expect(answer.morePages).toEqual([address.replace('2022', '2021')]);
    expect(answer.tentative).toEqual(answer.morePages);
    expect(read(address, '<div class="none">暂无数据</div>').morePages).toEqual([]);
    expect(
      read(address.replace('2022', '2008'), '<a href="/art/1.html">2008年政府信息公开工作年度报告</a>').morePages,
    ).toEqual([]);
  });
});

describe('Hanweb jpaas', () => {
  const at = `${site}/col/col1229214366/index.html`;
  const unit = (more: string): string => `${site}/api-gateway/jpaas-publish-server/front/page/build/unit?${more}`;

  it.each([
    [
      'an attribute with references',
      `<script url="/api-gateway/jpaas-publish-server/front/page/build/unit" queryData="{&quot;parseType&quot;:&quot;bulidstatic&quot;,&quot;webId&quot;:&quot;ab12&quot;,&quot;tplSetId&quot;:&quot;s1&quot;,&quot;pageType&quot;:&quot;column&quot;,&quot;tagId&quot;:&quot;列表&quot;,&quot;pageId&quot;:&quot;77&quot;}"></script>`,
    ],
    [
      'a script that asks',
      `<script>$.ajax({url:'/api-gateway/jpaas-publish-server/front/page/build/unit',data:{parseType:"bulidstatic",webId:"ab12",tplSetId:"s1",pageType:"column",tagId:"列表",pageId:77}})</script>`,
    ],
    [
      'an address',
      `<script>load("/api-gateway/jpaas-publish-server/front/page/build/unit?parseType=bulidstatic&webId=ab12&tplSetId=s1&pageType=column&tagId=%E5%88%97%E8%A1%A8&pageId=77")</script>`,
    ],
  ])('finds its list in %s', (_name, text) => {
    const { kind, morePages } = read(at, `<html><body><div></div>${text}</body></html>`);
    expect(kind).toBe('hanweb-jpaas');
    expect(query(morePages[0] ?? '')).toMatchObject({
      parseType: 'bulidstatic',
      webId: 'ab12',
      tplSetId: 's1',
      tagId: '列表',
      pageId: '77',
    });
  });

  it('keeps the right spelling where a site has it', () => {
    const { morePages } = read(
      at,
      `<script queryData="{'parseType':'buildstatic','webId':'1','tplSetId':'s','pageId':'7'}" url="/api-gateway/jpaas-publish-server/front/page/build/unit"></script>`,
    );
    expect(query(morePages[0] ?? '')['parseType']).toBe('buildstatic');
  });

  const answer = (rows: number, more = ''): string =>
    JSON.stringify({
      success: true,
      data: {
        html: `<ul>${Array.from({ length: rows }, (_unused, at) => `<li><a href="/art/2023/art_${String(at).padStart(32, 'a')}.html" title="${2000 + at}年政府信息公开工作年度报告">${2000 + at}年…</a><span>2023-01-31</span></li>`).join('')}</ul>${more}`,
      },
    });
  const first = unit(
    'parseType=bulidstatic&webId=1&tplSetId=s&pageType=column&tagId=list&pageId=7&paramJson=%7B%22pageNo%22%3A1%2C%22pageSize%22%3A50%7D',
  );
  const pageOf = (page: string): unknown => JSON.parse(query(page)['paramJson'] ?? '{}');

  it('asks for the pages after the first by the number of entries, however large the server makes them', () => {
    expect(
      read(first, answer(50, '<div class="pagination" count="120" rows="50"></div>'), 'application/json').morePages.map(
        pageOf,
      ),
    ).toEqual([
      { pageNo: 2, pageSize: 50 },
      { pageNo: 3, pageSize: 50 },
    ]);
    expect(read(first, answer(15, '<p>共40条</p>'), 'application/json').morePages).toHaveLength(2);
  });

  it('asks for one more page where a full one tells no number', () => {
    const { morePages, tentative } = read(first, answer(50), 'application/json');
    expect(morePages.map(pageOf)).toEqual([{ pageNo: 2, pageSize: 50 }]);
    expect(tentative).toEqual(morePages);
    expect(read(first, answer(49), 'application/json').morePages).toEqual([]);
  });

  it('takes a menu that comes the same way for no list', () => {
    const html =
      '<div class="nav"><a href="/">首页</a><a href="/col/col1/index.html">政务公开</a><a href="/col/col2/index.html">政务服务</a></div>';
    expect(
      read(first.replace('tagId=list', 'tagId=nav'), JSON.stringify({ data: { html } }), 'application/json').links,
    ).toEqual([]);
  });
});
