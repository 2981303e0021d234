import type { ColumnConfig, PortalConfig } from '../../config/portal.ts';
import { crawlOf, hostsOf } from '../../config/portal.ts';
import type { ColumnId, CutReason, GoesOn, ListedLink, PageId, PortalId, RecordForm } from '../../src/domain/index.ts';
import { hostBelongs } from '../../src/fetch/index.ts';
import { pageKey, walkColumn, type NextPage, type WalkEnding } from '../../src/listing/index.ts';
import type { Run } from '../../src/store/index.ts';
import { cutRemedy, english } from '../../src/telling/reasons/index.ts';
import type { JobDeps } from '../deps.ts';
import { createListReader, type ListReader, type ReadPage } from './list-reader.ts';

/** What one pass over a column's listing pages came to. */
export interface ColumnPass {
  readonly pages: number;
  readonly links: readonly ListedLink[];
  /** Listing pages to be visited as reports: they show one, or are listed as one, or the column lists nothing else. */
  readonly alsoReports: readonly PageId[];
  readonly ending: WalkEnding;
  /** Why it was cut; null where it was not. */
  readonly cutReason: CutReason | null;
}

/** Reads a column's lists, page after page, within the operator's bound; not beyond what is known, where that may be. */
export async function readColumn(
  deps: JobDeps,
  portal: PortalConfig,
  column: ColumnConfig,
  run: Run,
  signal: AbortSignal,
): Promise<ColumnPass> {
  const place = { portal: portal.id as PortalId, column: column.id as ColumnId };
  const mayStop = await mayStopAtKnown(deps, column.listing.fullPassDays, place, run);
  const reader = createListReader(deps, portal, column, run, signal);
  const first = await walkWith(deps, portal, column, reader, mayStop, false);
  // Where HTTP shows that there is more and not where, a browser may.
  const mayRender =
    first.isUnseen &&
    !first.wasRendered &&
    crawlOf(portal, column.id).browser === 'auto' &&
    isForABrowser(first.reason);
  const second = mayRender ? await walkWith(deps, portal, column, reader, mayStop, true) : null;
  const { links, ending, reason, reports } = second?.wasRendered === true ? joined(first, second) : first;
  if (reason !== null) warnCut(deps, portal, place, reason);
  const alsoReports = new Set(reports);
  for (const [url, page] of reader.pages) if (links.has(pageKey(url))) alsoReports.add(page);
  const start = reader.pages.get(column.url);
  if (links.size === 0 && ending !== 'cut' && start !== undefined) alsoReports.add(start);
  return {
    pages: reader.asked,
    links: [...links.values()],
    alsoReports: [...alsoReports],
    ending,
    cutReason: reason,
  };
}

/** What one walk over a column came to. */
interface Walked {
  readonly links: ReadonlyMap<string, ListedLink>;
  /** Pages that show a report themselves. */
  readonly reports: readonly PageId[];
  readonly ending: WalkEnding;
  readonly reason: CutReason | null;
  /** It was cut for nothing but what was not seen. */
  readonly isUnseen: boolean;
  readonly wasRendered: boolean;
}

/** What HTTP and a browser found: whole where the browser's walk was, and held all that HTTP had shown. */
function joined(http: Walked, browser: Walked): Walked {
  const holdsAll = [...http.links.keys()].every((key) => browser.links.has(key));
  return {
    ...(holdsAll ? browser : http),
    links: new Map([...http.links, ...browser.links]),
    reports: [...http.reports, ...browser.reports],
  };
}

/** A rendered page whose further pages are asked for as its script would. */
interface Rendered {
  readonly next: NextPage;
  readonly directly: ReadonlySet<string>;
  /** Why there is more; null where nothing but the answer's length speaks for it. */
  readonly goesOn: GoesOn | null;
  readonly recordForms: readonly RecordForm[];
}

/** @param showsLess whether the column's page is known to show less over plain HTTP than it has */
async function walkWith(
  deps: JobDeps,
  portal: PortalConfig,
  column: ColumnConfig,
  reader: ListReader,
  mayStop: boolean,
  showsLess: boolean,
): Promise<Walked> {
  const hosts = hostsOf(portal);
  const { maxPages } = column.listing;
  const walk = walkColumn(column.url, mayStop, (link) => hostBelongs(link.url, hosts));
  const reports: PageId[] = [];
  const asked = reader.asked;
  let wasRendered = false;
  let rendered: Rendered | null = null;
  const isNew = (link: ListedLink): boolean => !walk.links.has(pageKey(link.url));
  for (let next = walk.next(); next !== null; next = walk.next()) {
    const { url } = next;
    const room = maxPages - (reader.asked - asked);
    if (room <= 0) {
      walk.stop({ kind: 'page-limit', pages: maxPages });
      break;
    }
    const before: Rendered | null = rendered?.directly.has(url) === true ? rendered : null;
    const page = await reader.read(next, {
      showsLess: showsLess && url === column.url,
      mayBeRefused: before !== null,
    });
    const { listing, recorded } = page;
    const links = listing?.links ?? [];
    // Only a walk that may stop asks.
    const known = await deps.store.pages.known(portal.id as PortalId, mayStop ? links.map((link) => link.url) : []);
    const isKnown = (link: ListedLink): boolean => known.has(link.url);
    wasRendered ||= page.fetched.fetched.by === 'browser';
    if (recorded !== null)
      rendered = {
        next,
        directly: new Set(recorded.listing.morePages),
        goesOn: recorded.inCase,
        recordForms: recorded.listing.recordForms ?? [],
      };
    else if (before !== null) rendered = null;
    const isRefused =
      before !== null && !links.some(isNew) && !asksToWait(page) && (listing === null || before.goesOn !== null);
    const goesOnInBrowser =
      page.fetched.fetched.by === 'browser' &&
      listing?.goesOn !== undefined &&
      isForABrowser(listing.goesOn) &&
      !(mayStop && links.every(isKnown));
    // What a page's script is given nobody else may be: then its own pager is used.
    const turned =
      isRefused || goesOnInBrowser
        ? await reader.turn(before?.next ?? next, room, before?.recordForms ?? recorded?.listing.recordForms ?? [])
        : null;
    if (page.mayHoldReport) {
      const id = reader.pages.get(url);
      if (id !== undefined) reports.push(id);
    }
    if (turned !== null && (turned.links.some(isNew) || goesOnInBrowser)) {
      if (goesOnInBrowser) walk.read(turned, isKnown);
      else walk.readRest(turned, isKnown);
    } else if (isRefused && before.goesOn !== null) walk.unread(before.goesOn);
    else if (listing !== null) walk.read(listing, isKnown);
    else tellUnread(walk, next, page);
  }
  const { kind, ...ending } = walk.ending();
  return { links: walk.links, reports, wasRendered, ending: kind, ...ending };
}

/** A browser shows no more of a feed, and is no way past robots or around what must not be sent. */
function isForABrowser(reason: CutReason | null): boolean {
  if (reason?.kind === 'page-found') return reason.state !== 'disallowed';
  return reason?.kind !== 'newest-only' && reason?.kind !== 'form-does-more';
}

/** A server that asks to be left alone, by its robots file too, is not asked in another way. */
function asksToWait({ fetched }: Pick<ReadPage, 'fetched'>): boolean {
  const { status, retryAfterMs, verdict } = fetched.fetched;
  return status === 429 || retryAfterMs !== null || verdict.state === 'disallowed';
}

/** An interface that is asked for in case refuses for itself, not for the portal. */
function tellUnread(walk: ReturnType<typeof walkColumn>, next: NextPage, { fetched }: ReadPage): void {
  const { state, reason: of } = fetched.visit;
  const { posted } = next;
  const url = posted === null ? next.url : `${posted.to} (asked by POST for ${posted.body.slice(0, 200)})`;
  const found = { kind: 'page-found', url, state, of } as const;
  const isInterface = next.tentative && !asksToWait({ fetched });
  if (state === 'missing') walk.missing();
  else if (state === 'login' || (state === 'blocked' && isInterface)) walk.unread({ ...found, kind: 'page-closed' });
  else if (state === 'blocked') walk.stop(found);
  else walk.unread(found);
}

function warnCut(
  { log }: JobDeps,
  { timeZone }: PortalConfig,
  place: { readonly portal: PortalId; readonly column: ColumnId },
  cut: CutReason,
): void {
  log.warn({ ...place, reason: english(timeZone).of(cut), remedy: cutRemedy(cut) }, 'listing not read whole');
}

/** A scheduled crawl reads a list only as far as it is new, if the whole was read not long ago and nothing is open from then. */
async function mayStopAtKnown(
  deps: JobDeps,
  fullPassDays: number,
  place: { readonly portal: PortalId; readonly column: ColumnId },
  run: Run,
): Promise<boolean> {
  if (run.trigger === 'manual' || fullPassDays === 0) return false;
  const whole = await deps.store.follow.lastReadWhole(place.portal, place.column);
  // An hour of slack keeps a daily cron from slipping by a day.
  const patienceMs = fullPassDays * 86_400_000 - 3_600_000;
  return whole !== null && whole.settled && deps.now().getTime() - whole.at.getTime() < patienceMs;
}
