import { dressed, fails, pageOf, reportsOf, three, titledLines, type Asked, type UnseenListing } from './harness.ts';

const numberOf = (asked: Asked, name: string): number => Number(asked.url.searchParams.get(name) ?? 1);

/** AspNetPager over a GridView: page by `__doPostBack`, each answer with a state of its own. */
function postback(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/InfoPublic/Show.aspx?id=${serial}`);
  const page = (number: number): string => {
    const rows = pageOf(reports, number, 10).map(
      ({ url, title, day }, at) =>
        `<tr><td align="center">${(number - 1) * 10 + at + 1}</td><td><a href="${url}" target="_blank">${title}</a></td><td>${day}</td></tr>`,
    );
    const link = (to: number, name: string): string =>
      to === number || to < 1 || to > 3
        ? `<a disabled="disabled">${name}</a>`
        : `<a href="javascript:__doPostBack('ctl00$Main$AspNetPager1','${to}')">${name}</a>`;
    return dressed(`<form method="post" action="./List.aspx?cid=1019" id="form1">
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUK${number}state+/=" /><input type="hidden" name="__VIEWSTATEGENERATOR" value="C2EE9ABB" />
<input type="hidden" name="__EVENTTARGET" value="" /><input type="hidden" name="__EVENTARGUMENT" value="" /><input type="hidden" name="__EVENTVALIDATION" value="/wEdAA${number}" />
<input name="ctl00$Main$txtKey" type="text" id="txtKey" /><input type="submit" name="ctl00$Main$btnSearch" value="搜索" />
<table id="GridView1"><tr><th>序号</th><th>标题</th><th>发布日期</th></tr>${rows.join('')}</table>
<div id="AspNetPager1">${link(1, '首页')}${link(number - 1, '上一页')} 1 2 3 ${link(number + 1, '下一页')}${link(3, '尾页')} 当前第${number}页 共3页</div></form>`);
  };
  return {
    name: 'AspNetPager behind __doPostBack',
    start: '/InfoPublic/List.aspx?cid=1019',
    reports,
    ending: 'whole',
    answer({ method, url, body }) {
      if (url.pathname !== '/InfoPublic/List.aspx') return null;
      if (method === 'GET') return page(1);
      const form = new URLSearchParams(body);
      if (form.has('ctl00$Main$btnSearch')) return dressed('没有找到');
      const held = /^\/wEPDwUK\dstate\+\/=$/.test(form.get('__VIEWSTATE') ?? '');
      return held && form.get('__EVENTTARGET') === 'ctl00$Main$AspNetPager1'
        ? page(Number(form.get('__EVENTARGUMENT')))
        : fails;
    },
  };
}

/** A portal of the RuoYi kind: an empty page, a body of JSON, ids for addresses. */
function jsonBody(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/portal/article/${serial}.html`);
  return {
    name: 'interface asked with a body of JSON',
    start: '/portal/list?categoryId=66',
    reports,
    ending: 'whole',
    answer({ method, url, body, type }) {
      if (url.pathname === '/portal/list')
        return dressed(`<ul id="list"></ul><div id="page"></div><script>
var categoryId = '66'; var pageNum = 1; var pageSize = 10;
function load(){ $.ajax({ url: '/prod-api/portal/article/list', type: 'POST', contentType: 'application/json;charset=utf-8', dataType: 'json',
 data: JSON.stringify({ categoryId: categoryId, pageNum: pageNum, pageSize: pageSize }), success: function (res) { var html = '';
 $.each(res.rows, function (i, item) { html += '<li><a href="/portal/article/' + item.articleId + '.html">' + item.title + '</a><span>' + item.publishTime + '</span></li>'; });
 $('#list').html(html); $('#page').pagination({ total: res.total, callback: function (n) { pageNum = n; load(); } }); } }); }
load();</script>`);
      if (url.pathname !== '/prod-api/portal/article/list' || method !== 'POST') return null;
      if (!type.includes('json')) return '{"code":500,"msg":"Content type not supported"}';
      const asked = JSON.parse(body) as { categoryId: string; pageNum: number; pageSize: number };
      if (asked.categoryId !== '66' || typeof asked.pageNum !== 'number') return '{"code":500,"msg":"error"}';
      const rows = pageOf(reports, asked.pageNum, asked.pageSize).map(({ url: at, title, day }) => ({
        articleId: Number(/\d+/.exec(at)?.[0]),
        title,
        publishTime: `${day} 09:30:00`,
        clickCount: 7,
      }));
      return JSON.stringify({ code: 200, msg: '查询成功', total: reports.length, rows });
    },
  };
}

/** 加载更多: fragments of the list by number, until one is empty. */
function loadMore(): UnseenListing {
  const reports = reportsOf(three, (serial, year) => `/nb/${year + 1}/01/${serial}.html`);
  return {
    name: '加载更多 with fragments of the list',
    start: '/nb/index.html',
    reports,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/nb/index.html')
        return dressed(`<ul class="list">${titledLines(pageOf(reports, 1, 10))}</ul><div class="loadmore" onclick="loadMore()">加载更多</div><script>
var page = 1; function loadMore(){ page++; $.get('/api/cms/loadList', { channelId: 77, page: page, size: 10 }, function(html){ if($.trim(html)==''){ $('.loadmore').text('没有更多了'); return; } $('.list').append(html); }); }</script>`);
      return url.pathname === '/api/cms/loadList'
        ? titledLines(pageOf(reports, numberOf({ url } as Asked, 'page'), 10))
        : null;
    },
  };
}

/** A form sent by a function that fills in the number. */
function formSubmit(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/gk/detail.do?infoId=${serial}`);
  const page = (number: number): string =>
    dressed(`<form name="pageForm" id="pageForm" action="/gk/list.do" method="post"><input type="hidden" name="colId" value="31"/><input type="hidden" name="pageNo" value="${number}"/></form>
<table>${pageOf(reports, number, 8)
      .map(({ url, title, day }) => `<tr><td><a href="${url}">${title}</a></td><td>[${day}]</td></tr>`)
      .join('')}</table>
<div class="pages">共24条记录 ${number < 3 ? `<a href="#" onclick="toPage(${number + 1});return false;">下一页</a> <a href="#" onclick="toPage(3);return false;">末页</a>` : '下一页 末页'}</div>
<script>function toPage(n){ var f = document.pageForm; f.pageNo.value = n; f.submit(); }</script>`);
  return {
    name: 'form sent by a function',
    start: '/gk/list.do?colId=31',
    reports,
    ending: 'whole',
    answer({ method, url, body }) {
      if (url.pathname !== '/gk/list.do') return null;
      const given = method === 'POST' ? new URLSearchParams(body) : url.searchParams;
      return given.get('colId') === '31' ? page(Number(given.get('pageNo') ?? 1)) : null;
    },
  };
}

/** Pages numbered from 0. */
function fromZero(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/xxgk/content_${serial}.jspx`);
  return {
    name: 'pages numbered from 0',
    start: '/xxgk/nb.jspx',
    reports,
    ending: 'whole',
    answer({ url }) {
      const at = Number(url.searchParams.get('page') ?? 0);
      if (url.pathname !== '/xxgk/nb.jspx' || at > 2) return null;
      return dressed(
        `<ul>${titledLines(pageOf(reports, at + 1, 9))}</ul><div class="pager"><a href="nb.jspx?page=0">首页</a>${at > 0 ? `<a href="nb.jspx?page=${at - 1}">上页</a>` : ''}<span>${at + 1}/3</span>${at < 2 ? `<a href="nb.jspx?page=${at + 1}">下页</a>` : ''}<a href="nb.jspx?page=2">尾页</a></div>`,
      );
    },
  };
}

function phpcms(): UnseenListing {
  const reports = reportsOf(
    [2023, 2022, 2021, 2020, 2019],
    (serial) => `/index.php?m=content&c=index&a=show&catid=12&id=${serial}`,
  );
  const to = (page: number): string => `/index.php?m=content&amp;c=index&amp;a=lists&amp;catid=12&amp;page=${page}`;
  return {
    name: 'parameters of PHPCMS, an ellipsis in the pager',
    start: '/index.php?m=content&c=index&a=lists&catid=12',
    reports,
    ending: 'whole',
    answer({ url }) {
      const page = Number(url.searchParams.get('page') ?? 1);
      if (url.searchParams.get('a') !== 'lists' || page > 8) return null;
      const rows = pageOf(reports, page, 5).map(
        ({ url: at, title, day }) =>
          `<li><span class="rt">${day} 10:12:33</span>·<a href="http://www.yunxi.gov.cn${at.replaceAll('&', '&amp;')}" target="_blank">${title}</a></li>`,
      );
      const link = (n: number): string => (n === page ? `<span>${n}</span>` : `<a href="${to(n)}">${n}</a>`);
      return dressed(
        `<ul class="list lh24 f14">${rows.join('')}</ul><div id="pages" class="text-c"><a class="a1">40条</a> <a href="${to(page - 1)}" class="a1">上一页</a> ${[1, 2, 3].map(link).join(' ')} ..${link(8)} <a href="${to(Math.min(8, page + 1))}" class="a1">下一页</a></div>`,
      );
    },
  };
}

function dedecms(): UnseenListing {
  const reports = reportsOf(three, (serial, year) => `/a/nb/${year + 1}/0128/${serial}.html`);
  return {
    name: 'list_12_2.html of DedeCMS',
    start: '/a/nb/',
    reports,
    ending: 'whole',
    answer({ url }) {
      const page = url.pathname === '/a/nb/' ? 1 : Number(/^\/a\/nb\/list_12_(\d)\.html$/.exec(url.pathname)?.[1] ?? 9);
      if (page > 3) return null;
      const rows = pageOf(reports, page, 8).map(
        ({ url: at, title, day }) =>
          `<li><a href="${at}" class="title">${title}</a><span class="info"><small>日期：</small>${day} <small>点击：</small>118</span><p class="intro">根据《中华人民共和国政府信息公开条例》，现公布年度报告……</p></li>`,
      );
      return dressed(
        `<ul class="e2">${rows.join('')}</ul><div class="dede_pages"><ul class="pagelist">${[1, 2, 3].map((n) => (n === page ? `<li class="thisclass">${n}</li>` : `<li><a href="list_12_${n}.html">${n}</a></li>`)).join('')}${page < 3 ? `<li><a href="list_12_${page + 1}.html">下一页</a></li><li><a href="list_12_3.html">末页</a></li>` : ''}<li><span class="pageinfo">共 <strong>3</strong>页<strong>24</strong>条</span></li></ul></div>`,
      );
    },
  };
}

/** Years are chosen from a list, by a script. */
function yearSelect(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/ndbg/show.jsp?newsid=${serial}`);
  return {
    name: 'select of years by script',
    start: '/ndbg/list.jsp',
    reports,
    ending: 'whole',
    answer({ url }) {
      const year = Number(url.searchParams.get('nd') ?? 2023);
      if (url.pathname !== '/ndbg/list.jsp') return null;
      const rows = reports.filter(({ title }) => title.includes(`${year}年`));
      return dressed(
        `<select id="nd" onchange="location.href='list.jsp?nd='+this.value">${three.map((one) => `<option value="${one}"${one === year ? ' selected' : ''}>${one}年</option>`).join('')}</select><ul>${titledLines(rows)}</ul>`,
      );
    },
  };
}

export const firstPagers: readonly UnseenListing[] = [
  postback(),
  jsonBody(),
  loadMore(),
  formSubmit(),
  fromZero(),
  phpcms(),
  dedecms(),
  yearSelect(),
];
