import type { CutReason, GoesOn, Listing, ListedLink, PostedPage, RawHeaders, RecordForm } from '../domain/index.ts';
import { pageKey } from './canonical-url.ts';
import { isReport } from './entry-signs.ts';
import { sizeName } from './page-numbers.ts';
import { continued } from './posting.ts';

/**
 * How a walk over a column's lists ended: `whole`: every page of every list was read; `known`: pages that follow one of
 * only known entries were left out; `cut`: some page was not read, or what was read leaves in doubt whether it was all.
 */
export type WalkEnding = 'whole' | 'known' | 'cut';

/** A page to be read. */
export interface NextPage {
  readonly url: string;
  /** May not exist: when it is missing, its list has ended. */
  readonly tentative: boolean;
  /** How it is asked for by POST; null for a page that is asked for as any other. */
  readonly posted: PostedPage | null;
  /** How the page that led here makes entries of records. */
  readonly recordForms: readonly RecordForm[];
  /** Addresses that it gave for its interfaces, with `{page}` for the number. */
  readonly pageForms: readonly string[];
  /** Fields that it is asked for with, as a script of the page that led here set them. */
  readonly headers: RawHeaders;
}

/** A walk over the pages of a column, in reading order: which page is next, and what the pages read so far prove. */
export interface Walk {
  /** The next page; null when the walk is over. */
  next(): NextPage | null;
  /** Takes what the page says. */
  read(listing: Listing, isKnown: (link: ListedLink) => boolean): void;
  /** Takes what a browser turned to by the list's own pager: the other pages of the list are left. */
  readRest(listing: Listing, isKnown: (link: ListedLink) => boolean): void;
  /** The page is not there. */
  missing(): void;
  /** The page could not be read: its list is left, the others go on until too many fail in a row. Nothing is whole. */
  unread(reason: CutReason): void;
  /** No more pages may be read: the walk is over. */
  stop(reason: CutReason): void;
  /** Entries of all pages so far, the first of each, with the first day told. */
  readonly links: ReadonlyMap<string, ListedLink>;
  /** How it ended, why it was cut where it was, and whether only for what was not seen. */
  ending(): { readonly kind: WalkEnding; readonly reason: CutReason | null; readonly isUnseen: boolean };
}

/** One list: pages that continue each other. */
interface Run {
  /** Entries of each page read, as one text, to tell a page that was there before. */
  readonly pages: string[];
  readonly keys: Set<string>;
  /** Whether an entry is called like a report: what fills an empty page in may be another list, of news or notices. */
  holdsReports: boolean;
  /** Entries that its first page lists. */
  perPage: number;
  total: number | null;
  /** Why it goes on beyond the pages that it leads to; settled by a list asked for in case that holds all of it. */
  goesOn: GoesOn | null;
  readonly inCase: Run[];
  left: boolean;
  /** A page brought nothing that an earlier one had not: harmless at the end of the list, a gap before its end. */
  doubt: CutReason | null;
  repeats: number;
}

interface Waiting extends NextPage {
  readonly run: Run;
  /** Found by a link to the next page alone: an empty one is the end of the list. */
  readonly alone: boolean;
}

/** Pages in a row that bring nothing new, after which a list is left. */
const patience = 2;
/** Pages in a row that cannot be read, after which a column is. */
const mostUnread = 3;

const newRun = (): Run => ({
  pages: [],
  keys: new Set(),
  holdsReports: false,
  perPage: 0,
  total: null,
  goesOn: null,
  inCase: [],
  left: false,
  doubt: null,
  repeats: 0,
});

/**
 * Begins a walk at a column's address.
 * @param stopsAtKnown whether a list is left after a page whose entries are all known
 * @param isOwn whether an entry is the portal's; others count as read, and are no links
 */
export function walkColumn(
  start: string,
  stopsAtKnown: boolean,
  isOwn: (link: ListedLink) => boolean = () => true,
): Walk {
  const links = new Map<string, ListedLink>();
  const asked = new Set([start]);
  const first = newRun();
  let current: Waiting = {
    url: start,
    tentative: false,
    posted: null,
    recordForms: [],
    pageForms: [],
    headers: [],
    alone: false,
    run: first,
  };
  let waiting: Waiting[] = [current];
  const runs = new Set([first]);
  let leftKnown = false;
  let trouble: CutReason | null = null;
  /** Something that surely belongs to the list could not be read. */
  let hasFailed = false;
  let unread = 0;

  const leave = (run: Run): boolean => {
    const before = waiting.length;
    waiting = waiting.filter((page) => page.run !== run);
    return waiting.length < before;
  };

  function enqueue(listing: Listing, run: Run): void {
    const own = new Set(listing.ownLists);
    const tentative = new Set(listing.tentative);
    const posted = new Map(listing.posted?.map((page) => [page.url, page]));
    const recordForms = listing.recordForms ?? current.recordForms;
    const pageForms = listing.pageForms ?? current.pageForms;
    const headers = listing.headers ?? current.headers;
    const following = listing.morePages.filter((url) => !own.has(url));
    // What a form proves may hold once: a page that waits is asked for as the newest page says.
    waiting = waiting.map((page) => ({ ...page, posted: posted.get(page.url) ?? page.posted }));
    for (const url of listing.morePages) {
      if (asked.has(url)) continue;
      asked.add(url);
      // What was asked for by POST goes on by the same.
      const again = current.posted === null ? null : continued(current.posted, url);
      const isPosted = posted.get(url) ?? again;
      const page = { url, tentative: tentative.has(url), posted: isPosted, recordForms, pageForms, headers };
      if (!own.has(url)) waiting.push({ ...page, alone: following.length === 1, run });
      else {
        const other = newRun();
        runs.add(other);
        if (page.tentative) run.inCase.push(other);
        waiting.push({ ...page, alone: false, run: other });
      }
    }
  }

  return {
    links,
    next() {
      const page = waiting.shift();
      if (page === undefined) return null;
      current = page;
      const { run: _run, alone: _alone, ...next } = page;
      return next;
    },
    read(listing, isKnown) {
      const { run } = current;
      unread = 0;
      const keys = listing.links.map((link) => pageKey(link.url)).toSorted();
      const print = keys.join('\n');
      const news = keys.filter((key) => !run.keys.has(key)).length;
      run.total ??= listing.total ?? null;
      if (run.pages.length === 0) {
        run.perPage = keys.length;
        run.goesOn = listing.goesOn ?? null;
      }
      listing.links.forEach((link) => {
        const key = pageKey(link.url);
        run.keys.add(key);
        run.holdsReports ||= isReport({ ...link, day: null });
        const before = links.get(key);
        if (before !== undefined) links.set(key, { ...before, listedAt: before.listedAt ?? link.listedAt });
        else if (isOwn(link)) links.set(key, link);
      });
      if (run.pages.length > 0 && news === 0) {
        doubtPage(run, print, current);
        // Where a page leads that was there before has been seen as well.
        if (run.repeats >= patience && leave(run)) trouble ??= { kind: 'pages-repeat', url: current.url };
        run.pages.push(print);
        return;
      }
      if (run.doubt !== null && !isTwinOfFirst(run)) trouble ??= run.doubt;
      run.doubt = null;
      run.repeats = 0;
      run.pages.push(print);
      const own = listing.links.filter(isOwn);
      const onlyKnown = stopsAtKnown && own.length > 0 && own.every(isKnown);
      enqueue(listing, run);
      if (!onlyKnown) return;
      run.left = true;
      leftKnown = leave(run) || leftKnown;
    },
    readRest(listing, isKnown) {
      this.read(listing, isKnown);
      leave(current.run);
      if (listing.goesOn !== undefined) trouble ??= listing.goesOn;
    },
    missing() {
      if (current.tentative) leave(current.run);
      else {
        trouble ??= { kind: 'page-missing', url: current.url };
        hasFailed = true;
        leave(current.run);
      }
    },
    unread(reason) {
      trouble ??= reason;
      hasFailed ||= !current.tentative;
      unread += 1;
      if (unread >= mostUnread) waiting = [];
      else leave(current.run);
    },
    stop(reason) {
      trouble ??= reason;
      hasFailed = true;
      waiting = [];
    },
    ending() {
      for (const run of runs) {
        trouble ??= (endsWell(run) ? null : run.doubt) ?? unshown(run);
      }
      if (trouble !== null) return { kind: 'cut', reason: trouble, isUnseen: !hasFailed };
      return { kind: leftKnown ? 'known' : 'whole', reason: null, isUnseen: false };
    },
  };
}

/** Why a list has more than was read of it; null where nothing says so. */
function unshown(run: Run): CutReason | null {
  if (run.left) return null;
  const { keys, total, goesOn, inCase, pages, perPage } = run;
  // Where all that fills the page in says that there is nothing, there is nothing.
  if (keys.size === 0 && inCase.length === 1 && inCase[0]?.total === 0) return null;
  const isSettled = inCase.some(
    (other) =>
      (keys.size > 0 ? other.keys.size > 0 : other.holdsReports) && [...keys].every((key) => other.keys.has(key)),
  );
  if (goesOn !== null) return isSettled ? null : goesOn;
  if (total === null || isSettled) return null;
  // Where pages were turned to the end, an entry counted and not shown fills no page.
  const missing = total - keys.size;
  return missing > 0 && (pages.length < 2 || missing >= Math.max(1, perPage))
    ? { kind: 'fewer-than-counted', total, read: keys.size }
    : null;
}

function doubtPage(run: Run, print: string, page: Waiting): void {
  run.repeats += 1;
  if (print === '') {
    if (!page.tentative && !page.alone) run.doubt ??= { kind: 'empty-page', url: page.url };
    return;
  }
  const same = run.pages.lastIndexOf(print);
  // One that was only asked for in case, by a server that knows of no pages; one that fills what it is asked for may have more.
  if (page.tentative && same === run.pages.length - 1 && !isFull(page.url, run.perPage)) return;
  run.doubt ??=
    same === -1 || same === run.pages.length - 1
      ? { kind: 'same-page', url: page.url }
      : { kind: 'pages-in-a-circle', url: page.url, page: same + 1 };
}

/** Whether a page lists as many entries as its address asks for. */
function isFull(url: string, entries: number): boolean {
  return [...(URL.parse(url)?.searchParams ?? [])].some(
    ([name, value]) => sizeName.test(name) && Number(value) === entries,
  );
}

/** The first page under a second address, right after it. */
function isTwinOfFirst(run: Run): boolean {
  return run.pages.length === 2 && run.pages[1] === run.pages[0];
}

/** A list that only repeats its last page has ended; so has one that has shown as many entries as it says it has. */
function endsWell(run: Run): boolean {
  if (run.total !== null && run.keys.size >= run.total) return true;
  const last = run.pages.at(-1) ?? '';
  const before = run.pages.at(-2) ?? '';
  // Where all pages are the first, they were never turned.
  if (last === '' || run.pages.length < 3 || new Set(run.pages).size < 2) return false;
  return last === before || (isPart(last, before) && run.repeats === 1);
}

function isPart(small: string, large: string): boolean {
  const whole = new Set(large.split('\n'));
  return small.split('\n').every((key) => whole.has(key));
}
