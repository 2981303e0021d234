import {
  dressed,
  json,
  organs,
  pageOf,
  plainLines,
  reportsOf,
  three,
  titledLines,
  type TrueEntry,
  type UnseenListing,
} from './harness.ts';

const idOf = (entry: TrueEntry): string => /\d{4}/.exec(entry.url)?.[0] ?? '';
const usual = (): TrueEntry[] => reportsOf(three, (serial) => `/nb/${serial}.html`);

/** A pager of settings whose function gives links their address. */
function settings(
  name: string,
  start: string,
  pager: (n: number) => string,
  pathOf: (n: number) => string,
): UnseenListing {
  const reports = usual();
  return {
    name,
    start,
    reports,
    ending: 'whole',
    answer({ url }) {
      const at = url.pathname + url.search;
      const n = at === start ? 1 : [2, 3].find((page) => pathOf(page) === at);
      return n === undefined ? null : dressed(`<ul>${titledLines(pageOf(reports, n, 10))}</ul>${pager(n)}`);
    },
  };
}

const lonsun = settings(
  'Ls.pagination',
  '/public/column/661?type=4&action=list',
  (n) =>
    `<div id="page_public_info"></div><script>$(function () { Ls.pagination("#page_public_info", function (pageIndex, $this) { $this.attr("href", "/public/column/661?type=4&action=list&pageIndex=" + pageIndex); }, { currentPage: ${n}, pageCount: 3, pageRange: 3 }); });</script>`,
  (n) => `/public/column/661?type=4&action=list&pageIndex=${n}`,
);

const kkpager = settings(
  'kkpager with parts of its address as settings',
  '/html/nb.html',
  (n) =>
    `<div id="kkpager"></div><script>kkpager.generPageHtml({ pno: ${n}, total: 3, totalRecords: 24, hrefFormer: '/html/nb', hrefLatter: '.html', getLink: function (n) { if (n == 1) return this.hrefFormer + this.hrefLatter; return this.hrefFormer + '_' + n + this.hrefLatter; } });</script>`,
  (n) => `/html/nb_${n}.html`,
);

/** Rows and pages that one handler opens by attributes of what is clicked. */
function delegated(): UnseenListing {
  const reports = usual();
  return {
    name: 'handlers that read attributes of what is clicked',
    start: '/gk/list.html',
    reports,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname !== '/gk/list.html') return null;
      const n = Number(url.searchParams.get('page') ?? 1);
      const rows = pageOf(reports, n, 10).map(
        (entry) => `<li data-id="${idOf(entry)}"><em>${entry.day}</em><span class="tit">${entry.title}</span></li>`,
      );
      const pages = [1, 2, 3].map((page) => `<a href="javascript:;" data-page="${page}">${page}</a>`);
      return dressed(
        `<ul class="rows">${rows.join('')}</ul><div class="pages">${pages.join('')}</div><script>$('.rows').on('click', 'li', function () { var id = $(this).data('id'); window.open('/nb/' + id + '.html'); }); $('.pages').on('click', 'a', function () { location.href = '/gk/list.html?page=' + $(this).attr('data-page'); });</script>`,
      );
    },
  };
}

/** Rows that call a function of a script file, and a pager that counts entries. */
function fileOpens(): UnseenListing {
  const reports = usual();
  return {
    name: 'rows opened by a function of a script file',
    start: '/gk/nb.html',
    reports,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/js/common.js') return 'function toDetail(id) { window.open("/nb/" + id + ".html"); }';
      if (url.pathname !== '/gk/nb.html') return null;
      const n = Number(url.searchParams.get('p') ?? 1);
      const rows = pageOf(reports, n, 10).map(
        (entry) =>
          `<div class="row" onclick="toDetail(${idOf(entry)})"><div>${entry.title}</div><div>${entry.day}</div></div>`,
      );
      return dressed(
        `<div class="rows">${rows.join('')}</div><div id="pagination1"></div><script src="/js/common.js"></script><script>$('#pagination1').jqPaginator({ totalCounts: 24, pageSize: 10, currentPage: ${n}, onPageChange: function (num, type) { if (type == 'change') { window.location.href = '/gk/nb.html?p=' + num; } } });</script>`,
      );
    },
  };
}

/** 加载更多 with the address of what comes next in an attribute, and in each answer. */
function cursor(): UnseenListing {
  const reports = usual();
  const more = (from: number): string | null => (from < reports.length ? `/gk/more?cursor=c${from}` : null);
  return {
    name: 'more by a cursor',
    start: '/gk/nb',
    reports,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/gk/nb')
        return dressed(
          `<ul class="feed">${plainLines(reports.slice(0, 10))}</ul><a class="more" href="javascript:;" data-next="${more(10)}">加载更多</a><script>$('.more').click(function () { var b = $(this); $.getJSON(b.attr('data-next'), function (r) { $('.feed').append(r.html); if (r.next) { b.attr('data-next', r.next); } }); });</script>`,
        );
      if (url.pathname !== '/gk/more') return null;
      const from = Number(url.searchParams.get('cursor')?.slice(1));
      return json({ html: plainLines(reports.slice(from, from + 10)), next: more(from + 10) });
    },
  };
}

/** Each year's list has pages of its own. */
function yearTabs(): UnseenListing {
  const reports = usual();
  return {
    name: 'tabs of years, each with pages',
    start: '/gknb/',
    reports,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname !== '/gknb/') return null;
      const year = url.searchParams.get('year') ?? '2023';
      const n = Number(url.searchParams.get('page') ?? 1);
      const its = reports.filter(({ title }) => title.includes(year));
      const tabs = three.map((each) => `<li><a href="?year=${each}">${each}年</a></li>`);
      const pager =
        n === 1
          ? `1 <a href="?year=${year}&page=2">2</a> <a href="?year=${year}&page=2">下一页</a>`
          : `<a href="?year=${year}&page=1">上一页</a> <a href="?year=${year}&page=1">1</a> 2`;
      return dressed(
        `<ul class="years">${tabs.join('')}</ul><ul>${plainLines(pageOf(its, n, 5))}</ul><div class="page">${pager}</div>`,
      );
    },
  };
}

function months(): UnseenListing {
  const reports = reportsOf(three, (serial, year) => `/nb/${year}/${serial}.html`, organs.slice(0, 4));
  const archives = three.map((year) => `<a href="/nb/${year + 1}01/">${year + 1}年01月（4）</a>`).join(' ');
  return {
    name: 'archives by month',
    start: '/nb/',
    reports,
    ending: 'whole',
    answer({ url }) {
      const year = url.pathname === '/nb/' ? 2023 : Number(/^\/nb\/(\d{4})01\/$/.exec(url.pathname)?.[1] ?? 0) - 1;
      const its = reports.filter(({ title }) => title.includes(`${year}年`));
      return its.length === 0 ? null : dressed(`<ul>${plainLines(its)}</ul><div class="archive">${archives}</div>`);
    },
  };
}

/** A pager whose script signs what it asks: the rest cannot be had. */
function signed(): UnseenListing {
  const reports = usual();
  return {
    name: 'a pager that signs what it asks',
    start: '/list/nb.html',
    reports: reports.slice(0, 10),
    ending: 'cut',
    answer({ url }) {
      if (url.pathname === '/list/nb.html')
        return dressed(
          `<ul>${plainLines(reports.slice(0, 10))}</ul><div id="pagination"></div><script src="/js/turn.js"></script>`,
        );
      return url.pathname === '/js/turn.js'
        ? '(function () { window.turn = function (p) { $.get("/gw/list?col=nb&p=" + p + "&" + sign(p), function (r) { render(r.pages, p); }); }; turn(1); })();'
        : null;
    },
  };
}

export const fourthPagers: readonly UnseenListing[] = [
  lonsun,
  kkpager,
  delegated(),
  fileOpens(),
  cursor(),
  yearTabs(),
  months(),
  signed(),
];
