import { dressed, reportsOf, titledLines, type UnseenListing } from './harness.ts';

/** A list that shows all it has, with a pager below; `same` are the addresses at which it stands. */
const one = (
  name: string,
  start: string,
  pager: string,
  same: RegExp,
  ending: 'whole' | 'cut' = 'whole',
): UnseenListing => ({
  name,
  start,
  reports: reportsOf([2023], (serial) => `/zwgk/nb/t20240131_${serial}.html`),
  ending,
  answer({ url }) {
    return same.test(url.pathname + url.search)
      ? dressed(`<ul class="list">${titledLines(this.reports)}</ul>${pager}`)
      : null;
  },
});

const pager = (first: string, previous: string, next: string, last: string, count = ''): string =>
  `<div class="page">${count} <a href="${first}">首页</a> <a href="${previous}">上一页</a> <a href="${next}">下一页</a> <a href="${last}">尾页</a></div>`;

const folder = /^\/nb\/(?:index\.html)?$/;
const program = /^\/nb\/list\.jsp\?id=3(?:&page=1)?$/;
const start = '/nb/list.jsp?id=3';
const own = 'list.jsp?id=3&page=1';
const nowhere = 'javascript:void(0)';

/** Lists of one page, and those of which nothing proves that. */
export const thirteenth: readonly UnseenListing[] = [
  one(
    'all links to its own file',
    '/nb/index.html',
    pager('index.html', 'index.html', 'index.html', 'index.html'),
    folder,
  ),
  one(
    'all links to the file of its folder',
    '/nb/',
    pager('index.html', 'index.html', 'index.html', 'index.html'),
    folder,
  ),
  one('the first and the last by a number', start, pager(own, '#', '#', own), program),
  one('all links by a number', start, pager(own, own, own, own), program),
  one('a number, and 1/1', start, pager(own, '#', '#', own, '共8条 1/1页'), program),
  one('a number, and 第1页/共1页', start, pager(own, '#', own, own, '第1页/共1页'), program),
  one(
    'a number, and three pages that no link leads to',
    start,
    pager(own, own, own, own, '第1页/共3页'),
    program,
    'cut',
  ),
  one(
    'a second page that is the last, numbered from zero',
    start,
    pager(`${own.slice(0, -1)}0`, '#', own, own),
    program,
    'cut',
  ),
  one('links that a script turns', '/nb/', pager(nowhere, nowhere, nowhere, nowhere), folder, 'cut'),
  one('links that lead nowhere', '/nb/', pager('#', '#', '#', '#'), folder, 'cut'),
  one(
    'calls with a count',
    start,
    '<div class="page"><a href="javascript:gotoPage(1)">首页</a><a href="javascript:gotoPage(1)">尾页</a> 共1页</div>',
    program,
  ),
  one(
    'words alone',
    '/nb/',
    '<div class="page"><span>首页</span><span>上一页</span><span class="on">1</span><span>下一页</span><span>尾页</span></div>',
    folder,
  ),
  one(
    'disabled links',
    '/nb/',
    '<ul class="pagination"><li class="disabled"><a>上一页</a></li><li class="active"><a href="javascript:;">1</a></li><li class="disabled"><a>下一页</a></li></ul>',
    folder,
  ),
  one('a count in words', '/nb/', '<div>总共 8 条记录 每页 15 条 页次：1/1</div>', folder),
  one(
    'a pager that a library draws',
    '/nb/',
    '<div id="page"></div><script>layui.use("laypage",function(){layui.laypage.render({elem:"page",count:8,limit:15})})</script>',
    folder,
  ),
  one(
    'another that a library draws',
    '/nb/',
    '<div id="kkpager"></div><script>kkpager.generPageHtml({pno:1,total:1,totalRecords:8,mode:"click"})</script>',
    folder,
  ),
  one(
    'a choice of one',
    '/nb/',
    '<div>转到<select onchange="location.href=this.value"><option value="index.html" selected>1</option></select>页</div>',
    folder,
  ),
  one(
    'a field for the number',
    '/nb/',
    '<div class="page">共1页 第<input id="n" value="1">页 <a href="javascript:go()">GO</a></div>',
    folder,
  ),
];
