import { assert, constantFrom, property, string, array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl, detectListing, pageKey, readListing } from '../../src/listing/index.ts';
import { cpuClock } from '../support/cpu-time.ts';

const url = 'http://www.a.gov.cn/zwgk/index.html';

function read(text: string) {
  const source = { url, text, mediaType: null, kind: 'auto' as const };
  return { detection: detectListing(source), listing: readListing(source) };
}

describe('whatever a listing holds', () => {
  it.each([
    ['nested without end', '<div>'.repeat(200_000) + '<a href="/a">x</a>'],
    ['lists within lists', '<ul><li>'.repeat(50_000) + '<a href="/a1.html">年度报告</a>'],
    ['links without end', '<a href="/art_1.html">年度报告'.repeat(50_000)],
    ['one long text', `<ul><li><a href="/1.html">${'2020-01-01 '.repeat(100_000)}</a></li></ul>`],
    ['stores without end', '<datastore><record><![CDATA['.repeat(50_000)],
    [
      'a pager of millions',
      '<a href="t20240131_1.html">年度报告</a><script>createPageHTML(99999, 0, "index", "html")</script>',
    ],
    ['parameters without end', "parseType jpaas-publish-server webId:'".repeat(50_000)],
    ['scripts without end', '<script>var title:1;x={'.repeat(100_000)],
    ['assignments without end', `<script>var title = {title: 1};${'a={b:['.repeat(200_000)}</script>`],
    ['interfaces called without end', `<p>共9页</p><script>${'$.get("/api/list"+'.repeat(100_000)}</script>`],
    ['settings without end', `<p>共9页</p><script>${'url:"/api/list",data:{a:['.repeat(50_000)}</script>`],
    ['markup written without end', `<script>${"document.write('<a href=x>".repeat(100_000)}</script>`],
    ['data many times over', `<script>${`a=[{title:'年报',url:'/1.html'}];`.repeat(20_000)}</script>`],
    ['attributes without end', `<div ${"data-a='[{title:1".repeat(50_000)}`],
    ['lists of data within lists', `<script>var title={title:${'[{"a":'.repeat(50_000)}</script>`],
    ['a pager of millions in settings', `<script>pagination({pageCount:999999, url:'a_{page}.html'})</script>`],
    ['loops without end', `<script>${`for(var i=1;i<=9;i++){s+="<a href='l_"+i+"`.repeat(30_000)}</script>`],
    ['templates without end', `<script>${`s+='<a href="/x/'+item.id+'`.repeat(50_000)}</script>`],
    ['calls in markup without end', `<script>${`s+='<a onclick="open('+r.id+'`.repeat(50_000)}</script>`],
    ['holes without end', `<div v-for="a"><a :href="${'{{a.b}}'.repeat(100_000)}</div>`],
    ['functions without end', `<script>${'function f(a){location.href="x"+a;'.repeat(50_000)}</script>`],
    ['choices without end', `<select onchange="f(this.value)">${'<option value="2020">2020</option>'.repeat(30_000)}`],
    ['controls without end', `<a href="javascript:__doPostBack('p','9')">下一页</a>`.repeat(20_000)],
    [
      'a form without end',
      `<form><input name="__VIEWSTATE">${'<input name="a" value="b">'.repeat(30_000)}<a href="javascript:__doPostBack('Pager','2')">2</a></form>`,
    ],
    [
      'headings over days',
      `<h3>2024年</h3><ul>${'<li><i>01-02</i><a href="/a/1234.html">2023年年度报告</a></li>'.repeat(10_000)}</ul>`,
    ],
    [
      'lists under headings',
      '<h3>2024年</h3><ul><li>01-02<a href="/a/1234.html">2023年年报</a></li></ul>'.repeat(10_000),
    ],
    ['cards within cards', `<a href="/a/1.html">${'<div><p>年报</p>'.repeat(50_000)}</a>`],
    ['pieces without end', `<script>${"$('#a').load('/a/b.html');".repeat(50_000)}</script>`],
    [
      'calls without end',
      `<script>${'function f(p){$.get("/list/"+p+".json")}'.repeat(20_000)}</script><ul id="list"></ul>`,
    ],
    ['grids without end', `${'<table data-toggle="table" data-url="/list'.repeat(20_000)}<ul id="list"></ul>`],
    [
      'clicks without end',
      `<script>${'var a=$(this).data("id");window.open("/a/"+a);'.repeat(20_000)}</script>${'<li data-id="1">a</li>'.repeat(20_000)}`,
    ],
    ['elements of XML without end', `<?xml version="1.0"?><a>${'<b c="1">'.repeat(50_000)}`],
    ['pager tags without end', '<div class="page" data-a="'.repeat(50_000)],
    ['variables without end', `<script>${'var a=1,b="2";'.repeat(100_000)}</script><div id="list"></div>`],
    [
      'an answer of many lists',
      JSON.stringify(Array.from({ length: 50_000 }, () => [{ title: '年报', url: '/1.html' }])),
    ],
    ['brackets without end', `window._CONFIG = {SID: '1', TREE: ${'['.repeat(200_000)}`],
  ])('%s: is read in bounded time', (_name, text) => {
    const cpuMs = cpuClock();
    const { listing } = read(text);
    expect(cpuMs()).toBeLessThan(4000);
    expect(listing.morePages.length).toBeLessThanOrEqual(2000);
  });

  it('is read without an error, and leads only to the web', () => {
    const pieces = constantFrom(
      '<ul>',
      '</ul>',
      '<li>',
      '<a href="',
      '">',
      '</a>',
      '<table><tr><td>',
      '年报',
      '2020-01-02',
      '<datastore>',
      '<record>',
      '{"data":{"html":"',
      'http://',
      'javascript:',
      '<dt>',
      '<script>',
    );
    assert(
      property(array(pieces, { maxLength: 40 }), string(), (parts, more) => {
        const { listing } = read(parts.join('') + more);
        for (const link of [...listing.links.map((one) => one.url), ...listing.morePages])
          expect(link).toMatch(/^https?:\/\//);
      }),
    );
  });
});

describe('canonical addresses', () => {
  it.each([
    ['http://A.gov.cn:80/a/../b/./c.html#top', 'http://a.gov.cn/b/c.html'],
    ['http://a.gov.cn/x.jsp;jsessionid=12AB?id=3', 'http://a.gov.cn/x.jsp?id=3'],
    ['http://a.gov.cn/x?id=3&_=1706&spm=a1&year=2021', 'http://a.gov.cn/x?id=3&year=2021'],
    ['http://a.gov.cn/gkmlpt/index#721', 'http://a.gov.cn/gkmlpt/index#721'],
    ['http://a.gov.cn//a//b.html', 'http://a.gov.cn/a/b.html'],
    ['http://a.gov.cn/go/http://b.gov.cn/x', 'http://a.gov.cn/go/http://b.gov.cn/x'],
    ['http://u:p@a.gov.cn/', 'http://a.gov.cn/'],
    ['javascript:void(0)', null],
    ['mailto:a@a.cn', null],
  ])('%s', (given, canonical) => expect(canonicalUrl(given)).toBe(canonical));

  it('take the form of the page they stand on', () => {
    expect(canonicalUrl('http://a.gov.cn/x.html', 'https://www.a.gov.cn/')).toBe('https://www.a.gov.cn/x.html');
    expect(canonicalUrl('http://b.gov.cn/x.html', 'https://www.a.gov.cn/')).toBe('http://b.gov.cn/x.html');
    expect(canonicalUrl('http://a.gov.cn:8080/x.html', 'https://a.gov.cn/')).toBe('http://a.gov.cn:8080/x.html');
  });

  it('do not change when they are made canonical again', () => {
    for (const given of ['http://a.gov.cn/x?b=2&a=1&_=3', 'https://www.a.gov.cn//x;jsessionid=1/y']) {
      const once = canonicalUrl(given) ?? '';
      expect(canonicalUrl(once)).toBe(once);
    }
  });

  it('of one page have one key', () => {
    const keys = ['http://www.a.gov.cn/b/t1.html', 'https://a.gov.cn/b/t1_wap.html', 'http://A.gov.cn/b/t1.html'].map(
      pageKey,
    );
    expect(new Set(keys).size).toBe(1);
    expect(pageKey('http://a.gov.cn/b/')).toBe(pageKey('http://a.gov.cn/b/index.html'));
    expect(pageKey('http://a.gov.cn/b?id=1')).not.toBe(pageKey('http://a.gov.cn/b?id=2'));
  });
});
