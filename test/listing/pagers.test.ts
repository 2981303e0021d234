import { describe, expect, it } from 'vitest';
import { readListing } from '../../src/listing/index.ts';

const folder = 'http://www.example.gov.cn/zfxxgk/nb/';

function pagesOf(pager: string, at = `${folder}index.html`): string[] {
  const text = `<html><body><div class="nav"><a href="/">首页</a></div><ul class="list"><li><a href="/a/1154123.htm">2020年政府信息公开工作年度报告</a><span>2021-01-31</span></li><li><a href="/a/1154124.htm">2019年政府信息公开工作年度报告</a><span>2020-01-31</span></li></ul>${pager}</body></html>`;
  return readListing({ url: at, text, mediaType: 'text/html', kind: 'auto' }).morePages.map((page) =>
    page.replace(folder, ''),
  );
}

describe('a pager that a script draws', () => {
  const three = ['index_1.html', 'index_2.html'];
  it.each([
    ['as TRS writes it', 'createPageHTML(3, 0, "index", "html");'],
    ['with single quotes and no spaces', "createPageHTML(3,0,'index','html');"],
    ['with numbers in quotes', 'createPageHTML("3","0","index","html")'],
    ['with the number of entries at the end', 'createPageHTML(3, 0, "index", "html", 47)'],
    ['with words at the end', `createPageHTML(3, 0, "index", "html", "共47条")`],
    ['with the current page before the count', 'createPageHTML(0, 3, "index", "html")'],
    ['with names before numbers', 'createPageHTML("index", "html", 3, 0)'],
    ['under another name', 'createPageHTML2(3 , 0 , "index" , "html")'],
    ['as a method', 'Pager.createPageHTML(3,0,"index",".html")'],
    ['over several lines', 'createPageHTML(\n  3,\n  0,\n  "index",\n  "html"\n);'],
    [
      'beside a comment that shows how',
      '// createPageHTML(99, 0, "list", "htm")\n createPageHTML(3, 0, "index", "html")',
    ],
    [
      'with its names in variables',
      'var m_nCurr = "0"; var m_strName = "index"; var m_strExt = "html"; createPageHTML(3, m_nCurr, m_strName, m_strExt);',
    ],
    [
      'after its definition',
      'function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){ if(_nPageCount==null) return; }\ncreatePageHTML(3, 0, "index", "html");',
    ],
    ['in lower case', 'createpagehtml(3,0,"index","html")'],
  ])('%s', (_name, script) => expect(pagesOf(`<script>${script}</script>`)).toEqual(three));

  it('goes on from a later page, as its address says', () => {
    const script = '<script>createPageHTML(4, 2, "index", "html");</script>';
    expect(pagesOf(script, `${folder}index_2.html`)).toEqual(['index_3.html']);
  });

  it('into a named box counts from one, and calls its second page by that', () => {
    const boxed = (current: number) => `<script>createPageHTML('page_div',4, ${current},'list','shtml',70);</script>`;
    expect(pagesOf(boxed(1), `${folder}list.shtml`)).toEqual(['list_2.shtml', 'list_3.shtml', 'list_4.shtml']);
    expect(pagesOf(boxed(2), `${folder}list_2.shtml`)).toEqual(['list_3.shtml', 'list_4.shtml']);
    expect(pagesOf('<script>createPageHTML(3, 1, "index", "shtml");</script>')).toEqual([
      'index_2.shtml',
      'index_3.shtml',
    ]);
  });

  it('into a named box may yet name its pages from zero: page 2 tells, and of two both are tried', () => {
    const boxed = "<script>createPageHTML('d',4, 3,'index','html',70)</script>";
    expect(pagesOf(boxed, `${folder}index_2.html`)).toEqual(['index_1.html', 'index_3.html']);
    expect(pagesOf("<script>createPageHTML('d',2, 1,'index','html',30)</script>")).toEqual([
      'index_2.html',
      'index_1.html',
    ]);
  });

  it.each([
    [
      'laypage',
      `<script>layui.laypage.render({elem:'p',count:55,limit:20,curr:1,jump:function(obj,first){if(!first){location.href='list.html?cid=12&page='+obj.curr;}}});</script>`,
      ['list.html?cid=12&page=2', 'list.html?cid=12&page=3'],
    ],
    [
      'pagination',
      `<script>$('#p').pagination({pageCount:3,current:1,callback:function(api){var p=api.getCurrent();window.location.href='list_'+p+'.html';}});</script>`,
      ['list_2.html', 'list_3.html'],
    ],
    [
      'an address with a place for the number',
      `<script>new Paging({el:'#p', totalPage: 3, pageNo: 1, url: 'index_{page}.html'})</script>`,
      ['index_2.html', 'index_3.html'],
    ],
    [
      'a plugin that counts from zero',
      `<script>$('#Pagination').pagination(45, {items_per_page: 20, total: 45, current_page: 0, callback: function(page_index){ location.href = 'list_' + page_index + '.html'; }});</script>`,
      ['list_1.html', 'list_2.html'],
    ],
    [
      'variables, as older templates write it',
      `<script>var currentPage = 0;var countPage = 3;document.write('<a href="index'+"_" + nextPage + "."+'htm">下一页</a>');</script>`,
      ['index_1.htm', 'index_2.htm'],
    ],
    ['settings that say no address', `<script>$('#p').pagination({pageCount:3,current:1});</script>`, []],
  ])('is drawn by %s', (_name, script, pages) => expect(pagesOf(script)).toEqual(pages));

  it('keeps a name with numbers, and an address below a folder', () => {
    expect(pagesOf('<script>createPageHTML(3, 0, "list_1234", "shtml")</script>')).toEqual([
      'list_1234_1.shtml',
      'list_1234_2.shtml',
    ]);
  });

  it('of one page leads nowhere', () => {
    expect(pagesOf('<script>createPageHTML(1, 0, "index", "html")</script>')).toEqual([]);
    expect(pagesOf('<script>createPageHTML(0, 0, "index", "html")</script>')).toEqual([]);
  });
});

describe('a pager of links', () => {
  const range = (name: (page: number) => string, from: number, to: number): string[] =>
    Array.from({ length: to - from + 1 }, (_unused, at) => name(from + at));
  it.each([
    [
      'two numbers, of which the first is no link',
      '<div class="page"><b>1</b> <a href="list_2.html">2</a></div>',
      ['list_2.html'],
    ],
    [
      'two numbers, beside years',
      '<p><a href="?y=2023">2023</a><a href="?y=2022">2022</a></p><ol><li>[1]</li><li><a href="?y=2023&p=2">[2]</a></li></ol>',
      ['index.html?y=2023&p=2', 'index.html?y=2023', 'index.html?y=2022'],
    ],
    [
      'calls of a function that goes to no page after the last',
      '<p><a href="javascript:go(1)">1</a><a href="javascript:go(2)">2</a><a href="javascript:go(3)">下一页</a></p><script>function go(n){ if (n < 1 || n > 2) { return; } location.href = "list_" + n + ".html"; }</script>',
      ['list_2.html'],
    ],
    [
      'numbers with a gap',
      '<div><span>1</span><a href="list_2.html">2</a><a href="list_3.html">3</a>…<a href="list_8.html">8</a></div>',
      range((page) => `list_${page}.html`, 2, 8),
    ],
    [
      'next and a count',
      '<p>共120条 8页 当前第1页 <a href="list_2.html">下一页</a></p>',
      range((page) => `list_${page}.html`, 2, 8),
    ],
    [
      'an arrow and a last page',
      '<div class="page"><a href="?page=2">&gt;</a> <a href="?page=8">&gt;&gt;</a></div>',
      range((page) => `index.html?page=${page}`, 2, 8),
    ],
    [
      'a start that goes by the number of entries',
      '<div><a href="index.html?start=0">1</a><a href="index.html?start=20">2</a><a href="index.html?start=40">3</a><a href="index.html?start=20">下一页</a><a href="index.html?start=140">尾页</a></div>',
      range((page) => `index.html?start=${(page - 1) * 20}`, 2, 8),
    ],
    [
      'words beside arrows',
      '<div class="pagination"><a href="list_2.html">下一页 &raquo;</a><a href="list_8.html">最后页</a></div>',
      range((page) => `list_${page}.html`, 2, 8),
    ],
    [
      'a choice of pages',
      `<select onchange="location.href=this.value">${range((page) => `<option value="list_${page}.html">第${page}页</option>`, 1, 8).join('')}</select>`,
      range((page) => `list_${page}.html`, 2, 8),
    ],
    [
      'a choice of numbers, and the address in its script',
      `<select onchange="location='list_'+this.value+'.html'">${range((page) => `<option value="${page}">${page}</option>`, 1, 8).join('')}</select>`,
      range((page) => `list_${page}.html`, 2, 8),
    ],
    [
      'a form with a hidden page number',
      '<form name="f" action="index.html" method="get"><input type="hidden" name="node_id" value="GK"><input type="hidden" name="cur_page" value="1"></form><div>共8页 <a href="javascript:goPage(2)">下一页</a><a href="javascript:goPage(8)">尾页</a></div>',
      range((page) => `index.html?node_id=GK&cur_page=${page}`, 2, 8),
    ],
    [
      'a function that makes the address',
      `<script>function toPage(n){ if(n<1) return; window.location.href = "list_" + n + ".html"; }</script><a href="javascript:void(0)" onclick="toPage(2)">下一页</a><a href="javascript:;" onclick="toPage(8)">末页</a>`,
      range((page) => `list_${page}.html`, 2, 8),
    ],
    [
      'a function that sets a parameter',
      `<script>function page(p){ location.href='index.html?cid=1019&page='+p; }</script><a href="javascript:page(2)">2</a><a href="javascript:page(3)">3</a><a href="javascript:page(8)">尾页</a>`,
      range((page) => `index.html?cid=1019&page=${page}`, 2, 8),
    ],
    [
      'buttons inside a list of their own',
      '<ul class="pagination"><li class="active"><a>1</a></li><li><a href="list_2.html">2</a></li><li><a href="list_3.html">3</a></li><li><a href="list_2.html">›</a></li><li><a href="list_8.html">末 页</a></li></ul>',
      range((page) => `list_${page}.html`, 2, 8),
    ],
    [
      'addresses in data attributes',
      '<div class="page"><a href="javascript:void(0)" data-href="list_2.html">下一页</a><a href="javascript:void(0)" data-href="list_8.html">尾页</a></div>',
      range((page) => `list_${page}.html`, 2, 8),
    ],
    [
      'a picture for the next page',
      '<div class="page">页次：1/8 <a href="list_2.html"><img src="n.gif" alt="下一页"></a></div>',
      range((page) => `list_${page}.html`, 2, 8),
    ],
  ])('%s', (_name, pager, expected) => {
    expect(new Set(pagesOf(pager))).toEqual(new Set(expected));
  });

  it('follows the next page alone where nothing tells how many there are', () => {
    expect(pagesOf('<a href="list_2.html">下一页</a>')).toEqual(['list_2.html']);
    expect(pagesOf('<a href="list_1.html">上一页</a><a href="list_3.html">下一页</a>', `${folder}list_2.html`)).toEqual(
      ['list_3.html'],
    );
  });

  it('of a last page that links to itself leads nowhere', () => {
    expect(
      pagesOf(
        '<a href="list_7.html">上一页</a><a href="list_8.html">下一页</a><a href="list_8.html">尾页</a>',
        `${folder}list_8.html`,
      ),
    ).toEqual([]);
  });

  it('is drawn from settings whose function makes the address', () => {
    const ls = `<div id="p"></div><script>Ls.pagination("#p", function (pageIndex, $this) { $this.attr("href", "?type=4&pageIndex=" + pageIndex); }, { currentPage: 1, pageCount: 3 });</script>`;
    expect(pagesOf(ls)).toEqual(range((page) => `index.html?type=4&pageIndex=${page}`, 2, 3));
    const kk = `<div id="kkpager"></div><script>kkpager.generPageHtml({ pno: 1, total: 3, totalRecords: 58, hrefFormer: 'index', hrefLatter: '.html', getLink: function (n) { if (n == 1) return this.hrefFormer + this.hrefLatter; return this.hrefFormer + '_' + n + this.hrefLatter; } });</script>`;
    expect(pagesOf(kk)).toEqual(['index_2.html', 'index_3.html']);
  });

  it('is a run of numbers on later pages, where its own is no link', () => {
    const pager = '<div class="pages"><a href="index_2.html">2</a><span>3</span><a href="index_4.html">4</a></div>';
    expect(pagesOf(pager, `${folder}index_3.html`)).toContain('index_4.html');
  });

  it('is drawn from attributes with hyphens, and opened by a query alone', () => {
    const drawn = '<div class="pager" data-total-page="3" data-current="1" data-url="index_{page}.html"></div>';
    expect(pagesOf(drawn)).toEqual(['index_2.html', 'index_3.html']);
    expect(pagesOf(`<p>共3页 <button onclick="window.location.href='?p=2'">下一页</button></p>`)).toEqual(
      range((page) => `index.html?p=${page}`, 2, 3),
    );
  });

  it('counts by the parameter that is named for pages', () => {
    expect(pagesOf('<p>共4页 <a href="?page=2&amp;cid=2">下一页</a></p>', `${folder}index.html`)).toEqual(
      range((page) => `index.html?page=${page}&cid=2`, 2, 4),
    );
  });

  it('is no calendar', () => {
    const days = range((day) => `<td><a href="?day=${day}">${day}</a></td>`, 1, 31);
    expect(pagesOf(`<table><tr>${days.join('')}</tr></table>`)).toEqual([]);
  });

  it('is not the next article, nor a calendar, nor numbers of another kind', () => {
    expect(pagesOf('<div>下一篇：<a href="/a/9999999.htm">2018年政府信息公开工作年度报告</a></div>')).toEqual([]);
    expect(pagesOf('<div class="call">电话 <a href="tel:12345">12345</a></div>')).toEqual([]);
    expect(pagesOf('<div class="years"><a href="2022/">2022</a><a href="2021/">2021</a></div>')).not.toContain('2/');
  });
});

describe('a box for a pager', () => {
  const goesOn = (pager: string) =>
    readListing({
      url: `${folder}index.html`,
      text: `<html><body><ul class="list"><li><a href="/a/1154123.htm">2020年政府信息公开工作年度报告</a><span>2021-01-31</span></li></ul>${pager}</body></html>`,
      mediaType: 'text/html',
      kind: 'auto',
    }).goesOn;

  it('that a script fills in leaves in doubt how far the list goes, unless the script counts one page', () => {
    expect(goesOn('<div id="pagination"></div><script src="/js/page.js"></script>')).toBeDefined();
    expect(
      goesOn('<div id="page_div"></div><script>createPageHTML("page_div", 1, 1, "index", "html");</script>'),
    ).toBeUndefined();
  });

  it('of pictures that change has dots, no pages', () => {
    const dots = '<div class="swiper"><div class="swiper-pagination"></div></div>';
    expect(goesOn(`${dots}<script src="/js/swiper.js"></script>`)).toBeUndefined();
    expect(goesOn(`${dots}<div class="pagination"></div><script src="/js/page.js"></script>`)).toBeDefined();
  });

  it('that no script fills in, and boxes of other names, say nothing', () => {
    expect(goesOn('<div id="pagination"></div>')).toBeUndefined();
    expect(goesOn('<div class="page-body"></div><div id="homepage"></div><script></script>')).toBeUndefined();
  });
});

describe('a column that holds nothing', () => {
  const empty = (pager: string) =>
    readListing({
      url: `${folder}index.html`,
      text: `<html><body><div class="nav"><a href="/">首页</a></div><ul class="list"></ul>${pager}</body></html>`,
      mediaType: 'text/html',
      kind: 'auto',
    });

  it('is read whole where its pager counts one page, or none', () => {
    for (const pager of ['createPageHTML(1, 0, "index", "html")', 'createPageHTML(0, 0, "index", "html")'])
      expect(empty(`<script>${pager};</script>`)).toMatchObject({ links: [], morePages: [] });
    expect(empty('<script>createPageHTML(1, 0, "index", "html");</script>').goesOn).toBeUndefined();
    expect(empty('<script>createPageHTML(0, 0, "index", "html");</script>').goesOn).toBeUndefined();
  });

  it('is read whole where its scripts ask for nothing, files among them', () => {
    const hover = "$('.nav li').hover(function () { $(this).addClass('on'); });";
    expect(empty(`<script>${hover}</script>`).goesOn).toBeUndefined();
    const page = `<html><body><ul class="list"></ul><script src="/js/site.js"></script></body></html>`;
    const source = { url: `${folder}index.html`, text: page, mediaType: 'text/html', kind: 'auto' as const };
    expect(readListing(source)).toMatchObject({
      goesOn: expect.any(Object) as object,
      programs: [`http://www.example.gov.cn/js/site.js`],
    });
    expect(readListing({ ...source, programs: [hover] }).goesOn).toBeUndefined();
    expect(readListing({ ...source, programs: ["$('.list').load('/nb/rows.html');"] }).goesOn).toBeDefined();
  });

  it('leaves in doubt whether a script fills it in where no pager counts', () => {
    expect(empty('<script src="/js/list.js"></script>').goesOn).toBeDefined();
  });
});
