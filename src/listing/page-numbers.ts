import { oneOf } from '../text/index.ts';

/** Most pages that arithmetic may add; the operator's own limit is far below. */
export const mostPages = 2000;

const pageWord = oneOf(
  /^(?:(?:cur|curr|current|now|to|go|goto|pager?|list)[._]?)?page(?:[._]?(?:no|num|number|index|id))?$/i,
  /^(?:pn|pg|p|pagenum|curpage|pageindex|current|curr)$/i,
);
const sizeWord = /^(?:page_?)?(?:size|rows|limit)$|^(?:per_?page|page_?count|rn|length)$/i;
const offsetWord = /^(?:start|offset|skip|start_?(?:row|index|record|num)|first)$/i;

/** The word itself, or the last of several that lead to a value in a body of JSON. */
const named = (word: RegExp) => ({
  test: (name: string): boolean => word.test(name) || word.test(name.split('.').at(-1) ?? ''),
});

/** Names under which forms and addresses carry a page number. */
export const pageName = named(pageWord);

/** Names under which they carry the number of entries on a page. */
export const sizeName = named(sizeWord);

/** Names under which they carry the number of the first entry. */
export const offsetName = named(offsetWord);

/** An address with one number taken out. */
interface Slot {
  readonly prefix: string;
  readonly value: number;
  readonly suffix: string;
}

/** An address split at every number after its host. */
function slotsOf(url: string): Slot[] {
  const start = url.indexOf('/', 8);
  return [...url.matchAll(/\d{1,6}/g)]
    .filter((match) => match.index > start)
    .map((match) => ({
      prefix: url.slice(0, match.index),
      value: Number(match[0]),
      suffix: url.slice(match.index + match[0].length),
    }));
}

/** The address of a page by its number. */
export type PageAddress = (page: number) => string;

/** How addresses go on, told by two of them: they differ in one number, and that goes evenly with the page. */
export function addressByTwo(
  [pageA, urlA]: readonly [number, string],
  [pageB, urlB]: readonly [number, string],
): PageAddress | null {
  if (pageA === pageB) return null;
  for (const a of slotsOf(urlA)) {
    for (const b of slotsOf(urlB)) {
      if (a.prefix !== b.prefix || a.suffix !== b.suffix) continue;
      const step = (b.value - a.value) / (pageB - pageA);
      if (step === 0 || !Number.isInteger(step)) return null;
      return (page) => `${a.prefix}${Math.max(0, a.value + step * (page - pageA))}${a.suffix}`;
    }
  }
  return null;
}

/**
 * How addresses go on, told by one of them: the last number in it that counts pages from one or from zero, or entries.
 * @param perPage entries on a page
 * @param first address of the first page: a number that stands there too counts nothing
 */
export function addressByOne(page: number, url: string, perPage: number, first: string): PageAddress | null {
  const steps: readonly (readonly [value: number, step: number])[] = [
    [page, 1],
    [page - 1, 1],
    [(page - 1) * perPage, perPage],
    [(page - 1) * perPage + 1, perPage],
  ];
  const slots = slotsOf(url).filter(({ prefix, value }) => !first.includes(`${prefix}${value}`));
  const named = slots.filter(({ prefix }) => pageName.test(/[?&]([\w.]{1,40})=$/.exec(prefix)?.[1] ?? ''));
  for (const slot of (named.length > 0 ? named : slots).toReversed()) {
    const found = steps.find(([value, step]) => value === slot.value && value > 0 && step > 0);
    if (found === undefined) continue;
    return (other) => `${slot.prefix}${Math.max(0, slot.value + found[1] * (other - page))}${slot.suffix}`;
  }
  return null;
}

/** Whether an address is that of the page right after another, by a number in both. */
export function isNextNumber(url: string, here: string): boolean {
  return slotsOf(here).some((from) =>
    slotsOf(url).some(
      (to) => from.prefix === to.prefix && from.suffix === to.suffix && from.value > 0 && to.value === from.value + 1,
    ),
  );
}

/** Whether an address is that of the first page again, seen from a page after the second: a pager that goes round. */
export function isFirstAgain(url: string, here: string): boolean {
  for (const from of slotsOf(here)) {
    for (const to of slotsOf(url)) {
      if (from.prefix !== to.prefix || from.suffix !== to.suffix) continue;
      // Some pages count down in their paths.
      const isNamed = pageName.test(/[?&]([\w.]{1,40})=$/.exec(from.prefix)?.[1] ?? '');
      return to.value <= 1 && from.value - to.value > (isNamed ? 0 : 1);
    }
  }
  return false;
}

const indexFile = /^(?:index|default|list)\.\w{2,5}$/i;

/** Whether an address may be another one of the same page: a folder's file, or the page with a number of its own. */
export function isTwin(url: string, here: string): boolean {
  const [one, other] = [URL.parse(url), URL.parse(here)];
  if (one === null || other === null || one.origin !== other.origin) return false;
  if (one.pathname !== other.pathname) {
    const rest = one.pathname.startsWith(other.pathname) ? one.pathname.slice(other.pathname.length) : '';
    return other.pathname.endsWith('/') && indexFile.test(rest) && one.search === other.search;
  }
  const added = [...one.searchParams].filter(([name, value]) => other.searchParams.get(name) !== value);
  const lost = [...other.searchParams.keys()].some((name) => !one.searchParams.has(name));
  return !lost && added.every(([name, value]) => pageName.test(name) && /^[01]$/.test(value));
}

/** Addresses between two that differ in one number, both included, in the direction from one to the other. */
export function between(from: string, to: string): string[] {
  for (const a of slotsOf(from)) {
    for (const b of slotsOf(to)) {
      if (a.prefix !== b.prefix || a.suffix !== b.suffix) continue;
      const step = a.value <= b.value ? 1 : -1;
      const length = Math.min(Math.abs(b.value - a.value) + 1, mostPages);
      return Array.from({ length }, (_unused, index) => `${a.prefix}${a.value + step * index}${a.suffix}`);
    }
  }
  return [];
}
