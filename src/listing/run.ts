import type { CutReason, GoesOn, Listing, ListedLink, Offers } from '../domain/index.ts';
import { pageKey } from './canonical-url.ts';
import { isReport } from './entry-signs.ts';
import { sizeName } from './page-numbers.ts';

/** One list: pages that continue each other, and what those read so far prove. */
export interface Run {
  /** Entries of each page read, as one text, to tell a page that was there before. */
  readonly pages: string[];
  readonly keys: Set<string>;
  /** Pages read that brought something new. */
  turned: number;
  /** Whether an entry is called like a report: what fills an empty page in may be another list, of news or notices. */
  holdsReports: boolean;
  /** Entries that its first page lists. */
  perPage: number;
  total: number | null;
  /** Pages that its first page says it has. */
  count: number | null;
  /** Why it goes on beyond the pages that it leads to; settled by a list asked for in case that holds all of it. */
  goesOn: GoesOn | null;
  /** What a script lets one choose, and its first page does not show. */
  offers: Offers | null;
  readonly inCase: Run[];
  left: boolean;
  /** Some of its pages were asked for as another list's: what they show counts there. */
  isElsewhere: boolean;
  /** A page asked for in case was not there, or empty: the list has ended before it. */
  hasEnded: boolean;
  /** A page brought nothing that an earlier one had not: harmless at the end of the list, a gap before its end. */
  doubt: CutReason | null;
  /** The page that its last one leads to is empty, and has its pager. */
  endsEmpty: boolean;
  repeats: number;
  /** Pages in a row that could not be read. */
  gaps: number;
}

/** A page as it was asked for. */
export interface AskedPage {
  readonly url: string;
  readonly tentative: boolean;
  /** Found by a link to the next page alone: an empty one is the end of the list. */
  readonly alone: boolean;
}

export const newRun = (): Run => ({
  pages: [],
  keys: new Set(),
  turned: 0,
  holdsReports: false,
  perPage: 0,
  total: null,
  count: null,
  goesOn: null,
  offers: null,
  inCase: [],
  left: false,
  isElsewhere: false,
  hasEnded: false,
  doubt: null,
  endsEmpty: false,
  repeats: 0,
  gaps: 0,
});

const holdsReport = (links: readonly ListedLink[]): boolean => links.some((link) => isReport({ ...link, day: null }));

/**
 * Whether what was answered in the place of a list's page is none of its pages: it has no pager, where the first page has
 * one that counts, and none of the reports that the list holds.
 */
export function isOtherPage(run: Run, { links, morePages, pages, total }: Listing, page: AskedPage): boolean {
  if (run.count === null || page.tentative || links.length === 0) return false;
  const hasPager = pages !== undefined || morePages.length > 0 || total !== undefined;
  return !hasPager && run.holdsReports && !holdsReport(links);
}

/** Whether a further page says that it could not be answered. */
export const isFailure = (run: Run, listing: Listing): boolean => listing.hasFailed === true && run.pages.length > 0;

/**
 * Takes a page of a list.
 * @returns whether it brought something new, or is the first
 */
export function takePage(run: Run, listing: Listing, page: AskedPage): boolean {
  const keys = listing.links.map((link) => pageKey(link.url)).toSorted();
  const print = keys.join('\n');
  const isFirst = run.pages.length === 0;
  const isNew = isFirst || keys.some((key) => !run.keys.has(key));
  run.gaps = 0;
  // A page beyond the end may count none.
  if (isFirst || keys.length > 0) run.total ??= listing.total ?? null;
  if (isFirst) {
    run.perPage = keys.length;
    run.goesOn = listing.goesOn ?? null;
    run.offers = listing.offers ?? null;
    run.count = (listing.pages ?? 1) > 1 && keys.length > 0 ? (listing.pages ?? null) : null;
  }
  for (const key of keys) run.keys.add(key);
  run.holdsReports ||= holdsReport(listing.links);
  if (!isNew && print === '') doubtEmpty(run, listing, page);
  else if (!isNew) doubtPage(run, print, page);
  else run.turned += 1;
  run.pages.push(print);
  return isNew;
}

/** What was doubtful before a page with something new: a gap in the list, and no end of it; null where it was none. */
export function gapBefore(run: Run): CutReason | null {
  const gap = isTwinOfFirst(run) ? null : run.doubt;
  run.doubt = null;
  run.repeats = 0;
  return gap;
}

/** Why a list that was left or came to its end has more than was read of it; null where nothing says so. */
export function shortOf(run: Run): CutReason | null {
  return (endsWell(run) ? null : run.doubt) ?? unshown(run);
}

function unshown(run: Run): CutReason | null {
  if (run.left) return null;
  const { keys, total, goesOn, inCase, pages, perPage } = run;
  // Where all that fills the page in says that there is nothing, there is nothing.
  if (keys.size === 0 && inCase.length === 1 && inCase[0]?.total === 0) return null;
  const chosen = choicesOf(run);
  const isSettled =
    inCase.some((other) => settles(other, run)) || (chosen !== null && besides(run).length >= chosen.length);
  if (isSettled) return null;
  if (goesOn !== null) return goesOn;
  const uncounted = fewerPages(run);
  if (uncounted !== null || total === null) return uncounted;
  // Where pages were turned to the end, an entry counted and not shown fills no page.
  const missing = total - keys.size;
  return missing > 0 && (pages.length < 2 || missing >= Math.max(1, perPage))
    ? { kind: 'fewer-than-counted', total, read: keys.size }
    : null;
}

/** Fewer pages with something of their own than the pager counts; where all entries that it counts were read, none is missing. */
function fewerPages(run: Run): CutReason | null {
  const { count, total, keys } = run;
  if (count === null || run.isElsewhere || (total !== null && keys.size >= total)) return null;
  const read = run.turned + besides(run).reduce((sum, other) => sum + other.turned, 0);
  return read < (run.endsEmpty ? count - 1 : count) ? { kind: 'fewer-pages-than-counted', pages: count, read } : null;
}

/** Lists asked for in case that hold what a list does not show, and are its like. */
function besides({ inCase, keys, holdsReports }: Run): readonly Run[] {
  return inCase.filter(
    (other) => (other.holdsReports || !holdsReports) && [...other.keys].some((key) => !keys.has(key)),
  );
}

/** Years or organs that a list lets one choose and does not show; null where it goes on otherwise. */
function choicesOf({ goesOn }: Run): readonly string[] | null {
  if (goesOn?.kind === 'years-not-shown') return goesOn.years;
  return goesOn?.kind === 'organs-not-shown' ? goesOn.organs : null;
}

/** Whether a list that was asked for in case holds all that another shows, and all that this says that there is. */
function settles(other: Run, run: Run): boolean {
  const { keys } = run;
  if (keys.size === 0) return other.holdsReports;
  if (![...keys].every((key) => other.keys.has(key))) return false;
  const read = other.keys.size;
  const perPage = Math.max(1, run.perPage);
  const counted = run.goesOn?.kind === 'more-entries' ? run.goesOn.total : run.total;
  if (counted !== null && counted - read >= perPage) return false;
  if (run.goesOn?.kind === 'more-pages' && read <= (run.goesOn.pages - 1) * perPage) return false;
  if (read > keys.size) return true;
  // What holds the same and no more proves something only where it says itself that this is all; of one year, no other year.
  return choicesOf(run) === null && (other.hasEnded || (other.total !== null && read >= other.total));
}

/** An empty page is the end of a list where it was asked for in case, or where it has the list's pager and nothing else leads on. */
function doubtEmpty(run: Run, listing: Listing, page: AskedPage): void {
  run.repeats += 1;
  const isOfList = run.count === null || listing.pages !== undefined;
  if (page.tentative) run.hasEnded = true;
  else if (page.alone && isOfList) run.endsEmpty = true;
  else run.doubt ??= { kind: 'empty-page', url: page.url };
}

function doubtPage(run: Run, print: string, page: AskedPage): void {
  run.repeats += 1;
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
  return run.pages.length === 3 && run.pages[1] === run.pages[0];
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
