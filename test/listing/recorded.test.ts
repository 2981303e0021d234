import { describe, expect, it } from 'vitest';
import type { Listing } from '../../src/domain/index.ts';
import { recordedListing, type RecordedAnswer } from '../../src/listing/index.ts';

const page = { url: 'http://www.yunxi.gov.cn/gk/#/list?channel=nb' };
const entries = [2023, 2022, 2021, 2020, 2019].map((year) => ({
  id: year * 7,
  title: `云溪县财政局${year}年政府信息公开工作年度报告`,
  day: `${year + 1}-01-20`,
}));
const address = (id: number): string => `http://www.yunxi.gov.cn/gk/#/detail/${id}`;
const shownOf = (of: typeof entries, more: Partial<Listing> = {}): Listing => ({
  kind: 'generic',
  links: of.map(({ id, title }) => ({ url: address(id), title, listedAt: null })),
  morePages: [],
  goesOn: { kind: 'scripted-control', label: '2' },
  ...more,
});
const answer = (value: unknown, more: Partial<RecordedAnswer> = {}): RecordedAnswer => ({
  url: 'http://www.yunxi.gov.cn/api/list?pageNo=1&pageSize=2',
  method: 'GET',
  sent: null,
  headers: [['x-tenant', '7']],
  text: typeof value === 'string' ? value : JSON.stringify(value),
  mediaType: 'application/json',
  isScript: false,
  ...more,
});
const records = (of: typeof entries) => of.map(({ id, title, day }) => ({ docId: id, docTitle: title, pubDate: day }));
const news = answer({
  rows: [1, 2, 3].map((id) => ({
    id,
    title: `云溪县召开第${id}次工作会议`,
    url: `/news/${id}.html`,
    date: '2024-03-01',
  })),
  total: 90,
});

describe('the list of a rendered page, by what its browser was answered', () => {
  it('goes on as it was asked for, with addresses as the page makes them', () => {
    const first = entries.slice(0, 2);
    const found = recordedListing(shownOf(first), [news, answer({ rows: records(first), total: 5 })], page);
    expect(found?.listing).toMatchObject({
      links: first.map(({ id, title, day }) => ({ url: address(id), title, listedAt: day })),
      morePages: [2, 3].map((at) => `http://www.yunxi.gov.cn/api/list?pageNo=${at}&pageSize=2`),
      headers: [['x-tenant', '7']],
      total: 5,
      recordForms: [{ address: 'http://www.yunxi.gov.cn/gk/#/detail/{docId}', title: 'docTitle' }],
    });
    expect(found?.listing).not.toHaveProperty('goesOn');
    expect(found?.inCase).toBeNull();
  });

  it.each([
    [
      'a body of JSON',
      '{"q":{"pageNo":1,"pageSize":2},"channel":"nb"}',
      'application/json',
      '{"q":{"pageNo":2,"pageSize":2},"channel":"nb"}',
    ],
    ['a form', 'channel=nb&pageNo=1&pageSize=2', 'application/x-www-form-urlencoded', 'channel=nb&pageNo=2&pageSize=2'],
  ])('is asked for by %s, to the same address', (_name, body, type, next) => {
    const first = entries.slice(0, 2);
    const to = 'http://www.yunxi.gov.cn/api/list';
    const asked = answer({ rows: records(first), total: 4 }, { url: to, method: 'POST', sent: { body, type } });
    const listing = recordedListing(shownOf(first), [asked], page)?.listing;
    expect(listing?.posted).toEqual([expect.objectContaining({ url: listing?.morePages[0], to, body: next })]);
  });

  it('is whole where the answer holds more than the page shows of it at a time, and nothing is left', () => {
    for (const all of [
      answer(records(entries)),
      answer({ data: records(entries), total: 5 }),
      answer(`window.docs = ${JSON.stringify(records(entries))};`, { isScript: true, mediaType: 'text/javascript' }),
    ]) {
      const found = recordedListing(shownOf(entries.slice(0, 2)), [news, all], page);
      expect(found?.listing.links).toHaveLength(5);
      expect(found?.listing).not.toHaveProperty('goesOn');
    }
  });

  it('goes on unseen where nothing in the answer says how', () => {
    const first = entries.slice(0, 2);
    const asked = answer({ items: records(first), next: 'eyJhIjoyfQ' }, { url: 'http://www.yunxi.gov.cn/api/list' });
    expect(recordedListing(shownOf(first), [asked], page)?.listing.goesOn).toEqual({
      kind: 'scripted-control',
      label: '2',
    });
    expect(recordedListing(shownOf(first), [news], page)).toBeNull();
  });

  it('says why there is more where the next page is only asked for in case', () => {
    const first = entries.slice(0, 2);
    const found = recordedListing(shownOf(first), [answer({ items: records(first) })], page);
    expect(found?.listing.tentative).toHaveLength(1);
    expect(found?.inCase).toEqual({ kind: 'scripted-control', label: '2' });
  });

  it('is not looked for where the page itself leads to its further pages', () => {
    const { goesOn: _none, ...shown } = shownOf(entries.slice(0, 2), { morePages: ['http://www.yunxi.gov.cn/gk/2'] });
    expect(recordedListing(shown, [answer({ rows: records(entries), total: 5 })], page)).toBeNull();
  });

  describe('where the page shows nothing', () => {
    const empty: Listing = { kind: 'generic', links: [], morePages: [], goesOn: { kind: 'scripted-list' } };
    const none = answer({ code: 200, data: { rows: [], total: 0 } });
    const settings = answer({ theme: 'blue', pageSize: 20 }, { url: 'http://www.yunxi.gov.cn/api/settings' });

    it('is empty where what was asked for by pages counts nothing', () => {
      const sent = { body: '{"query":{"pageNo":1,"channel":"nb"}}', type: 'application/json' };
      const to = 'http://www.yunxi.gov.cn/api/list';
      const posted = answer({ rows: [], total: 0 }, { url: to, method: 'POST', sent });
      for (const one of [none, posted]) {
        const { listing } = recordedListing(empty, [settings, one], page) ?? {};
        expect(listing).toMatchObject({ links: [], total: 0 });
        expect(listing).not.toHaveProperty('goesOn');
      }
    });

    it.each([
      ['nothing says how many there are', [answer({ rows: [] })]],
      [
        'what counts nothing is no list',
        [answer({ unread: [], total: 0 }, { url: 'http://www.yunxi.gov.cn/api/mail' })],
      ],
      ['something else lists documents', [none, news]],
      ['an answer cannot be read', [none, answer('', { url: 'http://www.yunxi.gov.cn/api/list2' })]],
    ])('is not known where %s', (_name, answers) => {
      expect(recordedListing(empty, answers, page)).toBeNull();
    });
  });
});
