import {
  dressed,
  json,
  lastPageOf,
  openedLines,
  pageOf,
  plainLines,
  reportsOf,
  three,
  titledLines,
  type Asked,
  type TrueEntry,
  type UnseenListing,
} from './harness.ts';

const size = 8;
const lastOf = (items: readonly unknown[]): number => lastPageOf(items, size);

/** A list in pages, each made by its number; `at` tells the number that is asked for, or null for what is not of the list. */
function inPages(
  given: Pick<UnseenListing, 'name' | 'start' | 'reports'> & { readonly ending?: 'whole' | 'cut' },
  at: (asked: Asked) => number | null,
  show: (items: readonly TrueEntry[], page: number, last: number) => string,
): UnseenListing {
  const last = lastOf(given.reports);
  return {
    ending: 'whole',
    ...given,
    answer(asked) {
      const page = at(asked);
      if (page === null || page < 1 || page > last) return null;
      return show(pageOf(given.reports, page, size), page, last);
    },
  };
}

const numberIn = (path: RegExp, { url }: Asked, first = 1): number | null => {
  const found = path.exec(url.pathname);
  return found === null ? null : Number(found[1] ?? first);
};

const queried = (path: string, name: string, { url, method }: Asked): number | null =>
  url.pathname === path && method === 'GET' ? Number(url.searchParams.get(name) ?? 1) : null;

const undated = (items: readonly TrueEntry[]): readonly TrueEntry[] => items.map((item) => ({ ...item, day: null }));

const counted = (name: string, data: (list: readonly object[]) => object): UnseenListing => ({
  name,
  start: '/nb/',
  reports: reportsOf([2023], (serial) => `/nb/d/${serial}.html`),
  ending: 'cut',
  answer({ url }) {
    if (url.pathname !== '/nb/') return null;
    const rows = this.reports.map(({ title, url: link, day }) => ({ title, link, publishDate: day }));
    return dressed(
      `<div id="root"></div><script id="__DATA__" type="application/json">${json(data(rows))}</script><script src="/a.js"></script>`,
    );
  },
});

export const twelfthPagers: readonly UnseenListing[] = [
  inPages(
    {
      name: 'a pager made by a constructor with a pattern for the addresses',
      start: '/zwgk/nb/list.html',
      reports: reportsOf(three, (serial) => `/zwgk/nb/content_${serial}.html`),
    },
    (asked) => numberIn(/^\/zwgk\/nb\/list(?:_(\d+))?\.html$/, asked),
    (items, page, last) =>
      dressed(
        `<ul class="list">${titledLines(items)}</ul><div id="pager"></div><script>new Pager({el:'#pager',total:${last * size},pageSize:${size},current:${page},first:'list.html',url:'list_{page}.html'}).render();</script>`,
      ),
  ),
  inPages(
    {
      name: 'numbers of pages that lead nowhere by themselves, for a script that is not there',
      start: '/nb/',
      reports: reportsOf([2023], (serial) => `/nb/a${serial}.html`),
      ending: 'cut',
    },
    (asked) => numberIn(/^\/nb\/$/, asked),
    (items) =>
      dressed(
        `<ul>${plainLines(items)}</ul><div class="fy"><a class="on">1</a><a href="javascript:;" data-p="2">2</a><a href="javascript:;" data-p="3">3</a><a href="javascript:;" data-p="next">&gt;</a></div><script src="/js/fy.js"></script>`,
      ),
  ),
  inPages(
    {
      name: 'a choice of pages whose function makes the address, under a list without days',
      start: '/gk/list.jsp?lm=12',
      reports: undated(reportsOf(three, (serial) => `/gk/show.jsp?wid=${serial}`)),
    },
    (asked) => queried('/gk/list.jsp', 'cur', asked),
    (items, page, last) =>
      dressed(
        `<dl>${items.map(({ url, title }) => `<dt><a href="${url}">${title}</a></dt>`).join('')}</dl>共24条记录 转到 <select onchange="jump(this.value)">${Array.from({ length: last }, (_unused, at) => `<option value="${at + 1}"${at + 1 === page ? ' selected' : ''}>第${at + 1}页</option>`).join('')}</select><script>function jump(p){ window.location.href = 'list.jsp?lm=12&cur=' + p; }</script>`,
      ),
  ),
  inPages(
    {
      name: 'rows with days in brackets, and a pager of numbers in brackets',
      start: '/list.asp?cid=9',
      reports: reportsOf(three, (serial) => `/show.asp?id=${serial}`),
    },
    (asked) => queried('/list.asp', 'page', asked),
    (items, page, last) =>
      dressed(
        `<table>${items.map(({ url, title, day }) => `<tr><td>·<a href="${url}">${title}</a> <font color="gray">[${day?.replaceAll('-', '/')}]</font></td></tr>`).join('')}</table><p>共24条 每页${size}条 ${Array.from({ length: last }, (_unused, at) => (at + 1 === page ? `[${page}]` : `<a href="list.asp?cid=9&page=${at + 1}">[${at + 1}]</a>`)).join(' ')} ${page < last ? `<a href="list.asp?cid=9&page=${page + 1}">[下一页]</a> <a href="list.asp?cid=9&page=${last}">[尾页]</a>` : ''}</p>`,
      ),
  ),
  inPages(
    {
      name: 'a form that is sent by GET with the number of the page set by a function',
      start: '/search/list.do?channelId=77',
      reports: reportsOf(three, (serial) => `/content/2024-01/28/content_${serial}.htm`),
    },
    (asked) => queried('/search/list.do', 'pageNum', asked),
    (items, page, last) =>
      dressed(
        `<form name="f" action="/search/list.do" method="get"><input type="hidden" name="channelId" value="77"><input type="hidden" name="pageNum" value="${page}"></form><ul>${openedLines(items)}</ul><div>第${page}页 共${last}页 <a href="javascript:goPage(${page - 1})">上一页</a> <a href="javascript:goPage(${page + 1})">下一页</a> 到第<input id="to" size="2">页</div><script>function goPage(n){ if(n<1||n>${last}) return; document.forms['f'].pageNum.value = n; document.forms['f'].submit(); }</script>`,
      ),
  ),
  inPages(
    {
      name: 'a form that is sent by POST with the number of the page set by a function',
      start: '/xxgk/list.action',
      reports: reportsOf(three, (serial) => `/xxgk/view/${serial}.html`),
    },
    ({ url, method, body }) =>
      url.pathname === '/xxgk/list.action'
        ? method === 'GET'
          ? 1
          : Number(new URLSearchParams(body).get('page.pageNo') ?? 0)
        : null,
    (items, page, last) =>
      dressed(
        `<form id="pageForm" action="/xxgk/list.action" method="post"><input type="hidden" name="catalogId" value="31"><input type="hidden" id="pageNo" name="page.pageNo" value="${page}"><ul>${openedLines(items)}</ul></form><p>共${last}页 当前第${page}页 ${page < last ? `<a href="#" onclick="toPage(${page + 1});return false;">下一页</a> <a href="#" onclick="toPage(${last});return false;">末页</a>` : ''}</p><script>function toPage(no){ document.getElementById('pageNo').value = no; document.getElementById('pageForm').submit(); }</script>`,
      ),
  ),
  inPages(
    {
      name: 'an arrow to the next page and nothing else',
      start: '/nb/p1.html',
      reports: reportsOf(three, (serial) => `/nb/${serial}.html`),
    },
    (asked) => numberIn(/^\/nb\/p(\d+)\.html$/, asked),
    (items, page, last) =>
      dressed(
        `<ul>${plainLines(items)}</ul><p class="turn">${page > 1 ? `<a href="p${page - 1}.html">←</a>` : ''} ${page} ${page < last ? `<a href="p${page + 1}.html">→</a>` : ''}</p>`,
      ),
  ),
  {
    name: 'a button that loads more by an interface, below what the server made',
    start: '/nb/index.html',
    reports: reportsOf(three, (serial) => `/nb/d/${serial}.html`),
    ending: 'whole',
    answer({ url }) {
      const page = url.pathname === '/nb/index.html' ? 1 : Number(url.searchParams.get('page') ?? 1);
      const items = pageOf(this.reports, page, size);
      if (url.pathname === '/api/nb/list')
        return json({
          code: 0,
          total: 24,
          list: items.map((one) => ({ title: one.title, url: one.url, date: one.day })),
        });
      if (url.pathname !== '/nb/index.html') return null;
      return dressed(
        `<ul id="list">${plainLines(items)}</ul><button id="more">加载更多</button><script>var page=1;$('#more').click(function(){page++;$.getJSON('/api/nb/list?page='+page,function(d){$.each(d.list,function(i,o){$('#list').append('<li><a href="'+o.url+'">'+o.title+'</a><em>'+o.date+'</em></li>');});});});</script>`,
      );
    },
  },
  {
    name: 'an empty page whose script file asks for the list with named parameters, days as milliseconds',
    start: '/nb/index.html',
    reports: reportsOf(three, (serial) => `/nb/d/${serial}.html`),
    ending: 'whole',
    answer({ url }) {
      if (url.pathname === '/nb/index.html')
        return `<!DOCTYPE html><html><head><title>政府信息公开年报</title></head><body><div id="app"></div><script src="/static/app.js"></script></body></html>`;
      if (url.pathname === '/static/app.js')
        return `const vm=new Vue({el:'#app',data:{rows:[],pageNo:1,total:0},created(){this.load(1)},methods:{load(n){axios.get('/api/doc/list',{params:{channelId:33,pageNo:n,pageSize:${size}}}).then(r=>{this.rows=r.data.data.rows;this.total=r.data.data.total})}}})`;
      if (url.pathname !== '/api/doc/list' || url.searchParams.get('channelId') !== '33') return null;
      const items = pageOf(this.reports, Number(url.searchParams.get('pageNo') ?? 1), size);
      const rows = items.map(({ title, url: docUrl, day }) => ({
        docTitle: title,
        docUrl,
        pubDate: Date.parse(`${day}T02:00:00Z`),
      }));
      return json({ code: 200, data: { rows, total: 24 } });
    },
  },
  counted('data in the page that count more than they hold, and nothing that would ask for the rest', (list) => ({
    list,
    total: 24,
    pageSize: 8,
    current: 1,
  })),
  counted('data in the page whose pager counts more than they hold', (list) => ({
    list,
    page: { total: 24, pageSize: 8, current: 1 },
  })),
  inPages(
    {
      name: 'a second page that the server does not have',
      start: '/nb/index.htm',
      reports: reportsOf([2023], (serial) => `/nb/${serial}.htm`),
      ending: 'cut',
    },
    (asked) => numberIn(/^\/nb\/index\.htm$/, asked),
    (items) =>
      dressed(
        `<ul>${plainLines(items)}</ul><p>共24条 <a href="index_2.htm">下一页</a> <a href="index_3.htm">尾页</a></p>`,
      ),
  ),
];
