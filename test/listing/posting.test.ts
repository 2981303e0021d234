import { describe, expect, it } from 'vitest';
import { continued, formPost, jsonPost, mayPost } from '../../src/listing/posting.ts';
import { readListing } from '../../src/listing/index.ts';

const base = 'http://www.a.gov.cn/nb/';
const post = (path: string) => formPost(`http://www.a.gov.cn${path}`);

describe('what may be sent by POST', () => {
  it.each([
    ['the page of a list', '/api/article/list?channelId=9&pageNo=2'],
    ['a search that nobody filled in', '/search/query?keyword=&channelId=9&page=2'],
    ['an organ whose name is like a word for signing in', '/blog/list?dept=login_office&page=2'],
  ])('%s', (_name, path) => expect(mayPost(post(path), base)).toBe(true));

  it.each([
    ['a log-in', post('/user/login?name=a&page=1')],
    ['a comment', post('/article/comment/list?page=1')],
    ['a search for words', post('/search/list?keyword=%E5%B9%B4%E6%8A%A5&page=1')],
    ['a password', post('/api/list?userPassword=x&page=1')],
    ['what is saved', post('/api/saveList?page=1')],
    ['another site', formPost('http://www.b.gov.cn/api/list?page=1')],
    [
      'a filled field of a body of JSON',
      jsonPost('http://www.a.gov.cn/api/list', { page: 1, query: { searchText: 'a' } }),
    ],
    ['a button', { ...post('/l.aspx'), body: '__EVENTTARGET=btnDelete&__EVENTARGUMENT=' }],
    ['what is too large', { ...post('/l.aspx'), body: `a=${'x'.repeat(500_001)}` }],
  ])('never %s', (_name, page) => expect(mayPost(page, base)).toBe(false));

  it('goes on by the same body with other values of the same kinds', () => {
    const first = jsonPost('http://www.a.gov.cn/api', { page: { no: 1, size: 10 }, code: '5', all: true });
    expect(continued(first, 'http://www.a.gov.cn/api?page.no=2&page.size=10&code=5&all=true')).toEqual({
      url: 'http://www.a.gov.cn/api?page.no=2&page.size=10&code=5&all=true',
      to: 'http://www.a.gov.cn/api',
      type: 'json',
      body: '{"page":{"no":2,"size":10},"code":"5","all":true}',
    });
  });
});

describe('a pager that sends its page’s form', () => {
  const row = '<ul><li><a href="/nb/1001.html">某局2023年政府信息公开年度报告</a><i>2024-01-30</i></li></ul>';
  const page = (form: string, url = `${base}list.aspx`) =>
    readListing({
      url,
      text: `<html><body><form method="post" action="list.aspx?c=1"><input type="hidden" name="__VIEWSTATE" value="s+1">${form}${row}</form></body></html>`,
      mediaType: 'text/html',
      kind: 'auto',
    });
  const next = `<a href="javascript:__doPostBack('pager','2')">下一页</a>`;

  it('is asked for the next page with the state of this one', () => {
    const { posted, morePages } = page(`<input type="submit" name="btnSearch" value="搜索">${next}`);
    expect(morePages).toEqual([`${base}list.aspx#!/page/2`]);
    expect(posted).toEqual([
      {
        url: `${base}list.aspx#!/page/2`,
        to: `${base}list.aspx?c=1`,
        type: 'form',
        body: '__VIEWSTATE=s%2B1&__EVENTTARGET=pager&__EVENTARGUMENT=2',
      },
    ]);
    const later = page(`<a href="javascript:__doPostBack('pager','3')">3</a>`, `${base}list.aspx#!/page/2`);
    expect(later.morePages).toEqual([`${base}list.aspx#!/page/3`]);
  });

  it('is never asked with a password, nor by a control that does something else; that there is more is kept', () => {
    const locked = page(`<input type="password" name="p">${next}`);
    expect(locked).toMatchObject({
      morePages: [],
      goesOn: { kind: 'scripted-control', label: expect.stringContaining('下一页') as string },
    });
    const search = page(`<a href="javascript:__doPostBack('btnSearchNow','')">下一页</a>`);
    expect(search.morePages).toEqual([]);
    expect(search.goesOn).toBeDefined();
  });

  it('has ended where its control is off', () => {
    expect(
      page('<a disabled="disabled" href="javascript:__doPostBack(\'pager\',\'2\')">下一页</a>').goesOn,
    ).toBeUndefined();
  });
});
