import {
  dressed,
  lastPageOf,
  openedLines,
  pageOf,
  plainLines,
  reportsOf,
  three,
  titledLines,
  type UnseenListing,
} from './harness.ts';

const size = 6;
const lastOf = (items: readonly unknown[]): number => lastPageOf(items, size);
const pagesOf = (items: ReturnType<typeof reportsOf>, page: number, name: string): string =>
  dressed(
    `<ul>${plainLines(pageOf(items, page, size))}</ul><div class="page">${page < lastOf(items) ? `<a href="${name}_${page}.html">下一页</a>` : '下一页'} 共${lastOf(items)}页</div>`,
  );

/** Tabs that load the list of their year. */
function tabsThatLoad(): UnseenListing {
  const items = reportsOf(three, (serial, year) => `/nb/${year}/${serial}.html`);
  const of = (year: string): typeof items => items.filter(({ title }) => title.includes(`${year}年`));
  return {
    name: 'tabs of years that load a piece each',
    start: '/nb/index.html',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      const year = /^\/nb\/data_(\d{4})\.html$/.exec(url.pathname)?.[1];
      if (year !== undefined) return `<ul>${titledLines(of(year))}</ul>`;
      if (url.pathname !== '/nb/index.html') return null;
      const tabs = three.map((each) => `<span class="tab" data-year="${each}">${each}年</span>`);
      return dressed(
        `<div>${tabs.join('')}</div><div id="box"><ul>${titledLines(of('2023'))}</ul></div><script>$(function () { $('.tab').click(function () { var year = $(this).data('year'); $.get('data_' + year + '.html', function (piece) { $('#box').html(piece); }); }); });</script>`,
      );
    },
  };
}

/** A plugin that is given the number of entries before its settings. */
function countGivenFirst(): UnseenListing {
  const items = reportsOf(three, (serial) => `/xxgk/${serial}.html`);
  return {
    name: 'a pager plugin that is given the number of entries first',
    start: '/xxgk/nb.jsp',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname !== '/xxgk/nb.jsp') return null;
      const index = Number(url.searchParams.get('p') ?? 0);
      return dressed(
        `<ul>${openedLines(pageOf(items, index + 1, size))}</ul><div id="Pagination" class="pagination"></div><script>$(function () { $("#Pagination").pagination(${items.length}, { items_per_page: ${size}, current_page: ${index}, callback: function (index) { window.location.href = "nb.jsp?p=" + index; return false; } }); });</script>`,
      );
    },
  };
}

/** The first entries of two lists that stand elsewhere. */
function twoSections(): UnseenListing {
  const items = reportsOf(three, (serial) => `/zwgk/gk/${serial}.html`);
  const lists = {
    zf: items.filter(({ title }) => title.includes('人民政府')),
    bm: items.filter(({ title }) => !title.includes('人民政府')),
  };
  const section = (name: string, path: string, of: typeof items): string =>
    `<div class="sec"><div class="hd"><h3>${name}</h3><a href="${path}">更多&gt;&gt;</a></div><ul>${titledLines(of.slice(0, 4))}</ul></div>`;
  return {
    name: 'two lists that stand elsewhere, and the first entries of each',
    start: '/zwgk/nb/index.html',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/zwgk/nb/index.html')
        return dressed(
          `${section('政府年报', '/zwgk/zfnb/index.html', lists.zf)}${section('部门年报', '/zwgk/bmnb/index.html', lists.bm)}<div class="side"><h3>热点新闻</h3><a href="/zwgk/rd/">更多</a><ul><li><a href="/rd/1.html">全县召开经济工作会议</a></li><li><a href="/rd/2.html">全县召开农村工作会议</a></li></ul></div>`,
        );
      const found = /^\/zwgk\/(zf|bm)nb\/index(?:_(\d+))?\.html$/.exec(url.pathname);
      const of = found === null ? [] : lists[found[1] === 'zf' ? 'zf' : 'bm'];
      const page = Number(found?.[2] ?? 0) + 1;
      return page > lastOf(of) ? null : pagesOf(of, page, 'index');
    },
  };
}

/** The list of one organ, and links to those of the others. */
function organsBeside(): UnseenListing {
  const names = ['教育局', '财政局', '民政局', '水利局'];
  const items = reportsOf(three, (serial, year) => `/bm/${year}${serial}.html`, names);
  return {
    name: 'the list of one organ, beside links to those of others',
    start: '/bm/list.jsp?orgid=0',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      const name = names[Number(url.searchParams.get('orgid') ?? 0)];
      if (url.pathname !== '/bm/list.jsp' || name === undefined) return null;
      const links = names.map((each, at) => `<a href="list.jsp?orgid=${at}">${each}</a>`);
      return dressed(
        `<div class="organs">${links.join('')}</div><ul>${titledLines(items.filter(({ title }) => title.startsWith(name)))}</ul>`,
      );
    },
  };
}

/** The list of one organ, and a choice of others that a script answers. */
function organsChosen(): UnseenListing {
  const items = reportsOf(three, (serial) => `/bm/${serial}.html`, ['教育局']);
  return {
    name: 'the list of one organ, beside a choice that only a script answers',
    start: '/bm/nb.html',
    reports: items,
    ending: 'cut',
    answer: ({ url }) =>
      url.pathname === '/bm/nb.html'
        ? dressed(
            `<select onchange="query(this)"><option>教育局</option><option>财政局</option><option>民政局</option></select><ul>${titledLines(items)}</ul><script>function query(one) { ask(one.selectedIndex); }</script>`,
          )
        : null,
  };
}

/** A script that nobody is meant to read may fill the list in. */
function obscure(): UnseenListing {
  return {
    name: 'an empty list beside a script that nobody can read',
    start: '/xxgk/nb/list.html',
    reports: [],
    ending: 'cut',
    answer({ url }) {
      if (url.pathname === '/static/js/m.8f3a.js')
        return String.raw`!function (e) { var t = ["\x70\x6f\x73\x74", "/inter", "face/list"]; e[t[0]](t[1] + t[2], { page: 1 }, function (r) { e('.rows').html(r.html); }); }($);`;
      return url.pathname === '/xxgk/nb/list.html'
        ? dressed('<ul class="rows"></ul><script src="/static/js/m.8f3a.js"></script>')
        : null;
    },
  };
}

export const sixth: readonly UnseenListing[] = [
  tabsThatLoad(),
  countGivenFirst(),
  twoSections(),
  organsBeside(),
  organsChosen(),
  obscure(),
];
