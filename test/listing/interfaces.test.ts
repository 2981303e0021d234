import { describe, expect, it } from 'vitest';
import { readListing } from '../../src/listing/index.ts';

const url = 'http://www.example.gov.cn/zfxxgk/nb/index.html';
const read = (script: string, body = '<div id="list"></div>') =>
  readListing({ url, text: `<body>${body}<script>${script}</script></body>`, mediaType: 'text/html', kind: 'auto' });
const asked = (script: string): string[] =>
  read(script).morePages.map((page) => page.replace('http://www.example.gov.cn', ''));

describe('a list that a script asks for', () => {
  it.each([
    [
      'by a plain address',
      `$.getJSON('/api/article/list?channelId=88&page=1', show)`,
      '/api/article/list?channelId=88&page=1',
    ],
    [
      'with settings',
      `$.ajax({url:'/api/list',type:'get',data:{channelId:88,pageNo:1,pageSize:15},success:show})`,
      '/api/list?channelId=88&pageNo=1&pageSize=15',
    ],
    [
      'with variables of the page',
      `var cid = "c77"; var page = 1; $.get("/front/list.do", {columnId: cid, page: page, rows: rows}, show)`,
      '/front/list.do?columnId=c77&page=1&rows=20',
    ],
    [
      'with an address put together',
      `const id = '88'; fetch('/cms/doclist/' + id + '?pageIndex=' + pageIndex).then(show)`,
      '/cms/doclist/88?pageIndex=1',
    ],
    ['with a template without values', 'axios(`../data/list.json`).then(show)', '/zfxxgk/data/list.json'],
  ])('%s is read from there', (_name, script, address) => {
    expect(asked(script)).toEqual([address]);
    expect(read(script)).toMatchObject({ ownLists: read(script).morePages, tentative: read(script).morePages });
  });

  it('by a form is asked by a form', () => {
    const listing = read(`$.ajax({type:"post", url:"/api/page/list", data:{cid:"9", pageNum:1}, success:show})`);
    const at = 'http://www.example.gov.cn/api/page/list?cid=9&pageNum=1';
    expect(listing.posted).toEqual([{ url: at, to: at, type: 'form', body: 'cid=9&pageNum=1' }]);
  });

  it.each([
    [
      'in a setting',
      `var cid = '9'; $.ajax({url:'/api/list', type:'POST', contentType:'application/json', data: JSON.stringify({cid: cid, pageNum: pageNum})})`,
      '/api/list?cid=9&pageNum=1',
      { cid: '9', pageNum: 1 },
    ],
    [
      'of a library that sends JSON',
      `axios.post('/api/page/query', {page: {current: 1, size: 10}, code: 'nb'})`,
      '/api/page/query?page.current=1&page.size=10&code=nb',
      { page: { current: 1, size: 10 }, code: 'nb' },
    ],
    [
      'by name',
      `var queryParams = { pageNo: 1, pageSize: 12, id: 7 }; fetch('/api/list', {method: 'POST', body: JSON.stringify(queryParams)})`,
      '/api/list?pageNo=1&pageSize=12&id=7',
      { pageNo: 1, pageSize: 12, id: 7 },
    ],
  ])('by a body of JSON %s is asked so', (_name, script, address, body) => {
    const [posted] = read(script).posted ?? [];
    const url = `http://www.example.gov.cn${address}`;
    expect({ ...posted, body: JSON.parse(posted?.body ?? 'null') as unknown }).toEqual({
      url,
      to: url.split('?')[0],
      type: 'json',
      body,
    });
  });

  it('with values of the page, its address and its counters is asked for with them', () => {
    const text = `<body><input type="hidden" id="cid" value="c5"><div id="list"></div><script>var page = 1;
function more(){ $.get('/api/list', {cid: $('#cid').val(), kind: getUrlParam('kind'), page: page + 1}); }</script></body>`;
    const listing = readListing({ url: `${url}?kind=nb`, text, mediaType: 'text/html', kind: 'auto' });
    expect(listing.morePages).toEqual(['http://www.example.gov.cn/api/list?cid=c5&kind=nb&page=1']);
  });

  it.each([
    ['from another site', `$.get('http://api.example.com/list?page=1')`],
    ['with something that nobody knows', `$.get('/api/list', {cid: getId(), page: 1})`],
    ['with an address that nobody knows', `$.get('/api/list/' + getId())`],
    ['of visits, weather and menus', `$.get('/count/list?id=1'); $.get('/weather/info'); $.get('/api/menu/list')`],
    [
      'with a body of JSON that nobody knows',
      `$.ajax({url:'/api/list', type:'post', contentType:'application/json', data: JSON.stringify(q)})`,
    ],
  ])('%s is not', (_name, script) => expect(asked(script)).toEqual([]));

  const shown = '<ul><li><a href="/a/1001.html">某局2023年政府信息公开年度报告</a><i>2024-01-30</i></li></ul>';
  const script = `$.get('/api/list?page=1', show)`;

  it('is not asked for where the page shows it whole', () => {
    expect(read(script, shown).morePages).toEqual([]);
    expect(read(script, `${shown}<p>共1页 <a>上一页</a> <a>1</a> <a>下一页</a></p>`).morePages).toEqual([]);
  });

  it('is not whole where its pager, drawn by a program, offers a second page', () => {
    for (const pager of [
      '<ul class="el-pager"><li class="number active">1</li><li class="number">2</li></ul>',
      '<div class="el-pagination"><button class="btn-prev" disabled></button><button type="button" class="btn-next"></button></div>',
    ])
      expect(read('', shown + pager).goesOn).toBeDefined();
    for (const pager of [
      '<div class="el-pagination"><ul><li class="number active">1</li></ul><button class="btn-next" disabled="disabled"></button></div>',
      '<div class="swiper"><a class="swiper-button-next" href="javascript:;"></a></div>',
      '<div class="pages"><span>1</span><a href="index_2.html">2</a></div>',
    ])
      expect(read('', shown + pager).goesOn).toBeUndefined();
  });

  it('is asked for where a browser showed what it asks for: that is its first page', () => {
    const text = `<body>${shown}<script>${script}</script></body>`;
    const rendered = { url, text, mediaType: 'text/html', kind: 'auto', isRendered: true } as const;
    expect(readListing(rendered).morePages).toEqual(['http://www.example.gov.cn/api/list?page=1']);
  });

  it('is asked for where the page shows its beginning, and goes on by clicks alone', () => {
    for (const pager of [
      '<p>共35条 <a href="javascript:;">下一页</a></p>',
      '<p>共3页</p>',
      '<div><span>1</span><a href="javascript:;">2</a><a href="javascript:;">下一页</a></div>',
    ])
      expect(read(script, shown + pager).morePages).toHaveLength(1);
  });
});
