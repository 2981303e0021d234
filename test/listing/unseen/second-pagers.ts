import {
  dressed,
  fails,
  json,
  openedLines,
  organs,
  pageOf,
  reportsOf,
  three,
  type Asked,
  type UnseenListing,
} from './harness.ts';

const formOf = ({ method, url, body }: Asked): URLSearchParams =>
  method === 'POST' ? new URLSearchParams(body) : url.searchParams;

/** A GridView whose server takes only what the page before it offered. */
function gridView(): UnseenListing {
  const reports = reportsOf([2023, 2022, 2021, 2020], (serial) => `/xxgk/ShowInfo.aspx?InfoID=${serial}`);
  const page = (n: number): string => {
    const rows = pageOf(reports, n, 10).map(
      ({ url, title, day }, at) =>
        `<tr class="${at % 2 === 0 ? 'row' : 'alt'}"><td>${title.includes('局') ? '部门' : '政府'}</td><td><a id="gv_ctl0${at}_lnk" href="${url.slice(6)}">${title}</a></td><td>${day?.replaceAll('-', '/')}</td></tr>`,
    );
    const links = [1, 2, 3, 4].map((one) =>
      one === n
        ? `<td><span>${one}</span></td>`
        : `<td><a href="javascript:__doPostBack(&#39;ctl00$body$gvList&#39;,&#39;Page$${one}&#39;)">${one}</a></td>`,
    );
    return dressed(`<form name="aspnetForm" method="post" action="InfoList.aspx?type=nb" id="aspnetForm"><div><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" /><input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" /><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="dDw${n}0;b&#43;/==" /></div>
<script type="text/javascript">//<![CDATA[
var theForm = document.forms['aspnetForm']; function __doPostBack(eventTarget, eventArgument) { if (!theForm.onsubmit || (theForm.onsubmit() != false)) { theForm.__EVENTTARGET.value = eventTarget; theForm.__EVENTARGUMENT.value = eventArgument; theForm.submit(); } }
//]]></script><div><input type="hidden" name="__EVENTVALIDATION" value="ev${n}" /></div>
标题：<input name="ctl00$body$txtTitle" type="text" value="" /><input type="submit" name="ctl00$body$btnQuery" value="查 询" /><select name="ctl00$body$ddlDept"><option selected="selected" value="">全部</option><option value="3">教育局</option></select>
<table id="gvList"><tr><th>类别</th><th>标题</th><th>发布时间</th></tr>${rows.join('')}<tr><td colspan="3"><table><tr>${links.join('')}</tr></table></td></tr></table></form>`);
  };
  return {
    name: 'a GridView',
    start: '/xxgk/InfoList.aspx?type=nb',
    reports,
    ending: 'whole',
    answer(asked) {
      if (asked.url.pathname !== '/xxgk/InfoList.aspx') return null;
      if (asked.method === 'GET') return page(1);
      const form = formOf(asked);
      const from = /^dDw(\d)0;b\+\/==$/.exec(form.get('__VIEWSTATE') ?? '')?.[1];
      const to = /^Page\$(\d)$/.exec(form.get('__EVENTARGUMENT') ?? '')?.[1];
      return from === undefined || form.get('__EVENTVALIDATION') !== `ev${from}` || to === undefined
        ? fails
        : page(Number(to));
    },
  };
}

/** Link buttons without an argument: where one stands is known by the state alone. */
function linkButtons(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/web/news_view.aspx?id=${serial}`);
  const page = (n: number): string => {
    const button = (id: string, name: string, on: boolean): string =>
      on
        ? `<a id="${id}" href="javascript:__doPostBack('${id}','')">${name}</a>`
        : `<a id="${id}" class="aspNetDisabled">${name}</a>`;
    return dressed(`<form method="post" action="/web/news.aspx?cid=88" id="form1"><input type="hidden" name="__VIEWSTATE" value="vs-${n}" />
<ul class="news">${openedLines(pageOf(reports, n, 10))}</ul><div>第<span id="lblNow">${n}</span>页 / 共<span id="lblAll">3</span>页 ${button('lbtnFirst', '首页', n > 1)} ${button('lbtnPrev', '上一页', n > 1)} ${button('lbtnNext', '下一页', n < 3)} ${button('lbtnLast', '尾页', n < 3)}</div></form>`);
  };
  return {
    name: 'link buttons',
    start: '/web/news.aspx?cid=88',
    reports,
    ending: 'whole',
    answer(asked) {
      if (asked.method === 'GET') return page(1);
      const form = formOf(asked);
      const now = Number(/^vs-(\d)$/.exec(form.get('__VIEWSTATE') ?? '')?.[1]);
      return form.get('__EVENTTARGET') === 'lbtnNext' && now < 3 ? page(now + 1) : fails;
    },
  };
}

/** Axios with a nested body. */
function nestedBody(): UnseenListing {
  const reports = reportsOf(three, (serial, year) => `/gk/nb/${year + 1}/${serial}.html`);
  return {
    name: 'a nested body of JSON',
    start: '/gk/nb/',
    reports,
    ending: 'whole',
    answer({ url, method, body, type }) {
      if (url.pathname === '/gk/nb/')
        return dressed(`<div id="app"><div class="list"></div></div><script>
const api = '/cms-api/portal'; axios.post(api + '/article/page', { page: { current: 1, size: 10 }, query: { columnCode: 'gk-nb', status: 1 } }).then(function (r) { draw(r.data.data.records); });</script>`);
      if (url.pathname !== '/cms-api/portal/article/page' || method !== 'POST' || !type.includes('json')) return null;
      const asked = JSON.parse(body) as {
        page: { current: number; size: number };
        query: { columnCode: string; status: number };
      };
      if (asked.query.columnCode !== 'gk-nb' || asked.query.status !== 1) return json({ code: 1, msg: '参数错误' });
      const records = pageOf(reports, asked.page.current, asked.page.size).map(({ url: linkUrl, title, day }) => ({
        id: linkUrl.length,
        title,
        linkUrl,
        publishDate: `${day}T01:00:00.000+0000`,
        createTime: '2026-01-01 00:00:00',
      }));
      return json({ code: 0, data: { records, total: 24, size: 10, current: asked.page.current, pages: 3 } });
    },
  };
}

/** A Vue page with its parameters in its data and a template for its links. */
function vueParams(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/info/${serial}/detail.html`);
  return {
    name: 'parameters in the data of a Vue page',
    start: '/list.html?code=nb2',
    reports,
    ending: 'whole',
    answer({ url, method, body }) {
      if (url.pathname === '/list.html')
        return dressed(`<div id="vm"><ul><li v-for="item in rows" :key="item.infoId"><a :href="'/info/' + item.infoId + '/detail.html'" :title="item.infoTitle">{{ item.infoTitle }}</a><span>{{ item.releaseDate }}</span></li></ul><div class="pg"><button @click="turn(queryParams.pageNum + 1)">下一页</button></div></div><script>
new Vue({ el: '#vm', data: function () { return { rows: [], total: 0, queryParams: { pageNum: 1, pageSize: 15, catalogCode: getQueryString('code'), keyword: '' } }; }, mounted: function () { this.load(); },
 methods: { turn: function (n) { this.queryParams.pageNum = n; this.load(); }, load: function () { var that = this; this.$http.post('/gateway/info/queryList', this.queryParams).then(function (res) { that.rows = res.data.rows; that.total = res.data.total; }); } } });</script>`);
      if (url.pathname !== '/gateway/info/queryList' || method !== 'POST' || !body.startsWith('{')) return null;
      const asked = JSON.parse(body) as { pageNum: number; pageSize: number; catalogCode: string; keyword: string };
      if (asked.catalogCode !== 'nb2' || asked.keyword !== '') return json({ rows: [], total: 0 });
      return json({
        total: 24,
        rows: pageOf(reports, asked.pageNum, asked.pageSize).map((entry) => ({
          infoId: Number(/\d+/.exec(entry.url)?.[0]),
          infoTitle: entry.title,
          releaseDate: entry.day,
        })),
      });
    },
  };
}

/** A form that its server reads from the body alone. */
function postedForm(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/public/${serial}/content.shtml`);
  return {
    name: 'a form that is read from the body alone',
    start: '/public/list.action',
    reports,
    ending: 'whole',
    answer({ method, url, body }) {
      if (url.pathname !== '/public/list.action') return null;
      const form = method === 'POST' ? new URLSearchParams(body) : new URLSearchParams();
      const n = Number(form.get('currentPage') ?? 1);
      return dressed(`<form id="pageForm" action="list.action" method="post"><input type="hidden" name="currentPage" id="currentPage" value="${n}"><input type="hidden" name="channel" value="nb"></form><ul>${openedLines(pageOf(reports, n, 9))}</ul>
<p class="page">共 24 条记录 第 ${n}/3 页 ${n < 3 ? `<a href="javascript:gotoPage(${n + 1})">下一页</a> <a href="javascript:gotoPage(3)">末页</a>` : ''}</p><script>function gotoPage(p) { document.getElementById('currentPage').value = p; document.getElementById('pageForm').submit(); }</script>`);
    },
  };
}

/** Endless scrolling: no total, a mark that there is more. */
function scrolling(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/m/article/${serial}`);
  return {
    name: 'endless scrolling',
    start: '/m/list/nb',
    reports,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/m/list/nb')
        return dressed(`<div id="items"></div><div class="loading">加载中...</div><script>
var page = 1, isEnd = false; function load() { if (isEnd) return; $.getJSON('/m/api/articles', { channel: 'nb', page: page, pageSize: 7 }, function (res) { res.data.list.forEach(function (a) { $('#items').append('<a class="item" href="/m/article/' + a.aid + '"><h3>' + a.title + '</h3><p>' + a.pubtime + '</p></a>'); }); isEnd = !res.data.hasMore; page++; }); }
$(window).scroll(function () { if ($(window).scrollTop() + $(window).height() >= $(document).height() - 50) load(); }); load();</script>`);
      if (url.pathname !== '/m/api/articles') return null;
      const n = Number(url.searchParams.get('page'));
      return json({
        ok: true,
        data: {
          hasMore: n * 7 < reports.length,
          list: pageOf(reports, n, 7).map((entry) => ({
            aid: entry.url.split('/').at(-1),
            title: entry.title,
            pubtime: entry.day,
          })),
        },
      });
    },
  };
}

/** A grid that asks by the number of the first record. */
function byOffset(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/nbgk/${serial}.htm`);
  return {
    name: 'an interface by offsets',
    start: '/nbgk/index.htm',
    reports,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/nbgk/index.htm')
        return dressed(
          `<div id="grid"></div><script>var start = 0; var limit = 10; function query() { $.ajax({ url: "/portal/infoList.do", data: { nodeId: "n88", start: start, limit: limit }, success: function (d) { paint(eval('(' + d + ')')); } }); } query();</script>`,
        );
      if (url.pathname !== '/portal/infoList.do' || url.searchParams.get('nodeId') !== 'n88') return null;
      const at = Number(url.searchParams.get('start'));
      return json({
        totalCount: 24,
        root: reports.slice(at, at + 10).map((entry) => ({ TITLE: entry.title, URL: entry.url, PUBDATE: entry.day })),
      });
    },
  };
}

/** Years as tabs whose function loads data. */
function yearTabs(): UnseenListing {
  const reports = reportsOf(three, (serial, year) => `/nb/${year}/${serial}.html`);
  return {
    name: 'tabs of years that load data',
    start: '/nb/index.html',
    reports,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/nb/index.html')
        return dressed(
          `<ul class="tab">${three.map((year) => `<li onclick="loadYear('${year}')">${year}</li>`).join('')}</ul><ul id="result"></ul><script>function loadYear(y) { $.get('/nb/data/' + y + '.json', function (list) { for (var k in list) { $('#result').append('<li><a href="' + list[k].href + '">' + list[k].name + '</a><i>' + list[k].date + '</i></li>'); } }); } loadYear('2023');</script>`,
        );
      const year = /^\/nb\/data\/(\d{4})\.json$/.exec(url.pathname)?.[1];
      return year === undefined
        ? null
        : json(
            reports
              .filter(({ title }) => title.includes(`${year}年`))
              .map((entry) => ({ name: entry.title, href: entry.url, date: entry.day })),
          );
    },
  };
}

/** A frame that a script fills. */
function scriptedFrame(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/zwgk/info_${serial}.html`);
  return {
    name: 'a frame whose address a script sets',
    start: '/zwgk/nb.html',
    reports,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/zwgk/nb.html')
        return dressed(
          `<iframe id="listFrame" width="100%" frameborder="0"></iframe><script>document.getElementById('listFrame').src = '/zwgk/list.jsp?code=A07';</script>`,
        );
      return url.pathname === '/zwgk/list.jsp' && url.searchParams.get('code') === 'A07'
        ? `<html><body><table>${reports.map((entry) => `<tr><td>·</td><td><a href="${entry.url}" target="_blank">${entry.title}</a></td><td>(${entry.day})</td></tr>`).join('')}</table></body></html>`
        : null;
    },
  };
}

/** Organs in a tree; each opens its list in the frame. */
function organTree(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/xxgk/doc/${serial}.html`);
  return {
    name: 'a tree of organs',
    start: '/xxgk/tree.html',
    reports,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/xxgk/tree.html')
        return dressed(
          `<ul class="tree">${organs.map((organ, at) => `<li><a href="javascript:void(0)" onclick="openOrg('00${at}')">${organ}</a></li>`).join('')}</ul><iframe name="box" src="about:blank"></iframe><script>function openOrg(code) { window.frames['box'].location.href = 'orglist.jsp?org=' + code; }</script>`,
        );
      if (url.pathname !== '/xxgk/orglist.jsp') return null;
      const organ = organs[Number(url.searchParams.get('org'))] ?? '';
      return `<html><body><ul>${openedLines(reports.filter(({ title }) => title.startsWith(organ)))}</ul></body></html>`;
    },
  };
}

export const secondPagers: readonly UnseenListing[] = [
  gridView(),
  linkButtons(),
  nestedBody(),
  vueParams(),
  postedForm(),
  scrolling(),
  byOffset(),
  yearTabs(),
  scriptedFrame(),
  organTree(),
];
