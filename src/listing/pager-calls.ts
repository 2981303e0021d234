import { canonicalUrl } from './canonical-url.ts';
import { isRecord } from './json.ts';
import { readLiteral } from './literal.ts';
import { mostPages } from './page-numbers.ts';

const call = /createpage(?:html)?\w{0,10}\s{0,3}\(([^()]{3,300})\)/gi;
const argument = /"([^"]{0,80})"|'([^']{0,80})'|([\w.]{1,80})/g;
const extensionWord = /^\.?(s?html?|jspx?|aspx?|php)$/i;

/** Older templates keep the numbers in variables and write the links themselves. */
const countVariable = /\bvar\s{1,3}(?:countPage|pageCount|nPageCount|totalPage)\s{0,3}=\s{0,3}["']?(\d{1,5})/;
const currentVariable = /\bvar\s{1,3}(?:currentPage|curPage|nCurrIndex|nowPage)\s{0,3}=\s{0,3}["']?(\d{1,5})/;
const writtenName = /["'/]([A-Za-z][\w-]{0,40})(?:_["']|["']\s{0,3}\+\s{0,3}["']_["'])\s{0,3}\+/;
const writtenExtension = /\+\s{0,3}["'](?:\.|\.["']\s{0,3}\+\s{0,3}["'])(s?html?)\b/;

interface Announced {
  readonly count: number;
  /** As told: from 0, or from 1. */
  readonly current: number;
  /** From which number: pagers drawn into a named box count from 1, those made of variables from 0. */
  readonly from: 'zero' | 'one' | 'unsure';
  readonly name: string;
  readonly extension: string;
}

/** What a variable of the page was given. */
function valueOf(name: string, text: string): string | undefined {
  if (!/^[A-Za-z_$][\w$]{0,40}$/.test(name)) return undefined;
  const at = new RegExp(
    `\\b${name.replaceAll('$', '\\$')}\\s{0,3}=\\s{0,3}["']?([\\w.-]{1,80})["']?\\s{0,3}[;,\\n]`,
  ).exec(text);
  return at?.[1];
}

/**
 * What `createPageHTML(count, current, name, extension)` announces, in whatever order a template gives it: the larger of
 * the first two numbers is the count, and the name stands before the extension.
 */
function announcedBy(inside: string, text: string): Announced | null {
  const given = [...inside.matchAll(argument)].map(
    (match) => match[1] ?? match[2] ?? valueOf(match[3] ?? '', text) ?? match[3] ?? '',
  );
  const numbers = given.flatMap((value, at) => (/^\d{1,5}$/.test(value) ? [{ value: Number(value), at }] : []));
  const end = given.findIndex((value, at) => at > 0 && extensionWord.test(value));
  const name = given[end - 1] ?? '';
  const [first, second] = numbers;
  if (first === undefined || second === undefined || !/^[\w.-]{1,80}$/.test(name)) return null;
  const boxed = given.some((value, at) => at < first.at && at !== end && at !== end - 1 && value !== '');
  const count = Math.max(first.value, second.value);
  const current = Math.min(first.value, second.value);
  return { count, current, from: boxed ? 'one' : 'unsure', name, extension: (given[end] ?? '').replace(/^\./, '') };
}

/** A pager that is given its parts by name: `Pager({size: 4, current: 0, prefix: 'index', suffix: 'htm'})`. */
const settingsCall = /\b(?:create|make|show|init)?pag(?:er?|ination)(?:html|bar)?\s{0,3}\(\s{0,3}(?=\{)/gi;
const countKey = /^(?:size|count|pages|page_?count|total_?pages?)$/i;
const currentKey = /^(?:current|curr|index|now|current_?page|page_?index)$/i;
const nameKey = /^(?:prefix|name|(?:page|file)_?name)$/i;
const extensionKey = /^(?:suffix|postfix|ext|extension)$/i;

function announcedBySettings(text: string): Announced | null {
  for (const found of text.matchAll(settingsCall)) {
    const settings = readLiteral(text.slice(0, found.index + found[0].length + 1000), found.index + found[0].length);
    if (!isRecord(settings)) continue;
    const given = (key: RegExp): string => {
      const value = Object.entries(settings).find(([name]) => key.test(name))?.[1];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    };
    const [count, current, name, extension] = [countKey, currentKey, nameKey, extensionKey].map(given);
    if (count === undefined || current === undefined || name === undefined || extension === undefined) continue;
    if (!/^\d{1,5}$/.test(count) || !/^\d{1,5}$/.test(current) || !extensionWord.test(extension)) continue;
    if (!/^[\w.-]{1,80}$/.test(name)) continue;
    const parts = { name, extension: extension.replace(/^\./, '') };
    return { count: Number(count), current: Number(current), from: 'unsure', ...parts };
  }
  return null;
}

/** A template's comment shows how it is called; only what runs counts. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[^*]{0,2000}\*\/|(?<![:"'])\/\/[^\n<]{0,300}|<!--[^<]{0,300}-->/g, (comment) =>
    /createpage/i.test(comment) ? '' : comment,
  );
}

function announcement(text: string): Announced | null {
  if (/createpage/i.test(text)) {
    for (const [, inside = ''] of withoutComments(text).matchAll(call)) {
      const announced = announcedBy(inside, text);
      if (announced !== null) return announced;
    }
  }
  const bySettings = announcedBySettings(text);
  if (bySettings !== null) return bySettings;
  const count = countVariable.exec(text)?.[1];
  const current = currentVariable.exec(text)?.[1];
  const name = writtenName.exec(text)?.[1];
  const extension = writtenExtension.exec(text)?.[1];
  if (count === undefined || current === undefined || name === undefined || extension === undefined) return null;
  return { count: Number(count), current: Number(current), from: 'zero', name, extension };
}

/** How many pages the script that draws the pager says that there are; null where none does. */
export function announcedCount(text: string): number | null {
  const found = announcement(text);
  if (found !== null) return found.count;
  const count = currentVariable.test(text) ? countVariable.exec(text)?.[1] : undefined;
  return count === undefined ? null : Number(count);
}

/** Pages that a script announces. */
interface AnnouncedPages {
  readonly pages: string[];
  /** Those that may not be there. */
  readonly tentative: string[];
  /** Those that are asked for apart: that they are missing ends no list. */
  readonly apart: string[];
  /** How many pages there are; null where no script says so. */
  readonly count: number | null;
}

/**
 * Pages after this one, announced by the script that draws the pager. One kind of pager counts from 0 and calls the second
 * page `index_1.html`, the other counts from 1 and calls it `list_2.shtml`. Where a page stands is told by its own address,
 * else by the script. Where a box leaves the names in doubt, page 2 tells, and of two pages both names are tried.
 */
export function announcedPages(text: string, base: string): AnnouncedPages {
  const found = announcement(text);
  const none = { pages: [], tentative: [], apart: [], count: found?.count ?? null };
  if (found === null) return none;
  const { count, name, extension, current, from } = found;
  const file = URL.parse(base)?.pathname.split('/').at(-1) ?? '';
  const own = file.startsWith(`${name}_`) ? /^_(\d{1,5})\./.exec(file.slice(name.length))?.[1] : undefined;
  const at = (page: number): string[] => {
    const url = canonicalUrl(`${name}_${page}.${extension}`, base);
    return url === null ? [] : [url];
  };
  const range = (from: number, to: number): string[] =>
    Array.from({ length: Math.max(0, Math.min(to, mostPages) - from + 1) }, (_unused, index) =>
      at(from + index),
    ).flat();
  if (own !== undefined) {
    const here = Number(own);
    const skipped = from === 'one' && current === here + 1 && here === 2 ? at(1) : [];
    const last = from === 'one' && current === here ? count : count - 1;
    return { ...none, pages: [...skipped, ...range(here + 1, last)] };
  }
  if (from === 'zero' || (from === 'unsure' && current !== 1))
    return { ...none, pages: range(Math.max(0, current) + 1, count - 1) };
  const pages = range(Math.max(1, current) + 1, count);
  const doubtful = from === 'one' ? pages.slice(-1) : [];
  if (from === 'unsure' || count !== 2) return { ...none, pages, tentative: doubtful };
  return { ...none, pages: [...pages, ...at(1)], tentative: [...doubtful, ...at(1)], apart: at(1) };
}
