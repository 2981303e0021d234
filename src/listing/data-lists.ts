import type { Listing, RecordForm } from '../domain/index.ts';
import { canonicalUrl, pageKey } from './canonical-url.ts';
import { asText, isRecord } from './json.ts';
import { dateOf, dayOfInstant, readDay, type ListedDay } from './listed-date.ts';
import { mostPages, offsetName, pageName, sizeName } from './page-numbers.ts';
import { formed } from './record-forms.ts';
import type { ListingSource } from './source.ts';
import { tidy } from './title.ts';
import { oneOf } from '../text/index.ts';

/** A document as data names it. */
export interface DataEntry {
  readonly url: string;
  readonly title: string;
  readonly day: ListedDay | null;
}

/** A list found in data, with what stands beside it: numbers of entries and pages. */
export interface DataList {
  readonly entries: readonly DataEntry[];
  /** Records in it, named or not. */
  readonly size: number;
  readonly total: number | null;
  readonly pages: number | null;
}

const deepest = 12;
const mostLists = 200;
const titleName = /(?:^|[a-z_])(?:title|subject|biaoti)s?$|^bt$/i;
const looseTitleName = /(?:^|[a-z_])(?:name|mc|topic|headline)$/i;
const addressName = /(?:url|href|link|path|uri|address)s?$|^(?:lj|ljdz|wzdz|dz)$/i;
const looksLikeAddress = oneOf(
  /^(?:https?:\/\/|\.{0,2}\/)[^\s<>"']{1,1000}$/i,
  /^[\w./-]{1,300}\.(?:s?html?|jhtml|jspx?|aspx?|php|pdf|docx?|xlsx?|wps|ofd)(?:\?[^\s<>"']{0,300})?$/i,
);
const picture = /\.(?:png|jpe?g|gif|svg|webp|ico|mp4|css|js)(?:$|\?)/i;
const dayName = /date|time|day|rq$|sj$|^(?:fb|fw|cw)/i;
/** Days on which a document was shown, before those on which somebody worked on it. */
const shownDay = /pub|post|issue|release|display|fb|show|list/i;
const touchedDay = /modif|update|edit|last|expire|end|valid/i;
const totalName =
  /^(?:total(?:_?(?:count|elements|records?|num|size|rows?))?|(?:record|row|data|item)s?_?count|records?_?(?:total|filtered)|count)$/i;
const pagerName = /^(?:paging|pager|pagination|page(?:_?(?:info|bean|data|model|vo|dto|param|query))?|meta)$/i;
const pagesName = /^(?:(?:total_?)?pages|total_?page|pages?_?total|page_?(?:count|total)|max_?page)$/i;

function dayOf(value: unknown): ListedDay | null {
  const text = asText(value);
  if (text === null) return null;
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return readDay(text);
  return readDay(dayOfInstant(Number(text) * (text.length > 10 ? 1 : 1000)) ?? '');
}

/** The day that a value is and nothing else, where a record's names say nothing; null where it has several. */
function dayAlone(record: Readonly<Record<string, unknown>>): ListedDay | null {
  const found = Object.values(record).flatMap((value) => {
    const day = typeof value === 'string' && value.length <= 24 ? readDay(value) : null;
    return day !== null && day.year !== null && day.start === 0 ? [day] : [];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

function firstOf(record: Readonly<Record<string, unknown>>, name: RegExp, fits: (text: string) => boolean): string {
  for (const [key, value] of Object.entries(record)) {
    const text = name.test(key) ? asText(value) : null;
    if (text !== null && fits(text)) return text;
  }
  return '';
}

/** Where records lead: their base, and how the page makes entries of them. */
interface Addresses {
  readonly base: string;
  readonly forms: readonly RecordForm[];
}

function entryOf(record: Readonly<Record<string, unknown>>, { base, forms }: Addresses): DataEntry | null {
  const says = (text: string): boolean => /\p{Script=Han}|\d{4}/u.test(text) && !looksLikeAddress.test(text);
  const made = formed(record, forms);
  const seen = made?.isShown === true ? made : null;
  const title = seen?.title || firstOf(record, titleName, says) || made?.title || firstOf(record, looseTitleName, says);
  const address = firstOf(record, addressName, (text) => looksLikeAddress.test(text.trim()) && !picture.test(text));
  const given = seen?.address ?? (address === '' ? made?.address : address);
  const url = given === undefined ? null : canonicalUrl(given, base);
  if (title === '' || url === null) return null;
  const days = Object.entries(record)
    .filter(([key]) => dayName.test(key) && !touchedDay.test(key))
    .toSorted(([a], [b]) => Number(shownDay.test(b)) - Number(shownDay.test(a)));
  const named = days.map(([, value]) => dayOf(value)).find((read) => read !== null);
  const day = named ?? (made === null ? null : dayAlone(record));
  return { url, title: tidy(title.replaceAll(/<[^<>]{0,200}>/g, '')), day };
}

/** A record, or the one in it, as a document. */
function documentOf(record: Readonly<Record<string, unknown>>, addresses: Addresses): DataEntry | null {
  const own = entryOf(record, addresses);
  if (own !== null) return own;
  const inner = Object.values(record).filter(isRecord);
  return inner.length === 1 && inner[0] !== undefined ? entryOf(inner[0], addresses) : null;
}

function numberOf(records: readonly Readonly<Record<string, unknown>>[], name: RegExp): number | null {
  for (const record of records.toReversed()) {
    for (const [key, value] of Object.entries(record)) {
      const text = name.test(key) ? asText(value) : null;
      if (text !== null && /^\d{1,7}$/.test(text)) return Number(text);
    }
  }
  return null;
}

/** Records beside a list that count its entries and pages: `{ list: […], page: { total: 35 } }`. */
function pagersIn(record: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  return Object.entries(record).flatMap(([key, value]) => (pagerName.test(key) && isRecord(value) ? [value] : []));
}

/**
 * Every list of documents in some data, in the order in which they stand. Addresses are made absolute by `base`.
 * @param forms how the page makes entries of records that do not name their parts as others do
 */
export function dataLists(value: unknown, base: string, forms: readonly RecordForm[] = []): readonly DataList[] {
  const lists: DataList[] = [];
  const walk = (node: unknown, above: readonly Readonly<Record<string, unknown>>[]): void => {
    if (above.length > deepest || lists.length >= mostLists) return;
    if (Array.isArray(node)) {
      const records = node.filter(isRecord);
      const entries = records.flatMap((record) => documentOf(record, { base, forms }) ?? []);
      if (entries.length > 0 && entries.length * 2 >= records.length) {
        const around = above.slice(-2).flatMap((record) => [...pagersIn(record), record]);
        lists.push({
          entries,
          size: node.length,
          total: numberOf(around, totalName),
          pages: numberOf(around, pagesName),
        });
      }
      for (const record of records) for (const inner of Object.values(record)) walk(inner, [...above, record]);
      for (const inner of node) if (Array.isArray(inner)) walk(inner, above);
    } else if (isRecord(node)) for (const inner of Object.values(node)) walk(inner, [...above, node]);
  };
  walk(value, []);
  return lists;
}

/** Pages after one of an interface. */
interface PagesAfter {
  readonly pages: string[];
  /** Nobody said how many there are: the next is asked for in case. */
  readonly inCase: boolean;
}

const nextName = /^next(?:_?(?:url|page|link|href))?$/i;

/** The address at which an answer says that it goes on; null where it names none. */
function nextIn(answer: unknown, base: string, depth = 0): string | null {
  if (!isRecord(answer) || depth > 2) return null;
  for (const [name, value] of Object.entries(answer)) {
    const text = nextName.test(name) ? asText(value) : null;
    if (text !== null && looksLikeAddress.test(text)) return canonicalUrl(text, base);
  }
  return Object.values(answer).reduce<string | null>((found, inner) => found ?? nextIn(inner, base, depth + 1), null);
}

/** How an answer that holds its list as markup goes on: by the address it names, else by its numbers. */
export function pagesAfterMarkup(
  answer: unknown,
  shown: Pick<DataList, 'size' | 'total' | 'pages'>,
  url: string,
  forms: readonly string[] = [],
): PagesAfter & { readonly total: number | null } {
  const records = isRecord(answer) ? [answer, ...Object.values(answer).filter(isRecord)] : [];
  const total = shown.total ?? numberOf(records, totalName);
  const next = nextIn(answer, url);
  if (next !== null) return { pages: [next], inCase: false, total };
  return { ...pagesAfter({ ...shown, total, pages: shown.pages ?? numberOf(records, pagesName) }, url, forms), total };
}

/** Pages after one whose path holds its number, as one of the forms says; null where none of them is this page's. */
function pagesByForm(
  { size, total, pages }: Pick<DataList, 'size' | 'total' | 'pages'>,
  url: string,
  forms: readonly string[],
): PagesAfter | null {
  for (const form of forms) {
    const [before = '', after = ''] = form.split('{page}', 2);
    const number =
      url.startsWith(before) && url.endsWith(after) ? url.slice(before.length, url.length - after.length) : '';
    if (!/^\d{1,5}$/.test(number)) continue;
    const current = Number(number);
    const known = pages ?? (total === null || size === 0 || current > 1 ? null : Math.ceil(total / size));
    if (size === 0 || (known === null && total !== null)) return { pages: [], inCase: false };
    const last = known === null ? current + 1 : Math.min(current === 0 ? known - 1 : known, mostPages);
    const found = Array.from(
      { length: Math.max(0, last - current) },
      (_unused, at) => `${before}${current + 1 + at}${after}`,
    );
    return { pages: found, inCase: known === null };
  }
  return null;
}

/** Some count what they answer, not what there is: a first page that is full, and all that is counted, may not be the last. */
const isOfThisPage = (
  { size, total, pages }: Pick<DataList, 'size' | 'total' | 'pages'>,
  asked: number,
  counter: readonly [string, string] | undefined,
): boolean => pages === null && total === size && size === asked && counter !== undefined;

/**
 * Addresses of the pages after this one, where its own address holds its number or that of its first entry.
 * @param forms addresses whose path takes the number of a page
 */
export function pagesAfter(
  list: Pick<DataList, 'size' | 'total' | 'pages'>,
  url: string,
  forms: readonly string[] = [],
): PagesAfter {
  const none = { pages: [], inCase: false };
  const formed = pagesByForm(list, url, forms);
  if (formed !== null) return formed;
  const here = URL.parse(url);
  const given = [...(here?.searchParams ?? [])].filter(([, value]) => /^\d{1,6}$/.test(value));
  const counter = given.find(([key]) => pageName.test(key));
  const offset = given.find(([key]) => offsetName.test(key));
  const asked = Number(given.find(([key]) => sizeName.test(key))?.[1] ?? Number.NaN);
  const [name, value] = counter ?? offset ?? [];
  if (here === null || name === undefined || list.size === 0) return none;
  const { size, pages } = list;
  const total = isOfThisPage(list, asked, counter) ? null : list.total;
  const isOffset = counter === undefined;
  const current = isOffset && size > 0 ? Math.floor(Number(value) / (asked >= size ? asked : size)) : Number(value);
  // A later page may be the last, and hold fewer than the others.
  const perPage = asked >= size ? asked : current <= 1 ? size : 0;
  const known = pages ?? (total === null || perPage === 0 ? null : Math.ceil(total / perPage));
  // A server may give fewer than it is asked for, and round numbers are a page of its own size.
  if (known === null && ((size < asked && size % 5 !== 0) || (total !== null && current > 1))) return none;
  const fromZero = isOffset || current === 0;
  // From 0 where the first page says so.
  const last = known === null ? current + 1 : Math.min(fromZero ? known - 1 : known, mostPages);
  const found = Array.from({ length: Math.max(0, last - current) }, (_unused, index) => {
    const page = current + 1 + index;
    here.searchParams.set(name, String(isOffset ? page * (perPage === 0 ? size : perPage) : page));
    return canonicalUrl(here.href) ?? here.href;
  });
  return { pages: found, inCase: known === null };
}

/** Whether an answer without a list says that it failed, as interfaces do in the place of a status. */
function saysFailed(answer: unknown): boolean {
  if (!isRecord(answer) || Object.values(answer).some((value) => Array.isArray(value))) return false;
  return Object.entries(answer).some(([name, value]) => {
    const text = asText(value) ?? '';
    if (/^(?:success|ok|succeed(?:ed)?)$/i.test(name)) return value === false || text === 'false';
    if (/^(?:status|state|result|type)$/i.test(name) && /^(?:error|fail(?:ed|ure)?)$/i.test(text)) return true;
    return /^(?:err(?:or)?_?)?(?:code|status|no)$|^ret(?:code)?$/i.test(name) && /^(?:[45]\d{2}|-\d{1,6})$/.test(text);
  });
}

/** Reads an answer in JSON of whatever system: its longest list of documents, and how it goes on. */
export function readDataListing(answer: unknown, source: ListingSource): Listing {
  const lists = dataLists(answer, source.url, source.recordForms);
  const longest = lists.reduce<DataList | null>(
    (best, list) => (best === null || list.entries.length > best.entries.length ? list : best),
    null,
  );
  if (longest === null) {
    const records = isRecord(answer) ? [answer, ...Object.values(answer).filter(isRecord)] : [];
    const isEmpty = numberOf(records, totalName) === 0;
    const says = isEmpty ? { total: 0 } : saysFailed(answer) ? { hasFailed: true as const } : {};
    return { kind: 'generic', links: [], morePages: [], ...says };
  }
  const next = nextIn(answer, source.url);
  const further = next === null ? pagesAfter(longest, source.url, source.pageForms) : { pages: [next], inCase: false };
  const links = new Map(
    longest.entries.map(({ url, title, day }) => [pageKey(url), { url, title, listedAt: dateOf(day, url) }]),
  );
  return {
    kind: 'generic',
    links: [...links.values()],
    morePages: further.pages,
    ...(further.inCase ? { tentative: further.pages } : {}),
    ...(longest.total === null || further.inCase ? {} : { total: longest.total }),
  };
}
