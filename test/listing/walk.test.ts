import { describe, expect, it } from 'vitest';
import type { Listing } from '../../src/domain/index.ts';
import { walkColumn } from '../../src/listing/index.ts';
import { english } from '../../src/telling/reasons/index.ts';

const site = 'http://www.a.gov.cn/nb/';
const entry = (serial: number) => ({ url: `${site}${serial}.html`, title: `${serial}年年度报告`, listedAt: null });
const some = (...serials: number[]) => serials.map(entry);

interface Page {
  readonly lists: readonly number[] | 'missing' | 'failed';
  readonly more?: readonly string[];
  readonly own?: readonly string[];
  readonly tentative?: readonly string[];
  readonly total?: number;
  readonly pages?: number;
  readonly goesOn?: string;
}

function walk(pages: Readonly<Record<string, Page>>, known: ReadonlySet<number> | null = null) {
  const way = walkColumn(`${site}1`, known !== null);
  const order: string[] = [];
  for (let page = way.next(); page !== null; page = way.next()) {
    order.push(page.url.slice(site.length));
    if (order.length > 50) throw new Error('no end');
    const {
      lists = 'missing',
      more = [],
      own = [],
      tentative = [],
      total,
      pages: count,
      goesOn,
    } = pages[page.url.slice(site.length)] ?? {};
    if (lists === 'missing') way.missing();
    else if (lists === 'failed')
      way.unread({ kind: 'page-found', url: page.url, state: 'unreachable', of: { kind: 'browser-too-slow' } });
    else {
      const listing: Listing = {
        kind: 'generic',
        links: some(...lists),
        morePages: [...more, ...own].map((name) => site + name),
        ownLists: own.map((name) => site + name),
        tentative: tentative.map((name) => site + name),
        ...(total === undefined ? {} : { total }),
        ...(count === undefined ? {} : { pages: count }),
        ...(goesOn === undefined ? {} : { goesOn: { kind: 'scripted-control' as const, label: goesOn } }),
      };
      way.read(listing, ({ url }) => known?.has(Number.parseInt(url.slice(site.length), 10)) ?? false);
    }
  }
  return { order, links: way.links.size, ...way.ending() };
}

describe('a walk over a column', () => {
  it('reads every page once and knows that it was whole', () => {
    expect(
      walk({
        1: { lists: [9, 8], more: ['2', '3'] },
        2: { lists: [7, 6], more: ['3', '1'] },
        3: { lists: [5], more: ['2'] },
      }),
    ).toEqual({
      order: ['1', '2', '3'],
      links: 5,
      kind: 'whole',
      reason: null,
      isUnseen: false,
    });
  });

  it.each<[string, Readonly<Record<string, Page>>, string]>([
    [
      'a page that fails',
      { 1: { lists: [9], more: ['2', '3'] }, 2: { lists: 'failed' }, 3: { lists: [7] } },
      'is unreachable',
    ],
    ['an announced page that is missing', { 1: { lists: [9], more: ['2', '3'] }, 3: { lists: [7] } }, 'is missing'],
    [
      'an announced page that is empty',
      { 1: { lists: [9], more: ['2', '3'] }, 2: { lists: [] }, 3: { lists: [7] } },
      'lists nothing',
    ],
    [
      'a second page that is the first again',
      { 1: { lists: [9, 8], more: ['2'] }, 2: { lists: [9, 8], more: ['3'] } },
      'the page before',
    ],
    [
      'a page in the middle that is the one before it again',
      { 1: { lists: [9], more: ['2', '3', '4'] }, 2: { lists: [8] }, 3: { lists: [8] }, 4: { lists: [7] } },
      'the page before',
    ],
    [
      'a circle',
      {
        1: { lists: [9], more: ['2'] },
        2: { lists: [8], more: ['3'] },
        3: { lists: [9], more: ['4'] },
        4: { lists: [8] },
      },
      'circle',
    ],
    [
      'entries that the list has and nobody shows',
      { 1: { lists: [9, 8], more: ['2'], total: 9 }, 2: { lists: [7] } },
      'it has 9 entries, and 3 were read',
    ],
    [
      'announced pages all of which are the first',
      { 1: { lists: [9, 8], more: ['2', '3'] }, 2: { lists: [9, 8] }, 3: { lists: [9, 8] } },
      'lists what the page before it listed',
    ],
    [
      'a page that fills what its address asks for, and repeats itself',
      {
        '1': { lists: [9, 8], more: ['x?page=2&size=2'], tentative: ['x?page=2&size=2'] },
        'x?page=2&size=2': { lists: [9, 8] },
      },
      'lists what the page before it listed',
    ],
    [
      'a guessed page that is the first again, where two are counted',
      { 1: { lists: [9, 8], more: ['2'], tentative: ['2'], pages: 2 }, 2: { lists: [9, 8] } },
      'it has 2 pages, and 1 that differ',
    ],
    [
      'a second page that is the first again, and a third that is not',
      { 1: { lists: [9, 8], more: ['2', '3'], pages: 3 }, 2: { lists: [9, 8] }, 3: { lists: [7] } },
      'it has 3 pages, and 2 that differ',
    ],
    [
      'an interface that holds the same, and says nothing of its end',
      { 1: { lists: [9], own: ['a'], tentative: ['a'], goesOn: 'there is more' }, a: { lists: [9] } },
      'there is more',
    ],
    [
      'a next page that is empty and has no pager, where the list has one',
      { 1: { lists: [9, 8], more: ['2'], pages: 2 }, 2: { lists: [] } },
      'lists nothing',
    ],
    [
      'three addresses that begin with the same entries',
      { 1: { lists: [9, 8], own: ['a', 'b'] }, a: { lists: [9, 8] }, b: { lists: [9, 8] } },
      'lists what the page before it listed',
    ],
    ['a pager that leads nowhere', { 1: { lists: [9], goesOn: 'there is more' } }, 'there is more'],
    [
      'an interface that fails',
      { 1: { lists: [9], own: ['a'], tentative: ['a'], goesOn: 'there is more' }, a: { lists: 'failed' } },
      'is unreachable',
    ],
    [
      'an interface that is not there, where there is more',
      { 1: { lists: [9], own: ['a'], tentative: ['a'], goesOn: 'there is more' } },
      'there is more',
    ],
    [
      'an interface that answers something else',
      { 1: { lists: [9], own: ['a'], tentative: ['a'], goesOn: 'there is more' }, a: { lists: [3] } },
      'there is more',
    ],
    [
      'pages without end that stay the same',
      {
        1: { lists: [9], more: ['2', '3', '4', '5'] },
        2: { lists: [9] },
        3: { lists: [9] },
        4: { lists: [9] },
        5: { lists: [9] },
      },
      'repeat themselves',
    ],
  ])('is cut by %s', (_name, pages, reason) => {
    const { kind, reason: why } = walk(pages);
    expect(kind).toBe('cut');
    expect(why === null ? null : english('UTC').of(why)).toContain(reason);
  });

  it.each<[string, Readonly<Record<string, Page>>]>([
    ['a last page that leads to itself', { 1: { lists: [9], more: ['2'] }, 2: { lists: [8], more: ['2'] } }],
    [
      'a page after the last that repeats it',
      { 1: { lists: [9, 8], more: ['2'] }, 2: { lists: [7], more: ['3'] }, 3: { lists: [7], more: ['4'] } },
    ],
    [
      'a page after the last that is empty',
      { 1: { lists: [9], more: ['2'] }, 2: { lists: [8], more: ['3'] }, 3: { lists: [] } },
    ],
    [
      'a first page under two addresses',
      { 1: { lists: [9], more: ['1a', '2', '3'] }, '1a': { lists: [9] }, 2: { lists: [8] }, 3: { lists: [7] } },
    ],
    [
      'a page asked for in case that is not there',
      { 1: { lists: [9, 8], more: ['2', '3'], tentative: ['2'], total: 2 } },
    ],
    [
      'a second page that gives again everything there is',
      { 1: { lists: [9, 8], more: ['2'], total: 2 }, 2: { lists: [9, 8] } },
    ],
    [
      'a pager that leads nowhere, where an interface holds all of it and more',
      { 1: { lists: [9], own: ['a'], tentative: ['a'], goesOn: 'there is more' }, a: { lists: [9, 8], total: 2 } },
    ],
    [
      'one that is counted and not shown, where pages were turned to the end',
      { 1: { lists: [9, 8], more: ['2'], total: 4 }, 2: { lists: [7] } },
    ],
    [
      'a pager that leads nowhere, where an interface says that what it shows is all',
      { 1: { lists: [9], own: ['a'], tentative: ['a'], goesOn: 'there is more' }, a: { lists: [9], total: 1 } },
    ],
    [
      'a second address of a list that counts two pages',
      {
        1: { lists: [9], more: ['2'], own: ['1a'], pages: 2 },
        2: { lists: [8] },
        '1a': { lists: [9], more: ['2'], pages: 2 },
      },
    ],
    [
      'a next page that is empty and has the pager of the list',
      { 1: { lists: [9, 8], more: ['2'], pages: 2 }, 2: { lists: [], pages: 1 } },
    ],
    ['entries that moved to the next page meanwhile', { 1: { lists: [9, 8], more: ['2'] }, 2: { lists: [8, 7] } }],
  ])('is whole in spite of %s', (_name, pages) => expect(walk(pages)).toMatchObject({ kind: 'whole', reason: null }));

  it('leaves a list after a page of known entries, and that list alone', () => {
    const pages = {
      1: { lists: [9, 8], more: ['2', '3'], own: ['y'] },
      2: { lists: [7] },
      3: { lists: [6] },
      y: { lists: [5], more: ['z'] },
      z: { lists: [4] },
    };
    expect(walk(pages, new Set([9, 8, 7, 6, 4]))).toMatchObject({ order: ['1', 'y', 'z'], kind: 'known' });
    expect(walk(pages, new Set([9, 7, 6]))).toMatchObject({ order: ['1', '2', 'y', 'z'], kind: 'known' });
    expect(walk(pages, new Set())).toMatchObject({ order: ['1', '2', '3', 'y', 'z'], kind: 'whole' });
  });

  it('is whole where nothing follows the known entries', () => {
    expect(walk({ 1: { lists: [9, 8] } }, new Set([9, 8]))).toMatchObject({ kind: 'whole' });
  });

  it('goes on with other lists where one is missing, but is not whole', () => {
    const found = walk({ 1: { lists: [], own: ['a', 'b', 'c'], tentative: ['a'] }, c: { lists: [7] } });
    expect(found).toMatchObject({ order: ['1', 'a', 'b', 'c'], links: 1, kind: 'cut' });
  });

  it('reads other lists on where one cannot be read, and keeps what it found; not where three fail in a row', () => {
    const own = ['a', 'b', 'c', 'd', 'e'];
    const found = walk({
      1: { lists: [9], own },
      a: { lists: 'failed' },
      b: { lists: [8] },
      c: { lists: 'failed' },
      d: { lists: [7] },
    });
    expect(found).toMatchObject({ order: ['1', ...own], links: 3, kind: 'cut' });
    const failed = { lists: 'failed' } as const;
    const left = walk({ 1: { lists: [9], own }, a: failed, b: failed, c: failed, d: { lists: [7] } });
    expect(left).toMatchObject({ order: ['1', 'a', 'b', 'c'], links: 1, kind: 'cut' });
  });

  it('reads a list on after one page that cannot be read, and leaves it after two', () => {
    const more = ['2', '3', '4', '5'];
    const failed = { lists: 'failed' } as const;
    const found = walk({ 1: { lists: [9], more }, 2: failed, 3: { lists: [7] }, 5: { lists: [5] } });
    expect(found).toMatchObject({ order: ['1', ...more], links: 3, kind: 'cut' });
    const left = walk({ 1: { lists: [9], more }, 2: failed, 4: { lists: [6] } });
    expect(left).toMatchObject({ order: ['1', '2', '3'], links: 1, kind: 'cut' });
  });

  it('takes no page of the list for one that has no pager and lists no report, where the list has both', () => {
    const way = walkColumn(`${site}1`, false);
    const listed = (more: readonly string[], ...serials: number[]): Listing => ({
      kind: 'generic',
      links: some(...serials),
      morePages: more.map((name) => site + name),
      pages: 2,
    });
    way.next();
    way.read(listed(['2'], 9, 8), () => false);
    way.next();
    const news = { url: `${site}n.html`, title: '全县召开经济工作会议', listedAt: null };
    way.read({ kind: 'generic', links: [news], morePages: [] }, () => false);
    expect([way.links.size, way.ending()]).toMatchObject([2, { kind: 'cut', reason: { kind: 'other-page' } }]);
  });

  it('counts entries of other sites as read, and links to none of them', () => {
    const way = walkColumn(`${site}1`, false, ({ url }) => url !== `${site}9.html`);
    way.next();
    way.read({ kind: 'generic', links: some(9, 8), morePages: [], total: 2 }, () => false);
    expect([way.links.size, way.ending().kind]).toEqual([1, 'whole']);
  });
});

describe('a page that a walk was led to as to a list', () => {
  const listing = (lists: readonly number[], own: readonly string[] = []): Listing => ({
    kind: 'generic',
    links: some(...lists),
    morePages: own.map((name) => site + name),
    ownLists: own.map((name) => site + name),
  });
  /** What the walk says of each page, by its name, and what it has listed at the end. */
  const follow = (pages: Readonly<Record<string, Listing>>) => {
    const way = walkColumn(`${site}1`, false);
    const says: Record<string, { readonly begins: boolean; readonly leadsOn: boolean }> = {};
    for (let page = way.next(); page !== null; page = way.next()) {
      const name = page.url.slice(site.length);
      const read = pages[name] ?? listing([]);
      const said = { begins: way.beginsList(), leadsOn: way.leadsOn(read) };
      says[name] = said;
      if (said.begins && !said.leadsOn) way.entry(`the report at ${name}`);
      way.read(read, () => false);
    }
    return { says, links: [...way.links.values()].map(({ title }) => title), ending: way.ending().kind };
  };

  it('is an entry where it leads to nothing but the lists that are read themselves', () => {
    const years = ['2023/', '2022/', '2021/'];
    const pages = { 1: listing([9], years), '2022/': listing([], years), '2021/': listing([8, 7]) };
    expect(follow(pages)).toEqual({
      says: {
        1: { begins: false, leadsOn: true },
        '2023/': { begins: true, leadsOn: false },
        '2022/': { begins: true, leadsOn: false },
        '2021/': { begins: true, leadsOn: true },
      },
      links: ['9年年度报告', 'the report at 2023/', 'the report at 2022/', '8年年度报告', '7年年度报告'],
      ending: 'whole',
    });
  });

  it('is none where it leads to further lists, or was asked for in case', () => {
    const inCase = { ...listing([9], ['a', 'b']), tentative: [`${site}b`] };
    const { says } = follow({ 1: inCase, a: listing([], ['c']), b: listing([]) });
    expect(says['a']).toEqual({ begins: true, leadsOn: true });
    expect(says['b']).toEqual({ begins: false, leadsOn: false });
    expect(says['c']).toEqual({ begins: true, leadsOn: false });
  });
});
