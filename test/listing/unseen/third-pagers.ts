import {
  dressed,
  fails,
  json,
  pageOf,
  plainLines,
  reportsOf,
  three,
  type TrueEntry,
  type UnseenListing,
} from './harness.ts';

const idOf = (entry: TrueEntry): string => /\d{4}/.exec(entry.url)?.[0] ?? '';

/** The older AspNetPager with arrows of a picture font, and a field to jump. */
function arrows(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/gk/read.aspx?newsid=${serial}`);
  const page = (n: number): string => {
    const arrow = (to: number, sign: string): string =>
      to === n || to < 1 || to > 3
        ? `<a disabled="true"><font face="webdings">${sign}</font></a>`
        : `<a href="javascript:__doPostBack('MoreInfoList1$Pager','${to}')"><font face="webdings">${sign}</font></a>`;
    return `<html><body><form name="Form1" method="post" action="more.aspx?cat=08" id="Form1"><input type="hidden" name="__EVENTTARGET" value="" /><input type="hidden" name="__VIEWSTATE" value="v${n}" />
<table id="DataGrid1">${pageOf(reports, n, 10)
      .map(
        (entry, at) =>
          `<tr><td>${at + 1}</td><td align="left"><a href="${entry.url}" target="_blank" title="${entry.title}">${entry.title.slice(0, 16)}...</a></td><td>${entry.day}</td></tr>`,
      )
      .join('')}</table>
<div id="MoreInfoList1_Pager"><table><tr><td>记录总数：<font color="blue"><b>24</b></font> 总页数：<b>3</b> 当前页：<b>${n}</b></td><td>${arrow(1, '9')}${arrow(n - 1, '3')}<font color="red">${n}</font>${arrow(n + 1, '4')}${arrow(3, ':')} 转到<input type="text" value="${n}" name="MoreInfoList1$Pager_input" />页<input type="submit" name="MoreInfoList1$Pager" value="go" /></td></tr></table></div></form></body></html>`;
  };
  return {
    name: 'arrows of a picture font',
    start: '/gk/more.aspx?cat=08',
    reports,
    ending: 'whole',
    answer({ method, url, body }) {
      if (url.pathname !== '/gk/more.aspx') return null;
      const form = new URLSearchParams(body);
      if (method === 'GET') return page(1);
      return form.get('__EVENTTARGET') === 'MoreInfoList1$Pager' &&
        (form.get('__VIEWSTATE') ?? '') !== '' &&
        !form.has('MoreInfoList1$Pager')
        ? page(Number(form.get('__EVENTARGUMENT')))
        : fails;
    },
  };
}

/** XMLHttpRequest with a body of JSON and a template for its rows. */
function xhr(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/xxgk/${serial}/nr.html`);
  return {
    name: 'XMLHttpRequest with JSON',
    start: '/xxgk/nb.html',
    reports,
    ending: 'whole',
    answer({ method, url, body, type }) {
      if (url.pathname === '/xxgk/nb.html')
        return dressed(`<div class="news-list"></div><script>
var params = { "siteId": "4407", "channelId": 118, "pageIndex": 1, "pageSize": 12, "year": "" };
function getList() { var xhr = new XMLHttpRequest(); xhr.open("POST", "/IGI/nfw/getInfoList", true); xhr.setRequestHeader("Content-Type", "application/json");
 xhr.onload = function () { var res = JSON.parse(xhr.responseText); var box = document.querySelector('.news-list'); res.result.data.forEach(function (d) { box.innerHTML += \`<a href="/xxgk/\${d.manuscriptId}/nr.html">\${d.title}<span>\${d.publishedTimeStr}</span></a>\`; }); };
 xhr.send(JSON.stringify(params)); } getList();</script>`);
      if (url.pathname !== '/IGI/nfw/getInfoList' || method !== 'POST' || !type.includes('json')) return null;
      const asked = JSON.parse(body) as { siteId: string; channelId: number; pageIndex: number; pageSize: number };
      if (asked.channelId !== 118 || asked.siteId !== '4407') return json({ result: { data: [], totalCount: 0 } });
      return json({
        success: true,
        result: {
          totalCount: 24,
          data: pageOf(reports, asked.pageIndex, asked.pageSize).map((entry) => ({
            manuscriptId: idOf(entry),
            title: entry.title,
            publishedTimeStr: `${entry.day} 08:00:00`,
          })),
        },
      });
    },
  };
}

/** Parameters in one text. */
function textParams(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/article/${serial}`);
  return {
    name: 'parameters in one text',
    start: '/nb',
    reports,
    ending: 'whole',
    answer({ method, url, body }) {
      if (url.pathname === '/nb')
        return dressed(`<ul class="article-list"></ul><script>var cid = 209, pageNo = 1;
$.ajax({ type: 'POST', url: '/front/article/listAjax', data: 'cid=' + cid + '&pageNo=' + pageNo + '&pageSize=8', dataType: 'json', success: function (r) { $.each(r.data.items, function (i, it) { $('.article-list').append('<li><a href="/article/' + it.id + '">' + it.title + '</a><span>' + it.createDate + '</span></li>'); }); } });</script>`);
      if (url.pathname !== '/front/article/listAjax' || method !== 'POST') return null;
      const form = new URLSearchParams(body);
      if (form.get('cid') !== '209') return json({ data: { items: [], totalPage: 0 } });
      return json({
        data: {
          items: pageOf(reports, Number(form.get('pageNo')), 8).map((entry) => ({
            id: Number(idOf(entry)),
            title: entry.title,
            createDate: entry.day,
          })),
          totalPage: 3,
          totalRow: 24,
        },
      });
    },
  };
}

/** Records opened by a function that is given two of their fields. */
function openedByFields(): UnseenListing {
  const reports = reportsOf([2023, 2022], (serial) => `/portal/detail.jsp?type=nb&gid=${serial}`);
  return {
    name: 'records that a function opens',
    start: '/portal/nb.jsp',
    reports,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/portal/nb.jsp')
        return dressed(`<table id="tb"></table><script>function openInfo(lx, bh) { window.open('/portal/detail.jsp?type=' + lx + '&gid=' + bh); }
$.getJSON('/portal/queryInfo.do?lm=nb', function (d) { $.each(d.rows, function (i, r) { $('#tb').append('<tr onclick="openInfo(\\'' + r.lx + '\\',\\'' + r.guid + '\\')"><td>' + r.bt + '</td><td>' + r.fbrq + '</td></tr>'); }); });</script>`);
      return url.pathname === '/portal/queryInfo.do'
        ? json({ rows: reports.map((entry) => ({ lx: 'nb', guid: idOf(entry), bt: entry.title, fbrq: entry.day })) })
        : null;
    },
  };
}

/** A form of years that is sent when a choice changes. */
function yearForm(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/nbxx/${serial}.html`);
  return {
    name: 'a form of years',
    start: '/nbxx/search',
    reports,
    ending: 'whole',
    answer({ url }) {
      if (url.pathname !== '/nbxx/search') return null;
      const year = url.searchParams.get('year') ?? '2023';
      return dressed(
        `<form action="/nbxx/search" method="get"><input type="hidden" name="lm" value="9"/><select name="year" onchange="this.form.submit()">${three.map((one) => `<option${String(one) === year ? ' selected' : ''}>${one}</option>`).join('')}</select></form><ul>${plainLines(reports.filter(({ title }) => title.includes(`${year}年`)))}</ul>`,
      );
    },
  };
}

/** 更多 below a short list leads to the whole one. */
function shortList(): UnseenListing {
  const reports = reportsOf(three, (serial, year) => `/gk/nb/${year}/t_${serial}.html`);
  return {
    name: 'short lists of sections with 更多',
    start: '/gk/nb/index.html',
    reports,
    ending: 'whole',
    answer({ url }) {
      const of = (kind: string): TrueEntry[] => reports.filter(({ title }) => title.includes('局') === (kind === 'bm'));
      if (url.pathname === '/gk/nb/index.html')
        return dressed(
          ['zf', 'bm']
            .map(
              (kind) =>
                `<div class="box"><h2>${kind === 'zf' ? '政府年报' : '部门年报'}<a href="./${kind}/">更多&gt;&gt;</a></h2><ul>${plainLines(of(kind).slice(0, 4))}</ul></div>`,
            )
            .join(''),
        );
      const kind = /^\/gk\/nb\/(zf|bm)\/(?:index(?:_(\d))?\.html)?$/.exec(url.pathname);
      if (kind === null) return null;
      const all = of(kind[1] ?? '');
      const n = Number(kind[2] ?? 0) + 1;
      const count = Math.ceil(all.length / 8);
      return n > count
        ? null
        : dressed(
            `<ul>${plainLines(pageOf(all, n, 8))}</ul><script>createPageHTML(${count}, ${n - 1}, "index", "html");</script>`,
          );
    },
  };
}

/** Pages announced in attributes for a plugin that turns addresses. */
function attributes(): UnseenListing {
  const reports = reportsOf(three, (serial) => `/zwgk/nb/content_${serial}.shtml`);
  return {
    name: 'a pager in attributes',
    start: '/zwgk/nb/list.shtml',
    reports,
    ending: 'whole',
    answer({ url }) {
      const n =
        url.pathname === '/zwgk/nb/list.shtml'
          ? 1
          : Number(/^\/zwgk\/nb\/list_(\d)\.shtml$/.exec(url.pathname)?.[1] ?? 9);
      return n > 3
        ? null
        : dressed(
            `<ul>${plainLines(pageOf(reports, n, 8))}</ul><div class="pagination" data-count="3" data-current="${n}" data-url="list_{page}.shtml"></div>`,
          );
    },
  };
}

export const thirdPagers: readonly UnseenListing[] = [
  arrows(),
  xhr(),
  textParams(),
  openedByFields(),
  yearForm(),
  shortList(),
  attributes(),
];
