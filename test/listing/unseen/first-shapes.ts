import {
  dressed,
  fails,
  pageOf,
  reportsOf,
  three,
  titledLines,
  type Asked,
  type TrueEntry,
  type UnseenListing,
} from './harness.ts';

const numberOf = (asked: Asked, name: string): number => Number(asked.url.searchParams.get(name) ?? 1);

/** Tabs, each with a fragment of its own. */
function tabs(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/gk/content/${serial}.html`);
  return {
    name: 'tabs that load fragments',
    start: '/gk/nb.html',
    reports,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/gk/nb.html')
        return dressed(
          `<div class="tabs">${three.map((year, at) => `<span class="tab${at === 0 ? ' on' : ''}" data-url="/gk/fragment/${year}.html">${year}年</span>`).join('')}</div><div id="box"></div><script>$('.tab').click(function(){ $('#box').load($(this).data('url')); }); $('#box').load('/gk/fragment/2023.html');</script>`,
        );
      const year = /fragment\/(\d{4})\.html/.exec(url.pathname)?.[1];
      return year === undefined
        ? null
        : `<ul>${titledLines(reports.filter(({ title }) => title.includes(`${year}年`)))}</ul>`;
    },
  };
}

function frames(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/xxgk/view.asp?id=${serial}`);
  return {
    name: 'frameset with a list inside',
    start: '/xxgk/index.asp',
    reports,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/xxgk/index.asp')
        return '<html><head><title>信息公开年报</title></head><frameset cols="200,*"><frame src="left.asp" name="left"><frame src="main.asp?lm=nb" name="main"></frameset></html>';
      if (url.pathname === '/xxgk/left.asp')
        return '<html><body><a href="main.asp?lm=zn" target="main">指南</a><br><a href="main.asp?lm=nb" target="main">年报</a></body></html>';
      if (url.pathname !== '/xxgk/main.asp' || url.searchParams.get('lm') !== 'nb')
        return url.searchParams.get('lm') === 'zn' ? '<html><body><p>指南</p></body></html>' : null;
      const page = numberOf({ url } as Asked, 'page');
      const rows = pageOf(reports, page, 12).map(
        ({ url: at, title, day }) =>
          `<tr><td><img src="dot.gif"></td><td><a href="${at}" target="_blank">${title}</a></td><td>${day?.replaceAll('-', '/')}</td></tr>`,
      );
      return `<html><body><table>${rows.join('')}</table><p align=center>第${page}页/共2页 ${page < 2 ? '<a href="main.asp?lm=nb&page=2">下一页</a>' : '下一页'}</p></body></html>`;
    },
  };
}

/** Year, then organ, then the report. */
function listOfLists(): UnseenListing {
  const reports = reportsOf(three, (serial, year) => `/nb/${year}/${serial}/content.html`);
  return {
    name: 'year, then organ, then report',
    start: '/zwgk/nb/index.html',
    reports: reports.map((entry) => ({ ...entry })),
    ending: 'whole',
    answer({ url }) {
      const year = /^\/zwgk\/nb\/(\d{4})\/(?:index\.html)?$/.exec(url.pathname)?.[1];
      const organ = /^\/zwgk\/nb\/(\d{4})\/o(\d+)\/(?:index\.html)?$/.exec(url.pathname);
      if (url.pathname === '/zwgk/nb/index.html')
        return dressed(
          `<ul class="years">${three.map((one) => `<li><a href="${one}/">${one}年</a></li>`).join('')}</ul>`,
        );
      const of = (one: string): TrueEntry[] => reports.filter(({ title }) => title.includes(`${one}年`));
      if (year !== undefined)
        return dressed(
          `<div class="organs">${of(year)
            .map(({ title }, at) => `<a href="o${at}/">${title.replace(/\d{4}年.*/, '')}</a>`)
            .join('')}</div>`,
        );
      return organ === null
        ? null
        : dressed(`<ul>${titledLines(of(organ[1] ?? '').slice(Number(organ[2]), Number(organ[2]) + 1))}</ul>`);
    },
  };
}

/** Calendar leaves: the day large, month and year small; the pager only in a script. */
function leaves(): UnseenListing {
  const reports = reportsOf(three, (serial, year) => `/art/${year + 1}/nb_${serial}.html`);
  return {
    name: 'calendar leaves, pager in a script',
    start: '/nb/list.html',
    reports,
    ending: 'whole',
    answer({ url }) {
      const page =
        url.pathname === '/nb/list.html' ? 1 : Number(/^\/nb\/list-(\d)\.html$/.exec(url.pathname)?.[1] ?? 9);
      if (page > 2) return null;
      const rows = pageOf(reports, page, 12).map(({ url: at, title, day }) => {
        const [y, m, d] = (day ?? '').split('-');
        return `<div class="item"><div class="date"><b>${d}</b><i>${y}-${m}</i></div><div class="con"><h3><a href="${at}">${title}</a></h3><p>为进一步推进政府信息公开，特编制本报告。</p></div></div>`;
      });
      return dressed(`<div class="news">${rows.join('')}</div><div id="pg"></div><script>
var total = 2, cur = ${page}; var s = '';
for (var i = 1; i <= total; i++) { s += '<a href="' + (i == 1 ? 'list.html' : 'list-' + i + '.html') + '">' + i + '</a>'; }
document.getElementById('pg').innerHTML = s;</script>`);
    },
  };
}

/** Data in the page, addresses put together by its script. */
function idsInScript(): UnseenListing {
  const reports = reportsOf([2023, 2022], (serial) => `/zfxxgk/detail.html?id=${serial}`);
  return {
    name: 'addresses made of ids by the page',
    start: '/zfxxgk/nb.html',
    reports,
    ending: 'whole',
    answer({ url }) {
      const data = reports.map(({ url: at, title, day }) => ({ id: Number(at.split('=')[1]), title, pubDate: day }));
      return url.pathname !== '/zfxxgk/nb.html'
        ? null
        : dressed(`<ul id="u"></ul><script>var list = ${JSON.stringify(data)}; var h = '';
for (var i = 0; i < list.length; i++) { h += '<li><a target="_blank" href="/zfxxgk/detail.html?id=' + list[i].id + '">' + list[i].title + '</a><em>' + list[i].pubDate + '</em></li>'; }
$('#u').html(h);</script>`);
    },
  };
}

/** Files without pages of their own. */
function files(): UnseenListing {
  const reports = reportsOf(
    [2023, 2022],
    (serial, year) => `/upload/file/${year + 1}01/${serial}.${serial % 2 === 0 ? 'pdf' : 'docx'}`,
  );
  return {
    name: 'files straight from the list',
    start: '/xxgknb/',
    reports,
    ending: 'whole',
    answer: ({ url }) =>
      url.pathname !== '/xxgknb/'
        ? null
        : dressed(
            `<table class="tb"><thead><tr><th>索引号</th><th>信息名称</th><th>生成日期</th><th>操作</th></tr></thead><tbody>${reports.map(({ url: at, title, day }, n) => `<tr><td>0113456${n}/2024-0000${n}</td><td>${title}</td><td>${day}</td><td><a href="${at}">下载</a></td></tr>`).join('')}</tbody></table>`,
          ),
  };
}

/** Addresses that are passed on. */
function passedOn(): UnseenListing {
  const reports = reportsOf([2023, 2022], (serial) => `/art/nb/${serial}.html`);
  return {
    name: 'links through a page that leads on',
    start: '/nb/all.html',
    reports,
    ending: 'whole',
    answer: ({ url }) =>
      url.pathname !== '/nb/all.html'
        ? null
        : dressed(
            `<ul>${reports.map(({ url: at, title, day }) => `<li><a href="/link.jsp?url=${encodeURIComponent(`http://www.yunxi.gov.cn${at}`)}">${title}</a><span>${day}</span></li>`).join('')}</ul>`,
          ),
  };
}

/** The interface answers with an error. */
function failing(): UnseenListing {
  return {
    name: 'interface that fails',
    start: '/zwgk/nb.html',
    reports: [],
    ending: 'cut',
    answer: ({ url }) =>
      url.pathname === '/zwgk/nb.html'
        ? dressed(
            `<div id="list"></div><script>$.get('/api/article/list', {channelId: 5, pageNo: 1, pageSize: 20}, render);</script>`,
          )
        : fails,
  };
}

/** Nothing but a program from elsewhere. */
function onlyProgram(): UnseenListing {
  return {
    name: 'list drawn by a program from elsewhere',
    start: '/nb/',
    reports: [],
    ending: 'cut',
    answer: ({ url }) =>
      url.pathname === '/nb/' ? dressed('<div id="app"></div><script src="/static/js/app.8f2e.js"></script>') : null,
  };
}

/** A pager whose function stands in a file. */
function unknownPager(): UnseenListing {
  const reports = reportsOf([2023], (serial) => `/c/${serial}/content_${serial}.html`);
  return {
    name: 'pager whose function stands elsewhere',
    start: '/nb/index.html',
    reports,
    ending: 'cut',
    answer: ({ url }) =>
      url.pathname === '/nb/index.html'
        ? dressed(
            `<ul>${titledLines(reports)}</ul><div class="page"><a href="javascript:;" onclick="nextPage()">下一页</a><span>共 31 条记录</span></div><script src="/js/page.js"></script>`,
          )
        : null,
  };
}

/** Reports among what only speaks of them. */
function amongOthers(): UnseenListing {
  const reports = reportsOf([2023], (serial) => `/art/2024/1/30/art_10_${serial}.html`);
  const others = [
    '一图读懂云溪县2023年政府信息公开工作年度报告',
    '《云溪县2023年政府信息公开工作年度报告》解读',
    '政府信息公开工作年度报告制度',
    '云溪县2024年政务公开工作要点',
    '云溪县各部门2023年政府信息公开工作年度报告汇总',
    '2023年政府信息公开工作年度报告目录',
    '关于做好2023年政府信息公开工作年度报告编制工作的通知',
    '云溪县2023年法治政府建设年度报告',
    '云溪县教育局2023年部门预算',
    '政府信息公开工作年度报告格式（模板）',
    '云溪县2023年政府网站工作年度报表',
  ];
  return {
    name: 'reports among what speaks of them',
    start: '/nb/index.html',
    reports,
    ending: 'whole',
    answer: ({ url }) =>
      url.pathname === '/nb/index.html'
        ? dressed(
            `<ul>${others.map((title, at) => `<li><a href="/art/2024/2/${at + 1}/art_11_${at}.html">${title}</a><span>2024-02-${String(at + 1).padStart(2, '0')}</span></li>${at < reports.length ? titledLines(reports.slice(at, at + 1)) : ''}`).join('')}</ul>`,
          )
        : null,
  };
}

/** Addresses hidden in Base64. */
function encoded(): UnseenListing {
  const reports = reportsOf([2023, 2022], (serial) => `/nb/content/${serial}.html`);
  return {
    name: 'addresses in Base64',
    start: '/nb/list.html',
    reports,
    ending: 'whole',
    answer: ({ url }) =>
      url.pathname === '/nb/list.html'
        ? dressed(
            `<ul>${reports.map(({ url: at, title, day }) => `<li><a href="javascript:void(0)" onclick="openUrl('${Buffer.from(`http://www.yunxi.gov.cn${at}`).toString('base64')}')">${title}</a><span>${day}</span></li>`).join('')}</ul><script>function openUrl(s){ window.open(window.atob(s)); }</script>`,
          )
        : null,
  };
}

export const firstShapes: readonly UnseenListing[] = [
  tabs(),
  frames(),
  listOfLists(),
  leaves(),
  idsInScript(),
  files(),
  passedOn(),
  failing(),
  onlyProgram(),
  unknownPager(),
  amongOthers(),
  encoded(),
];
