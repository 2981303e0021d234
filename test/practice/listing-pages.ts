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
      return `/art/${year}/${Number(month)}/${Number(day)}/art_${column.number}_${serial}.html`;
    case 'ucap':
      return `/${column.id}/${year}${month}/${serial.toString(16).padStart(32, '0')}.shtml`;
    case 'vsb':
      return `/info/${column.number}/${serial}.htm`;
    case 'gkmlpt':
      return `/gkmlpt/content/0/${Math.floor(serial / 1000)}/post_${serial}.html`;
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
    default:
      return system satisfies never;
  }
}
