import { escapeHtml } from './reports/markup.ts';
import type { PracticeSystem } from './reports/index.ts';

export interface ListedItem {
  readonly path: string;
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly listedAt: string;
}

export interface PracticeColumn {
  readonly id: string;
  readonly name: string;
  /** Number that some content systems give a column. */
  readonly number: number;
}

export interface ListingView {
  readonly siteName: string;
  readonly charset: 'utf-8' | 'gbk';
  readonly column: PracticeColumn;
  readonly items: readonly ListedItem[];
  /** From 0. */
  readonly page: number;
  readonly perPage: number;
}

export const pageCount = (items: number, perPage: number): number => Math.max(1, Math.ceil(items / perPage));

const jpaasEndpoint = '/api-gateway/jpaas-publish-server/front/page/build/unit';

function jpaasQuery(column: PracticeColumn): string {
  return `parseType=bulidstatic&webId=practice&tplSetId=set${column.number}&pageType=column&tagId=list&pageId=${column.number}`;
}

function jpaasPath(column: PracticeColumn, pageNo: number, pageSize: number): string {
  return `${jpaasEndpoint}?${jpaasQuery(column)}&paramJson=${encodeURIComponent(JSON.stringify({ pageNo, pageSize }))}`;
}

/** Whether a request asks jpaas for a list of this column. */
export function asksJpaas(url: URL, column: PracticeColumn): boolean {
  return url.pathname === jpaasEndpoint && url.searchParams.get('pageId') === String(column.number);
}

/** Path of one page of a column's listing, page 0 first. */
export function listingPath(system: PracticeSystem, column: PracticeColumn, page: number, pages: number): string {
  switch (system) {
    case 'plain':
      return page === 0 ? `/zwgk/${column.id}/index.html` : `/zwgk/${column.id}/index.html?page=${page + 1}`;
    case 'trs':
      return `/zwgk/${column.id}/index${page === 0 ? '' : `_${page}`}.html`;
    case 'jcms':
      return page === 0
        ? `/col/col${column.number}/index.html`
        : `/module/web/jpage/dataproxy.jsp?columnid=${column.number}&page=${page + 1}`;
    case 'ucap':
      return `/${column.id}/list${page === 0 ? '' : `_${page}`}.shtml`;
    case 'vsb':
      return page === 0 ? `/xxgk/${column.id}.htm` : `/xxgk/${column.id}/${pages - page}.htm`;
    case 'gkmlpt':
      return page === 0 ? '/gkmlpt/index' : `/gkmlpt/api/all/${column.number}?page=${page + 1}`;
    case 'jpaas':
      return page === 0 ? `/col/col${column.number}/index.html` : jpaasPath(column, page + 1, 50);
    case 'year':
      return page === 0 ? `/public/column/${column.number}` : `/public/column/${column.number}?list=${page + 1}`;
    default:
      return system satisfies never;
  }
}

/** Path that a content system gives a newly published article. */
export function articlePath(system: PracticeSystem, column: PracticeColumn, postedAt: string, serial: number): string {
  const [year = '2025', month = '01', day = '01'] = postedAt.split('-');
  switch (system) {
    case 'plain':
      return `/zwgk/${column.id}/${year}/${serial}.html`;
    case 'trs':
      return `/zwgk/${column.id}/${year}${month}/t${year}${month}${day}_${serial}.html`;
    case 'jcms':
    case 'jpaas':
      return `/art/${year}/${Number(month)}/${Number(day)}/art_${column.number}_${serial}.html`;
    case 'ucap':
      return `/${column.id}/${year}${month}/${serial.toString(16).padStart(32, '0')}.shtml`;
    case 'vsb':
      return `/info/${column.number}/${serial}.htm`;
    case 'gkmlpt':
      return `/gkmlpt/content/0/${Math.floor(serial / 1000)}/post_${serial}.html`;
    case 'year':
      return `/public/column/${column.number}?type=3&nav=5&timeFrame=${Number(year) - 1}&hasContent=true`;
    default:
      return system satisfies never;
  }
}

const cut = (title: string): string => (title.length > 24 ? `${title.slice(0, 22)}...` : title);

function anchor({ path, title }: ListedItem, shown = title): string {
  return `<a href="${escapeHtml(path)}" title="${escapeHtml(title)}" target="_blank">${escapeHtml(shown)}</a>`;
}

function shell(view: ListingView, inner: string): string {
  return `<!DOCTYPE html>
<html><head><meta charset="${view.charset}"><title>${escapeHtml(view.column.name)}_${escapeHtml(view.siteName)}</title>
<meta name="SiteName" content="${escapeHtml(view.siteName)}"><meta name="ColumnName" content="${escapeHtml(view.column.name)}"><meta name="ColumnType" content="信息公开">
</head><body>
<div class="menu"><a href="/">首页</a> <a href="/zwgk/zcwj/index.html">政策文件</a> <a href="/zwgk/zfxxgkzn/index.html">政府信息公开指南</a></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; ${escapeHtml(view.column.name)}</div>
${inner}
<div class="footer">主办：${escapeHtml(view.siteName)} <a href="https://beian.miit.gov.cn/">备案</a></div>
</body></html>
`;
}

const shownItems = ({ items, page, perPage }: ListingView): readonly ListedItem[] =>
  items.slice(page * perPage, (page + 1) * perPage);

function plainListing(view: ListingView, system: PracticeSystem): string {
  const pages = pageCount(view.items.length, view.perPage);
  const rows = shownItems(view).map((item) => `<li>${anchor(item)}<span>${item.listedAt}</span></li>`);
  const link = (page: number, text: string): string =>
    `<a href="${escapeHtml(listingPath(system, view.column, page, pages))}">${text}</a>`;
  const previous = view.page > 0 ? link(view.page - 1, '上一页') : '';
  const next = view.page + 1 < pages ? link(view.page + 1, '下一页') : '';
  return shell(
    view,
    `<ul class="list">${rows.join('\n')}</ul><div class="page">共${pages}页 ${previous} ${next} ${link(pages - 1, '尾页')}</div>`,
  );
}

function trsListing(view: ListingView): string {
  const pages = pageCount(view.items.length, view.perPage);
  const folder = `/zwgk/${view.column.id}/`;
  const rows = shownItems(view).map((item) => {
    const path = item.path.startsWith(folder) ? `./${item.path.slice(folder.length)}` : item.path;
    return `<li><span class="date">${item.listedAt}</span>${anchor({ ...item, path }, cut(item.title))}</li>`;
  });
  return shell(
    view,
    `<ul class="list">${rows.join('\n')}</ul><div class="page"><script>createPageHTML(${pages}, ${view.page}, "index", "html");</script></div>`,
  );
}

function jcmsRecords(view: ListingView): string {
  const records = shownItems(view).map(
    (item) => `<record><![CDATA[<li>${anchor(item, cut(item.title))}<i>${item.listedAt}</i></li>]]></record>`,
  );
  return `<totalrecord>${view.items.length}</totalrecord><totalpage>${pageCount(view.items.length, view.perPage)}</totalpage><recordset>\n${records.join('\n')}\n</recordset>`;
}

function jcmsListing(view: ListingView): string {
  const proxy = `/module/web/jpage/dataproxy.jsp?startrecord=1&endrecord=${view.perPage * 3}&perpage=${view.perPage}`;
  return shell(
    view,
    `<div id="6924"><script type="text/xml"><datastore><nextgroup><![CDATA[<a href="${proxy}"></a>]]></nextgroup>${jcmsRecords(view)}</datastore></script></div>
<script>$(function(){ $('#6924').jpage({totalRecord:${view.items.length},proxyUrl:'/module/web/jpage/dataproxy.jsp',perPage:${view.perPage},columnid:${view.column.number},unitid:6924,webid:1,path:'/',appid:1,webname:'${view.siteName}',permissiontype:0}); });</script>`,
  );
}

/** Answer of jcms's `dataproxy.jsp`: records from `startrecord` to `endrecord`, both from 1. */
export function jcmsProxyAnswer(view: ListingView, start: number, end: number): string {
  const items = view.items.slice(Math.max(0, start - 1), end);
  const inner = jcmsRecords({ ...view, items, page: 0, perPage: Math.max(1, items.length) }).replace(
    /<totalrecord>\d+<\/totalrecord>/,
    `<totalrecord>${view.items.length}</totalrecord>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?><datastore>${inner}</datastore>`;
}

function gkmlptListing(view: ListingView): string {
  const config = {
    SID: '721001',
    SERVICE_AREA_ID: 1,
    TREE: [{ id: view.column.number, name: view.column.name, children: [] }],
  };
  return shell(view, `<div id="app"></div><script>window._CONFIG = ${JSON.stringify(config)};</script>`);
}

/** Answer of gkmlpt's `/gkmlpt/api/all/{column}`, page from 1. */
export function gkmlptAnswer(view: ListingView, origin: string): string {
  return JSON.stringify({
    classify: { id: view.column.number, name: view.column.name, post_count: view.items.length },
    articles: shownItems(view).map((item, index) => ({
      id: view.page * view.perPage + index + 1,
      title: item.title,
      publisher: view.siteName,
      date: item.listedAt,
      created_at: `${item.listedAt} 10:00:00`,
      display_publish_time: `${item.listedAt} 10:00:00`,
      url: `${origin}${item.path}`,
      post_url: `${origin}${item.path}`,
      is_expired: 0,
      is_abolished: 0,
      attachment: [],
    })),
  });
}

/** A column whose list page is empty: a script asks for the list. */
function jpaasListing(view: ListingView): string {
  const query = jpaasQuery(view.column)
    .split('&')
    .map((pair) => pair.split('='))
    .map(([name, value]) => `'${name}':'${value}'`);
  return shell(
    view,
    `<div id="list"></div><script src="/script/page.js" url="${jpaasEndpoint}" queryData="{${query.join(',')}}" parseType="bulidstatic"></script>`,
  );
}

/** Answer of jpaas's endpoint: JSON whose `data.html` holds the list. */
export function jpaasAnswer(view: ListingView, url: URL): string {
  const asked = /"pageNo":(\d{1,6}),"pageSize":(\d{1,4})/.exec(url.searchParams.get('paramJson') ?? '');
  const [page, perPage] = [Number(asked?.[1] ?? 1) - 1, Math.max(1, Number(asked?.[2] ?? 20))];
  const rows = shownItems({ ...view, page, perPage }).map(
    (item) => `<li>${anchor(item, cut(item.title))}<span>${item.listedAt}</span></li>`,
  );
  const pager = `<div class="pagination" count="${view.items.length}" rows="${perPage}"></div>`;
  return JSON.stringify({ success: true, code: '200', data: { html: `<ul>${rows.join('')}</ul>${pager}` } });
}

/** A column with one choice for each year; each of them shows that year's report itself. */
function yearListing(view: ListingView): string {
  const rows = shownItems(view).map((item) => `<li>${anchor(item, `${yearOf(item)}年`)}</li>`);
  return shell(view, `<ul class="years">${rows.join('\n')}</ul>`);
}

const yearOf = ({ path, listedAt }: ListedItem): string => /timeFrame=(\d{4})/.exec(path)?.[1] ?? listedAt.slice(0, 4);

/** RSS of a column. */
export function feedXml(view: ListingView, origin: string): string {
  const items = view.items.map(
    (item) =>
      `<item><title>${escapeHtml(item.title)}</title><link>${escapeHtml(origin + item.path)}</link><pubDate>${new Date(`${item.listedAt}T08:00:00Z`).toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>${escapeHtml(view.column.name)}</title><link>${origin}</link><description/>${items.join('\n')}</channel></rss>\n`;
}

/** Sitemap of everything that is listed. */
export function sitemapXml(items: readonly ListedItem[], origin: string): string {
  const urls = items.map(
    (item) => `<url><loc>${escapeHtml(origin + item.path)}</loc><lastmod>${item.listedAt}</lastmod></url>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('\n')}</urlset>\n`;
}

/** One HTML page of a column's listing in the way of a content system. */
export function listingHtml(system: PracticeSystem, view: ListingView): string {
  switch (system) {
    case 'plain':
    case 'ucap':
    case 'vsb':
      return plainListing(view, system);
    case 'trs':
      return trsListing(view);
    case 'jcms':
      return jcmsListing(view);
    case 'gkmlpt':
      return gkmlptListing(view);
    case 'jpaas':
      return jpaasListing(view);
    case 'year':
      return yearListing(view);
    default:
      return system satisfies never;
  }
}
