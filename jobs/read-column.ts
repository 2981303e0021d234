import type { ColumnConfig, PortalConfig } from '../config/portal.ts';
import { hostsOf } from '../config/portal.ts';
import type { ColumnId, ListedLink, Listing, PageId, PortalId } from '../src/domain/index.ts';
import { hostBelongs } from '../src/fetch/index.ts';
import { pageKey, readListing, walkColumn, type NextPage, type WalkEnding } from '../src/listing/index.ts';
import type { Page, Run } from '../src/store/index.ts';
import type { JobDeps } from './deps.ts';
import { fetchPage, type FetchedPage } from './fetch-page.ts';
import { listingAddressOf, listingTextOf } from './listing-text.ts';
import { readContent } from './read-capture.ts';

/** What one pass over a column's listing pages came to. */
export interface ColumnPass {
  readonly pages: number;
  readonly links: readonly ListedLink[];
  /** Listing pages to be visited as reports: they show one, or are listed as one, or the column lists nothing else. */
  readonly alsoReports: readonly PageId[];
  readonly ending: WalkEnding;
  /** Why it was cut, and what an operator can do; null where it was not. */
  readonly cutReason: string | null;
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
  const settings = column.listing;
  const hosts = hostsOf(portal);
  const mayStop = await mayStopAtKnown(deps, settings.fullPassDays, place, run);
  const walk = walkColumn(column.url, mayStop, (link) => hostBelongs(link.url, hosts));
  const listings = new Map<string, Page>();
  const alsoReports = new Set<PageId>();
  let asked = 0;
  const programsRead = programReader(deps, portal, column, run, signal);
  for (let next = walk.next(); next !== null; next = walk.next()) {
    const { url } = next;
    if (asked >= settings.maxPages) {
      walk.stop(`the listing goes on after ${settings.maxPages} pages`, 'raise listing.maxPages to read it all');
      break;
    }
    asked += 1;
    const note = async (role: 'listing' | 'resource'): Promise<Page> =>
      deps.store.pages.upsertOne(
        { portalId: place.portal, columnId: place.column, role, url, title: column.name },
        deps.now(),
      );
    // What is asked for in case is a page of the list once it answered as one.
    let page = await note(next.tentative ? 'resource' : 'listing');
    const fetched = await fetchPage(deps, portal, page, run.id, signal, next.posted);
    await deps.store.captures.insert(fetched.captures);
    await deps.store.pages.visited([fetched.visit]);
    const text = await listingText(deps, page, fetched);
    if (text === null) {
      const { state, reason } = fetched.visit;
      if (state === 'missing') walk.missing();
      else if (state === 'blocked') walk.stop(`${url} is ${state}: ${reason}`);
      else walk.unread(`${url} is ${state}: ${reason}`);
      continue;
    }
    if (next.tentative) page = await note('listing');
    listings.set(url, page);
    if (next.posted === null && mayHoldReport(text)) alsoReports.add(page.id);
    const first = readPage(deps, settings, next, fetched, text);
    const programs = await programsRead(first.programs ?? []);
    const listing = programs.length === 0 ? first : readPage(deps, settings, next, fetched, text, programs);
    // Only a walk that may stop asks.
    const urls = mayStop ? listing.links.map((link) => link.url) : [];
    const known = await deps.store.pages.known(place.portal, urls);
    walk.read(listing, (link) => known.has(link.url));
  }
  const { kind, reason, remedy } = walk.ending();
  if (reason !== null) deps.log.warn({ ...place, reason, remedy }, 'listing not read whole');
  const keys = new Set(walk.links.keys());
  for (const [url, page] of listings) if (keys.has(pageKey(url))) alsoReports.add(page.id);
  const first = listings.get(column.url);
  if (walk.links.size === 0 && kind !== 'cut' && first !== undefined) alsoReports.add(first.id);
  return {
    pages: asked,
    links: [...walk.links.values()],
    alsoReports: [...alsoReports],
    ending: kind,
    cutReason: reason === null ? null : `${reason}; ${remedy}`,
  };
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

function readPage(
  deps: JobDeps,
  { linkSelector, kind }: PortalConfig['listing'],
  { url, posted, recordForms, pageForms }: NextPage,
  { fetched }: FetchedPage,
  text: string,
  programs?: readonly string[],
): Listing {
  return readListing({
    // What was sent stands in the name of a page that was asked for by POST.
    url: posted === null ? listingAddressOf(fetched, url) : url,
    recordForms,
    pageForms,
    ...(programs === undefined ? {} : { programs }),
    isRendered: fetched.by === 'browser',
    text,
    mediaType: fetched.mediaType,
    kind,
    thisYear: deps.now().getFullYear(),
    ...(linkSelector === undefined ? {} : { linkSelector }),
  });
}

/** Reads script files of a listing's page, each once; those that cannot be read are left out. */
function programReader(
  deps: JobDeps,
  portal: PortalConfig,
  column: ColumnConfig,
  run: Run,
  signal: AbortSignal,
): (urls: readonly string[]) => Promise<readonly string[]> {
  const known = new Map<string, string | null>();
  return async (urls) => {
    for (const url of urls) {
      if (known.has(url)) continue;
      const page = await deps.store.pages.upsertOne(
        { portalId: portal.id as PortalId, columnId: column.id as ColumnId, role: 'resource', url, title: null },
        deps.now(),
      );
      const fetched = await fetchPage(deps, portal, page, run.id, signal);
      await deps.store.captures.insert(fetched.captures);
      await deps.store.pages.visited([fetched.visit]);
      known.set(url, await listingText(deps, page, fetched));
    }
    return urls.flatMap((url) => known.get(url) ?? []);
  };
}

/** Headings of the form, of any year. A listing that shows most of them shows a report, and is visited as one as well. */
const headings = [/总体情况|概\s*述/u, /主动公开/u, /依申请公开|申请情况/u, /行政复议/u, /主要问题|存在(?:的)?问题/u];

function mayHoldReport(text: string): boolean {
  return headings.filter((heading) => heading.test(text)).length >= 4;
}

/** Text of a listing: as it came, or as it was archived when the server says that nothing changed; null when unread. */
async function listingText(deps: JobDeps, page: Page, { fetched }: FetchedPage): Promise<string | null> {
  const { state } = fetched.verdict;
  if (state === 'ok') return fetched.content === null ? null : listingTextOf(fetched.content, fetched.charset);
  const earlier = state === 'not-modified' ? await deps.store.captures.latestOk(page.id) : null;
  return earlier === null ? null : listingTextOf(await readContent(deps, earlier), earlier.charset);
}
