import type { CutReason, Listing, ListedLink, PostedPage, RawHeaders, RecordForm } from '../domain/index.ts';
import { pageKey } from './canonical-url.ts';
import { isReport } from './entry-signs.ts';
import { stillOffered } from './organ-choices.ts';
import { continued } from './posting.ts';
import { gapBefore, isFailure, isOtherPage, newRun, shortOf, takePage, type Run } from './run.ts';

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
  /** The page could not be read: a list is left where two fail in a row, a column where three do. Nothing is whole. */
  unread(reason: CutReason): void;
  /** Whether the page that was just asked for surely begins a list of its own beside the one that led here. */
  beginsList(): boolean;
  /** Whether a page leads to reports or lists that no page before it led to as to lists. */
  leadsOn(listing: Listing): boolean;
  /** The page that was just asked for is an entry itself. */
  entry(title: string): void;
  /** No more pages may be read: the walk is over. */
  stop(reason: CutReason): void;
  /** Entries of all pages so far, the first of each, with the first day told. */
  readonly links: ReadonlyMap<string, ListedLink>;
  /** How it ended, why it was cut where it was, and whether only for what was not seen. */
  ending(): { readonly kind: WalkEnding; readonly reason: CutReason | null; readonly isUnseen: boolean };
}

interface Waiting extends NextPage {
  readonly run: Run;
  /** Found by a link to the next page alone: an empty one is the end of the list. */
  readonly alone: boolean;
  /** The page that led here. */
  readonly toldBy: string | null;
  /** It begins a list of its own beside the one that led here. */
  readonly begins: boolean;
}

/** Pages of a list in a row that bring nothing new, or that cannot be read, after which it is left. */
const patience = 2;
/** Pages in a row that cannot be read, after which a column is. */
const mostUnread = 3;

/** Where a walk stands. */
interface State {
  readonly links: Map<string, ListedLink>;
  /** Addresses asked for, each with the list that led there first. */
  readonly asked: Map<string, Run>;
  readonly runs: Set<Run>;
  current: Waiting;
  waiting: Waiting[];
  leftKnown: boolean;
  trouble: CutReason | null;
  /** Something that surely belongs to the list could not be read. */
  hasFailed: boolean;
  unread: number;
  /** How many lists begin with the same page. */
  readonly beginnings: Map<string, number>;
}

function begin(start: string): State {
  const run = newRun();
  const asHow = { posted: null, recordForms: [], pageForms: [], headers: [] };
  const current = { url: start, tentative: false, ...asHow, alone: false, toldBy: null, begins: false, run };
  return {
    links: new Map(),
    asked: new Map([[start, run]]),
    runs: new Set([run]),
    current,
    waiting: [current],
    leftKnown: false,
    trouble: null,
    hasFailed: false,
    unread: 0,
    beginnings: new Map(),
  };
}

/** @returns whether pages of it were still to be read */
function leave(state: State, run: Run): boolean {
  const before = state.waiting.length;
  state.waiting = state.waiting.filter((page) => page.run !== run);
  return state.waiting.length < before;
}

/** Entries are kept as they were first listed, with the first day told. */
function keep(state: State, listed: readonly ListedLink[], isOwn: (link: ListedLink) => boolean): void {
  for (const link of listed) {
    const key = pageKey(link.url);
    const before = state.links.get(key);
    if (before !== undefined) state.links.set(key, { ...before, listedAt: before.listedAt ?? link.listedAt });
    else if (isOwn(link)) state.links.set(key, link);
  }
}

/**
 * A server that gives one list for several addresses does not hear what they ask for: a list and its twin may be one, a third
 * is not.
 */
function ignoredChoice({ asked, beginnings, current }: State, listing: Listing): CutReason | null {
  const lists = new Set(listing.morePages);
  const entries = listing.links.filter(({ url }) => !lists.has(url) && !asked.has(url)).map(({ url }) => pageKey(url));
  if (current.run.pages.length !== 1 || current.tentative || entries.length < 2) return null;
  const beginning = entries.toSorted().join('\n');
  const count = (beginnings.get(beginning) ?? 0) + 1;
  beginnings.set(beginning, count);
  return count < 3 ? null : { kind: 'same-page', url: current.url };
}

/** Has the pages that a page leads to wait for their turn: those of its list, and lists of their own. */
function enqueue(state: State, listing: Listing): void {
  const { current } = state;
  const own = new Set(listing.ownLists);
  const tentative = new Set(listing.tentative);
  const posted = new Map(listing.posted?.map((page) => [page.url, page]));
  const recordForms = listing.recordForms ?? current.recordForms;
  const pageForms = listing.pageForms ?? current.pageForms;
  const headers = listing.headers ?? current.headers;
  const following = listing.morePages.filter((url) => !own.has(url));
  // What a form proves may hold once: a page that waits is asked for as the newest page says.
  state.waiting = state.waiting.map((page) => ({ ...page, posted: posted.get(page.url) ?? page.posted }));
  for (const url of listing.morePages) {
    const before = state.asked.get(url);
    if (before !== undefined) {
      current.run.isElsewhere ||= before !== current.run && !own.has(url);
      continue;
    }
    // What was asked for by POST goes on by the same.
    const again = current.posted === null ? null : continued(current.posted, url);
    const isPosted = posted.get(url) ?? again;
    const page = { url, tentative: tentative.has(url), posted: isPosted, recordForms, pageForms, headers };
    const run = own.has(url) ? newRun() : current.run;
    state.asked.set(url, run);
    state.runs.add(run);
    if (run !== current.run && page.tentative) current.run.inCase.push(run);
    const begins = run !== current.run;
    state.waiting.push({ ...page, alone: !begins && following.length === 1, toldBy: current.url, begins, run });
  }
}

/** A page of a list that was not read: the ones after it are, until too many fail. */
function skip(state: State, reason: CutReason): void {
  const { run, tentative } = state.current;
  state.trouble ??= reason;
  state.hasFailed ||= !tentative;
  run.gaps += 1;
  if (tentative || run.gaps >= patience) leave(state, run);
}

/** Years or organs that a list lets one choose, and of which nothing was found on any of its pages. */
function unchosen({ offers, left }: Run, links: ReadonlyMap<string, ListedLink>): CutReason | null {
  return offers === null || left ? null : stillOffered(offers, links.values());
}

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
  const state = begin(start);
  return {
    links: state.links,
    next() {
      const page = state.waiting.shift();
      if (page === undefined) return null;
      state.current = page;
      const { run: _run, alone: _alone, toldBy: _toldBy, begins: _begins, ...next } = page;
      return next;
    },
    read(listing, isKnown) {
      const { current } = state;
      const { run } = current;
      state.unread = 0;
      if (isFailure(run, listing)) return skip(state, { kind: 'empty-page', url: current.url });
      if (isOtherPage(run, listing, current)) return skip(state, { kind: 'other-page', url: current.url });
      keep(state, listing.links, isOwn);
      if (!takePage(run, listing, current)) {
        // Where a page leads that was there before has been seen as well.
        if (run.repeats >= patience && leave(state, run)) state.trouble ??= { kind: 'pages-repeat', url: current.url };
        return;
      }
      state.trouble ??= gapBefore(run) ?? ignoredChoice(state, listing);
      enqueue(state, listing);
      const own = listing.links.filter(isOwn);
      if (!stopsAtKnown || own.length === 0 || !own.every(isKnown)) return;
      run.left = true;
      state.leftKnown = leave(state, run) || state.leftKnown;
    },
    readRest(listing, isKnown) {
      this.read(listing, isKnown);
      leave(state, state.current.run);
      if (listing.goesOn !== undefined) state.trouble ??= listing.goesOn;
    },
    missing() {
      const { run, tentative, url, toldBy } = state.current;
      if (!tentative) return skip(state, { kind: 'page-missing', url });
      run.hasEnded = true;
      // What another page of the list is sure of is read still.
      state.waiting = state.waiting.filter((page) => page.run !== run || (!page.tentative && page.toldBy !== toldBy));
    },
    unread(reason) {
      state.unread += 1;
      skip(state, reason);
      if (state.unread >= mostUnread) state.waiting = [];
    },
    beginsList() {
      const { begins, tentative, posted } = state.current;
      return begins && !tentative && posted === null;
    },
    leadsOn({ links, morePages, tentative = [] }) {
      const isNew = (url: string): boolean => !state.asked.has(url);
      const inCase = new Set(tentative);
      return (
        morePages.some((url) => isNew(url) && !inCase.has(url)) ||
        links.some((link) => isNew(link.url) && isReport({ ...link, day: null }))
      );
    },
    entry(title) {
      keep(state, [{ url: state.current.url, title, listedAt: null }], () => true);
    },
    stop(reason) {
      state.trouble ??= reason;
      state.hasFailed = true;
      state.waiting = [];
    },
    ending() {
      for (const run of state.runs) state.trouble ??= shortOf(run) ?? unchosen(run, state.links);
      if (state.trouble !== null) return { kind: 'cut', reason: state.trouble, isUnseen: !state.hasFailed };
      return { kind: state.leftKnown ? 'known' : 'whole', reason: null, isUnseen: false };
    },
  };
}
