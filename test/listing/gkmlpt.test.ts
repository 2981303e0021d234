import { describe, expect, it } from 'vitest';
import { detectListing, findColumns, readListing } from '../../src/listing/index.ts';

function read(url: string, text: string, mediaType = 'text/html') {
  const source = { url, text, mediaType, kind: 'auto' as const };
  return { detected: detectListing(source).kind, ...readListing(source) };
}
const at = 'http://www.a.gov.cn/gkmlpt/index';
const api = (column: number, more = '&sid=755012'): string =>
  `http://www.a.gov.cn/gkmlpt/api/all/${column}?page=1${more}`;

describe('a catalogue as sites write it', () => {
  it.each([
    [
      'JSON',
      `window._CONFIG = {"SID":"755012","TREE":[{"id":720,"name":"机构职能"},{"id":721,"name":"政府信息公开年报","children":[]}],"SERVICE_AREA_ID":"1"}`,
    ],
    [
      'a script',
      `window._CONFIG={SERVICE_AREA_ID:1,SID:755012,TREE:[{id:720,name:'机构职能',children:[],},{id:'721',name:'政府信息公开年报'},],}`,
    ],
    [
      'a variable, set in parts',
      `var _CONFIG = {}; _CONFIG.SID = '755012'; _CONFIG.TREE = [{id: 720, name: "法定主动公开内容", children: [{id: 721, parent_id: 720, name: "信息公开年度报告"}]}];`,
    ],
    [
      'a string to be parsed',
      `window['_CONFIG'] = {SID: '755012', TREE: JSON.parse('[{"id":721,"name":"\\\\u653f\\\\u5e9c\\\\u4fe1\\\\u606f\\\\u516c\\\\u5f00\\\\u5e74\\\\u62a5"}]')}`,
    ],
    [
      'titles that are labels',
      `window._CONFIG = {SID: '755012', TREE: [{id: 721, label: '年度报告'}, {id: 9, label: '企业年报'}]}`,
    ],
    [
      'a sure name beside a doubtful one',
      `window._CONFIG = {SID: '755012', TREE: [{id: 5, name: '年报'}, {id: 721, name: '政府信息公开工作年度报告'}]}`,
    ],
  ])('%s', (_name, script) => {
    const text = `<html><body><div id="app"></div><script>${script}</script></body></html>`;
    const { detected, morePages, ownLists } = read(at, text);
    expect(detected).toBe('gkmlpt');
    expect(morePages).toEqual([api(721)]);
    expect(ownLists).toEqual(morePages);
    expect(findColumns({ url: at, text }).columns[0]?.url).toBe(`${at}#721`);
  });

  it('lists the column after the hash, whatever the catalogue holds, and without a site number too', () => {
    expect(read(`${at}#9`, '<script>window._CONFIG = {TREE: []}</script>').morePages).toEqual([api(9, '')]);
    expect(
      read('http://www.a.gov.cn/qx/kjj/gkmlpt/mindex#721', `<script>window._CONFIG = {SID:'1', TREE: []}</script>`)
        .morePages,
    ).toEqual(['http://www.a.gov.cn/qx/kjj/gkmlpt/api/all/721?page=1&sid=1']);
  });
});

describe('its lists', () => {
  const article = (serial: number): object => ({
    id: serial,
    title: `${serial}年政府信息公开工作年度报告`,
    publisher: '某区财政局',
    date: 1_706_659_200,
    url: `https://www.a.gov.cn/gkmlpt/content/0/963/post_${serial}.html`,
    attachment: [],
  });
  const answer = (articles: readonly object[], more: object): string => JSON.stringify({ ...more, articles });

  it('may say how many articles there are in several ways', () => {
    const articles = [article(2023), article(2022)];
    for (const more of [{ classify: { post_count: 5 } }, { classify: { post_count: '5' } }, { total: 5 }]) {
      const { morePages, tentative, total } = read(api(721), answer(articles, more), 'application/json');
      expect(morePages).toHaveLength(2);
      expect(tentative).toEqual(morePages.slice(0, 1));
      expect(total).toBe(5);
    }
  });

  it('goes on page by page where it says no number', () => {
    const second = read(api(721).replace('page=1', 'page=2'), answer([article(2021)], {}), 'application/json');
    expect(second.morePages).toEqual([api(721).replace('page=1', 'page=3')]);
    expect(second.tentative).toEqual(second.morePages);
    expect(read(api(721).replace('page=1', 'page=3'), answer([], {}), 'application/json').morePages).toEqual([]);
  });

  it('reads days given in seconds, and takes the form of the page for addresses of the same host', () => {
    expect(read(api(721), answer([article(2023)], {}), 'application/json').links).toEqual([
      {
        url: 'http://www.a.gov.cn/gkmlpt/content/0/963/post_2023.html',
        title: '2023年政府信息公开工作年度报告',
        listedAt: '2024-01-31',
      },
    ]);
  });

  it('of an answer that is no list is empty', () => {
    for (const text of ['{"articles":null}', '{"code":500}', '[]', '{"articles":[null,1,{"title":3}]}'])
      expect(read(api(721), text, 'application/json').links).toEqual([]);
  });
});
