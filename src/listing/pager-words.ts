import { bodyText, parsePage } from './nodes.ts';

/** How many pages there are, in words that say nothing else: 共6页. */
export const countInWords: readonly RegExp[] = [
  /[共总]\s{0,3}[计有]?\s{0,3}(\d{1,5})\s{0,3}页/,
  /条[\s,，/|]{0,6}[共分]?\s{0,3}(\d{1,5})\s{0,3}页/,
];
/** The same beside the number of this page: 第1页/共6页, 页次：1/6. */
const countAnywhere: readonly RegExp[] = [
  ...countInWords,
  /第?\s{0,3}\d{1,5}\s{0,3}页?\s{0,3}[/／]\s{0,3}[共总]?\s{0,3}(\d{1,5})\s{0,3}页/,
  /页[次码][:：]?\s{0,3}第?\s{0,3}\d{1,5}\s{0,3}页?\s{0,3}[/／]\s{0,3}[共总]?\s{0,3}(\d{1,5})/,
];
/** The same in a pager's own text, where 1/6 is no day. */
export const countInPager: readonly RegExp[] = [
  ...countAnywhere,
  /^\D{0,20}\d{1,4}\s{0,3}[/／]\s{0,3}(\d{1,4})(?!\d|[/／.-])/,
  /(?:^|[\s条])\d{1,4}\s?[/／]\s?(\d{1,4})(?=\s|$|页)/,
];
/** Which of the pages this is. */
export const currentWords: readonly RegExp[] = [
  /第\s{0,3}(\d{1,5})\s{0,3}[页/／]/,
  /(\d{1,5})\s{0,3}[/／]\s{0,3}\d{1,5}\s{0,3}页?/,
];
/** How many entries there are on all pages. */
export const entriesWords = /[共总]\s{0,3}[计有]?\s{0,3}(\d{1,6})\s{0,3}(?:条|篇|个?记录|项)/;

/** The number that the first of the patterns finds; null where none does. */
export function numberBy(text: string, patterns: readonly RegExp[]): number | null {
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
  const pages = numberBy(words, countAnywhere);
  return { entries: found === undefined ? null : Number(found[1]), pages };
}

/** Whether a page says of itself that it is the last: 第6页/共6页. */
export function saysLast(markup: string): boolean {
  const words = bodyText(parsePage(markup)).replaceAll(/\s{1,}/g, ' ');
  const [current, count] = [numberBy(words, currentWords), numberBy(words, countAnywhere)];
  return count !== null && count > 1 && current === count;
}
