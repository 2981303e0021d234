import type { Listing } from '../domain/index.ts';
import { canonicalUrl } from './canonical-url.ts';
import { annualReports, type AnnualReportLists } from './hanweb-annual-reports.ts';
import { seenSigns, type ContentSystem } from './content-system.ts';
import { readGenericListing } from './generic.ts';
import { readDisclosure } from './hanweb-xxgk.ts';
import { chooseLinks } from './list-groups.ts';
import { isRecord } from './json.ts';
import { wholeData } from './page-data.ts';
import { formPost } from './posting.ts';
import type { ListingSource } from './source.ts';
import { oneOf } from '../text/index.ts';

const mostRecords = 50_000;
const usualProxy = '/module/web/jpage/dataproxy.jsp';
/** Settings of a pager are no longer, but for the store that may stand among them. */
const longestSettings = 3000;
const mostPagers = 100;
/** Parameters of the proxy, in the order in which its own script sends them. */
const proxyParameters = [
  'col',
  'appid',
  'webid',
  'path',
  'columnid',
  'sourceContentType',
  'unitid',
  'webname',
  'permissiontype',
];

/** A page whose script asks the proxy by POST; else it answers the same to a plain address. */
const postsForms = oneOf(
  /(?:type|method)["']?\s{0,3}:\s{0,3}["']post["'][^}]{0,400}dataproxy\.jsp/i,
  /dataproxy\.jsp[^}]{0,400}(?:type|method)["']?\s{0,3}:\s{0,3}["']post["']/i,
  /\$\.post\(\s{0,3}["'][^"']{0,100}dataproxy\.jsp/i,
);

/** One list of a page: its records as HTML, and how it goes on. */
interface DataStore {
  readonly records: readonly string[];
  readonly total: number | null;
  /** Pages of the list, where it tells them. */
  readonly pages: number | null;
  /** Address in `<nextgroup>`; null where there is none. */
  readonly next: string | null;
  /** Where in the page it stands. */
  readonly at: number;
}

/** Markup of a record, out of its CDATA or its character references. */
function cdata(text: string): string {
  if (text.includes('<![CDATA[')) return text.replaceAll(/<!\[CDATA\[|\]\]>/g, '');
  if (text.includes('<a') || !text.includes('&lt;')) return text;
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** Pieces between two marks, in one pass. */
function between(text: string, open: string, close: string): string[] {
  const pieces: string[] = [];
  for (let at = text.indexOf(open); at !== -1; at = text.indexOf(open, at + 1)) {
    const start = at + open.length;
    const end = text.indexOf(close, start);
    if (end === -1) break;
    pieces.push(text.slice(start, end));
    at = end;
  }
  return pieces;
}

function numberIn(text: string, pattern: RegExp): number | null {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

/** Markup with stores, out of the data that some proxies wrap it in. */
function unwrapped(text: string): string {
  const data = text.includes('datastore') ? wholeData(text) : undefined;
  if (!isRecord(data)) return text;
  const texts = Object.values(data).filter((value) => typeof value === 'string');
  return texts.find((value) => value.includes('<datastore')) ?? text;
}

function dataStores(answer: string): DataStore[] {
  const given = unwrapped(answer);
  const text = /<DATASTORE|<RECORD\b/.test(given)
    ? given.replaceAll(/<\/?(?:DATASTORE|RECORD|NEXTGROUP|TOTAL\w+)/g, (tag) => tag.toLowerCase())
    : given;
  const stores: DataStore[] = [];
  let at = text.indexOf('<datastore');
  while (at !== -1) {
    const close = text.indexOf('</datastore>', at);
    const piece = text.slice(at, close === -1 ? undefined : close);
    const group = between(piece, '<nextgroup>', '</nextgroup>')[0] ?? '';
    stores.push({
      records: between(piece, '<record>', '</record>').map(cdata),
      total: numberIn(piece, /<totalrecord>\s{0,5}(\d{1,7})/i),
      pages: numberIn(piece, /<totalpage>\s{0,5}(\d{1,6})/i),
      next: /href\s{0,3}=\s{0,3}["']([^"']{1,2000})["']/i.exec(cdata(group))?.[1]?.replaceAll('&amp;', '&') ?? null,
      at,
    });
    at = close === -1 ? -1 : text.indexOf('<datastore', close);
  }
  return stores;
}

/** Older sites hold the records in an array of strings, shown by `jpage({dataStore: InitData49468, …})`. */
function arrayStores(text: string): DataStore[] {
  const stores: DataStore[] = [];
  for (const found of text.matchAll(/\bInitData\w{0,20}\s{0,3}=\s{0,3}\[/g)) {
    const end = text.indexOf('];', found.index);
    if (end === -1) break;
    const body = text.slice(found.index + found[0].length, end);
    const records = body
      .split(/(?:^|(?<=["']))\s{0,5},?\s{0,5}(?=["'])/)
      .map((record) => record.replace(/^\s*["']|["']\s*$/g, ''));
    stores.push({
      records: records.filter((record) => record.includes('<a')),
      total: null,
      pages: null,
      next: null,
      at: found.index,
    });
  }
  return stores;
}

/** What `jpage({…})` is told, in the stretch of script that names this list's unit. */
interface PagerScript {
  /** The box that it draws into is called by the list's unit; null where it names none. */
  readonly box: string | null;
  readonly total: number | null;
  readonly perPage: number;
  readonly proxy: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** A parameter as the page spells it: one system's proxy knows `columnid`, another's `columnId`. */
const nameIn = (setting: string, name: string): string => /^\w+/.exec(setting)?.[0] ?? name;

/** The settings that begin here, without the store among them. */
function settingsAt(text: string, at: number): string {
  const near = text.slice(at, at + longestSettings);
  const store = near.indexOf('<datastore');
  const end = store === -1 ? -1 : text.indexOf('</datastore>', at + store);
  const settings = end === -1 ? near : near.slice(0, store) + text.slice(end, end + longestSettings);
  const own = settings.split(/\.jpage\s{0,3}\(/, 2).join('.jpage(');
  return own.split(/<\/script/i, 1)[0] ?? '';
}

function pagerScripts(text: string): PagerScript[] {
  const scripts: PagerScript[] = [];
  for (const found of text.matchAll(/\.jpage\s{0,3}\(\s{0,3}\{/g)) {
    if (scripts.length >= mostPagers) break;
    const script = settingsAt(text, found.index);
    const parameters = new Map<string, string>();
    for (const name of proxyParameters) {
      const value = new RegExp(
        `\\b${name}["']?\\s{0,3}:\\s{0,3}(?:'([^']{0,200})'|"([^"]{0,200})"|(\\d{1,12}))`,
        'i',
      ).exec(script);
      if (value !== null) parameters.set(nameIn(value[0], name), value[1] ?? value[2] ?? value[3] ?? '');
    }
    scripts.push({
      box:
        /\(\s{0,3}["']#?(\w{1,40})["']\s{0,3}\)\s{0,3}$/.exec(
          text.slice(Math.max(0, found.index - 60), found.index),
        )?.[1] ?? null,
      total: numberIn(script, /totalRecord["']?\s{0,3}:\s{0,3}["']?(\d{1,7})/i),
      perPage: numberIn(script, /perPage["']?\s{0,3}:\s{0,3}["']?(\d{1,4})/i) ?? 15,
      proxy: /proxyUrl["']?\s{0,3}:\s{0,3}["']([^"']{1,300})["']/i.exec(script)?.[1] ?? usualProxy,
      parameters,
    });
  }
  return scripts;
}

/** A pager that tells no more than its proxy sends it what the address in `<nextgroup>` holds; null where that says too little. */
function byNextGroup(script: PagerScript, next: string | null, base: string): PagerScript | null {
  const parsed = next === null ? null : URL.parse(next, base);
  if (parsed === null || !isAnswer(parsed.href) || !parsed.searchParams.has('unitid')) return null;
  return { ...script, proxy: parsed.origin + parsed.pathname, parameters: new Map(parsed.searchParams) };
}

/** Addresses of the records after those shown, in groups as large as the first. */
function groupsAfter(shown: number, total: number, script: PagerScript, base: string): string[] {
  const groups: string[] = [];
  // The older proxy knows pages only; windows as large as a page say the same in both tongues.
  const byPage = /\/module\/jpage\//i.test(script.proxy);
  const size = byPage ? script.perPage : Math.max(shown, script.perPage);
  for (let start = shown + 1; start <= Math.min(total, mostRecords); start += size) {
    const url = new URL(script.proxy, base);
    url.searchParams.set('startrecord', String(start));
    url.searchParams.set('endrecord', String(Math.min(start + size - 1, total)));
    url.searchParams.set('perpage', String(script.perPage));
    for (const [name, value] of script.parameters) url.searchParams.set(name, value);
    // Some proxies go by the number of the group, whatever records are asked for.
    const group = Number(script.parameters.get('page') ?? Number.NaN);
    if (!Number.isNaN(group)) url.searchParams.set('page', String(group + groups.length));
    if (byPage) url.searchParams.set('page', String(Math.ceil(start / script.perPage)));
    groups.push(canonicalUrl(url.href, base) ?? url.href);
  }
  return groups;
}

/** Whether an address asks for records by their numbers. */
const isAnswer = (url: string): boolean =>
  /dataproxy\.jsp/i.test(url) || URL.parse(url)?.searchParams.has('startrecord') === true;

/** How the proxy's own answer goes on: by its record numbers, else by the group it names. */
function groupAfterAnswer(store: DataStore, url: string): Groups {
  const parsed = URL.parse(url);
  const end = Number(parsed?.searchParams.get('endrecord') ?? Number.NaN);
  const start = Number(parsed?.searchParams.get('startrecord') ?? Number.NaN);
  const { total, records } = store;
  if (records.length === 0) return none;
  if (parsed !== null && !Number.isNaN(end) && !Number.isNaN(start)) {
    const size = Math.max(1, end - start + 1);
    if (total === null ? records.length < size : end >= total) return none;
    parsed.searchParams.set('startrecord', String(end + 1));
    parsed.searchParams.set('endrecord', String(Math.min(end + size, total ?? mostRecords)));
    const group = Number(parsed.searchParams.get('page') ?? Number.NaN);
    if (!Number.isNaN(group)) parsed.searchParams.set('page', String(group + 1));
    return { pages: [canonicalUrl(parsed.href) ?? parsed.href], inCase: total === null };
  }
  const next = store.next === null ? null : canonicalUrl(store.next, url);
  if (next !== null) return next === canonicalUrl(url) ? none : { pages: [next], inCase: false };
  const page = Number(parsed?.searchParams.get('page') ?? Number.NaN);
  const perPage = Number(parsed?.searchParams.get('perpage') ?? records.length);
  const pages = store.pages ?? (total === null ? 0 : Math.ceil(total / Math.max(1, perPage)));
  if (parsed === null || Number.isNaN(page) || page >= pages) return none;
  parsed.searchParams.set('page', String(page + 1));
  return { pages: [canonicalUrl(parsed.href) ?? parsed.href], inCase: false };
}

function morePagesOf(store: DataStore, scripts: readonly PagerScript[], alone: boolean, source: ListingSource): Groups {
  if (isAnswer(source.url)) return groupAfterAnswer(store, source.url);
  const unit = store.next === null ? null : (URL.parse(store.next, source.url)?.searchParams.get('unitid') ?? null);
  const script =
    scripts.find((one) => unit !== null && (one.parameters.get('unitid') ?? one.box) === unit) ??
    (alone ? scripts[0] : scripts.find((one) => one.total === store.total));
  const total = store.total ?? script?.total ?? null;
  const shown = store.records.length;
  if (total !== null && shown >= total) return none;
  const isTold = script !== undefined && (script.parameters.size > 2 || isOwnProxy(script));
  if (isTold && total !== null) return { pages: groupsAfter(shown, total, script, source.url), inCase: false };
  const asNext = script === undefined || total === null ? null : byNextGroup(script, store.next, source.url);
  if (asNext !== null && total !== null) return { pages: groupsAfter(shown, total, asNext, source.url), inCase: false };
  const next = store.next === null ? null : canonicalUrl(store.next, source.url);
  if (next !== null) return { pages: [next], inCase: false };
  if (!isTold || shown < script.perPage) return none;
  const size = Math.max(shown, script.perPage);
  return { pages: groupsAfter(shown, shown + size, script, source.url), inCase: true };
}

/** Groups after those shown. */
interface Groups {
  readonly pages: readonly string[];
  /** Nobody said how many records there are: the next are asked for in case. */
  readonly inCase: boolean;
}

const none: Groups = { pages: [], inCase: false };

/** A proxy of the page's own, which needs no more than to know the column. */
function isOwnProxy({ proxy, parameters }: PagerScript): boolean {
  return !/dataproxy\.jsp/i.test(proxy) && [...parameters.keys()].some((name) => /^columnid$/i.test(name));
}

/** Hanweb jcms: the list is XML inside a script, the rest of it comes from `dataproxy.jsp`. */
export const hanwebJcms: ContentSystem = {
  kind: 'hanweb-jcms',
  signs: ({ text, url }) =>
    seenSigns(
      [/<datastore[\s>]/.test(text) && text.includes('<record'), 'records in a <datastore>', 0.9],
      [/dataproxy\.jsp/i.test(url) || text.includes('dataproxy.jsp'), 'the address of dataproxy.jsp', 0.6],
      [/\/art\/20\d{2}\/(?:\d{1,2}\/\d{1,2}\/)?art_/.test(text), 'articles under /art/<year>/…/art_', 0.4],
      [/\/col\/col\d+\//.test(url), 'a column under /col/col<number>/', 0.4],
      [/xxgkAnnualReport\.jsp/i.test(text + url), 'the annual-report endpoint', 0.6],
      [/\/module\/xxgk\/(?:search|tree)\.jsp/i.test(text + url), 'the module of disclosure', 0.6],
    ),
  read(source): Listing {
    const xml = dataStores(source.text);
    const stores = xml.length > 0 ? xml : arrayStores(source.text);
    const held = stores.filter((store) => store.records.length > 0);
    const reports = annualReports(source);
    const disclosed = held.length === 0 && reports.lists.length === 0 ? readDisclosure(source) : null;
    if (disclosed !== null) return { ...disclosed, kind: 'hanweb-jcms' };
    const listing = held.length === 0 ? readGenericListing(source) : readStores(held, source);
    return { ...withReports(listing, reports), kind: 'hanweb-jcms' };
  },
};

function readStores(held: readonly DataStore[], source: ListingSource): Listing {
  const scripts = pagerScripts(source.text);
  const lists = held.map((store) => store.records.map((record) => listed(record)).join('\n'));
  const chosen = chooseLinks(lists, source.url);
  const taken = chosen.taken.flatMap((index) => held[index] ?? []);
  const groups = taken.map((store) => morePagesOf(store, scripts, held.length === 1, source));
  const morePages = [...new Set(groups.flatMap(({ pages }) => pages))];
  const inCase = groups.flatMap((group) => (group.inCase ? group.pages : []));
  const total = taken.length === 1 ? (taken[0]?.total ?? null) : null;
  return {
    kind: 'hanweb-jcms',
    links: chosen.links,
    morePages,
    ...(inCase.length === 0 ? {} : { tentative: inCase }),
    ...(postsForms.test(source.text) ? { posted: morePages.map(formPost) } : {}),
    ...(total === null ? {} : { total }),
  };
}

/** A listing with the endpoint's lists beside it, which hold what the page itself may not show. */
function withReports(listing: Listing, { lists, tentative }: AnnualReportLists): Listing {
  if (lists.length === 0) return listing;
  const { morePages, ownLists = [], tentative: inCase = [], goesOn: _settled, ...rest } = listing;
  return {
    ...rest,
    morePages: [...new Set([...lists, ...morePages])],
    ownLists: [...new Set([...lists, ...ownLists])],
    tentative: [...tentative, ...inCase],
  };
}

/** A record as an entry of a list, whatever it is made of. */
function listed(record: string): string {
  if (/^\s*<li\b/i.test(record)) return record;
  // Cells outside a table would lose their rows.
  return `<li>${record.replaceAll(/<(\/?)(?:table|tbody|tr|td|th)\b[^>]{0,500}>/gi, '<$1span>')}</li>`;
}
