import type { Cheerio, CheerioAPI } from 'cheerio/slim';
import type { ListedLink, Listing, PostedPage, RecordForm } from '../domain/index.ts';
import { linksOf, readAnchors, type ListAnchor } from './anchors.ts';
import { canonicalUrl, isWapTwin, pageKey } from './canonical-url.ts';
import { addressClicks } from './clicks.ts';
import { dataLists, pagesAfter, pagesAfterMarkup, readDataListing } from './data-lists.ts';
import { withDatesBeside, withYearsAbove } from './dates-beside.ts';
import { articleUrl, isReport, organName, type Entry } from './entry-signs.ts';
import { fragmentsOf } from './fragments.ts';
import { framesOf } from './frames.ts';
import { goesOnUnseen } from './going-on.ts';
import { listInterfaces } from './interfaces.ts';
import { dateOf } from './listed-date.ts';
import { bodyText, elementsOf, parentOf, parsePage, type PageElement } from './nodes.ts';
import { markupIn, pageData, wholeData, writtenMarkup } from './page-data.ts';
import { announcedCount, announcedPages } from './pager-calls.ts';
import { isOfPostedForm, readEntryOpeners } from './pager-scripts.ts';
import { configuredCount, configuredPages } from './pager-settings.ts';
import { announced, linkedPages } from './pages.ts';
import { loopedPages } from './pager-loops.ts';
import { nextByPostback } from './postback.ts';
import { formPost, mayPost } from './posting.ts';
import { fillsNothing, programsOf, withPrograms } from './programs.ts';
import { recordForms } from './record-forms.ts';
import { namesOf } from './script-names.ts';
import { scriptsOf } from './scripts.ts';
import type { ListingSource } from './source.ts';
import { chosenLists, monthFolders, organFolders, sectionsBelow, yearFolders } from './sub-lists.ts';

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
    return { signature: String(index), anchors: readAnchors(linksOf($), url), aside: false };
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
  return mergeLinks(readAnchors(linksOf($), url), url);
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
  const [base] = elementsOf($, ({ name, attribs }) => name === 'base' && attribs['href'] !== undefined);
  return canonicalUrl(base?.attribs['href'] ?? '', url) ?? url;
}

/** Links of the list in some markup. */
function linksIn(html: string, url: string): ListedLink[] {
  if (html === '') return [];
  const $ = parsePage(html);
  return mergeLinks(withDatesBeside(chosen(groupByList(readAnchors(linksOf($), url)))), url);
}

/** Lists of documents that the page's own data hold. */
function heldLists(text: string, base: string, forms: readonly RecordForm[]): Group[] {
  return pageData(text)
    .flatMap((value) => dataLists(value, base, forms))
    .map(({ entries }, index) => ({ signature: `data ${index}`, anchors: [...entries], aside: false }));
}

/** Reads any listing page: finds the list among menus, footers and sidebars, and the pages that go on. */
export function readGenericListing(given: ListingSource): Listing {
  const answer = wholeData(given.text);
  if (answer !== undefined) {
    const listing = readDataListing(answer, given);
    return listing.links.length > 0 || listing.total === 0 ? listing : readMarkup(answer, given);
  }
  const source = given.programs === undefined ? given : { ...given, text: withPrograms(given.text, given.programs) };
  const $ = parsePage(source.text);
  const base = baseOf($, source.url);
  addressClicks($, source.text, base);
  const forms = formsOf(source, base);
  const shown =
    source.linkSelector === undefined
      ? withYearsAbove(
          withDatesBeside(chosen(groupByList(readAnchors(linksOf($), base, readEntryOpeners(source.text, base))))),
        )
      : readAnchors(selected($, source.linkSelector), base);
  const reports = shown.filter(isReport).length;
  // What the page shows itself comes before what its data hold, unless only these hold reports.
  const held = source.linkSelector === undefined && reports === 0 ? heldLists(source.text, base, forms) : [];
  const data = chosenGroups(held).flatMap((group) => group.anchors);
  const seen = mergeLinks(shown.length === 0 || data.some(isReport) ? data : shown, source.url);
  const links = seen.length > 0 ? seen : linksIn(writtenMarkup(source.text), source.url);
  const { pages, tentative, apart, posted, wasFound } = furtherPages($, source, base, links);
  const named = held.flatMap((group) => group.anchors);
  const ownLists = [
    ...apart,
    ...sectionsBelow($, base),
    ...monthFolders($, base),
    ...chosenLists($, source.text, base),
    ...(links.length === 0
      ? [...framesOf($, base), ...organFolders($, source.text, base, named)]
      : yearFolders($, links, base)),
  ].filter((url) => pageKey(url) !== pageKey(source.url));
  const said = announced(bodyText($));
  // A pager that counts one page stands under a list that the server made: an empty one holds nothing.
  const drawn = (announcedCount(source.text) ?? 2) <= 1 ? 1 : null;
  const says = { ...said, pages: said.pages ?? configuredCount(source.text, links.length) ?? drawn };
  const listed = new Set(links.map((link) => link.url));
  const pieces = fragmentsOf($, source.text, base).filter((url) => !listed.has(url));
  const goesOn =
    wasFound || (links.length === 0 && (ownLists.length > 0 || fillsNothing($, source, base)))
      ? null
      : goesOnUnseen($, source.text, { links: links.length, total: says.entries, pages: says.pages });
  // A list that is not there, or that goes on without an address, comes from where its script asks.
  const isShown = links.length > 0 && goesOn === null && (wasFound || source.isRendered !== true);
  const isWhole = ownLists.length > 0 || isShown;
  const interfaces = isWhole ? [] : listInterfaces(source.text, base);
  const inCase = [...new Set([...pieces, ...interfaces.map(({ url }) => url)])].filter((url) => url !== source.url);
  const own = [...new Set([...ownLists, ...inCase])];
  const programs = isWhole || source.programs !== undefined ? [] : programsOf($, base);
  return listingOf({
    links,
    pages,
    own,
    tentative: [...tentative, ...inCase],
    posted: [...posted, ...interfaces.flatMap((one) => one.posted ?? [])],
    forms,
    pageForms: interfaces.flatMap(({ pages: form }) => form ?? []),
    programs,
    total: source.linkSelector === undefined && says.pages !== 1 ? says.entries : null,
    goesOn,
  });
}

/** A list that an answer holds as markup, with the pager that stands in it. */
function readMarkup(answer: unknown, { url, pageForms }: ListingSource): Listing {
  const markup = markupIn(answer);
  const links = linksIn(markup, url);
  const said = announced(parsePage(markup).root().text());
  const shown = { size: links.length, total: said.entries, pages: said.pages };
  const { pages, inCase, total } = pagesAfterMarkup(answer, shown, url, pageForms);
  return {
    kind: 'generic',
    links,
    morePages: pages,
    ...(inCase ? { tentative: pages } : {}),
    ...(total === null ? {} : { total }),
  };
}

/** How the page, or the one that led to it, makes addresses of records. */
function formsOf({ text, recordForms: given = [] }: ListingSource, base: string): readonly RecordForm[] {
  const { scripts } = scriptsOf(text);
  return [...recordForms(text, base, namesOf(scripts.map(({ body }) => body).join('\n'))), ...given];
}

interface Further {
  readonly pages: readonly string[];
  readonly tentative: readonly string[];
  readonly apart: readonly string[];
  readonly posted: readonly PostedPage[];
  /** Whether the page says itself how its list goes on. */
  readonly wasFound: boolean;
}

/** The pages after this one: as its script announces, links, settings, form, loop, or its own address tell. */
function furtherPages($: CheerioAPI, source: ListingSource, base: string, links: readonly ListedLink[]): Further {
  const { text, url } = source;
  const none = { tentative: [], apart: [], posted: [] };
  const byScript = announcedPages(text, base);
  if (byScript.pages.length > 0)
    return { ...byScript, ...none, tentative: byScript.tentative, apart: byScript.apart, wasFound: true };
  const known = new Set(links.map((link) => link.url));
  const linked = linkedPages($, text, base, links.length);
  const further = linked.length > 0 ? { pages: linked, tentative: [] } : configuredPages(text, base, links.length);
  if (further.pages.length > 0) {
    const pages = further.pages.filter((page) => !known.has(page));
    return {
      ...none,
      pages,
      tentative: further.tentative,
      posted: pages.filter(isOfPostedForm($, base)).map(formPost),
      wasFound: true,
    };
  }
  const next = nextByPostback($, url);
  if (next !== null && mayPost(next, url)) return { ...none, pages: [next.url], posted: [next], wasFound: true };
  const looped = loopedPages(text, base);
  if (looped.length > 0) return { ...none, pages: looped, wasFound: true };
  // A piece of a list, asked for by number, says nothing of the next.
  if (links.length === 0 || /<(?:html|body|head)\b/i.test(text)) return { ...none, pages: [], wasFound: false };
  const { pages } = pagesAfter({ size: links.length, total: null, pages: null }, url, source.pageForms);
  return { ...none, pages, tentative: pages, wasFound: pages.length > 0 };
}

function listingOf(read: {
  readonly links: readonly ListedLink[];
  readonly pages: readonly string[];
  readonly own: readonly string[];
  readonly tentative: readonly string[];
  readonly posted: readonly PostedPage[];
  readonly forms: readonly RecordForm[];
  readonly pageForms: readonly string[];
  readonly programs: readonly string[];
  readonly total: number | null;
  readonly goesOn: string | null;
}): Listing {
  const { links, pages, own, tentative, posted, forms, pageForms, programs, total, goesOn } = read;
  return {
    kind: 'generic',
    links,
    morePages: [...new Set([...pages, ...own])],
    ...(own.length === 0 ? {} : { ownLists: own }),
    ...(tentative.length === 0 ? {} : { tentative }),
    ...(posted.length === 0 ? {} : { posted }),
    ...(forms.length === 0 ? {} : { recordForms: forms }),
    ...(pageForms.length === 0 ? {} : { pageForms }),
    ...(programs.length === 0 ? {} : { programs }),
    ...(total === null ? {} : { total }),
    ...(goesOn === null ? {} : { goesOn }),
  };
}

/** Anchors an operator's selector names: the anchors themselves, or those inside what it names. */
function selected($: CheerioAPI, selector: string): Cheerio<PageElement> {
  const found = $(selector);
  return linksOf($).filter((_index, anchor) => found.is(anchor) || $(anchor).closest(selector).length > 0);
}
