import {
  dressed,
  json,
  organs,
  pageOf,
  plainLines,
  reportsOf,
  three,
  type Asked,
  type UnseenListing,
} from './harness.ts';

/** Definition lists, leaves of day and year-month behind. */
function definitions(): UnseenListing {
  const reports = reportsOf([2023, 2022], (serial) => `/a/${serial}.html`);
  return {
    name: 'definition lists with the day behind',
    start: '/a/',
    reports,
    ending: 'whole',
    answer: ({ url }) =>
      url.pathname === '/a/'
        ? dressed(
            `<div class="dl">${reports.map((entry) => `<dl><dt><a href="${entry.url}">${entry.title}</a></dt><dd><p>摘要：2023年，全县共受理申请12件。</p><p>发布时间：${entry.day} 来源：县政府办</p></dd></dl>`).join('')}</div><p>共1页 首页 上一页 下一页 尾页</p>`,
          )
        : null,
  };
}

/** Cards that are links as a whole. */
function cards(): UnseenListing {
  const reports = reportsOf([2023, 2022], (serial) => `/nb/detail/${serial}`);
  return {
    name: 'cards that are links as a whole',
    start: '/nb/cards',
    reports,
    ending: 'whole',
    answer: ({ url }) =>
      url.pathname === '/nb/cards'
        ? dressed(
            `<div class="cards">${reports.map((entry) => `<a class="card" href="${entry.url}"><div class="t">${entry.title}</div><div class="m"><span>${entry.day}</span><span>阅读 231</span></div></a>`).join('')}</div>`,
          )
        : null,
  };
}

/** Data in a variable of a file of its own. */
function dataFile(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/nb/${serial}.html`);
  return {
    name: 'data in a file of its own',
    start: '/nb/index.html',
    reports,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/nb/index.html')
        return dressed(
          `<ul id="nblist"></ul><script>$.ajax({ url: './data/nblist.json', dataType: 'json', success: function (r) { $.each(r, function (i, e) { $('#nblist').append('<li><a href="' + e.u + '">' + e.t + '</a><span>' + e.d + '</span></li>'); }); } });</script>`,
        );
      return url.pathname === '/nb/data/nblist.json'
        ? json(reports.map((entry) => ({ t: entry.title, u: entry.url, d: entry.day })))
        : null;
    },
  };
}

/** A tree of organs that an interface answers; each organ's list by another. */
function organInterface(): UnseenListing {
  return {
    name: 'organs from an interface, lists from another',
    start: '/xxgk/orgs.html',
    reports: [],
    ending: 'cut',
    answer({ url }) {
      if (url.pathname === '/xxgk/orgs.html')
        return dressed(`<ul id="orgTree"></ul><div id="infoList"></div><script>$.getJSON('/api/org/list', function (r) { $.each(r.data, function (i, o) { $('#orgTree').append('<li onclick="showInfo(' + o.id + ')">' + o.name + '</li>'); }); });
function showInfo(id) { $.getJSON('/api/info/list', { orgId: id, page: 1 }, paint); }</script>`);
      return url.pathname === '/api/org/list' ? json({ data: organs.map((name, id) => ({ id, name })) }) : null;
    },
  };
}

/** The middle page is empty: its server lost something. */
function hole(): UnseenListing {
  const reports = reportsOf([2023, 2021], (serial) => `/nb/${serial}.html`);
  return {
    name: 'an empty page in the middle',
    start: '/nb/l.html',
    reports,
    ending: 'cut',
    answer({ url }) {
      const n = url.pathname === '/nb/l.html' ? 1 : Number(/^\/nb\/l_(\d)\.html$/.exec(url.pathname)?.[1] ?? 9);
      if (n > 3) return null;
      const pager = [1, 2, 3]
        .map((one) => (one === n ? `<b>${one}</b>` : `<a href="l${one === 1 ? '' : `_${one}`}.html">${one}</a>`))
        .join('');
      return dressed(
        `<ul>${n === 2 ? '' : plainLines(pageOf(reports, n === 1 ? 1 : 2, 8))}</ul><div>${pager}${n < 3 ? `<a href="l_${n + 1}.html">下一页</a>` : ''}</div>`,
      );
    },
  };
}

/** More by a function of the page that fills in the page itself. */
function innerMore(): UnseenListing {
  const reports = reportsOf([2023], (serial) => `/nb/${serial}.html`);
  return {
    name: '点击加载更多 by something elsewhere',
    start: '/nb/more.html',
    reports,
    ending: 'cut',
    answer: ({ url }) =>
      url.pathname === '/nb/more.html'
        ? dressed(
            `<ul>${plainLines(reports)}</ul><button id="more" type="button">点击加载更多</button><script src="/js/m.js"></script>`,
          )
        : null,
  };
}

/** All on one page with a pager of one page. */
function onlyOne(): UnseenListing {
  const reports = reportsOf([2023], (serial) => `/nb/${serial}.html`);
  return {
    name: 'one page with a pager that is off',
    start: '/nb/one.html',
    reports,
    ending: 'whole',
    answer: ({ url }) =>
      url.pathname === '/nb/one.html'
        ? dressed(
            `<ul>${plainLines(reports)}</ul><div class="page"><span class="disabled">上一页</span><a class="cur" href="javascript:void(0)">1</a><a class="disabled" href="javascript:void(0)">下一页</a> 共8条</div><script src="/js/p.js"></script>`,
          )
        : null,
  };
}

/** A column that is empty and says so. */
function empty(): UnseenListing {
  return {
    name: 'a column that says that it is empty',
    start: '/nb/e.html',
    reports: [],
    ending: 'whole',
    answer: ({ url }) =>
      url.pathname === '/nb/e.html'
        ? dressed('<ul class="list"></ul><p>暂无相关信息</p><script src="/js/p.js"></script>')
        : null,
  };
}

/** A log-in stands on the page; its pager is a form without a password. */
function besideLogin(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/site/info/${serial}.do`);
  return {
    name: 'a pager’s form beside a log-in',
    start: '/site/nb.do',
    reports,
    ending: 'whole',
    answer({ url, method, body }) {
      if (url.pathname !== '/site/nb.do') return null;
      const n = Number((method === 'POST' ? new URLSearchParams(body) : url.searchParams).get('pager.pageNumber') ?? 1);
      return dressed(`<form action="/login.do" method="post"><input name="user"/><input type="password" name="pwd"/><input type="hidden" name="page" value="1"/><input type="submit" value="登录"/></form>
<ul>${plainLines(pageOf(reports, n, 9))}</ul><form id="pf" action="/site/nb.do" method="post"><input type="hidden" id="pn" name="pager.pageNumber" value="${n}"/></form><div class="fy">${n < 3 ? `<a href="###" onclick="goto(${n + 1})">下页</a>` : ''}<span>第${n}页/共3页</span></div><script>function goto(n) { $('#pn').val(n); $('#pf').submit(); }</script>`);
    },
  };
}

/** What is not a report stands in the column’s own list, cut and without its day. */
function notReports(): UnseenListing {
  const reports = reportsOf([2023], (serial) => `/nb/art_${serial}.html`);
  const others = [
    '云溪县2023年政府信息公开年度报告解读',
    '图解：云溪县2023年政府信息公开工作年度报告',
    '政府信息公开年报制度',
    '云溪县各单位政府信息公开年度报告目录',
    '2023年政府信息公开工作要点',
    '云溪县人民政府信息公开年度报告汇总页',
    '关于发布2023年政府信息公开年度报告的通知',
    '政府信息公开年度报告审核发布制度',
    '云溪县政府信息公开工作年度报告编制规范',
    '视频解读：2023年政府信息公开年度报告',
    '一张图看懂2023年政府信息公开工作年度报告',
    '2023年政府信息公开工作年度报告数据汇总表',
  ];
  return {
    name: 'titles that only speak of reports',
    start: '/nb/all.html',
    reports,
    ending: 'whole',
    answer: ({ url }) =>
      url.pathname === '/nb/all.html'
        ? dressed(
            `<ul>${plainLines(reports)}${others.map((title, at) => `<li><a href="/nb/art_9${at}00.html">${title}</a></li>`).join('')}</ul>`,
          )
        : null,
  };
}

/** Names of pages by letters, the next one by a link alone. */
function byNext({ name = 'next pages by a link alone' } = {}): UnseenListing {
  const reports = reportsOf(three, (serial) => `/nb/${serial}.htm`);
  const names = ['nb.htm', 'nb_b7f.htm', 'nb_c19.htm'];
  return {
    name,
    start: '/nb/nb.htm',
    reports,
    ending: 'whole',
    answer({ url }: Asked) {
      const at = names.indexOf(url.pathname.slice(4));
      return at === -1
        ? null
        : dressed(
            `<ul>${plainLines(pageOf(reports, at + 1, 9))}</ul><div>${at > 0 ? `<a href="${names[at - 1]}">上一页</a>` : ''}${at < 2 ? `<a href="${names[at + 1]}">下一页</a>` : '<a>下一页</a>'}</div>`,
          );
    },
  };
}

export const thirdShapes: readonly UnseenListing[] = [
  definitions(),
  cards(),
  dataFile(),
  organInterface(),
  hole(),
  innerMore(),
  onlyOne(),
  empty(),
  besideLogin(),
  notReports(),
  byNext(),
];
