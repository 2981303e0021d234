import type { Cheerio, CheerioAPI } from 'cheerio/slim';
import type { ListedLink, Listing } from '../domain/index.ts';
import { linksOf, readAnchors, type ListAnchor } from './anchors.ts';
import { canonicalUrl, isWapTwin, pageKey } from './canonical-url.ts';
import { dataLists, readDataListing } from './data-lists.ts';
import { withDatesBeside } from './dates-beside.ts';
import { articleUrl, isReport, organName, type Entry } from './entry-signs.ts';
import { framesOf } from './frames.ts';
import { listInterfaces } from './interfaces.ts';
import { dateOf } from './listed-date.ts';
import { parentOf, parsePage, type PageElement } from './nodes.ts';
import { markupIn, pageData, wholeData, writtenMarkup } from './page-data.ts';
import { announcedPages } from './pager-calls.ts';
import { readEntryOpeners } from './pager-scripts.ts';
import { configuredPages } from './pager-settings.ts';
import { announcedEntries, linkedPages } from './pages.ts';
import type { ListingSource } from './source.ts';
import { organFolders, sectionsBelow, yearFolders } from './sub-lists.ts';

/** Parts of a page that hold links to everywhere. */
const aside =
  /(?:^|[\s_-])(?:(?:top|side|main|sub)?nav(?:bar|list|menu)?|(?:side|sub|left)?menu|foot(?:er)?|header|crumbs?|breadcrumbs?|dqwz|pager|paging|pages|pagination|pagebar|friend\w{0,8}|flinks?|yqlj|copyright|share\w{0,12}|bdsharebuttonbox|toolbar|login|hot\w{0,8}|recommend\w{0,8}|relat\w{0,12}|xgyd|banner)(?:$|[\s_-])/i;
const asideTags = new Set(['nav', 'footer', 'header', 'aside', 'select']);
/** Undated links with shorter titles are a menu, even where they lead to articles. */
const menuTitle = 12;

interface Group<T extends Entry = Entry> {
  readonly signature: string;
  readonly anchors: T[];
  readonly aside: boolean;
}

function signatureOf(list: PageElement): string {
  const parts: string[] = [];
  let at: PageElement | null = list;
  while (at !== null && parts.length < 5) {
    parts.push(`${at.name}.${(at.attribs['class'] ?? '').trim()}`);
    at = parentOf(at);
  }
  return parts.join('<');
}

function isAside(list: PageElement): boolean {
  let at: PageElement | null = list;
  for (let depth = 0; at !== null && depth < 6; depth += 1) {
    if (asideTags.has(at.name) || aside.test(at.attribs['class'] ?? '') || aside.test(at.attribs['id'] ?? ''))
      return true;
    at = parentOf(at);
  }
  return false;
}

function groupByList(anchors: readonly ListAnchor[]): Group<ListAnchor>[] {
  const groups = new Map<PageElement, Group<ListAnchor>>();
  for (const anchor of anchors) {
    const group = groups.get(anchor.container);
    if (group === undefined) {
      groups.set(anchor.container, {
        signature: signatureOf(anchor.container),
        anchors: [anchor],
        aside: isAside(anchor.container),
      });
    } else group.anchors.push(anchor);
  }
  return [...groups.values()];
}

function share(anchors: readonly Entry[], holds: (anchor: Entry) => boolean): number {
  return anchors.filter(holds).length / anchors.length;
}

/** How much a group of links looks like the list a column is for; 0 for what does not. */
function scoreOf(group: Group): number {
  const { anchors } = group;
  const dated = share(anchors, (anchor) => anchor.day !== null);
  const articles = share(anchors, (anchor) => articleUrl.test(anchor.url));
  const reports = share(anchors, isReport);
  // A link called by an organ's name alone is that organ's report where it leads to an article.
  const organs = share(anchors, ({ title, url }) => organName.test(title) && articleUrl.test(url));
  const length = anchors.reduce((sum, anchor) => sum + Math.min(anchor.title.length, 30), 0) / anchors.length;
  const likeness = 2 * dated + articles + 4 * reports + organs + Math.min(1, Math.max(0, (length - 6) / 12));
  if (likeness < 0.8) return 0;
  if (dated === 0 && reports < 0.3 && organs < 0.8 && (articles < 0.5 || length < menuTitle)) return 0;
  // Length speaks for a list, but never against what the list holds.
  const weight = Math.min(anchors.length, 40) ** 0.25;
  return likeness * weight * (group.aside && reports < 0.5 ? 0.15 : 1);
}

/** Groups that make up the page's list: the best, and its like. */
function chosenGroups<T extends Entry>(groups: readonly Group<T>[]): readonly Group<T>[] {
  const scored = groups.map((group) => ({ group, score: scoreOf(group) })).filter(({ score }) => score > 0);
  const best = scored.reduce((top, one) => (one.score > (top?.score ?? 0) ? one : top), scored[0]);
  if (best === undefined) return [];
  return scored
    .filter(
      ({ group }) =>
        group.signature === best.group.signature || (!group.aside && share(group.anchors, isReport) >= 0.5),
    )
    .map(({ group }) => group);
}

function chosen(groups: readonly Group<ListAnchor>[]): ListAnchor[] {
  const taken = new Set(chosenGroups(groups));
  return groups.filter((group) => taken.has(group)).flatMap((group) => withoutCategories(group.anchors));
}

/** Entries without the links to their category, organ or column that stand beside the document's own. */
function withoutCategories(anchors: readonly ListAnchor[]): ListAnchor[] {
  const documents = new Set(anchors.filter(({ url }) => articleUrl.test(url)).map(({ entry }) => entry));
  return anchors.filter(({ url, entry }) => articleUrl.test(url) || !documents.has(entry));
}

/**
 * Of several lists given as HTML, the links of the one that a column is for.
 * @returns the links, and which of the lists were taken; a single list is taken as it is
 */
export function chooseLinks(lists: readonly string[], url: string): { links: ListedLink[]; taken: number[] } {
  const groups = lists.map((html, index) => {
    const $ = parsePage(`<ul>${html}</ul>`);
    return { signature: String(index), anchors: readAnchors($, linksOf($), url), aside: false };
  });
  const taken = groups.length === 1 ? groups : chosenGroups(groups.filter((group) => group.anchors.length > 0));
  return {
    links: mergeLinks(
      taken.flatMap((group) => group.anchors),
      url,
    ),
    taken: taken.map((group) => Number(group.signature)),
  };
}

/** Every link of a piece of HTML that holds a list and nothing else. */
export function readFragment(html: string, url: string): ListedLink[] {
  const $ = parsePage(html);
  return mergeLinks(readAnchors($, linksOf($), url), url);
}

/** One link for each page: twins and repeated anchors merged, the longest title and a known date kept. */
export function mergeLinks(
  anchors: readonly Pick<ListAnchor, 'url' | 'title' | 'day'>[],
  pageUrl: string,
): ListedLink[] {
  const links = new Map<string, ListedLink>();
  const self = pageKey(pageUrl);
  for (const { url, title, day } of anchors) {
    const key = pageKey(url);
    if (key === self) continue;
    const listedAt = dateOf(day, url);
    const known = links.get(key);
    if (known === undefined) links.set(key, { url, title, listedAt });
    else {
      links.set(key, {
        url: isWapTwin(known.url) ? url : known.url,
        title: title.length > known.title.length ? title : known.title,
        listedAt: known.listedAt ?? listedAt,
      });
    }
  }
  return [...links.values()].filter((link) => link.title !== '');
}

/** Base address for the page's relative links. */
export function baseOf($: CheerioAPI, url: string): string {
  return canonicalUrl($('base[href]').first().attr('href') ?? '', url) ?? url;
}

/** Whether a page counts more than one page of its list, or numbers a second one. */
function saysThatItGoesOn($: CheerioAPI, shownText: string): boolean {
  if (/[共总]\s{0,3}(?:[2-9]|\d{2,5})\s{0,3}页/.test(shownText)) return true;
  return (
    /下一?页|»/.test(shownText) && $('a, li, span, button').is((_index, element) => $(element).text().trim() === '2')
  );
}

/** Links of the list in some markup. */
function linksIn(html: string, url: string): ListedLink[] {
  if (html === '') return [];
  const $ = parsePage(html);
  return mergeLinks(withDatesBeside(chosen(groupByList(readAnchors($, linksOf($), url)))), url);
}

/** Lists of documents that the page's own data hold. */
function heldLists(text: string, base: string): Group[] {
  return pageData(text)
    .flatMap((value) => dataLists(value, base))
    .map(({ entries }, index) => ({ signature: `data ${index}`, anchors: [...entries], aside: false }));
}

/** Reads any listing page: finds the list among menus, footers and sidebars, and the pages that go on. */
export function readGenericListing(source: ListingSource): Listing {
  const answer = wholeData(source.text);
  if (answer !== undefined) {
    const listing = readDataListing(answer, source);
    const links = listing.links.length > 0 ? listing.links : linksIn(markupIn(answer), source.url);
    return { ...listing, links };
  }
  const $ = parsePage(source.text);
  const base = baseOf($, source.url);
  const shown =
    source.linkSelector === undefined
      ? withDatesBeside(chosen(groupByList(readAnchors($, linksOf($), base, readEntryOpeners(source.text, base)))))
      : readAnchors($, selected($, source.linkSelector), base);
  const reports = shown.filter(isReport).length;
  // What the page shows itself comes before what its data hold, unless only these hold reports.
  const held = source.linkSelector === undefined && reports === 0 ? heldLists(source.text, base) : [];
  const data = chosenGroups(held).flatMap((group) => group.anchors);
  const seen = mergeLinks(shown.length === 0 || data.some(isReport) ? data : shown, source.url);
  const links = seen.length > 0 ? seen : linksIn(writtenMarkup(source.text), source.url);
  const announced = announcedPages(source.text, base);
  const known = new Set(links.map((link) => link.url));
  const linked = announced.pages.length > 0 ? announced.pages : linkedPages($, source.text, base, links.length);
  const further = linked.length > 0 ? linked : configuredPages(source.text, base, links.length);
  const morePages = further.filter((url) => !known.has(url));
  const named = held.flatMap((group) => group.anchors);
  const ownLists = [
    ...announced.apart,
    ...sectionsBelow($, base),
    ...(links.length === 0 ? [...framesOf($, base), ...organFolders($, base, named)] : yearFolders($, links, base)),
  ].filter((url) => pageKey(url) !== pageKey(source.url));
  const shownText = $('body').text();
  const total = announcedEntries(shownText);
  // A list that is not there, or that goes on without an address, comes from where its script asks.
  const goesOn = (total !== null && total > links.length) || saysThatItGoesOn($, shownText);
  const isWhole = ownLists.length > 0 || (links.length > 0 && (further.length > 0 || !goesOn));
  const interfaces = isWhole ? [] : listInterfaces(source.text, base);
  const asked = interfaces.map(({ url }) => url);
  const posted = interfaces.flatMap(({ url, posted: form }) => (form ? [url] : []));
  const own = [...new Set([...ownLists, ...asked])];
  const tentative = [...announced.tentative, ...asked];
  return {
    kind: 'generic',
    links,
    morePages: [...new Set([...morePages, ...own])],
    ...(own.length === 0 ? {} : { ownLists: own }),
    ...(tentative.length === 0 ? {} : { tentative }),
    ...(posted.length === 0 ? {} : { posted }),
    ...(total === null ? {} : { total }),
  };
}

/** Anchors an operator's selector names: the anchors themselves, or those inside what it names. */
function selected($: CheerioAPI, selector: string): Cheerio<PageElement> {
  const found = $(selector);
  return linksOf($).filter((_index, anchor) => found.is(anchor) || $(anchor).closest(selector).length > 0);
}
