import type { CheerioAPI } from 'cheerio/slim';
import type { ListedLink, Offers } from '../domain/index.ts';
import { readTitle } from '../text/index.ts';
import { addressOf } from './anchors.ts';
import { organName } from './entry-signs.ts';
import { elementsIn, elementsOf, parsePage, spacedText, type PageElement } from './nodes.ts';
import { tidy } from './title.ts';
import { organNodes } from './tree-nodes.ts';

const fewest = 3;

const labelOf = (element: PageElement): string => tidy(spacedText(element)).replaceAll(' ', '');

/** The organs that each choice of the page offers, where it offers several. */
function chosen($: CheerioAPI): readonly (readonly string[])[] {
  return elementsOf($, ({ name }) => name === 'select')
    .map((select) =>
      elementsIn(select, ({ name }) => name === 'option')
        .map(labelOf)
        .filter((name) => organName.test(name)),
    )
    .filter((names) => names.length >= fewest);
}

/** Organs whose names are links that lead nowhere by themselves. */
function clicked($: CheerioAPI): readonly string[] {
  const voids = elementsOf(
    $,
    (element) =>
      element.name === 'a' &&
      /^\s*(?:#|javascript:.*)$/is.test(element.attribs['href'] ?? '') &&
      addressOf(element) === null &&
      organName.test(labelOf(element)),
  );
  const names = [...new Set(voids.map(labelOf))];
  return names.length < fewest ? [] : names;
}

/** What a script lets one choose, as far as it is told. */
export function few(offers: Offers | null): Offers | null {
  if (offers === null) return null;
  return offers.kind === 'years-not-shown'
    ? { ...offers, years: offers.years.slice(0, 3) }
    : { ...offers, organs: offers.organs.slice(0, 3) };
}

/** What is offered still where all that was found is known; a year or organ less says nothing. */
export function stillOffered(offers: Offers, links: Iterable<ListedLink>): Offers | null {
  const shown = [...links].map(({ title, listedAt }) => `${title} ${listedAt ?? ''}`).join(' ');
  const left = (names: readonly string[]): readonly string[] => names.filter((name) => !shown.includes(name));
  if (offers.kind === 'years-not-shown') {
    const years = left(offers.years);
    return years.length < 2 ? null : few({ ...offers, years });
  }
  const organs = left(offers.organs);
  return organs.length < 2 ? null : few({ ...offers, organs });
}

/** Whether a page in a browser still lets one choose organs of which nothing was found. */
export function leavesOrgans(markup: string, links: readonly ListedLink[]): boolean {
  const shown = links.map(({ title }) => title).join(' ');
  const $ = parsePage(markup);
  const leaves = (names: readonly string[]): boolean => names.filter((name) => !shown.includes(name)).length > 1;
  // Names that are clicked may lead anywhere, unless the list is one of theirs.
  return chosen($).some(leaves) || (clicked($).some((name) => shown.includes(name)) && leaves(clicked($)));
}

/** Organs that a choice offers, where the list shows the reports of one alone: the rest comes when another is chosen. */
export function unseenOrgans($: CheerioAPI, text: string, base: string, links: readonly ListedLink[]): Offers | null {
  const shown = new Set(links.map(({ title }) => readTitle(title).publisher));
  const [organ = null] = shown;
  if (shown.size !== 1 || organ === null) return null;
  // A node with an address is a link, which may lead anywhere.
  const nodes = organNodes(text, base).flatMap(({ name, url }) => (url === null ? [name] : []));
  for (const names of [...chosen($), clicked($), nodes]) {
    const missing = names.filter((name) => !organ.includes(name));
    if (missing.length > 0 && missing.length < names.length) return { kind: 'organs-not-shown', organs: missing };
  }
  return null;
}
