import type { CheerioAPI } from 'cheerio/slim';
import type { ListedLink, Offers } from '../domain/index.ts';
import { addressOf } from './anchors.ts';
import { onlyYear } from './entry-signs.ts';
import { elementsIn, elementsOf, parsePage, spacedText, type PageElement } from './nodes.ts';
import { chosenAmong } from './query-forms.ts';

const tabs = new Set(['a', 'li', 'span', 'div', 'button', 'dd', 'td', 'label', 'p']);
/** A year more or less than the list holds says nothing: the newest is still to come, the oldest has gone. */
const fewest = 2;

const yearIn = (element: PageElement): string | null => {
  if (element.children.length > 3) return null;
  const label = spacedText(element).replaceAll(/\s/g, '');
  return onlyYear.test(label) ? label.slice(0, 4) : null;
};

/** Whether nothing in or on an element has an address of its own. */
function isScripted(element: PageElement): boolean {
  return [element, ...elementsIn(element, ({ name }) => name === 'a')].every(
    (one) => one.name !== 'a' || /^(?:#.*|javascript:.*|)$/is.test((one.attribs['href'] ?? '').trim()),
  );
}

/** Whether a page in a browser still lets one choose years of which nothing was found. */
export function leavesYears(markup: string, links: readonly ListedLink[]): boolean {
  return unseenYears(parsePage(markup), links) !== null;
}

/**
 * Years that a page lets one choose by a script, and of which its list holds nothing: the list of one year is not all. Years
 * whose lists have an address are followed by it.
 */
export function unseenYears($: CheerioAPI, links: readonly ListedLink[]): Offers | null {
  const shown = links.map(({ title, listedAt }) => `${title} ${listedAt ?? ''}`).join(' ');
  const found = new Set<string>();
  for (const element of elementsOf($, ({ name }) => tabs.has(name))) {
    const year = yearIn(element);
    if (year !== null && isScripted(element) && addressOf(element) === null) found.add(year);
  }
  for (const select of elementsOf($, ({ name }) => name === 'select')) {
    const offered = chosenAmong(select);
    const years = offered === null ? [] : [offered.chosen, ...offered.others].map(({ label }) => label);
    for (const year of years) if (onlyYear.test(year)) found.add(year.slice(0, 4));
  }
  const missing = [...found].filter((year) => !shown.includes(year));
  return found.size < 3 || missing.length < fewest ? null : { kind: 'years-not-shown', years: missing };
}
