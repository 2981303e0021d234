import type { Cheerio, CheerioAPI } from 'cheerio/slim';
import type { GoesOn, ListedLink, Listing, Offers, PostedPage, RecordForm } from '../domain/index.ts';
import { linksOf, readAnchors } from './anchors.ts';
import { pageKey } from './canonical-url.ts';
import { addressClicks } from './clicks.ts';
import { dataLists, pagesAfterMarkup, readDataListing } from './data-lists.ts';
import { withDatesBeside, withYearsAbove } from './dates-beside.ts';
import { isReport } from './entry-signs.ts';
import { fragmentsOf } from './fragments.ts';
import { framesOf } from './frames.ts';
import { furtherPages } from './further-pages.ts';
import { goesOnUnseen } from './going-on.ts';
import { listInterfaces } from './interfaces.ts';
import { chosenAnchors, chosenGroups, linksIn, mergeLinks, type Group } from './list-groups.ts';
import { baseOf, bodyText, parsePage, type PageElement } from './nodes.ts';
import { markupIn, pageData, wholeData, writtenMarkup } from './page-data.ts';
import { announcedCount } from './pager-calls.ts';
import { loopedYears } from './pager-loops.ts';
import { readEntryOpeners } from './pager-scripts.ts';
import { configuredCount } from './pager-settings.ts';
import { announced } from './pager-words.ts';
import { asksElsewhere, fillsNothing, programsOf, withPrograms } from './programs.ts';
import { recordForms } from './record-forms.ts';
import { namesOf } from './script-names.ts';
import { scriptsOf } from './scripts.ts';
import type { ListingSource } from './source.ts';
import { listsByButton } from './query-forms.ts';
import { organColumns, organFolders, organsBeside, organsElsewhere, organsOfTree, organsUnder } from './organ-lists.ts';
import { columnsBelow, sectionByScript, sectionElsewhere, sectionsBelow, sectionsOf } from './section-lists.ts';
import { chosenLists, earlierLists, monthFolders, yearFolders } from './year-lists.ts';
import { few, unseenOrgans } from './organ-choices.ts';
import { unseenYears } from './year-tabs.ts';

/** A list of documents that the page's own data hold, and how many they say that it has on all its pages. */
interface HeldList extends Group {
  readonly total: number | null;
}

function heldLists(text: string, base: string, forms: readonly RecordForm[]): HeldList[] {
  return pageData(text)
    .flatMap((value) => dataLists(value, base, forms))
    .map(({ entries, size, total }, index) => ({
      signature: `data ${index}`,
      anchors: [...entries],
      aside: false,
      total: total !== null && total > size ? total : null,
    }));
}

/** Reads any listing page: finds the list among menus, footers and sidebars, and the pages that go on. */
export function readGenericListing(given: ListingSource): Listing {
  const answer = wholeData(given.text);
  if (answer !== undefined) {
    const listing = readDataListing(answer, given);
    const isAnswer = listing.links.length > 0 || listing.total === 0 || listing.hasFailed === true;
    return isAnswer ? listing : readMarkup(answer, given);
  }
  const source = given.programs === undefined ? given : { ...given, text: withPrograms(given.text, given.programs) };
  const $ = parsePage(source.text);
  const base = baseOf($, source.url);
  addressClicks($, source.text, base);
  const forms = formsOf(source, base);
  const shown =
    source.linkSelector === undefined
      ? withYearsAbove(
          withDatesBeside(chosenAnchors(readAnchors(linksOf($), base, readEntryOpeners(source.text, base)))),
        )
      : readAnchors(selected($, source.linkSelector), base);
  const reports = shown.filter(isReport).length;
  // What the page shows itself comes before what its data hold, unless only these hold reports.
  const held = source.linkSelector === undefined && reports === 0 ? heldLists(source.text, base, forms) : [];
  const taken = chosenGroups(held);
  const data = taken.flatMap((group) => group.anchors);
  const isHeld = shown.length === 0 || data.some(isReport);
  const heldTotal = isHeld ? (held.find((list) => taken.includes(list) && list.total !== null)?.total ?? null) : null;
  const seen = mergeLinks(isHeld ? data : shown, source.url);
  const found = seen.length > 0 ? seen : linksIn(writtenMarkup(source.text), source.url);
  const earlier = earlierLists($, found, base);
  const links = found.filter(({ url }) => !earlier.includes(url));
  const { pages, tentative, apart, posted, wasFound, count } = furtherPages($, source, base, links);
  const named = held.flatMap((group) => group.anchors);
  const byLoop = loopedYears(source.text, base, source.thisYear, readEntryOpeners(source.text, base));
  const ownLists = [
    ...apart,
    ...sectionsBelow($, base),
    ...monthFolders($, base),
    ...chosenLists($, source.text, base),
    ...listsByButton($, links, base),
    ...byLoop.lists,
    ...(links.length === 0
      ? [
          ...(fillsNothing($, source, base) ? columnsBelow($, base) : []),
          ...framesOf($, base),
          ...organFolders($, source.text, base, named),
          ...organsOfTree(source.text, base),
          ...(source.isOneOrgans === true ? [] : organColumns($, base)),
        ]
      : [
          ...yearFolders($, links, base),
          ...sectionsOf($, links, base),
          ...earlier,
          ...(source.isOneOrgans === true
            ? []
            : [...organsBeside($, source.text, links, base), ...organsUnder($, source.text, links, base)]),
        ]),
  ].filter((url) => pageKey(url) !== pageKey(source.url));
  const said = announced(bodyText($));
  // A pager that counts one page stands under a list that the server made: an empty one holds nothing.
  const drawn = (announcedCount(source.text) ?? 2) <= 1 ? 1 : null;
  const says = {
    entries: said.entries ?? heldTotal,
    pages: said.pages ?? configuredCount(source.text, links.length) ?? drawn,
  };
  const listed = new Set(links.map((link) => link.url));
  const pieces = fragmentsOf($, source.text, base).filter((url) => !listed.has(url));
  const isEmpty = links.length === 0 && (ownLists.length > 0 || fillsNothing($, source, base));
  // A pager turns what the page holds where its scripts ask for nothing.
  const holdsAll = data.length > 0 && heldTotal === null && seen.length >= data.length && !asksElsewhere(source.text);
  const offers =
    links.length === 0 || ownLists.length > 0
      ? null
      : (unseenYears($, links) ?? (source.isOneOrgans === true ? null : unseenOrgans($, source.text, base, links)));
  const elsewhere =
    links.length > 0 || ownLists.length > 0 || source.isOneOrgans === true ? null : few(organsElsewhere($, base));
  const goesOn =
    wasFound || isEmpty || holdsAll
      ? elsewhere
      : (elsewhere ??
        sectionElsewhere($, links, base) ??
        sectionByScript($, links, base) ??
        goesOnUnseen($, source.text, { links: links.length, total: says.entries, pages: says.pages }) ??
        (byLoop.areUnseen ? ({ kind: 'scripted-years' } as const) : null) ??
        few(offers));
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
    offers: wasFound ? offers : null,
    count: source.linkSelector === undefined ? pagesOf(count ?? said.pages, wasFound) : null,
    goesOn,
  });
}

/** How many pages are to be turned: those that a script turns by itself are told by what goes on. */
function pagesOf(count: number | null, wasFound: boolean): number | null {
  return count === null || wasFound ? count : 1;
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
  readonly count: number | null;
  readonly offers: Offers | null;
  readonly goesOn: GoesOn | null;
}): Listing {
  const { links, pages, own, tentative, posted, forms, pageForms, programs, total, count, offers, goesOn } = read;
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
    ...(count === null ? {} : { pages: count }),
    ...(offers === null ? {} : { offers }),
    ...(goesOn === null ? {} : { goesOn }),
  };
}

/** Anchors an operator's selector names: the anchors themselves, or those inside what it names. */
function selected($: CheerioAPI, selector: string): Cheerio<PageElement> {
  const found = $(selector);
  return linksOf($).filter((_index, anchor) => found.is(anchor) || $(anchor).closest(selector).length > 0);
}
