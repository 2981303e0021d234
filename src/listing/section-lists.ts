import type { CheerioAPI } from 'cheerio/slim';
import type { GoesOn, ListedLink } from '../domain/index.ts';
import { addressOf, linksOf } from './anchors.ts';
import { canonicalUrl } from './canonical-url.ts';
import { annualReportColumn } from './column-names.ts';
import { articleUrl, isReport } from './entry-signs.ts';
import { elementsIn, elementsOf, parentOf, spacedText, type PageElement } from './nodes.ts';
import { isBelow, isSameSite, labelOf } from './sub-list-signs.ts';
import { tidy } from './title.ts';

const moreWords = /^[[【(（]?(?:查看)?(?:更多|more)[\]】)）]?[+>»›…]{0,3}$/i;

const tallest = 4;

/** Lists of which the page shows the first entries in a box of their own, and the rest behind that box's 更多, wherever it leads. */
export function sectionsOf($: CheerioAPI, links: readonly ListedLink[], base: string): readonly string[] {
  return sectionsWith($, links, base).filter((url) => isSameSite(url, base));
}

/** A list of which the page shows the first entries, and the rest on another site; null where there is none. */
export function sectionElsewhere($: CheerioAPI, links: readonly ListedLink[], base: string): GoesOn | null {
  const url = sectionsWith($, links, base).find((each) => !isSameSite(each, base));
  return url === undefined ? null : { kind: 'more-elsewhere', url };
}

function sectionsWith($: CheerioAPI, links: readonly ListedLink[], base: string): string[] {
  const listed = new Set(links.map(({ url }) => url));
  return linksOf($)
    .toArray()
    .filter((anchor) => moreWords.test(labelOf(anchor)))
    .flatMap((anchor) => {
      const url = canonicalUrl(addressOf(anchor) ?? '', base);
      if (url === null || url === base || articleUrl.test(url) || listed.has(url)) return [];
      return isBesideReports(anchor, links, base) ? [url] : [];
    });
}

/** Whether the next links around an element are reports of the list, for the most part. */
function isBesideReports(element: PageElement, links: readonly ListedLink[], base: string): boolean {
  const reports = new Map(links.map((link) => [link.url, isReport({ ...link, day: null })]));
  let box = parentOf(element);
  for (let level = 0; level < tallest && box !== null && box.name !== 'body'; level += 1, box = parentOf(box)) {
    const inside = elementsIn(box, ({ name }) => name === 'a').flatMap((one) =>
      one === element ? [] : [reports.get(canonicalUrl(addressOf(one) ?? '', base) ?? '') === true],
    );
    if (inside.length > 1) return inside.filter(Boolean).length * 2 >= inside.length;
  }
  return false;
}

const mayBeClicked = new Set(['a', 'button', 'div', 'span', 'p', 'input']);

/** 查看更多 beside the list's entries that leads nowhere by itself: a script shows the rest; null where there is none. */
export function sectionByScript($: CheerioAPI, links: readonly ListedLink[], base: string): GoesOn | null {
  if (links.length === 0) return null;
  const control = elementsOf($, ({ name }) => mayBeClicked.has(name)).find(
    (element) =>
      element.children.length <= 3 &&
      moreWords.test(labelOf(element)) &&
      addressOf(element) === null &&
      elementsIn(element, ({ name }) => name === 'a').every((inner) => addressOf(inner) === null) &&
      !hasAddressAround(element) &&
      isBesideReports(element, links, base),
  );
  return control === undefined ? null : { kind: 'scripted-control', label: labelOf(control) };
}

/** Whether an element stands in a link. */
function hasAddressAround(element: PageElement): boolean {
  for (let above = parentOf(element); above !== null; above = parentOf(above))
    if (above.name === 'a' && addressOf(above) !== null) return true;
  return false;
}

/** Lists below this one of which it shows the first entries, and the rest behind 更多. */
export function sectionsBelow($: CheerioAPI, base: string): string[] {
  return linksOf($)
    .toArray()
    .filter((anchor) => moreWords.test(tidy(spacedText(anchor)).replaceAll(' ', '')))
    .flatMap((anchor) => canonicalUrl(addressOf(anchor) ?? '', base) ?? [])
    .filter((url) => isBelow(url, base));
}

/** Columns of annual reports below a page that lists nothing itself. */
export function columnsBelow($: CheerioAPI, base: string): string[] {
  return linksOf($)
    .toArray()
    .filter((anchor) => annualReportColumn(spacedText(anchor)) > 0)
    .flatMap((anchor) => canonicalUrl(addressOf(anchor) ?? '', base) ?? [])
    .filter((url) => isBelow(url, base));
}
