import type { CheerioAPI } from 'cheerio/slim';
import { addressOf } from './anchors.ts';
import { canonicalUrl } from './canonical-url.ts';
import { bodyText, elementsOf, parentOf, parsePage, spacedText, type PageElement } from './nodes.ts';
import {
  addressByOne,
  addressByTwo,
  between,
  isFirstAgain,
  isNextNumber,
  isTwin,
  mostPages,
  type PageAddress,
} from './page-numbers.ts';
import { choiceOf, pagesToChoose } from './choices.ts';
import { lastByGuard, readPageOpeners } from './pager-scripts.ts';
import { tidy } from './title.ts';

const nextWords =
  /^(?:下一?页|后一?页|下页|向后|next(?:page)?|[>›»＞]|(?:下一?页|next)[>›»＞]{1,2}|[>›»＞]{1,2}下一?页)$/i;
const firstWords = /^(?:首页|第一?页|第1页|最前页|first(?:page)?|\|<|<<|«)$/i;
const lastWords = /^(?:尾页|末页|最后一?页|最末页|最后|last(?:page)?|>\||>>\||(?:尾页|末页)[>›»＞|]{1,2})$/i;
/** Beside the numbers of pages these lead on; anywhere else they may lead to anything. */
const arrow = /^[→⇒▶►]$/;
const doubleArrow = /^(?:>>|››|»»|＞＞)$/;
/** What leads to the numbers after those shown, and to those before. */
const groupWords = /^(?:\.{2,6}|…{1,2}|⋯{1,2}|[上下前后](?:\d{1,3}|[五十])页|[上下前后]一?组)$/;
const previousWords = /^(?:上一?页|前一?页|prev(?:ious)?(?:page)?)$/i;
/** Attributes that hold an address where `href` holds a script. */
const addressAttributes = ['data-href', 'data-url', 'data-link', 'data-next', 'data-more', 'url'];
/** A control that adds to the list what stands at an address of its own. */
const moreWords = /^(?:点击)?(?:加载|显示|载入|查看)更多\D{0,6}$|^load\s?more$/i;

/** A larger number is a year. */
const mostNumber = 1899;
const numberLabel = /^[[【第]?(\d{1,4})[\]】页]?$/;

/** What the links of a pager say; numbers of pages from 1. */
interface Controls {
  readonly next: string | null;
  readonly last: string | null;
  /** Where 首页 leads, the site's own too. */
  readonly first: ReadonlySet<string>;
  readonly hasPrevious: boolean;
  readonly numbered: ReadonlyMap<number, string>;
  /** Whether 2 stands right after a 1: a pager of two pages leads nowhere else. */
  readonly isAfterOne: boolean;
  /** The last page that the pager's function goes to; null where it does not say. */
  readonly bound: number | null;
  /** Where groups of numbers before and after those shown begin. */
  readonly groups: readonly string[];
  /** Text around the links. */
  readonly around: string;
}

const isControl = ({ name, attribs }: PageElement): boolean =>
  name === 'a' || name === 'button' || attribs['onclick'] !== undefined || attribs['data-href'] !== undefined;

function readControls($: CheerioAPI, text: string, base: string): Controls {
  const open = readPageOpeners($, text, base);
  const numbered = new Map<number, string>();
  const found: { next?: string; last?: string; double?: string } = {};
  const groups: string[] = [];
  const first = new Set<string>();
  let hasPrevious = false;
  let isAfterOne = false;
  let bound: number | null = null;
  let around = '';
  for (const element of elementsOf($, isControl)) {
    const { attribs } = element;
    const href = attribs['href']?.trim() ?? '';
    const scripted = href === '' || /^(?:javascript:|#)/i.test(href);
    if ((scripted && element.children.length > 3) || attribs['disabled'] !== undefined) continue;
    const shown = (spacedText(element) || (element.name === 'input' ? (attribs['value'] ?? '') : '')).replaceAll(
      /\s/g,
      '',
    );
    if (shown.length > 12) continue;
    const label =
      shown === '' ? tidy(attribs['title'] ?? $(element).find('img').attr('alt') ?? '').replaceAll(' ', '') : shown;
    const shownNumber = numberLabel.exec(label)?.[1];
    const number = Number(shownNumber) > mostNumber ? undefined : shownNumber;
    const held = addressAttributes
      .map((name) => attribs[name])
      .find((value) => value !== undefined && /[/.?]/.test(value));
    const isNext =
      nextWords.test(label) ||
      (arrow.test(label) && numberLabel.test(wordBefore(element))) ||
      (scripted && held !== undefined && moreWords.test(label));
    const role = isNext ? 'next' : lastWords.test(label) ? 'last' : doubleArrow.test(label) ? 'double' : null;
    if (previousWords.test(label)) hasPrevious ||= href !== '' && href !== '#' && !/javascript:(?:;|void)/i.test(href);
    const isGroup = groupWords.test(label);
    const isFirst = firstWords.test(label);
    if (number === undefined && role === null && !isGroup && !isFirst) continue;
    const call = scripted ? `${attribs['onclick'] ?? ''} ${href}` : '';
    const guard = call.trim() === '' ? null : lastByGuard(call, text);
    if (guard !== null) bound = guard.last;
    // Beyond its last page the function leads nowhere; a number that is shown is no such page.
    if (guard !== null && number === undefined && guard.called > guard.last) continue;
    const url = !scripted
      ? canonicalUrl(href, base)
      : held === undefined
        ? (open(call) ?? canonicalUrl(addressOf(element) ?? '', base))
        : canonicalUrl(held, base);
    if (url === null) continue;
    if (isFirst) first.add(url);
    if (isFirst) continue;
    if (isGroup) groups.push(url);
    else if (role !== null) found[role] ??= url;
    else if (number !== undefined && !numbered.has(Number(number))) {
      numbered.set(Number(number), url);
      if (number === '2') isAfterOne = numberLabel.exec(wordBefore(element))?.[1] === '1';
    }
    if (around === '') around = surroundings(element);
  }
  for (const [page, url] of choices($, text, base, open))
    if (page <= mostNumber && !numbered.has(page)) numbered.set(page, url);
  // `>>` beside `>` or 下一页 is the last page; alone it is the next.
  const next = found.next ?? found.double ?? nextInHead($, base);
  const last = found.last ?? (found.next === undefined ? null : (found.double ?? null));
  const isBound = bound !== null && [...numbered.keys()].every((page) => page <= (bound ?? 0));
  return { next, last, first, hasPrevious, numbered, isAfterOne, bound: isBound ? bound : null, groups, around };
}

/** What stands right before an element. */
export function wordBefore(element: PageElement): string {
  let at: PageElement | null = element;
  for (let level = 0; level < 3 && at !== null; level += 1, at = parentOf(at)) {
    for (let before = at.prev; before !== null; before = before.prev) {
      const words = spacedText(before).replaceAll(/\s/g, '');
      if (words !== '') return words;
    }
  }
  return '';
}

/** The next page as the head of the page names it. */
function nextInHead($: CheerioAPI, base: string): string | null {
  const [link] = elementsOf($, ({ name, attribs }) => name === 'link' && attribs['rel']?.toLowerCase() === 'next');
  const href = link?.attribs['href'];
  return href === undefined ? null : canonicalUrl(href, base);
}

/** Text of the pager that a link stands in. */
function surroundings(element: PageElement): string {
  let text = '';
  let at: PageElement | null = element;
  for (let depth = 0; depth < 5 && at !== null && at.name !== 'body'; depth += 1) {
    const more = tidy(spacedText(at));
    if (more.length > 400) break;
    text = more;
    at = parentOf(at);
  }
  return text;
}

/** Pages in a list of choices, by their own addresses or by what a script makes of them. */
function choices($: CheerioAPI, text: string, base: string, open: (call: string) => string | null): [number, string][] {
  return elementsOf($, ({ name }) => name === 'select').flatMap((select) => {
    const pages = pagesToChoose(select);
    const choose = pages.some(({ value }) => /^\d{1,4}$/.test(value)) ? choiceOf($, select, text, base, open) : null;
    return pages.flatMap(({ page, value }): [number, string][] => {
      const chosen = /^\d{1,4}$/.test(value) ? choose?.(value) : null;
      const url = /[/.?]/.test(value) ? canonicalUrl(value, base) : (chosen ?? null);
      return url === null ? [] : [[page, url]];
    });
  });
}

const countWords: readonly RegExp[] = [
  /[共总]\s{0,3}[计有]?\s{0,3}(\d{1,5})\s{0,3}页/,
  /条[\s,，/|]{0,6}[共分]?\s{0,3}(\d{1,5})\s{0,3}页/,
  /第?\s{0,3}\d{1,5}\s{0,3}页?\s{0,3}[/／]\s{0,3}[共总]?\s{0,3}(\d{1,5})\s{0,3}页/,
  /页[次码][:：]?\s{0,3}第?\s{0,3}\d{1,5}\s{0,3}页?\s{0,3}[/／]\s{0,3}[共总]?\s{0,3}(\d{1,5})/,
  /^\D{0,20}\d{1,4}\s{0,3}[/／]\s{0,3}(\d{1,4})(?!\d|[/／.-])/,
  /(?:^|[\s条])\d{1,4}\s?[/／]\s?(\d{1,4})(?=\s|$|页)/,
];
const currentWords: readonly RegExp[] = [
  /第\s{0,3}(\d{1,5})\s{0,3}[页/／]/,
  /(\d{1,5})\s{0,3}[/／]\s{0,3}\d{1,5}\s{0,3}页?/,
];
const entriesWords = /[共总]\s{0,3}[计有]?\s{0,3}(\d{1,6})\s{0,3}(?:条|篇|个?记录|项)/;

function numberBy(text: string, patterns: readonly RegExp[]): number | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return Number(found);
  }
  return null;
}

/** What is said near a pager: a number of entries anywhere else counts something else. */
const ofPager = /页|记录/;

/** Number of entries that an answer which holds a list and nothing else says there are; null where it says none. */
export function entriesOf(text: string): number | null {
  return numberBy(text, [entriesWords]);
}

/** Entries and pages that a list says it has; null where its pager says none. */
export function announced(text: string): { readonly entries: number | null; readonly pages: number | null } {
  const words = text.replaceAll(/\s{1,}/g, ' ');
  const found = [...words.matchAll(new RegExp(entriesWords, 'g'))].find(({ index, 0: whole }) =>
    ofPager.test(words.slice(Math.max(0, index - 40), index + whole.length + 60)),
  );
  const pages = numberBy(words, countWords.slice(0, 4));
  return { entries: found === undefined ? null : Number(found[1]), pages };
}

/** Whether a page says of itself that it is the last: 第6页/共6页. */
export function saysLast(markup: string): boolean {
  const words = bodyText(parsePage(markup)).replaceAll(/\s{1,}/g, ' ');
  const [current, count] = [numberBy(words, currentWords), numberBy(words, countWords.slice(0, 4))];
  return count !== null && count > 1 && current === count;
}

/** What the links of a pager lead to. */
interface LinkedPages {
  readonly pages: readonly string[];
  /** How many pages it says that there are; null where there is no pager of links, 1 where it does not say. */
  readonly count: number | null;
  /** Whether it says that this page is the only one. */
  readonly isOnly?: true;
}

/** Pages found by the pager's links: numbers, 下一页 and 末页; what lies between is filled in by arithmetic. */
export function linkedPages($: CheerioAPI, text: string, base: string, perPage: number): LinkedPages {
  const read = readControls($, text, base);
  const isRound = read.next !== null && isFirstAgain(read.next, canonicalUrl(base) ?? base);
  const controls = isRound ? { ...read, next: null } : read;
  const { next, last, numbered, hasPrevious } = controls;
  const here = canonicalUrl(base) ?? base;
  if (isOnlyPage(controls, here)) return { pages: [], count: 1, isOnly: true };
  const second = numbered.get(2);
  const areTwo = controls.isAfterOne && second !== undefined && addressByOne(2, second, perPage, here) !== null;
  if (next === null && last === null && ((!areTwo && !isRun(numbered)) || isCalendar(controls)))
    return { pages: [], count: hasPrevious || isRound ? 1 : null };
  const body = tidy(bodyText($));
  const { pages, end } = order(controls, here, perPage, body);
  return { pages: [...new Set(pages)].filter((url) => url !== here), count: Math.max(1, end) };
}

/**
 * Whether the first page is the last, and both are this one under another address: all links of the pager lead back to it. A
 * control that a script turns has this page's own.
 */
function isOnlyPage({ next, last, first, numbered, around }: Controls, here: string): boolean {
  if (last === null || last === here || !first.has(last) || !isTwin(last, here)) return false;
  if ((numberBy(around, countWords) ?? 1) > 1) return false;
  return [next, ...numbered.values()].every((url) => url === null || url === last || url === here);
}

/** A pager shows no more numbers at once. */
const largestGroup = 20;
/** Numbers that stand for pages: `1 2 3`, each with an address of its own; on a later page its own number is no link. */
function isRun(numbered: ReadonlyMap<number, string>): boolean {
  if (new Set(numbered.values()).size < 2) return false;
  if (numbered.has(2) && (numbered.has(1) || numbered.has(3))) return true;
  const pages = [...numbered].filter(([page]) => page > 1).toSorted(([a], [b]) => a - b);
  return pages.some((page, at) => {
    const before = pages[at - 1];
    return before !== undefined && page[0] - before[0] <= 2 && addressByTwo(before, page) !== null;
  });
}

/** A month of days has as many numbers as a long list has pages, and says no word of pages. */
function isCalendar({ numbered, around }: Controls): boolean {
  return numbered.size >= 28 && Math.max(...numbered.keys()) <= 31 && !around.includes('页');
}

function order(
  { next: following, last, hasPrevious, numbered, bound, groups, around }: Controls,
  here: string,
  perPage: number,
  body: string,
): { readonly pages: readonly string[]; readonly end: number } {
  const known = new Map(numbered);
  const own = [...numbered].find(([, url]) => url === here)?.[0];
  // A script may lead on from the last page as well.
  const isLast = numberBy(around, currentWords) === (numberBy(around, countWords) ?? Number.NaN);
  const next = isLast ? null : following;
  const nextNumber = [...numbered].find(([, url]) => url === next)?.[0];
  const told = own ?? (nextNumber === undefined ? null : nextNumber - 1) ?? numberBy(around, currentWords);
  // A page whose own address has a number before the next one's may be any.
  const mayBeLater = hasPrevious || (next !== null && isNextNumber(next, here));
  const current = told ?? (mayBeLater ? null : 1);
  const entries = numberBy(around, [entriesWords]);
  const count =
    numberBy(around, countWords) ??
    numberBy(body, countWords.slice(0, 2)) ??
    bound ??
    (entries === null || perPage === 0 || current !== 1 ? null : Math.ceil(entries / perPage));
  if (next !== null && current !== null && !known.has(current + 1)) known.set(current + 1, next);
  if (last !== null && count !== null && !known.has(count)) known.set(count, last);
  // The first page is where the reading began; its twin would only be read again.
  known.delete(1);
  const address = goingOn(known, last, perPage, here);
  const highest = Math.max(0, ...known.keys());
  for (let page = highest + 1; page <= highest + largestGroup; page += 1) {
    const url = address?.(page);
    if (url !== undefined && groups.includes(url)) known.set(page, url);
  }
  const pages = new Map(known);
  const end = Math.min(endOf(known, last, count, address), mostPages);
  if (address !== null && current !== null) {
    for (let page = current + 1; page <= end; page += 1) if (!pages.has(page)) pages.set(page, address(page));
  }
  const inOrder = [...pages].toSorted(([a], [b]) => a - b).map(([, url]) => url);
  if (next !== null && !inOrder.includes(next)) inOrder.push(next);
  if (last !== null && next !== null && !inOrder.includes(last)) inOrder.push(...between(next, last), last);
  else if (last !== null && !inOrder.includes(last)) inOrder.push(last);
  return { pages: inOrder, end };
}

/** How the pages' addresses go on: by two of them that differ evenly, else by one. */
function goingOn(
  known: ReadonlyMap<number, string>,
  last: string | null,
  perPage: number,
  here: string,
): PageAddress | null {
  const entries = [...known].filter(([page, url]) => page > 1 && (url !== last || known.size === 2));
  for (let at = 1; at < entries.length; at += 1) {
    const [one, other] = [entries[at - 1], entries[at]];
    const address = one === undefined || other === undefined ? null : addressByTwo(one, other);
    if (address !== null) return address;
  }
  const [only] = entries;
  return only === undefined ? null : addressByOne(only[0], only[1], perPage, here);
}

/** Number of the last page: as told, as numbered, or as the address of the last page says. */
function endOf(
  known: ReadonlyMap<number, string>,
  last: string | null,
  count: number | null,
  address: PageAddress | null,
): number {
  const highest = Math.max(0, ...known.keys());
  if (last !== null && address !== null) {
    for (let page = highest; page <= mostPages; page += 1) if (address(page) === last) return page;
  }
  return Math.max(highest, count ?? 0);
}
