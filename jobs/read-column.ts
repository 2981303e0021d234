import type { ColumnConfig, PortalConfig } from '../config/portal.ts';
import { hostsOf } from '../config/portal.ts';
import type { ColumnId, ListedLink, PortalId, RunId } from '../src/domain/index.ts';
import { hostBelongs } from '../src/fetch/index.ts';
import { decodeText } from '../src/text/index.ts';
import { readListing } from '../src/listing/index.ts';
import type { Page } from '../src/store/index.ts';
import type { JobDeps } from './deps.ts';
import { fetchPage, type FetchedPage } from './fetch-page.ts';
import { readContent } from './read-capture.ts';

/** What one pass over a column's listing pages came to. */
export interface ColumnPass {
  readonly pages: number;
  readonly links: readonly ListedLink[];
  /** The listing itself, to be visited as a report, where it shows one or lists nothing. */
  readonly listingPage: Page | null;
  /** Whether every listing page was read to the end. */
  readonly complete: boolean;
}

/** Reads a column's listing, page after page, within the operator's bound. */
export async function readColumn(
  deps: JobDeps,
  portal: PortalConfig,
  column: ColumnConfig,
  runId: RunId,
  signal: AbortSignal,
): Promise<ColumnPass> {
  const waiting = [column.url];
  const known = new Set(waiting);
  const links = new Map<string, ListedLink>();
  let pages = 0;
  let first: Page | null = null;
  let holdsReport = false;
  let complete = true;
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    if (pages >= column.listing.maxPages) {
      deps.log.warn(
        { portal: portal.id, column: column.id, maxPages: column.listing.maxPages },
        'listing cut at maxPages; raise it to read on',
      );
      complete = false;
      break;
    }
    const page = await deps.store.pages.upsertOne(
      {
        portalId: portal.id as PortalId,
        columnId: column.id as ColumnId,
        role: 'listing',
        url,
        parentId: null,
        title: column.name,
      },
      deps.now(),
    );
    first ??= page;
    const fetched = await fetchPage(deps, portal, page, runId, signal);
    await deps.store.captures.insert(fetched.captures);
    await deps.store.pages.visited([fetched.visit]);
    pages += 1;
    const text = await listingText(deps, page, fetched);
    if (text === null) {
      deps.log.warn(
        { portal: portal.id, column: column.id, url, state: fetched.visit.state, reason: fetched.visit.reason },
        'listing not read',
      );
      complete = false;
      break;
    }
    if (pages === 1) holdsReport = mayHoldReport(text);
    const { linkSelector, kind } = column.listing;
    const listing = readListing({
      url: fetched.fetched.finalUrl,
      text,
      mediaType: fetched.fetched.mediaType,
      kind,
      ...(linkSelector === undefined ? {} : { linkSelector }),
    });
    for (const link of listing.links) {
      if (hostBelongs(link.url, hostsOf(portal)) && !links.has(link.url)) links.set(link.url, link);
    }
    for (const more of listing.morePages) {
      if (known.has(more)) continue;
      known.add(more);
      waiting.push(more);
    }
  }
  return {
    pages,
    links: [...links.values()],
    listingPage: holdsReport || (links.size === 0 && complete) ? first : null,
    complete,
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
  if (state === 'ok') {
    return fetched.content === null ? null : decodeText(fetched.content, fetched.charset ?? 'utf-8');
  }
  const earlier = state === 'not-modified' ? await deps.store.captures.latestOk(page.id) : null;
  return earlier === null ? null : decodeText(await readContent(deps, earlier), earlier.charset ?? 'utf-8');
}
