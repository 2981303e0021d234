import {
  dressed,
  json,
  lastPageOf,
  openedLines,
  organs,
  pageOf,
  plainLines,
  reportsOf,
  three,
  titledLines,
  type Asked,
  type TrueEntry,
  type UnseenListing,
} from './harness.ts';

const size = 6;
const lastOf = (items: readonly unknown[]): number => lastPageOf(items, size);
const pageIn = (asked: Asked, name: string): number => Number(asked.url.searchParams.get(name) ?? 1);
const ofYear = (items: readonly TrueEntry[], year: string): readonly TrueEntry[] =>
  items.filter(({ title }) => title.includes(`${year}年`));

/** A list of pages in files, as content systems write them. */
function files(
  name: string,
  paths: { readonly start: string; readonly page: RegExp; readonly entry: (serial: number) => string },
  view: (items: readonly TrueEntry[], page: number, last: number) => string,
  numberOf: (found: string | undefined, last: number) => number = (found) => Number(found ?? 1),
): UnseenListing {
  const items = reportsOf(three, paths.entry);
  const last = lastOf(items);
  return {
    name,
    start: paths.start,
    reports: items,
    ending: 'whole',
    answer({ url }) {
      const found = paths.page.exec(`${url.pathname}${url.search}`);
      const page = found === null ? 0 : numberOf(found[1], last);
      return page < 1 || page > last ? null : view(pageOf(items, page, size), page, last);
    },
  };
}

const settingsPager = files(
  'a pager that is given its size, its place and the parts of its name',
  {
    start: '/gk/nb/default.htm',
    page: /^\/gk\/nb\/default(?:_(\d+))?\.htm$/,
    entry: (serial) => `/gk/nb/202401/t20240130_${serial}.htm`,
  },
  (items, page, last) =>
    dressed(
      `<ul>${openedLines(items)}</ul><div class="pagesize"><script>Pager({size:${last}, current:${page - 1}, prefix:'default', suffix:'htm'});</script></div>`,
    ),
  (found) => Number(found ?? 0) + 1,
);

const guardedJump = files(
  'a plugin that jumps but for its first call',
  {
    start: '/zfxxgk/nb.jsp',
    page: /^\/zfxxgk\/nb\.jsp(?:\?pageNow=(\d+))?$/,
    entry: (serial) => `/zfxxgk/show.jsp?id=${serial}`,
  },
  (items, page) =>
    dressed(
      `<ul>${openedLines(items)}</ul><div id="fy"></div><script>layui.use(['laypage'], function () { var laypage = layui.laypage; laypage.render({ elem: 'fy', count: 24, limit: ${size}, curr: ${page}, layout: ['count', 'prev', 'page', 'next', 'skip'], jump: function (obj, first) { if (!first) { window.location.href = 'nb.jsp?pageNow=' + obj.curr; } } }); });</script>`,
    ),
);

const onlyNextDown = files(
  'numbers that count down behind nothing but 下一页',
  { start: '/nb/index.html', page: /^\/nb\/index(?:_(\d+))?\.html$/, entry: (serial) => `/nb/${serial}.html` },
  (items, page, last) =>
    dressed(
      `<ul>${titledLines(items)}</ul><div class="fy">${page < last ? `<a href="index_${last - page}.html">下一页</a>` : ''}</div>`,
    ),
  (found, last) => (found === undefined ? 1 : last + 1 - Number(found)),
);

/** Numbers by groups of ten; the group after it behind `...`. */
function groupsOfNumbers(): UnseenListing {
  const items = reportsOf([2023, 2022, 2021, 2020], (serial) => `/html/${serial}.html`);
  const small = 2;
  const last = lastPageOf(items, small);
  return {
    name: 'numbers by groups of five, the next group behind dots',
    start: '/list.aspx?cid=7',
    reports: items,
    ending: 'whole',
    answer(asked) {
      if (asked.url.pathname !== '/list.aspx') return null;
      const page = pageIn(asked, 'PageIndex');
      const from = Math.floor((page - 1) / 5) * 5 + 1;
      const to = (at: number, label: string): string => `<a href="?cid=7&PageIndex=${at}">${label}</a>`;
      const numbers = Array.from({ length: 5 }, (_unused, at) => from + at).filter((at) => at <= last);
      return dressed(
        `<ul>${plainLines(pageOf(items, page, small))}</ul><div>${from > 1 ? to(from - 1, '...') : ''}${numbers.map((at) => (at === page ? `<b>${at}</b>` : to(at, String(at)))).join(' ')}${from + 5 <= last ? to(from + 5, '...') : ''}</div>`,
      );
    },
  };
}

/** The function of the pager counts for itself. */
function countsItself(): UnseenListing {
  const items = reportsOf(three, (serial) => `/xx/${serial}.html`);
  const last = lastOf(items);
  return {
    name: 'a function that turns to the page after the one that a variable names',
    start: '/xx/list.jsp',
    reports: items,
    ending: 'whole',
    answer(asked) {
      if (asked.url.pathname !== '/xx/list.jsp') return null;
      const page = pageIn(asked, 'cur');
      return dressed(
        `<ul>${openedLines(pageOf(items, page, size))}</ul><p>第${page}页/共${last}页 <a href="javascript:pageNext()">下一页</a></p><script>var cur = ${page}; var total = ${last}; function pageNext() { if (cur < total) { location.href = 'list.jsp?cur=' + (cur + 1); } }</script>`,
      );
    },
  };
}

/** Buttons that are inputs. */
const inputs = files(
  'a pager of buttons that are inputs',
  { start: '/a/list.php', page: /^\/a\/list\.php(?:\?pn=(\d+))?$/, entry: (serial) => `/a/view.php?id=${serial}` },
  (items, page, last) =>
    dressed(
      `<ul>${plainLines(items)}</ul><input type="button" value="上一页"${page === 1 ? ' disabled' : ` onclick="location='list.php?pn=${page - 1}'"`}><input type="button" value="下一页"${page === last ? ' disabled' : ` onclick="location='list.php?pn=${page + 1}'"`}>`,
    ),
);

/** The next page stands in the head alone. */
const inHead = files(
  'a next page that only the head of the page names',
  {
    start: '/category/nb/',
    page: /^\/category\/nb\/(?:page\/(\d+)\/)?$/,
    entry: (serial) => `/archives/${serial}.html`,
  },
  (items, page, last) =>
    dressed(
      `<ul>${openedLines(items)}</ul>`,
      page < last ? `<link rel="next" href="http://www.yunxi.gov.cn/category/nb/page/${page + 1}/">` : '',
    ),
);

/** Addresses of pages are meant from another folder. */
const otherBase = files(
  'a base that is not the folder of the page',
  {
    start: '/zwgk/zfxxgknb/list.html',
    page: /^\/zwgk\/(?:zfxxgknb\/list\.html|nb\/p_(\d+)\.html)$/,
    entry: (serial) => `/zwgk/nb/${serial}/c.html`,
  },
  (items, page, last) =>
    dressed(
      `<ul>${items.map(({ url, title, day }) => `<li><a href="${url.replace('/zwgk/', '')}" target="_blank">${title}</a><span>${day}</span></li>`).join('')}</ul><div class="page">${page < last ? `<a href="nb/p_${page + 1}.html">下一页</a>` : '下一页'} 共${last}页</div>`,
      '<base href="/zwgk/">',
    ),
);

/** Organs down, years across. */
function matrix(): UnseenListing {
  const whose = organs.slice(1, 6);
  const items = reportsOf(three, (serial, year) => `/nb/${year}/art_${serial}.html`, whose).map((entry) => ({
    ...entry,
    title: /\d{4}年/.exec(entry.title)?.[0] ?? '',
    day: null,
  }));
  return {
    name: 'organs down, years across',
    start: '/nb/table.html',
    reports: items,
    ending: 'whole',
    answer: ({ url }) =>
      url.pathname === '/nb/table.html'
        ? dressed(
            `<table><tr><th>单位</th>${three.map((year) => `<th>${year}年</th>`).join('')}</tr>${whose.map((organ, at) => `<tr><td>${organ}</td>${three.map((year, which) => `<td><a href="${items[which * whose.length + at]?.url}">${year}年</a></td>`).join('')}</tr>`).join('')}</table>`,
          )
        : null,
  };
}

/** 更多 leads to another host of the site. */
function moreElsewhere(): UnseenListing {
  const items = reportsOf(three, (serial) => `/nb/${serial}.html`);
  const far = 'http://xxgk.yunxi.gov.cn/nb/';
  return {
    name: 'the first entries here, the whole list on another host',
    start: '/zwgk/index.html',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      if (url.href === far)
        return dressed(
          `<ul>${items
            .map((entry) => ({ ...entry, url: `http://www.yunxi.gov.cn${entry.url}` }))
            .map(({ url: to, title, day }) => `<li><a href="${to}">${title}</a><span>${day}</span></li>`)
            .join('')}</ul>`,
        );
      return url.pathname === '/zwgk/index.html'
        ? dressed(
            `<div class="box"><div class="tt"><h3>政府信息公开年报</h3><a href="${far}">更多&gt;&gt;</a></div><ul>${titledLines(items.slice(0, 5))}</ul></div>`,
          )
        : null;
    },
  };
}

/** Years and organs in a form with a button of its own; it shows this year's. */
function askedByButton(): UnseenListing {
  const items = reportsOf(three, (serial) => `/open/${serial}.html`);
  return {
    name: 'a form of years with a button',
    start: '/open/query.jsp',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname !== '/open/query.jsp') return null;
      const year = url.searchParams.get('nd') ?? '2023';
      return dressed(
        `<form action="query.jsp" method="get"><input type="hidden" name="lm" value="nb">年度：<select name="nd">${three.map((one) => `<option value="${one}"${String(one) === year ? ' selected' : ''}>${one}</option>`).join('')}</select> 关键字：<input type="text" name="kw"><input type="submit" value="查询"></form><ul>${titledLines(ofYear(items, year))}</ul>`,
      );
    },
  };
}

/** The same, with a first choice that is all: nothing is left to ask for. */
function allIsChosen(): UnseenListing {
  const items = reportsOf(three, (serial) => `/open/${serial}.html`);
  let asked = 0;
  return {
    name: 'a form of years whose first choice is all of them',
    start: '/open/query.jsp',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      asked += 1;
      return url.pathname !== '/open/query.jsp' || asked % 4 === 0
        ? null
        : dressed(
            `<form action="query.jsp" method="get"><select name="nd"><option value="">全部</option>${three.map((one) => `<option value="${one}">${one}</option>`).join('')}</select><input type="submit" value="查询"></form><ul>${titledLines(items)}</ul>`,
          );
    },
  };
}

/** The same by POST, with a button that does nothing else. */
function postedByButton(): UnseenListing {
  const items = reportsOf([2023], (serial) => `/open/${serial}.html`);
  return {
    name: 'a form of years that a script sends',
    start: '/open/query.do',
    reports: items,
    ending: 'cut',
    answer: ({ url }) =>
      url.pathname === '/open/query.do'
        ? dressed(
            `年度：<select id="nd">${three.map((one) => `<option>${one}</option>`).join('')}</select><button onclick="query()">查询</button><ul>${titledLines(items)}</ul><script src="/js/q.js"></script>`,
          )
        : null,
  };
}

/** The list of one year in pages, and tabs of the other years that only a script knows. */
function pagesOfOneYear(): UnseenListing {
  const items = reportsOf([2023], (serial) => `/gk/nb/${serial}.html`);
  return {
    name: 'pages of one year, beside tabs of years that only a script knows',
    start: '/gk/list.php',
    reports: items,
    ending: 'cut',
    answer(asked) {
      if (asked.url.pathname !== '/gk/list.php') return null;
      const page = pageIn(asked, 'page');
      return dressed(
        `<ul class="tabs">${[...three, 2020].map((year) => `<li data-y="${year}">${year}年</li>`).join('')}</ul><ul>${plainLines(pageOf(items, page, 5))}</ul><div class="page">${page < 2 ? '<a href="list.php?page=2">下一页</a>' : '下一页'} 共2页</div><script src="/js/tabs.js"></script>`,
      );
    },
  };
}

/** The list of all years in pages, newest first, and the same tabs. */
function pagesOfAllYears(): UnseenListing {
  const items = reportsOf(three, (serial) => `/gk/nb/${serial}.html`);
  return {
    name: 'pages of all years, beside tabs of years that only a script knows',
    start: '/gk/list.php',
    reports: items,
    ending: 'whole',
    answer(asked) {
      if (asked.url.pathname !== '/gk/list.php') return null;
      const page = pageIn(asked, 'page');
      return dressed(
        `<ul class="tabs">${three.map((year) => `<li data-y="${year}">${year}年</li>`).join('')}</ul><ul>${plainLines(pageOf(items, page, 8))}</ul><div class="page">${page < 3 ? `<a href="list.php?page=${page + 1}">下一页</a>` : '下一页'} 共3页</div><script src="/js/tabs.js"></script>`,
      );
    },
  };
}

/** A calendar among the fields of a search. */
function calendarYears(): UnseenListing {
  const items = reportsOf(three, (serial) => `/open/${serial}.html`);
  return {
    name: 'a calendar of years in the search above a list',
    start: '/open/nb.html',
    reports: items,
    ending: 'whole',
    answer: ({ url }) =>
      url.pathname === '/open/nb.html'
        ? dressed(
            `<form action="/search.jsp"><select name="y">${Array.from({ length: 40 }, (_unused, at) => `<option>${2024 - at}</option>`).join('')}</select><input type="submit" value="搜索"></form><ul>${titledLines(items)}</ul>`,
          )
        : null,
  };
}

/** Fields of a form are sent with the number. */
function serialised(): UnseenListing {
  const items = reportsOf(three, (serial) => `/detail/${serial}.html`);
  return {
    name: 'an interface that is sent the fields of a form',
    start: '/gk/annual.html',
    reports: items,
    ending: 'whole',
    answer({ url, method, body }) {
      if (url.pathname === '/gk/annual.html')
        return dressed(
          `<form id="f"><input type="hidden" name="channelId" value="8"><input type="hidden" name="pageNo" value="1"><input type="hidden" name="pageSize" value="${size}"></form><ul id="list"></ul><script>function query() { $.post('/gk/annual/list', $('#f').serialize(), function (res) { $.each(res.rows, function (i, o) { $('#list').append('<li><a href="' + o.url + '">' + o.title + '</a></li>'); }); }); } query();</script>`,
        );
      const form = new URLSearchParams(body);
      if (url.pathname !== '/gk/annual/list' || method !== 'POST' || form.get('channelId') !== '8') return null;
      const rows = pageOf(items, Number(form.get('pageNo')), Number(form.get('pageSize')));
      return json({
        total: items.length,
        rows: rows.map(({ url: to, title, day }) => ({ title, url: to, pubDate: day })),
      });
    },
  };
}

/** Element: the method asks with what its data hold. */
function elementPage(): UnseenListing {
  const items = reportsOf(three, (serial) => `/content/${serial}`);
  return {
    name: 'a page of Element that posts its query',
    start: '/openInfo/annual',
    reports: items,
    ending: 'whole',
    answer({ url, method, body }) {
      if (url.pathname === '/openInfo/annual')
        return dressed(
          `<div id="app"><ul><li v-for="item in tableData" :key="item.id"><a :href="'/content/' + item.id">{{ item.title }}</a><span>{{ item.publishTime }}</span></li></ul><el-pagination @current-change="handleCurrentChange" :current-page="form.pageNum" :page-size="form.pageSize" layout="total, prev, pager, next" :total="total"></el-pagination></div><script>new Vue({ el: '#app', data() { return { tableData: [], total: 0, form: { pageNum: 1, pageSize: ${size}, catalogId: 'NB01' } } }, created() { this.getList() }, methods: { handleCurrentChange(val) { this.form.pageNum = val; this.getList() }, getList() { axios({ method: 'post', url: '/api/openInfo/list', data: this.form }).then(res => { this.tableData = res.data.data.records; this.total = res.data.data.total }) } } })</script>`,
        );
      if (url.pathname !== '/api/openInfo/list' || method !== 'POST') return null;
      const sent = JSON.parse(body) as Record<string, unknown>;
      if (sent['catalogId'] !== 'NB01') return json({ code: 500 });
      const records = pageOf(items, Number(sent['pageNum']), Number(sent['pageSize'])).map(
        ({ url: to, title, day }) => ({
          id: to.split('/').at(-1),
          title,
          publishTime: `${day} 10:00:00`,
        }),
      );
      return json({ code: 200, data: { records, total: items.length, size, current: sent['pageNum'] } });
    },
  };
}

/** Records of an interface that grows while one scrolls, and says nothing of its end. */
function scrolled(): UnseenListing {
  const items = reportsOf(three, (serial) => `/m/${serial}.html`);
  return {
    name: 'scrolling on by a script that nobody can read',
    start: '/m/list.html',
    reports: items.slice(0, 10),
    ending: 'cut',
    answer: ({ url }) =>
      url.pathname === '/m/list.html'
        ? dressed(
            `<ul id="list">${openedLines(items.slice(0, 10))}</ul><script src="/js/mescroll.min.js"></script><script>var mescroll = new MeScroll('body', { up: { callback: upCallback, page: { num: 1, size: 10 } } }); function upCallback(page) { getListDataFromNet(page.num, page.size, render); }</script>`,
          )
        : null,
  };
}

/** Tabs of years, each with its entries in the page, day and month alone. */
function accordion(): UnseenListing {
  const items = reportsOf(three, (serial) => `/zw/nb/${serial}.html`);
  return {
    name: 'an accordion of years',
    start: '/zw/nb/',
    reports: items,
    ending: 'whole',
    answer: ({ url }) =>
      url.pathname === '/zw/nb/'
        ? dressed(
            `<dl class="acc">${three.map((year) => `<dt onclick="toggle(this)">${year}年</dt><dd style="display:none"><ul>${titledLines(ofYear(items, String(year)))}</ul></dd>`).join('')}</dl><script>function toggle(d) { $(d).next().slideToggle(); }</script>`,
          )
        : null,
  };
}

/** A choice of organs, each with a page of its own that leads to a list. */
function organsThenColumns(): UnseenListing {
  const whose = organs.slice(1, 6);
  const items = reportsOf(three, (serial, year) => `/bm/${whose.length}/nb/${year}/${serial}.html`, whose);
  return {
    name: 'organs, each with columns, of which one is for annual reports',
    start: '/bmnb/index.html',
    reports: items,
    ending: 'whole',
    answer({ url }) {
      const found = /^\/bmnb\/(\d)\/(nb\/)?(?:index\.html)?$/.exec(url.pathname);
      if (url.pathname === '/bmnb/index.html')
        return dressed(
          `<div class="bm">${whose.map((organ, at) => `<a href="/bmnb/${at}/">${organ}</a>`).join('')}</div>`,
        );
      const organ = whose[Number(found?.[1] ?? 9)];
      if (found === null || organ === undefined) return null;
      return found[2] === undefined
        ? dressed(
            `<ul class="lm"><li><a href="zn/">信息公开指南</a></li><li><a href="ml/">信息公开目录</a></li><li><a href="nb/">信息公开年报</a></li></ul>`,
          )
        : dressed(`<ul>${titledLines(items.filter(({ title }) => title.startsWith(organ)))}</ul>`);
    },
  };
}

/** Postback by groups of numbers, the next group behind dots. */
function postbackGroups(): UnseenListing {
  const items = reportsOf([2023, 2022, 2021], (serial) => `/Show.aspx?id=${serial}`);
  const small = 3;
  const last = lastPageOf(items, small);
  const view = (page: number): string => {
    const from = Math.floor((page - 1) / 3) * 3 + 1;
    const to = (at: number, label: string): string =>
      `<td><a href="javascript:__doPostBack('gv','Page$${at}')">${label}</a></td>`;
    const numbers = [from, from + 1, from + 2].filter((at) => at <= last);
    return dressed(
      `<form method="post" action="List.aspx" id="f"><input type="hidden" name="__VIEWSTATE" value="s${page}"><table>${pageOf(
        items,
        page,
        small,
      )
        .map(({ url, title, day }) => `<tr><td><a href="${url}">${title}</a></td><td>${day}</td></tr>`)
        .join(
          '',
        )}<tr>${from > 1 ? to(from - 1, '...') : ''}${numbers.map((at) => (at === page ? `<td>${at}</td>` : to(at, String(at)))).join('')}${from + 3 <= last ? to(from + 3, '...') : ''}</tr></table></form>`,
    );
  };
  return {
    name: 'a GridView with numbers by groups of three',
    start: '/List.aspx',
    reports: items,
    ending: 'whole',
    answer({ url, method, body }) {
      if (url.pathname !== '/List.aspx') return null;
      if (method === 'GET') return view(1);
      const form = new URLSearchParams(body);
      const to = Number(/^Page\$(\d+)$/.exec(form.get('__EVENTARGUMENT') ?? '')?.[1]);
      return form.get('__VIEWSTATE') === `s${to - 1}` ? view(to) : '<html><body>error</body></html>';
    },
  };
}

export const ninth: readonly UnseenListing[] = [
  settingsPager,
  guardedJump,
  onlyNextDown,
  groupsOfNumbers(),
  countsItself(),
  inputs,
  inHead,
  otherBase,
  matrix(),
  moreElsewhere(),
  askedByButton(),
  allIsChosen(),
  postedByButton(),
  pagesOfOneYear(),
  pagesOfAllYears(),
  calendarYears(),
  serialised(),
  elementPage(),
  scrolled(),
  accordion(),
  organsThenColumns(),
  postbackGroups(),
];
