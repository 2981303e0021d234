import type { ColumnConfig, PortalConfig } from '../../config/portal.ts';
import { hostsOf } from '../../config/portal.ts';
import type { CutReason, GoesOn, ListedLink, PageId, RecordForm } from '../../src/domain/index.ts';
import { hostBelongs } from '../../src/fetch/index.ts';
import { pageKey, walkColumn, type NextPage, type Walk, type WalkEnding } from '../../src/listing/index.ts';
import type { JobDeps } from '../deps.ts';
import type { ListReader, ReadPage } from './list-reader.ts';

/** What a page is known as that a column leads to as to a list. */
export type EntryRole = 'report' | 'listing';

/** A walk over a column's lists, and what it takes. */
export interface WalkParts {
  readonly deps: Pick<JobDeps, 'store'>;
  readonly portal: PortalConfig;
  readonly column: ColumnConfig;
  readonly reader: ListReader;
  /** Whether a list is left where it shows only what is known. */
  readonly mayStop: boolean;
  /** Whether the column's page is known to show less over plain HTTP than it has. */
  readonly showsLess: boolean;
}

/** What one walk over a column came to. */
export interface Walked {
  readonly links: ReadonlyMap<string, ListedLink>;
  /** Pages that show a report themselves. */
  readonly reports: readonly PageId[];
  /** What the pages are that begin lists of their own, by address: reports, where they show one and lead to nothing else. */
  readonly roles: ReadonlyMap<string, EntryRole>;
  readonly ending: WalkEnding;
  readonly reason: CutReason | null;
  /** It was cut for nothing but what was not seen. */
  readonly isUnseen: boolean;
  readonly wasRendered: boolean;
}

/** A rendered page whose further pages are asked for as its script would. */
interface Rendered {
  readonly next: NextPage;
  readonly directly: ReadonlySet<string>;
  /** Why there is more; null where nothing but the answer's length speaks for it. */
  readonly goesOn: GoesOn | null;
  readonly recordForms: readonly RecordForm[];
}

/** A page that was read, and how it came to be asked for. */
interface Step {
  readonly next: NextPage;
  readonly page: ReadPage;
  /** The rendered page as whose script it was asked for; null for any other. */
  readonly asOf: Rendered | null;
  /** How many pages may still be asked for. */
  readonly room: number;
}

/** Walks over a column's lists page by page, each read with what it takes. */
export async function walkLists(parts: WalkParts): Promise<Walked> {
  const { portal, column, reader, mayStop, showsLess } = parts;
  const hosts = hostsOf(portal);
  const { maxPages } = column.listing;
  const walk = walkColumn(column.url, mayStop, (link) => hostBelongs(link.url, hosts));
  const reports: PageId[] = [];
  const roles = new Map<string, EntryRole>();
  const asked = reader.asked;
  let wasRendered = false;
  let rendered: Rendered | null = null;
  for (let next = walk.next(); next !== null; next = walk.next()) {
    const { url } = next;
    const room = maxPages - (reader.asked - asked);
    if (room <= 0) {
      walk.stop({ kind: 'page-limit', pages: maxPages });
      break;
    }
    const asOf: Rendered | null = rendered?.directly.has(url) === true ? rendered : null;
    const page = await reader.read(next, {
      showsLess: showsLess && url === column.url,
      mayBeRefused: asOf !== null,
    });
    wasRendered ||= isRendered(page);
    const made = renderedBy(next, page);
    if (made !== null || asOf !== null) rendered = made;
    const id = page.mayHoldReport ? reader.pages.get(url) : undefined;
    if (id !== undefined) reports.push(id);
    const role = await takeEntry(parts, walk, page);
    if (role !== null) roles.set(url, role);
    if (role === null || page.fetched.visit.state !== 'missing')
      await takePage(parts, walk, { next, page, asOf, room });
  }
  const { kind, ...ending } = walk.ending();
  return { links: walk.links, reports, roles, wasRendered, ending: kind, ...ending };
}

/**
 * A page that the column leads to as to a list is an entry where it shows a report and leads to nothing else; one that was an
 * entry stays listed while the column leads to it, whatever it is now. One that has gone is missing as any other entry may be.
 * @returns what it is known as from now on; null where what it was known as stays, or it was asked for in vain
 */
async function takeEntry(
  { deps, portal }: WalkParts,
  walk: Walk,
  { page, fetched, listing, reportTitle }: ReadPage,
): Promise<EntryRole | null> {
  if (!walk.beginsList() || portal.columns.some(({ url }) => pageKey(url) === pageKey(page.url))) return null;
  const leadsOn = listing !== null && walk.leadsOn(listing);
  const showed = await deps.store.pages.showsReport(page.id);
  const isReport = listing !== null && !leadsOn && (reportTitle !== null || showed);
  const wasListed = isReport || (await deps.store.pages.known(portal.id, [page.url])).size > 0;
  if (wasListed) walk.entry(reportTitle ?? page.title ?? '');
  if (isReport || (showed && page.role === 'report' && fetched.visit.state === 'missing')) return 'report';
  return leadsOn ? 'listing' : null;
}

const isRendered = ({ fetched }: ReadPage): boolean => fetched.fetched.by === 'browser';

function renderedBy(next: NextPage, { recorded }: ReadPage): Rendered | null {
  if (recorded === null) return null;
  const { listing, inCase } = recorded;
  return {
    next,
    directly: new Set(listing.morePages),
    goesOn: inCase,
    recordForms: listing.recordForms ?? [],
  };
}

/** Takes what a page says; where that is not all that its list has, what its own pager leads to in a browser. */
async function takePage(parts: WalkParts, walk: Walk, step: Step): Promise<void> {
  const { next, page, asOf, room } = step;
  const { listing, recorded } = page;
  const links = listing?.links ?? [];
  const isKnown = await knownAmong(parts, links);
  if (asOf !== null && isRefused(walk, page, asOf)) return takeRefused(parts, walk, { ...step, asOf }, isKnown);
  const isLeft = parts.mayStop && links.every(isKnown);
  const turned =
    !isLeft && goesOnInBrowser(page) ? await parts.reader.turn(next, room, recorded?.listing.recordForms ?? []) : null;
  const read = turned ?? listing;
  if (read === null) tellUnread(walk, next, page);
  else walk.read(read, isKnown);
}

/** Whether an entry is known to the portal; only a walk that may stop asks. */
async function knownAmong(
  { deps, portal, mayStop }: WalkParts,
  links: readonly ListedLink[],
): Promise<(link: ListedLink) => boolean> {
  const known = await deps.store.pages.known(portal.id, mayStop ? links.map((link) => link.url) : []);
  return (link) => known.has(link.url);
}

const isNewTo =
  (walk: Walk) =>
  (link: ListedLink): boolean =>
    !walk.links.has(pageKey(link.url));

/** Whether what was asked for as only the page's script may be allowed to brought nothing, though there should be more. */
function isRefused(walk: Walk, page: ReadPage, asOf: Rendered): boolean {
  const bringsNews = page.listing?.links.some(isNewTo(walk)) === true;
  return !bringsNews && !asksToWait(page) && (page.listing === null || asOf.goesOn !== null);
}

function goesOnInBrowser(page: ReadPage): boolean {
  const goesOn = page.listing?.goesOn;
  return isRendered(page) && goesOn !== undefined && isForABrowser(goesOn);
}

/** What a page's script is given nobody else may be: then its own pager is used. */
async function takeRefused(
  { reader }: WalkParts,
  walk: Walk,
  { next, page, asOf, room }: Step & { readonly asOf: Rendered },
  isKnown: (link: ListedLink) => boolean,
): Promise<void> {
  const turned = await reader.turn(asOf.next, room, asOf.recordForms);
  if (turned !== null && turned.links.some(isNewTo(walk))) walk.readRest(turned, isKnown);
  else if (asOf.goesOn !== null) walk.unread(asOf.goesOn);
  else tellUnread(walk, next, page);
}

/** A browser shows no more of a feed, and is no way past robots or around what must not be sent. */
export function isForABrowser(reason: CutReason | null): boolean {
  if (reason?.kind === 'page-found') return reason.state !== 'disallowed';
  return reason?.kind !== 'newest-only' && reason?.kind !== 'form-does-more';
}

/** A server that asks to be left alone, by its robots file too, is not asked in another way. */
function asksToWait({ fetched }: Pick<ReadPage, 'fetched'>): boolean {
  const { status, retryAfterMs, verdict } = fetched.fetched;
  return status === 429 || retryAfterMs !== null || verdict.state === 'disallowed';
}

/** An interface that is asked for in case refuses for itself, not for the portal. */
function tellUnread(walk: Walk, next: NextPage, { fetched }: ReadPage): void {
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
