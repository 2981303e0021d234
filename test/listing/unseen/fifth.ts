import {
  dressed,
  lastPageOf,
  json,
  openedLines,
  pageOf,
  plainLines,
  reportsOf,
  three,
  titledLines,
  type UnseenListing,
} from './harness.ts';

const size = 7;
const lastOf = (items: readonly unknown[]): number => lastPageOf(items, size);

/** Each page's form holds a token that holds once. */
function tokenForm(): UnseenListing {
  const items = reportsOf(three, (serial) => `/xxgk/show/${serial}.html`);
  let issued = 0;
  const open = new Set<string>();
  return {
    name: 'a form with a token that each page renews',
    start: '/xxgk/openlist.do?catalog=8',
    reports: items,
    ending: 'whole',
    answer({ method, url, body }) {
      if (url.pathname !== '/xxgk/openlist.do') return null;
      const form = new URLSearchParams(body);
      const page = method === 'POST' ? Number(form.get('pageNo')) : 1;
      if (method === 'POST' && (!open.delete(form.get('_csrf') ?? '') || form.get('catalog') !== '8'))
        return '<html><body>Invalid CSRF Token</body></html>';
      issued += 1;
      open.add(`token-${issued}`);
      const last = lastOf(items);
      const go = (to: number, name: string): string =>
        to > last ? name : `<a href="javascript:goPage(${to})">${name}</a>`;
      return dressed(`<form name="pageForm" action="/xxgk/openlist.do" method="post"><input type="hidden" name="_csrf" value="token-${issued}"><input type="hidden" name="catalog" value="8"><input type="hidden" name="pageNo" value="${page}">
<ul>${titledLines(pageOf(items, page, size))}</ul><div class="pages">${go(page + 1, '下一页')} ${page < last ? go(last, '尾页') : ''} 共${last}页/共 ${items.length} 条</div></form><script>function goPage(n) { document.pageForm.pageNo.value = n; document.pageForm.submit(); }</script>`);
    },
  };
}

/** The last page's next is the first. */
function goesRound(): UnseenListing {
  const items = reportsOf(three, (serial) => `/show.asp?id=${serial}`);
  return {
    name: 'a pager that goes round',
    start: '/list.asp?classid=31',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname !== '/list.asp') return null;
      const last = lastOf(items);
      const page = Number(url.searchParams.get('page') ?? 1);
      const to = (at: number): string => `list.asp?classid=31&page=${at}`;
      return dressed(
        `<ul>${plainLines(pageOf(items, page, size))}</ul><p>第${page}页 <a href="${to(page > 1 ? page - 1 : last)}">上一页</a> <a href="${to(page < last ? page + 1 : 1)}">下一页</a></p>`,
      );
    },
  };
}

/** Beyond what it knows the server answers the first page; nothing says how many there are. */
function answersFirst(): UnseenListing {
  const items = reportsOf(three, (serial) => `/show.php?id=${serial}`);
  return {
    name: 'a server that answers its first page for one that it does not find',
    start: '/list.php?c=3',
    reports: pageOf(items, 1, size * 2),
    ending: 'cut',
    answer({ url }) {
      if (url.pathname !== '/list.php') return null;
      const asked = Number(url.searchParams.get('p') ?? 1);
      const page = asked === 3 ? 1 : asked;
      return dressed(
        `<ul>${plainLines(pageOf(items, page, size))}</ul><p><a href="list.php?c=3&p=${page + 1}">下一页</a></p>`,
      );
    },
  };
}

const loopedYears = `var html = ''; for (var y = 2023; y >= 2021; y--) { html += '<a class="tab" href="list.html?year=' + y + '">' + y + '年</a>'; } document.getElementById('years').innerHTML = html;`;

function yearsByLoop(name: string, script: string, ending: 'whole' | 'cut'): UnseenListing {
  const items = reportsOf(three, (serial, year) => `/nb/${year}/${serial}.html`);
  const of = (year: string): typeof items => items.filter(({ title }) => title.includes(`${year}年`));
  return {
    name,
    start: '/nb/list.html',
    reports: ending === 'whole' ? items : of('2023'),
    ending,
    answer: ({ url }) =>
      url.pathname === '/nb/list.html'
        ? dressed(
            `<div id="years"></div><ul>${openedLines(of(url.searchParams.get('year') ?? '2023'))}</ul><script>${script}</script>`,
          )
        : null,
  };
}

/** The list of one year, and tabs that a script listens to. */
function yearTabs(): UnseenListing {
  const items = reportsOf([2023], (serial) => `/nb/${serial}.html`);
  return {
    name: 'tabs of years that only a script knows',
    start: '/nb/',
    reports: items,
    ending: 'cut',
    answer: ({ url }) =>
      url.pathname === '/nb/'
        ? dressed(
            `<ul class="tabs"><li class="on">2023</li><li>2022</li><li>2021</li><li>2020</li></ul><ul>${openedLines(items)}</ul><script>$('.tabs li').click(function () { load($(this).text()); });</script>`,
          )
        : null,
  };
}

/** The first page has an address of its own. */
function firstApart(): UnseenListing {
  const items = reportsOf(three, (serial) => `/xxgk/c/${serial}.shtml`);
  return {
    name: 'a function that leads to the first page in another way',
    start: '/xxgk/nb/list.shtml',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      const found = /^\/xxgk\/nb\/list(?:_(\d+))?\.shtml$/.exec(url.pathname);
      const page = Number(found?.[1] ?? 1);
      const last = lastOf(items);
      if (found === null || page > last) return null;
      return dressed(
        `<ul>${titledLines(pageOf(items, page, size))}</ul><div class="fy"><a href="javascript:toPage(1)">首页</a><a href="javascript:toPage(${Math.min(last, page + 1)})">下一页</a><a href="javascript:toPage(${last})">末页</a></div><script>function toPage(n) { if (n == 1) { window.location.href = 'list.shtml'; } else { window.location.href = 'list_' + n + '.shtml'; } }</script>`,
      );
    },
  };
}

/** Records one after the other, drawn by pages. */
function pushedRecords(): UnseenListing {
  const items = reportsOf(three, (serial) => `/xxgk/${serial}.html`);
  const records = items.map(
    ({ url, title, day }) => `docs.push({ title: '${title}', href: '${url}', time: '${day}' });`,
  );
  return {
    name: 'records that a script is given one by one',
    start: '/xxgk/nb.html',
    reports: items,
    ending: 'whole',
    answer: ({ url }) =>
      url.pathname === '/xxgk/nb.html'
        ? dressed(
            `<ul id="rows"></ul><div id="pager"></div><script>var docs = [];\n${records.join('\n')}\nfunction show(page) { var rows = ''; for (var at = (page - 1) * 7; at < page * 7; at++) { rows += '<li><a href="' + docs[at].href + '">' + docs[at].title + '</a></li>'; } document.getElementById('rows').innerHTML = rows; } show(1);</script>`,
          )
        : null,
  };
}

/** The plugin sends what the page's function answers, as JSON. */
function gridByJson(): UnseenListing {
  const items = reportsOf(three, (serial) => `/open/detail?id=${serial}`);
  return {
    name: 'a grid that asks by a body of JSON with numbers made of its own',
    start: '/open/annual',
    reports: items,
    ending: 'whole',
    answer({ method, url, body, type }) {
      if (url.pathname === '/open/annual')
        return dressed(`<table id="grid"></table><script>$('#grid').bootstrapTable({ url: '/open/annual/list', method: 'post', sidePagination: 'server', pagination: true, pageSize: ${size},
queryParams: function (params) { return { pageNumber: (params.offset / params.limit) + 1, pageSize: params.limit, organ: '9021' }; },
columns: [{ field: 'title', title: '标题', formatter: function (value, row) { return '<a href="/open/detail?id=' + row.id + '">' + value + '</a>'; } }, { field: 'pubDate' }] });</script>`);
      if (url.pathname !== '/open/annual/list' || method !== 'POST' || !type.includes('json')) return null;
      const asked = JSON.parse(body) as { pageNumber?: unknown; pageSize?: unknown; organ?: unknown };
      if (asked.organ !== '9021' || asked.pageSize !== size || typeof asked.pageNumber !== 'number') return null;
      const rows = pageOf(items, asked.pageNumber, size).map(({ url: address, title, day }) => ({
        id: /\d+$/.exec(address)?.[0],
        title,
        pubDate: day,
      }));
      return json({ code: 0, data: { total: items.length, list: rows } });
    },
  };
}

/** Nothing of what the grid is sent is known: it is no empty list. */
function unknownGrid(): UnseenListing {
  return {
    name: 'a grid of which not all is known',
    start: '/open/annual',
    reports: [],
    ending: 'cut',
    answer: ({ url }) =>
      url.pathname === '/open/annual'
        ? dressed(
            `<table id="grid"></table><script>$('#grid').bootstrapTable({ url: '/open/annual/list', queryParams: function (params) { return { token: tokenOf(params) }; } });</script>`,
          )
        : null,
  };
}

export const fifth: readonly UnseenListing[] = [
  tokenForm(),
  goesRound(),
  answersFirst(),
  yearsByLoop('years whose links a loop draws', loopedYears, 'whole'),
  yearsByLoop(
    'years whose links a loop draws from this year on, by a function',
    `function showYear(y) { location.href = '/nb/list.html?year=' + y; }
for (let i = new Date().getFullYear() - 1; i > 2020; i--) { $('#years').append('<li onclick="showYear(' + i + ')">' + i + '</li>'); }`,
    'whole',
  ),
  yearsByLoop(
    'years drawn by a loop that leads where nobody knows',
    `for (var y = 2023; y >= 2021; y--) { $('#years').append('<li onclick="choose(' + y + ')">' + y + '</li>'); }`,
    'cut',
  ),
  yearTabs(),
  firstApart(),
  pushedRecords(),
  gridByJson(),
  unknownGrid(),
];
