import type { CheerioAPI } from 'cheerio';
import { canonicalUrl } from './canonical-url.ts';
import { tidy } from './title.ts';

/** Most pages that arithmetic may add; the operator's own limit is far below. */
const mostPages = 2000;
const pageScript =
  /createPageHTML\w{0,10}\s{0,3}\(\s{0,3}(["'][\w-]{1,40}["']\s{0,3},\s{0,3})?(\d{1,5})\s{0,3},\s{0,3}(\d{1,5})\s{0,3},\s{0,3}["']([\w.-]{1,80})["']\s{0,3},\s{0,3}["']\.?(\w{1,8})["']/;
const nextWords = /^(?:下一?页|后一?页|下页|next(?:page)?|[>›»]{1,2}|下一页[>›»]{1,2})$/i;
const lastWords = /^(?:尾页|末页|最后一?页|最末页|last|>\||>>\|)$/i;

/** Older templates keep the numbers in variables and write the links themselves. */
const countVariable = /\bvar\s{1,3}(?:countPage|pageCount|nPageCount|totalPage)\s{0,3}=\s{0,3}["']?(\d{1,5})/;
const currentVariable = /\bvar\s{1,3}(?:currentPage|curPage|nCurrIndex|nowPage)\s{0,3}=\s{0,3}["']?(\d{1,5})/;
const writtenName = /["'/]([A-Za-z][\w-]{0,40})_["']\s{0,3}\+/;
const writtenExtension = /\+\s{0,3}["']\.(s?html?)\b/;

/**
 * Pages after this one, announced by the script that draws the pager: `createPageHTML(count, current, name, extension)`
 * with `index.html`, `index_1.html` …; where a name comes first, the current page is counted from 1.
 */
export function scriptedPages(html: string, base: string): string[] {
  const call = pageScript.exec(html);
  if (call !== null) {
    const [, fromOne, count = '0', current = '0', name = 'index', extension = 'html'] = call;
    const here = Number(current) - (fromOne === undefined ? 0 : 1);
    return numberedFiles(here, Number(count), name, extension, base);
  }
  const count = countVariable.exec(html)?.[1];
  const current = currentVariable.exec(html)?.[1];
  const name = writtenName.exec(html)?.[1];
  const extension = writtenExtension.exec(html)?.[1];
  if (count === undefined || current === undefined || name === undefined || extension === undefined) return [];
  return numberedFiles(Number(current), Number(count), name, extension, base);
}

/** `name_1.html` … after page `here` (from 0), up to `count` pages in all. */
function numberedFiles(here: number, count: number, name: string, extension: string, base: string): string[] {
  const pages: string[] = [];
  for (let page = Math.max(0, here) + 1; page < Math.min(count, mostPages); page += 1) {
    const url = canonicalUrl(`${name}_${page}.${extension}`, base);
    if (url !== null) pages.push(url);
  }
  return pages;
}

interface Numbered {
  readonly prefix: string;
  readonly number: number;
  readonly suffix: string;
}

/** Splits an address at every number in it. */
function splits(url: string): Numbered[] {
  const start = url.indexOf('/', 8);
  return [...url.matchAll(/\d{1,5}/g)]
    .filter((match) => match.index > start)
    .map((match) => ({
      prefix: url.slice(0, match.index),
      number: Number(match[0]),
      suffix: url.slice(match.index + match[0].length),
    }));
}

/** Addresses between two that differ in one number, both included, in the direction from one to the other. */
function between(from: string, to: string): string[] {
  for (const a of splits(from)) {
    for (const b of splits(to)) {
      if (a.prefix !== b.prefix || a.suffix !== b.suffix) continue;
      const step = a.number <= b.number ? 1 : -1;
      const length = Math.min(Math.abs(b.number - a.number) + 1, mostPages);
      return Array.from({ length }, (_unused, index) => `${a.prefix}${a.number + step * index}${a.suffix}`);
    }
  }
  return [];
}

function announcedCount(text: string): number | null {
  const match =
    /共\s{0,3}(\d{1,5})\s{0,3}页/.exec(text) ??
    /第?\s{0,3}\d{1,5}\s{0,3}[/／]\s{0,3}(\d{1,5})\s{0,3}页/.exec(text) ??
    /页[次码][:：]?\s{0,3}\d{1,5}\s{0,3}[/／]\s{0,3}(\d{1,5})/.exec(text);
  return match?.[1] === undefined ? null : Number(match[1]);
}

/** Pages found by the pager's links: numbers, 下一页 and 末页; what lies between is filled in by arithmetic. */
export function linkedPages($: CheerioAPI, base: string): string[] {
  let next: string | null = null;
  let last: string | null = null;
  const numbered: [number, string][] = [];
  $('a[href]').each((_index, anchor) => {
    const href = anchor.attribs['href'] ?? '';
    const text = $(anchor).text().replaceAll(/\s/g, '');
    if (text.length > 12 || /^\s*javascript/i.test(href)) return;
    const label = text === '' ? tidy(anchor.attribs['title'] ?? '') : text;
    const number = /^\[?(\d{1,4})\]?$/.exec(label)?.[1];
    const isNext = nextWords.test(label);
    const isLast = lastWords.test(label);
    if (number === undefined && !isNext && !isLast) return;
    const url = canonicalUrl(href, base);
    if (url === null) return;
    if (isNext) next ??= url;
    else if (isLast) last ??= url;
    else if (number !== undefined) numbered.push([Number(number), url]);
  });
  $('select option[value]').each((_index, option) => {
    const value = option.attribs['value'] ?? '';
    const number = /^第?(\d{1,4})页?$/.exec($(option).text().replaceAll(/\s/g, ''))?.[1];
    const url = number !== undefined && /[/.]/.test(value) ? canonicalUrl(value, base) : null;
    if (url !== null) numbered.push([Number(number), url]);
  });
  if (next === null && last === null && !isRun(numbered)) return [];
  const here = canonicalUrl(base) ?? base;
  const pages: string[] = numbered.map(([, url]) => url);
  if (next !== null) {
    const filled = last === null ? [] : between(next, last);
    pages.push(...(filled.length > 0 ? filled : [next]));
    if (last === null) pages.push(...countedPages(here, next, numbered, announcedCount(tidy($('body').text()))));
  }
  if (last !== null) pages.push(last);
  return [...new Set(pages)].filter((url) => url !== here);
}

/** Numbers that stand for pages: `1 2 3`, each with an address of its own. */
function isRun(numbered: readonly (readonly [number, string])[]): boolean {
  const numbers = new Set(numbered.map(([number]) => number));
  return numbers.has(2) && (numbers.has(1) || numbers.has(3)) && new Set(numbered.map(([, url]) => url)).size > 1;
}

/** Continues from the next page to the announced number of pages. */
function countedPages(
  here: string,
  next: string,
  numbered: readonly (readonly [number, string])[],
  count: number | null,
): string[] {
  const own = numbered.find(([, url]) => url === next)?.[0];
  if (count === null || count > mostPages) return [];
  // The first page knows that the next is the second; any other only by the pager's own numbers.
  const position = own ?? (splits(here).length < splits(next).length ? 2 : null);
  if (position === null) return [];
  const at = splits(next).at(-1);
  if (at === undefined || count <= position) return [];
  const end = at.number + (count - position);
  return between(next, `${at.prefix}${end}${at.suffix}`);
}
