import { canonicalUrl } from './canonical-url.ts';
import { mostPages } from './page-numbers.ts';
import { addressByPage, addressOfLinks } from './pager-scripts.ts';
import { scriptsOf } from './scripts.ts';

/** Plugins that draw a pager, however they are called. */
const draws =
  /(?:lay|create|set|init|show|turn)?page(?:r|s|bar|nation|inator|inate)?\s{0,3}[(.]|pagination|paging|\bpager\b/i;
/** A plugin called by its name, with settings of its own. */
const rendersPager =
  /(?:laypage(?:\.render)?|(?:create|set|init|turn)?pag(?:e|er|ebar|ination|inator|inate|ing)|generPageHtml)\s{0,3}\(\s{0,3}(?:["'#][^,]{0,60},\s{0,3})?(?:\{|function\b|\([\w$,\s]{0,60}\)\s{0,3}=>)/i;
const number = (names: string): RegExp =>
  new RegExp(`(?:^|[^\\w$.])["']?(?:${names})["']?\\s{0,3}[:=]\\s{0,3}["']?(\\d{1,6})\\b`, 'i');
const pagesTold = number(
  'page[-_]?Count|pages?[-_]?Total|total[-_]?Pages?|pages|maxPage|countPage|nPageCount|pageNum_?total',
);
const entriesTold = number('count|total|total_?(?:Counts?|Data|Records?|Num|Rows?)|record_?Count|data_?Count|rowCount');
/** Beside a number of records, `total` is that of the pages. */
const totalTold = number('total');
const recordsTold = number('total_?(?:Counts?|Records?|Rows?)|record_?Count');
const perPageTold = number('limit|page_?Size|per_?Page|items_?per_?page|show_?Data|size|rows');
const currentTold = number('curr|current|curr?_?Page|current_?Page|page_?No|page_?Index|page_?Num|now_?Page');
/** An address with a place for the number: `index_{page}.html`. */
const template =
  /["']([\w./?&=%:-]{0,200}(?:\{\{?\s?(?:page|p|pn|num|pageNo|pageNum|i|n|\d)\s?\}?\}|\[page\]|\$page\$|#page#|__page__|%page%)[\w./?&=%:-]{0,100})["']/i;
const place = /\{\{?\s?\w{1,8}\s?\}?\}|\[page\]|\$page\$|#page#|__page__|%page%/i;
/** Numbers that some plugins count from zero. */
const fromZero = /index|idx/i;

/** jQuery's pagination is given the number of entries before its settings. */
const entriesGiven = /\.pagination\(\s{0,9}(\d{1,6})\s{0,9},/;

const told = (text: string, pattern: RegExp): number | null => {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? null : Number(found);
};

/** How many pages a pager's settings tell; 0 where they tell none. */
function countOf(body: string, shown: number): number {
  const perPage = told(body, perPageTold) ?? shown;
  const entries = told(body, entriesGiven) ?? told(body, entriesTold);
  const [total, records] = [told(body, totalTold), told(body, recordsTold)];
  if (total !== null && records !== null && total < records && total > 0) return total;
  const pages = told(body, pagesTold) ?? (entries !== null && entries < shown ? entries : null);
  return pages ?? (entries === null || perPage === 0 ? 0 : Math.ceil(entries / perPage));
}

/** Pages that settings lead to; the last of them may not be there. */
interface ConfiguredPages {
  readonly pages: readonly string[];
  readonly tentative: readonly string[];
  /** How many there are; null where nothing says so. */
  readonly count: number | null;
}

/** The pages that a pager's settings lead to. */
function pagesOf(body: string, base: string, shown: number): ConfiguredPages {
  const none = { pages: [], tentative: [], count: null };
  const count = countOf(body, shown);
  if (count < 2 || count > mostPages) return none;
  const pattern = template.exec(body)?.[1];
  const called = body.slice(Math.max(0, body.search(rendersPager)));
  const made = addressByPage(called) ?? addressByPage(body) ?? addressOfLinks(body);
  if (pattern === undefined && made === null) return none;
  const address = (number: number): string | null =>
    canonicalUrl(pattern?.replace(place, String(number)) ?? made?.of(number) ?? '', base);
  const range = (from: number, to: number): string[] =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_unused, at) => address(from + at) ?? []).flat();
  const current = told(body, currentTold);
  const here = canonicalUrl(base);
  const own = current !== null && address(current) === here ? current : null;
  if (pattern !== undefined || made === null || !fromZero.test(made.name) || (own === null && (current ?? 0) > 0))
    return { pages: range(Math.max(1, own ?? current ?? 1) + 1, count), tentative: [], count };
  // Numbers that may count from zero: the last of them would be one too many.
  const last = current === 0 && own === null ? [] : range(count, count);
  return { pages: [...range((own ?? 0) + 1, count - 1), ...last], tentative: last, count };
}

const pagerTag = /<(?:div|ul|nav|p|span|table)\b[^<>]{0,800}>/gi;
const pagerWord = /\b(?:class|id)=["'][^"']{0,60}(?:pag(?:e|ing|ination)|fenye)/i;

/** What draws a pager from settings: scripts, and attributes of the pager itself. */
function settingsIn(text: string, drawn: RegExp): string[] {
  const { scripts, outside } = scriptsOf(text);
  const bodies = scripts.map(({ body }) => body).filter((body) => body.length <= 20_000 && drawn.test(body));
  const tags = [...outside.matchAll(pagerTag)]
    .map(([tag]) => tag)
    .filter((tag) => /\bdata-/.test(tag) && pagerWord.test(tag));
  return [...bodies, ...tags];
}

/** Number of pages for which a plugin draws the pager, wherever its numbers lead; null where none does. */
export function configuredCount(text: string, shown: number): number | null {
  const counts = settingsIn(text, rendersPager).map((body) => countOf(body, shown));
  return counts.find((count) => count > 0) ?? null;
}

/**
 * Pages after this one where a plugin draws the pager from settings (`laypage`, `pagination({pageCount: 3})`) and the same
 * script says where a number leads.
 * @param shown entries on this page
 */
export function configuredPages(text: string, base: string, shown: number): ConfiguredPages {
  for (const body of settingsIn(text, draws)) {
    const found = pagesOf(body, base, shown);
    if (found.pages.length > 0) return found;
  }
  return { pages: [], tentative: [], count: null };
}
