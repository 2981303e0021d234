import { gzipSync } from 'node:zlib';
import type { ListedItem, PracticeColumn } from './listing-pages.ts';
import { escapeHtml } from './reports/markup.ts';

/** Listings that a portal shows in another way than its content system usually does; each needs more than its first page. */
export const furtherListings = ['jcms-pages', 'jcms-annual', 'atom', 'sitemap', 'script-pager'] as const;
export type FurtherListing = (typeof furtherListings)[number];

export interface FurtherView {
  readonly siteName: string;
  readonly column: PracticeColumn;
  readonly items: readonly ListedItem[];
  readonly perPage: number;
  readonly origin: string;
}

export interface FurtherAnswer {
  readonly body: Buffer;
  readonly contentType: string;
}

/** Where such a listing begins. */
export function furtherPath(listing: FurtherListing, column: PracticeColumn): string {
  switch (listing) {
    case 'jcms-pages':
    case 'jcms-annual':
      return `/col/col${column.number}/index.html`;
    case 'atom':
      return `/atom/${column.id}.xml`;
    case 'sitemap':
      return '/sitemap/index.xml';
    case 'script-pager':
      return `/list/${column.id}.jsp`;
    default:
      return listing satisfies never;
  }
}

const html = (text: string): FurtherAnswer => ({ body: Buffer.from(text), contentType: 'text/html; charset=utf-8' });
const xml = (text: string, type = 'text/xml'): FurtherAnswer => ({
  body: Buffer.from(text),
  contentType: `${type}; charset=utf-8`,
});

/** What such a listing answers; null for addresses that are none of its own. */
export function furtherAnswer(listing: FurtherListing, url: URL, view: FurtherView): FurtherAnswer | null {
  const here = url.pathname === furtherPath(listing, view.column);
  switch (listing) {
    case 'jcms-pages':
      if (here) return html(jcmsPage(view));
      return url.pathname === '/module/jpage/dataproxy.jsp' ? xml(jcmsGroup(view, numberOf(url, 'page'))) : null;
    case 'jcms-annual':
      if (here) return html(annualPage(view));
      return url.pathname === '/module/xxgk/xxgkAnnualReport.jsp' ? html(annualList(view, url)) : null;
    case 'atom':
      return here ? xml(atomPage(view, numberOf(url, 'page')), 'application/atom+xml') : null;
    case 'sitemap':
      return sitemapPart(view, url, here);
    case 'script-pager':
      return here ? html(scriptPage(view, numberOf(url, 'cur_page'))) : null;
    default:
      return listing satisfies never;
  }
}

const numberOf = (url: URL, name: string): number => Math.max(1, Number(url.searchParams.get(name) ?? 1));
const pagesOf = ({ items, perPage }: FurtherView): number => Math.max(1, Math.ceil(items.length / perPage));
const shownOn = ({ items, perPage }: FurtherView, page: number): readonly ListedItem[] =>
  items.slice((page - 1) * perPage, page * perPage);
const row = ({ path, title, listedAt }: ListedItem): string =>
  `<li><a href="${escapeHtml(path)}" title="${escapeHtml(title)}">${escapeHtml(title.slice(0, 14))}…</a><span>${listedAt}</span></li>`;

function page(view: FurtherView, inner: string): string {
  const name = escapeHtml(view.column.name);
  return `<html><head><title>${name}_${escapeHtml(view.siteName)}</title></head><body><div class="nav"><a href="/">首页</a> <a href="/zn.html">政府信息公开指南</a></div><h2>${name}</h2>${inner}</body></html>`;
}

/** The older proxy: pages by number, each naming the next group. */
function jcmsGroup(view: FurtherView, at: number): string {
  const next = `/module/jpage/dataproxy.jsp?columnid=${view.column.number}&amp;page=${at + 1}`;
  const group = at < pagesOf(view) ? `<nextgroup><![CDATA[<a href="${next}"></a>]]></nextgroup>` : '';
  const records = shownOn(view, at).map((item) => `<record><![CDATA[${row(item)}]]></record>`);
  return `<?xml version="1.0" encoding="utf-8"?><datastore>${group}<recordset>${records.join('')}</recordset></datastore>`;
}

function jcmsPage(view: FurtherView): string {
  const store = jcmsGroup(view, 1).replace(/^<\?xml[^>]*\?>/, '');
  return page(view, `<div id="1"><script type="text/xml">${store}</script></div>`);
}

const organOf = ({ title }: ListedItem): string => title.replace(/(?:19|20)\d{2}年.*$/, '');
const yearOf = ({ title }: ListedItem): string => /((?:19|20)\d{2})年/.exec(title)?.[1] ?? '';

/** One organ and one year at a time: the page offers the organs and the newest year, its endpoint the rest. */
function annualPage(view: FurtherView): string {
  const organs = [...new Set(view.items.map(organOf))];
  const newest = view.items.map(yearOf).toSorted().at(-1) ?? '';
  const options = organs.map((organ, at) => `<option value="${1137 + at}">${escapeHtml(organ)}</option>`);
  return page(
    view,
    `<select name="area">${options.join('')}</select><iframe src="/module/xxgk/xxgkAnnualReport.jsp?fbtime=${newest}&amp;area=1137"></iframe>`,
  );
}

function annualList(view: FurtherView, url: URL): string {
  const organ = [...new Set(view.items.map(organOf))][Number(url.searchParams.get('area')) - 1137];
  const found = view.items.filter((item) => organOf(item) === organ && yearOf(item) === url.searchParams.get('fbtime'));
  return found.length === 0 ? '<div class="none">暂无数据</div>' : `<ul>${found.map(row).join('')}</ul>`;
}

function atomPage(view: FurtherView, at: number): string {
  const next = at < pagesOf(view) ? `<link rel="next" href="?page=${at + 1}"/>` : '';
  const entries = shownOn(view, at).map(
    ({ path, title, listedAt }) =>
      `<entry><title>${escapeHtml(title)}</title><link href="${escapeHtml(view.origin + path)}"/><published>${listedAt}T09:00:00+08:00</published></entry>`,
  );
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>${escapeHtml(view.column.name)}</title>${next}${entries.join('')}</feed>`;
}

/** An index of compressed parts, without a single title. */
function sitemapPart(view: FurtherView, url: URL, here: boolean): FurtherAnswer | null {
  if (here) {
    const parts = Array.from(
      { length: pagesOf(view) },
      (_unused, at) => `<sitemap><loc>${view.origin}/sitemap/${at + 1}.xml.gz</loc></sitemap>`,
    );
    return xml(`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${parts.join('')}</sitemapindex>`);
  }
  const part = /^\/sitemap\/(\d+)\.xml\.gz$/.exec(url.pathname)?.[1];
  if (part === undefined) return null;
  const urls = shownOn(view, Number(part)).map(({ path }) => `<url><loc>${escapeHtml(view.origin + path)}</loc></url>`);
  const text = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`;
  return { body: gzipSync(text), contentType: 'application/x-gzip' };
}

/** Links of a script and a form, as `iList.jsp` has them. */
function scriptPage(view: FurtherView, at: number): string {
  const rows = shownOn(view, at).map(
    ({ path, title, listedAt }) =>
      `<tr><td>${listedAt}</td><td><a href="javascript:void(0)" onclick="window.open('${escapeHtml(path)}')">${escapeHtml(title)}</a></td></tr>`,
  );
  const next = at < pagesOf(view) ? `<a href="javascript:goPage(${at + 1})">下一页</a>` : '';
  return page(
    view,
    `<form name="f" method="post"><input type="hidden" name="node_id" value="GK"><input type="hidden" name="cur_page" value="${at}"></form><table>${rows.join('')}</table>
    <div>共${view.items.length}条 ${next} <a href="javascript:goPage(${pagesOf(view)})">尾页</a></div>`,
  );
}
