import type { ColumnConfig } from '../../config/portal.ts';
import type { Listing, PageId, RecordForm } from '../../src/domain/index.ts';
import {
  bodyText,
  canonicalUrl,
  parsePage,
  readListing,
  readPageNames,
  recordedListing,
  titlesWithoutAddress,
  type ListingSource,
  type NextPage,
  type RecordedListing,
} from '../../src/listing/index.ts';
import type { Page } from '../../src/store/index.ts';
import type { FetchedPage } from '../read/fetch-page.ts';
import type { ColumnPages } from './column-pages.ts';
import { listingAddressOf } from './listing-text.ts';
import { recordedAnswers, withTurned } from './rendered-list.ts';

/** A listing's page as it was read. */
export interface ReadPage {
  readonly fetched: FetchedPage;
  /** What it says; null where it could not be read. */
  readonly listing: Listing | null;
  /** What filled it in, where a browser made it. */
  readonly recorded: RecordedListing | null;
  /** Whether it shows most of the form's headings: a report, or what looks like one. */
  readonly mayHoldReport: boolean;
  /** What it calls itself, where it shows most of them numbered as a report does; null where it does not. */
  readonly reportTitle: string | null;
  /** As it was known before. */
  readonly page: Page;
}

/** Reads the pages of a column's lists, each with what it takes to read it. */
export interface ListReader {
  /**
   * @param how `showsLess`: plain HTTP is known to show less than the page has; `mayBeRefused`: it is asked for as only the
   *   page's script might be allowed to
   */
  read(next: NextPage, how: { readonly showsLess: boolean; readonly mayBeRefused: boolean }): Promise<ReadPage>;
  /** Reads a page once more, with the pages that its pager leads to in a browser; null where there is no browser, or no pager. */
  turn(next: NextPage, most: number, recordForms: readonly RecordForm[]): Promise<Listing | null>;
  /** Listing pages by the address under which they were asked for. */
  readonly pages: ReadonlyMap<string, PageId>;
  /** Those asked for that are known as entries: they show a report themselves. */
  readonly entries: ReadonlySet<PageId>;
  /** Pages asked for so far. */
  readonly asked: number;
}

/** A browser turns no more pages of a list than this at once. */
const mostTurns = 100;

export function createListReader(column: ColumnConfig, pages: ColumnPages, now: () => Date): ListReader {
  const { linkSelector, kind } = column.listing;
  const known = new Map<string, PageId>();
  const entries = new Set<PageId>();
  let asked = 0;

  const shared = (): Pick<ListingSource, 'kind' | 'thisYear' | 'linkSelector' | 'isOneOrgans'> => ({
    kind,
    thisYear: now().getFullYear(),
    isOneOrgans: column.publisher !== undefined,
    ...(linkSelector === undefined ? {} : { linkSelector }),
  });

  async function listingOf(next: NextPage, { fetched }: FetchedPage, text: string): Promise<Listing> {
    const { url, posted, recordForms, pageForms } = next;
    const source = {
      ...shared(),
      // What was sent stands in the name of a page that was asked for by POST.
      url: posted === null ? listingAddressOf(fetched, url) : url,
      recordForms,
      pageForms,
      isRendered: fetched.by === 'browser',
      text,
      mediaType: fetched.mediaType,
    };
    const listing = readListing(source);
    const read = await pages.programs(listing.programs ?? []);
    return read.length === 0 ? listing : readListing({ ...source, programs: read });
  }

  /** What filled a rendered page's list in; where its entries have no address, two are opened to learn of all. */
  async function filledIn(
    page: Page,
    { headers }: NextPage,
    { fetched }: FetchedPage,
    shown: Listing,
  ): Promise<RecordedListing | null> {
    const answers = await recordedAnswers(fetched);
    const where = { url: fetched.finalUrl };
    const opens = titlesWithoutAddress(shown, answers);
    const recorded = recordedListing(shown, answers, where);
    if (opens.length === 0) return recorded;
    const { fetched: opened } = await pages.fetch(page, { headers, showsLess: true, opens });
    const links = (opened.opened ?? []).flatMap(({ title, url }) => {
      const address = canonicalUrl(url);
      return address === null ? [] : [{ url: address, title, listedAt: null }];
    });
    // What a script seems to make of a record is believed only where nothing else is known.
    const learned = links.length < opens.length ? null : recordedListing({ ...shown, links }, answers, where);
    return learned ?? recorded;
  }

  return {
    async read(next, { showsLess, mayBeRefused }) {
      const { url, posted, headers } = next;
      const tentative = next.tentative || mayBeRefused;
      asked += 1;
      // What is asked for in case is a page of the list once it answered as one.
      const page = await pages.note(tentative ? 'resource' : 'listing', url, column.name);
      if (page.role === 'report') entries.add(page.id);
      const fetched = await pages.fetch(page, { posted, headers, showsLess });
      const text = await pages.textOf(page, fetched);
      if (text === null)
        return { page, fetched, listing: null, recorded: null, mayHoldReport: false, reportTitle: null };
      known.set(url, tentative ? (await pages.note('listing', url, column.name)).id : page.id);
      const listing = await listingOf(next, fetched, text);
      const recorded = fetched.fetched.by === 'browser' ? await filledIn(page, next, fetched, listing) : null;
      const mayHoldReport = posted === null && holdsHeadings(text);
      const reportTitle = mayHoldReport && numbersHeadings(text) ? (readPageNames(text).title ?? column.name) : null;
      return { page, fetched, listing: recorded?.listing ?? listing, recorded, mayHoldReport, reportTitle };
    },
    async turn(next, most, recordForms) {
      const page = await pages.note('listing', next.url, column.name);
      const turns = Math.min(most, mostTurns);
      const fetched = await pages.fetch(page, { headers: next.headers, showsLess: true, turns });
      asked += 1 + (fetched.fetched.turned?.pages.length ?? 0);
      const text = await pages.textOf(page, fetched);
      if (text === null || fetched.fetched.turned === undefined) return null;
      const read = await listingOf(next, fetched, text);
      const shown = { ...read, recordForms: [...recordForms, ...(read.recordForms ?? [])] };
      const answers = await recordedAnswers(fetched.fetched);
      const recorded = recordedListing(shown, answers, { url: fetched.fetched.finalUrl })?.listing ?? shown;
      const { goesOn: _settled, ...first } = recorded;
      const stillOn = shown.goesOn === undefined ? first : { ...first, goesOn: shown.goesOn };
      return withTurned(stillOn, fetched.fetched, answers, { ...shared(), isRendered: true, mediaType: 'text/html' });
    },
    pages: known,
    entries,
    get asked() {
      return asked;
    },
  };
}

/** Headings of the form, of any year. A listing that shows most of them shows a report, and is visited as one as well. */
const headings = [/总体情况|概\s*述/u, /主动公开/u, /依申请公开|申请情况/u, /行政复议/u, /主要问题|存在(?:的)?问题/u];
const enoughHeadings = 4;

function holdsHeadings(text: string): boolean {
  return headings.filter((heading) => heading.test(text)).length >= enoughHeadings;
}

const numbered = /[一二三四五六七八九]、[\p{Script=Han}和、]{2,30}/gu;

/** Whether a page numbers most of the headings, each another: a report does, and what tells of reports does not. */
function numbersHeadings(text: string): boolean {
  const found = bodyText(parsePage(text)).replaceAll(/\s/g, '').match(numbered) ?? [];
  return holdsHeadings(found.join('\n')) && new Set(found.map(([number]) => number)).size >= enoughHeadings;
}
