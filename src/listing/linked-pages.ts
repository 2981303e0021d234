import type { CheerioAPI } from 'cheerio/slim';
import { canonicalUrl } from './canonical-url.ts';
import { bodyText } from './nodes.ts';
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
import { readControls, type PagerControls } from './pager-controls.ts';
import { countInPager, countInWords, currentWords, entriesWords, numberBy } from './pager-words.ts';
import { tidy } from './title.ts';

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
function isOnlyPage({ next, last, first, numbered, around }: PagerControls, here: string): boolean {
  if (last === null || last === here || !first.has(last) || !isTwin(last, here)) return false;
  if ((numberBy(around, countInPager) ?? 1) > 1) return false;
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
function isCalendar({ numbered, around }: PagerControls): boolean {
  return numbered.size >= 28 && Math.max(...numbered.keys()) <= 31 && !around.includes('页');
}

function order(
  { next: following, last, hasPrevious, numbered, bound, groups, around }: PagerControls,
  here: string,
  perPage: number,
  body: string,
): { readonly pages: readonly string[]; readonly end: number } {
  const known = new Map(numbered);
  const own = [...numbered].find(([, url]) => url === here)?.[0];
  // A script may lead on from the last page as well.
  const isLast = numberBy(around, currentWords) === (numberBy(around, countInPager) ?? Number.NaN);
  const next = isLast ? null : following;
  const nextNumber = [...numbered].find(([, url]) => url === next)?.[0];
  const told = own ?? (nextNumber === undefined ? null : nextNumber - 1) ?? numberBy(around, currentWords);
  // A page whose own address has a number before the next one's may be any.
  const mayBeLater = hasPrevious || (next !== null && isNextNumber(next, here));
  const current = told ?? (mayBeLater ? null : 1);
  const entries = numberBy(around, [entriesWords]);
  const count =
    numberBy(around, countInPager) ??
    numberBy(body, countInWords) ??
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
