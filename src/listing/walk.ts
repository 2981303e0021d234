import type { Listing, ListedLink } from '../domain/index.ts';
import { pageKey } from './canonical-url.ts';

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
  /** Asked for by POST, its query as a form besides. */
  readonly posted: boolean;
}

/** A walk over the pages of a column, in reading order: which page is next, and what the pages read so far prove. */
export interface Walk {
  /** The next page; null when the walk is over. */
  next(): NextPage | null;
  /** Takes what the page says. */
  read(listing: Listing, isKnown: (link: ListedLink) => boolean): void;
  /** The page is not there. */
  missing(): void;
  /** The page could not be read, or may not be any more: the walk is over. */
  stop(reason: string): void;
  /** Entries of all pages so far, the first of each. */
  readonly links: ReadonlyMap<string, ListedLink>;
  /** How it ended, and why it was cut. */
  ending(): { readonly kind: WalkEnding; readonly reason: string | null };
}

/** One list: pages that continue each other. */
interface Run {
  /** Entries of each page read, as one text, to tell a page that was there before. */
  readonly pages: string[];
  readonly keys: Set<string>;
  total: number | null;
  /** A page brought nothing that an earlier one had not: harmless at the end of the list, a gap before its end. */
  doubt: string | null;
  repeats: number;
}

interface Waiting extends NextPage {
  readonly run: Run;
  /** Found by a link to the next page alone: an empty one is the end of the list. */
  readonly alone: boolean;
}

/** Pages in a row that bring nothing new, after which a list is left. */
const patience = 2;

const newRun = (): Run => ({ pages: [], keys: new Set(), total: null, doubt: null, repeats: 0 });

/**
 * Begins a walk at a column's address.
 * @param stopsAtKnown whether a list is left after a page whose entries are all known
 */
export function walkColumn(start: string, stopsAtKnown: boolean): Walk {
  const links = new Map<string, ListedLink>();
  const asked = new Set([start]);
  const first = newRun();
  let waiting: Waiting[] = [{ url: start, tentative: false, posted: false, alone: false, run: first }];
  let current: Waiting = { url: start, tentative: false, posted: false, alone: false, run: first };
  const runs = new Set([first]);
  let leftKnown = false;
  let trouble: string | null = null;

  const leave = (run: Run): boolean => {
    const before = waiting.length;
    waiting = waiting.filter((page) => page.run !== run);
    return waiting.length < before;
  };

  function enqueue(listing: Listing, run: Run): void {
    const own = new Set(listing.ownLists);
    const tentative = new Set(listing.tentative);
    const posted = new Set(listing.posted);
    const following = listing.morePages.filter((url) => !own.has(url));
    for (const url of listing.morePages) {
      if (asked.has(url)) continue;
      asked.add(url);
      // An answer to a form goes on by the same form.
      const page = { url, tentative: tentative.has(url), posted: posted.has(url) || current.posted };
      if (!own.has(url)) waiting.push({ ...page, alone: following.length === 1, run });
      else {
        const other = newRun();
        runs.add(other);
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
      return { url: page.url, tentative: page.tentative, posted: page.posted };
    },
    read(listing, isKnown) {
      const { run } = current;
      const keys = listing.links.map((link) => pageKey(link.url)).toSorted();
      const print = keys.join('\n');
      const news = keys.filter((key) => !run.keys.has(key)).length;
      run.total ??= listing.total ?? null;
      listing.links.forEach((link) => {
        const key = pageKey(link.url);
        run.keys.add(key);
        if (!links.has(key)) links.set(key, link);
      });
      if (run.pages.length > 0 && news === 0) {
        doubtPage(run, print, current);
        // Where a page leads that was there before has been seen as well.
        if (run.repeats >= patience && leave(run))
          trouble ??= `pages of the list repeat themselves before its end, at ${current.url}`;
        run.pages.push(print);
        return;
      }
      if (run.doubt !== null && !isTwinOfFirst(run)) trouble ??= run.doubt;
      run.doubt = null;
      run.repeats = 0;
      run.pages.push(print);
      const onlyKnown = stopsAtKnown && listing.links.length > 0 && listing.links.every(isKnown);
      enqueue(listing, run);
      if (onlyKnown) leftKnown = leave(run) || leftKnown;
    },
    missing() {
      if (current.tentative) leave(current.run);
      else {
        trouble ??= `${current.url} is missing`;
        leave(current.run);
      }
    },
    stop(reason) {
      trouble ??= reason;
      waiting = [];
    },
    ending() {
      for (const run of runs) {
        if (run.doubt !== null && !endsWell(run)) trouble ??= run.doubt;
      }
      if (trouble !== null) return { kind: 'cut', reason: trouble };
      return { kind: leftKnown ? 'known' : 'whole', reason: null };
    },
  };
}

function doubtPage(run: Run, print: string, page: Waiting): void {
  run.repeats += 1;
  if (print === '') {
    if (!page.tentative && !page.alone) run.doubt ??= `${page.url} lists nothing, though a page was announced there`;
    return;
  }
  const same = run.pages.lastIndexOf(print);
  run.doubt ??=
    same === -1 || same === run.pages.length - 1
      ? `${page.url} lists what the page before it listed`
      : `${page.url} lists what page ${same + 1} of the list listed: its pages go in a circle`;
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
  if (last === '' || run.pages.length < 3) return false;
  return last === before || (isPart(last, before) && run.repeats === 1);
}

function isPart(small: string, large: string): boolean {
  const whole = new Set(large.split('\n'));
  return small.split('\n').every((key) => whole.has(key));
}
