import type { Listing } from '../domain/index.ts';
import { canonicalUrl } from './canonical-url.ts';
import { annualReports, type AnnualReportLists } from './hanweb-annual-reports.ts';
import { seenSigns, type ContentSystem } from './content-system.ts';
import { readGenericListing } from './generic.ts';
import { chooseLinks } from './list-groups.ts';
import { formPost } from './posting.ts';
import type { ListingSource } from './source.ts';

const mostRecords = 50_000;
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
const postsForms =
  /(?:type|method)["']?\s{0,3}:\s{0,3}["']post["'][^}]{0,400}dataproxy\.jsp|dataproxy\.jsp[^}]{0,400}(?:type|method)["']?\s{0,3}:\s{0,3}["']post["']|\$\.post\(\s{0,3}["'][^"']{0,100}dataproxy\.jsp/i;

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

function dataStores(given: string): DataStore[] {
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
  readonly total: number | null;
  readonly perPage: number;
  readonly proxy: string;
  readonly parameters: ReadonlyMap<string, string>;
}

function pagerScripts(text: string): PagerScript[] {
  const scripts: PagerScript[] = [];
  for (const found of text.matchAll(/\.jpage\s{0,3}\(\s{0,3}\{/g)) {
    const piece = text
      .slice(found.index, found.index + 3000)
      .split(/\.jpage\s{0,3}\(/, 2)
      .join('.jpage(')
      .slice(0, 3000);
    const script = piece.split(/<\/script/i, 1)[0] ?? '';
    const parameters = new Map<string, string>();
    for (const name of proxyParameters) {
      const value = new RegExp(
        `\\b${name}["']?\\s{0,3}:\\s{0,3}(?:'([^']{0,200})'|"([^"]{0,200})"|(\\d{1,12}))`,
        'i',
      ).exec(script);
      if (value !== null) parameters.set(name, value[1] ?? value[2] ?? value[3] ?? '');
    }
    scripts.push({
      total: numberIn(script, /totalRecord["']?\s{0,3}:\s{0,3}["']?(\d{1,7})/i),
      perPage: numberIn(script, /perPage["']?\s{0,3}:\s{0,3}["']?(\d{1,4})/i) ?? 15,
      proxy:
        /proxyUrl["']?\s{0,3}:\s{0,3}["']([^"']{1,300})["']/i.exec(script)?.[1] ?? '/module/web/jpage/dataproxy.jsp',
      parameters,
    });
  }
  return scripts;
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
    if (byPage) url.searchParams.set('page', String(Math.ceil(start / script.perPage)));
    groups.push(canonicalUrl(url.href, base) ?? url.href);
  }
  return groups;
}

/** How the proxy's own answer goes on: by its record numbers, else by the group it names. */
function groupAfterAnswer(store: DataStore, url: string): string[] {
  const parsed = URL.parse(url);
  const end = Number(parsed?.searchParams.get('endrecord') ?? Number.NaN);
  const start = Number(parsed?.searchParams.get('startrecord') ?? Number.NaN);
  if (parsed !== null && !Number.isNaN(end) && !Number.isNaN(start)) {
    if (store.total === null || end >= store.total || store.records.length === 0) return [];
    const size = Math.max(1, end - start + 1);
    parsed.searchParams.set('startrecord', String(end + 1));
    parsed.searchParams.set('endrecord', String(Math.min(end + size, store.total)));
    return [canonicalUrl(parsed.href) ?? parsed.href];
  }
  if (store.records.length === 0) return [];
  const next = store.next === null ? null : canonicalUrl(store.next, url);
  if (next !== null) return next === canonicalUrl(url) ? [] : [next];
  const page = Number(parsed?.searchParams.get('page') ?? Number.NaN);
  const perPage = Number(parsed?.searchParams.get('perpage') ?? store.records.length);
  const pages = store.pages ?? (store.total === null ? 0 : Math.ceil(store.total / Math.max(1, perPage)));
  if (parsed === null || Number.isNaN(page) || page >= pages) return [];
  parsed.searchParams.set('page', String(page + 1));
  return [canonicalUrl(parsed.href) ?? parsed.href];
}

function morePagesOf(
  store: DataStore,
  scripts: readonly PagerScript[],
  alone: boolean,
  source: ListingSource,
): string[] {
  if (/dataproxy\.jsp/i.test(source.url)) return groupAfterAnswer(store, source.url);
  const unit = store.next === null ? null : (URL.parse(store.next, source.url)?.searchParams.get('unitid') ?? null);
  const script =
    scripts.find((one) => unit !== null && one.parameters.get('unitid') === unit) ??
    (alone ? scripts[0] : scripts.find((one) => one.total === store.total));
  const total = store.total ?? script?.total ?? null;
  const shown = store.records.length;
  if (total !== null && shown >= total) return [];
  if (script !== undefined && total !== null && script.parameters.size > 2) {
    return groupsAfter(shown, total, script, source.url);
  }
  const next = store.next === null ? null : canonicalUrl(store.next, source.url);
  return next === null ? [] : [next];
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
    ),
  read(source): Listing {
    const xml = dataStores(source.text);
    const stores = xml.length > 0 ? xml : arrayStores(source.text);
    const held = stores.filter((store) => store.records.length > 0);
    const reports = annualReports(source);
    return {
      kind: 'hanweb-jcms',
      ...withReports(held.length === 0 ? readGenericListing(source) : readStores(held, source), reports),
    };
  },
};

function readStores(held: readonly DataStore[], source: ListingSource): Listing {
  const scripts = pagerScripts(source.text);
  const lists = held.map((store) => store.records.map((record) => listed(record)).join('\n'));
  const chosen = chooseLinks(lists, source.url);
  const taken = chosen.taken.flatMap((index) => held[index] ?? []);
  const morePages = taken.flatMap((store) => morePagesOf(store, scripts, held.length === 1, source));
  const total = taken.length === 1 ? (taken[0]?.total ?? null) : null;
  return {
    kind: 'hanweb-jcms',
    links: chosen.links,
    morePages: [...new Set(morePages)],
    ...(postsForms.test(source.text) ? { posted: [...new Set(morePages)].map(formPost) } : {}),
    ...(total === null ? {} : { total }),
  };
}

function withReports(listing: Listing, { lists, tentative }: AnnualReportLists): Omit<Listing, 'kind'> {
  const { links, morePages, ownLists = [], posted = [], total } = listing;
  return {
    links,
    ...(posted.length === 0 ? {} : { posted }),
    morePages: [...new Set([...lists, ...morePages])],
    ownLists: [...new Set([...lists, ...ownLists])],
    tentative,
    ...(total === undefined ? {} : { total }),
  };
}

/** A record as an entry of a list, whatever it is made of. */
function listed(record: string): string {
  if (/^\s*<li\b/i.test(record)) return record;
  // Cells outside a table would lose their rows.
  return `<li>${record.replaceAll(/<(\/?)(?:table|tbody|tr|td|th)\b[^>]{0,500}>/gi, '<$1span>')}</li>`;
}
