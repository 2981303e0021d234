import { dressed, json, pageOf, reportsOf, three, type TrueEntry, type UnseenListing } from './harness.ts';

const idOf = (entry: TrueEntry): string => /\d{4}/.exec(entry.url)?.[0] ?? '';
const records = (items: readonly TrueEntry[]) =>
  items.map((entry) => ({ id: idOf(entry), title: entry.title, pubDate: entry.day }));

interface Asking {
  readonly path: string;
  readonly fields: URLSearchParams;
  readonly method: 'GET' | 'POST';
}

/** A page whose list comes from an interface; `rows` answers null where it is asked in another way. */
function filled(
  name: string,
  page: string,
  rows: (asked: Asking, reports: readonly TrueEntry[]) => string | null,
  files: Readonly<Record<string, string>> = {},
): UnseenListing {
  const reports = reportsOf(three, (serial) => `/nb/${serial}.html`);
  return {
    name,
    start: '/gk/nb.html',
    reports,
    ending: 'whole',
    answer({ method, url, body }) {
      if (url.pathname === '/gk/nb.html') return dressed(page);
      const fields = new URLSearchParams(method === 'POST' ? body : url.search);
      return files[url.pathname] ?? rows({ path: url.pathname, fields, method }, reports);
    },
  };
}

const number = (fields: URLSearchParams, name: string): number => Number(fields.get(name) ?? Number.NaN);
const link = `function fmt(value, row) { return '<a href="/nb/' + row.id + '.html" target="_blank">' + value + '</a>'; }`;

export const fourthGrids: readonly UnseenListing[] = [
  filled(
    'bootstrap-table by attributes',
    `<table data-toggle="table" data-url="/api/info/page" data-query-params="queryParams" data-side-pagination="server" data-pagination="true" data-page-size="10"><thead><tr><th data-field="title" data-formatter="fmt">标题</th></tr></thead></table><script>function queryParams(params) { params.catId = 'nb01'; return params; } ${link}</script>`,
    ({ path, fields }, reports) => {
      const [from, size] = [number(fields, 'offset'), number(fields, 'limit')];
      if (path !== '/api/info/page' || fields.get('catId') !== 'nb01') return null;
      return json({ total: 24, rows: records(reports.slice(from, from + size)) });
    },
  ),
  filled(
    'a datagrid of easyui',
    `<table class="easyui-datagrid" data-options="url:'/xxgk/list.do?cid=12',method:'post',pagination:true,pageSize:10"><thead><tr><th data-options="field:'title',formatter:fmt">名称</th></tr></thead></table><script>${link}</script>`,
    ({ path, fields, method }, reports) =>
      path === '/xxgk/list.do' && method === 'POST'
        ? json({ total: '24', rows: records(pageOf(reports, number(fields, 'page'), number(fields, 'rows'))) })
        : null,
  ),
  filled(
    'DataTables with links in its cells',
    `<table id="nb"></table><script>$('#nb').DataTable({ "serverSide": true, "pageLength": 10, "ajax": { "url": "/gk/data/nb.json", "type": "GET" }, "language": { "url": "/js/zh.json" } });</script>`,
    ({ path, fields }, reports) => {
      const from = number(fields, 'start');
      if (path !== '/gk/data/nb.json') return null;
      const cells = reports
        .slice(from, from + number(fields, 'length'))
        .map(({ url, title, day }, at) => [String(from + at + 1), `<a href="${url}">${title}</a>`, day]);
      return json({ draw: 1, recordsTotal: 24, recordsFiltered: 24, data: cells });
    },
  ),
  filled(
    'a table of layui',
    `<table id="t"></table><script>layui.use('table', function () { var table = layui.table; table.render({ elem: '#t', url: '/gk/list', where: { channel: 'nb' }, page: true, limit: 10, cols: [[{ field: 'title', templet: function (d) { return '<a href="/nb/' + d.id + '.html">' + d.title + '</a>'; } }]] }); });</script>`,
    ({ path, fields }, reports) =>
      path === '/gk/list' && fields.get('channel') === 'nb'
        ? json({ code: 0, count: 24, data: records(pageOf(reports, number(fields, 'page'), number(fields, 'limit'))) })
        : null,
  ),
  filled(
    'an interface in a script file, with the page in its path',
    `<ul class="list-box"></ul><script>var cid = "8816";</script><script src="/res/js/list.js"></script>`,
    ({ path }, reports) => {
      const n = /^\/data\/list\/8816\/([123])\.json$/.exec(path)?.[1];
      const its = pageOf(reports, Number(n), 10).map(({ url, title, day }) => ({ link: url, title, time: day }));
      return n === undefined ? null : json({ totalPage: 3, totalCount: 24, list: its });
    },
    {
      '/res/js/list.js': `function getList(page) { $.ajax({ url: "/data/list/" + cid + "/" + page + ".json", success: function (res) { var h = ""; $.each(res.list, function (i, n) { h += '<li><a href="' + n.link + '">' + n.title + '</a></li>'; }); $(".list-box").html(h); } }); } $(function () { getList(1); });`,
    },
  ),
  filled(
    'layui with its list in a script file',
    `<ul id="artList"></ul><script>var channelId = '1377';</script><script src="/static/js/artlist.js"></script>`,
    ({ path, fields, method }, reports) =>
      path === '/cms/article/list' && method === 'POST' && fields.get('channelId') === '1377'
        ? json({ code: 0, count: 24, data: records(pageOf(reports, number(fields, 'page'), number(fields, 'limit'))) })
        : null,
    {
      '/static/js/artlist.js': `var limit = 10; function load(curr, first) { $.post('/cms/article/list', { channelId: channelId, page: curr, limit: limit }, function (res) { var html = ''; for (var i = 0; i < res.data.length; i++) { var d = res.data[i]; html += '<li><a href="/nb/' + d.id + '.html">' + d.title + '</a></li>'; } if (first) laypage.render({ elem: 'page', count: res.count, limit: limit, jump: function (obj, first) { if (!first) load(obj.curr, false); } }); }, 'json'); } load(1, true);`,
    },
  ),
  filled(
    'XML of no known system, with the page in its name',
    `<div id="list"></div><script>function show(p) { $.ajax({ url: '/xxgk/data/nb_' + p + '.xml', dataType: 'xml', success: function (x) { var h = ''; $(x).find('doc').each(function () { h += '<a href="' + $(this).find('url').text() + '">' + $(this).find('title').text() + '</a>'; }); h += '<a href="javascript:show(' + (p + 1) + ')">下一页</a>'; } }); } show(1);</script>`,
    ({ path }, reports) => {
      const n = /^\/xxgk\/data\/nb_([123])\.xml$/.exec(path)?.[1];
      const docs = pageOf(reports, Number(n), 10).map(
        ({ url, title, day }) =>
          `<doc id="1"><title><![CDATA[${title}]]></title><url>${url}</url><date>${day}</date></doc>`,
      );
      return n === undefined
        ? null
        : `<?xml version="1.0" encoding="utf-8"?>\n<docs total="24" pagecount="3">${docs.join('')}</docs>`;
    },
  ),
  filled(
    'a script that calls back',
    `<ul id="u"></ul><script>var colid = 31, size = 10; function get(n) { var s = document.createElement('script'); s.src = '/jsonp/list.jsp?callback=show&colid=' + colid + '&pagesize=' + size + '&page=' + n; document.body.appendChild(s); } function show(d) { var h = ''; for (var i = 0; i < d.data.length; i++) { h += '<li><a href="/nb/' + d.data[i].docid + '.html">' + d.data[i].doctitle + '</a></li>'; } } get(1);</script>`,
    ({ path, fields }, reports) =>
      path === '/jsonp/list.jsp' && fields.get('colid') === '31'
        ? `show(${json({ recordcount: 24, data: pageOf(reports, number(fields, 'page'), number(fields, 'pagesize')).map((entry) => ({ docid: idOf(entry), doctitle: entry.title, docdate: entry.day })) })});`
        : null,
  ),
];
