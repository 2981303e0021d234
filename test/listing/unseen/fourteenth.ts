import {
  dressed,
  lastPageOf,
  pageOf,
  plainLines,
  reportsOf,
  three,
  titledLines,
  type UnseenListing,
} from './harness.ts';
import type { TrueEntry } from './harness.ts';

const size = 10;
const listed = (items: readonly TrueEntry[]): string => `<ul class="list">${titledLines(items)}</ul>`;

interface Paged {
  readonly name: string;
  readonly start?: string;
  readonly years?: readonly number[];
  /** The page at an address; null for what is not of the list. */
  readonly at: (path: string) => number | null;
  readonly pager: (page: number, last: number) => string;
  readonly show?: (items: readonly TrueEntry[], page: number, all: readonly TrueEntry[]) => string;
}

/** A list that is turned to its end. */
const turned = ({ name, start = '/nb/', years = three, at, pager, show = listed }: Paged): UnseenListing => ({
  name,
  start,
  reports: reportsOf(years, (serial) => `/zwgk/nb/t20240131_${serial}.html`),
  ending: 'whole',
  answer({ url }) {
    const page = at(url.pathname + url.search);
    const last = lastPageOf(this.reports, size);
    if (page === null || page < 1 || page > last) return null;
    return dressed(show(pageOf(this.reports, page, size), page, this.reports) + pager(page, last));
  },
});

const numbered =
  (pattern: RegExp, shift = 0) =>
  (path: string): number | null => {
    const found = pattern.exec(path);
    return found === null ? null : found[1] === undefined ? 1 : Number(found[1]) + shift;
  };

const fromTwo = numbered(/^\/nb\/(?:index(?:_(\d+))?\.html)?$/);
const fromOne = numbered(/^\/nb\/(?:index(?:_(\d+))?\.html)?$/, 1);
const file = (page: number): string => (page === 1 ? 'index.html' : `index_${page}.html`);
const fileFromOne = (page: number): string => (page === 1 ? 'index.html' : `index_${page - 1}.html`);
const next = (page: number, last: number): string =>
  page < last ? `<a href="${file(page + 1)}">下一页</a>` : '下一页';

/** A pager that writes its links in a loop, from variables and pieces of text. */
const written = (page: number, last: number): string =>
  `<script>
var currentPage = ${page - 1}; // 从0起
var countPage = ${last}; // 页数
for (var n = 0; n < countPage; n++) {
  if (n == currentPage) document.write("<b>" + (n + 1) + "</b>");
  else if (n == 0) document.write("<a href=\\"index" + "." + "html\\">1</a>");
  else document.write("<a href=\\"index"+"_"+n+"."+"html\\">"+(n+1)+"</a>");
}
</script>`;

export const fourteenth: readonly UnseenListing[] = [
  turned({
    name: 'a last page that leads on to itself',
    at: fromTwo,
    pager: (page, last) =>
      `<div><a href="${file(Math.max(1, page - 1))}">上一页</a> <a href="${file(Math.min(last, page + 1))}">下一页</a> <a href="${file(last)}">尾页</a></div>`,
  }),
  turned({
    name: 'files numbered from one behind words',
    at: fromOne,
    pager: (page, last) =>
      `<div><a href="index.html">首页</a> ${page < last ? `<a href="${fileFromOne(page + 1)}">下一页</a>` : ''} <a href="${fileFromOne(last)}">尾页</a></div>`,
  }),
  turned({ name: 'links that a script writes in a loop', at: fromOne, pager: written }),
  turned({ name: 'a script that would write links and has one page', years: [2023], at: fromOne, pager: written }),
  turned({
    name: 'a script that counts one page and tells no name',
    years: [2023],
    at: fromOne,
    pager: () =>
      '<div class="page"><script>var countPage = 1;//共几页\nvar currentPage = 0;\nif (countPage == 1) { document.write(""); } else { document.write("<a href=index_1.html>下一页</a>"); }</script></div>',
  }),
  turned({
    name: 'an address with many parts',
    start: '/index.php?m=content&c=index&a=lists&catid=10',
    at: numbered(/^\/index\.php\?m=content&c=index&a=lists&catid=10(?:&page=(\d+))?$/),
    pager: (page, last) =>
      `<div><a>24条</a> ${Array.from({ length: last }, (_unused, index) => (index + 1 === page ? `<span>${page}</span>` : `<a href="index.php?m=content&c=index&a=lists&catid=10&page=${index + 1}">${index + 1}</a>`)).join(' ')} <a href="index.php?m=content&c=index&a=lists&catid=10&page=${Math.min(last, page + 1)}">下一页</a></div>`,
  }),
  turned({
    name: 'a pager among paragraphs that are entries',
    at: fromTwo,
    pager: (page, last) => `<p>${next(page, last)}</p>`,
    show: (items) => items.map(({ url, title, day }) => `<p><a href="${url}">${title}</a>（${day}）</p>`).join(''),
  }),
  turned({
    name: 'two entries that stand first on every page',
    at: fromTwo,
    pager: (page, last) => `<div><a href="index.html">首页</a> ${next(page, last)} 共${last}页</div>`,
    show: (items, _page, all) =>
      listed([...all.slice(0, 2), ...items.filter((item) => !all.slice(0, 2).includes(item))]),
  }),
  turned({
    name: 'rows with serial numbers and cut titles',
    at: fromTwo,
    pager: (page, last) => `<div>${next(page, last)}</div>`,
    show: (items, page) =>
      `<table><tr><th>序号</th><th>标题</th><th>发布日期</th></tr>${items.map(({ url, title, day }, index) => `<tr><td>${(page - 1) * size + index + 1}</td><td><a href="${url}" title="${title}">${title.slice(0, 16)}…</a></td><td>${day}</td></tr>`).join('')}</table>`,
  }),
  turned({
    name: 'all years on one page under headings',
    at: numbered(/^\/nb\/$/),
    pager: () => '',
    show: (_items, _page, all) =>
      three
        .map(
          (year) => `<h3>${year}年</h3><ul>${plainLines(all.filter(({ title }) => title.includes(`${year}年`)))}</ul>`,
        )
        .join(''),
  }),
];
