import type { ColumnConfig, PortalConfig } from '../../config/portal.ts';
import type { Page, Run } from '../../src/store/index.ts';
import type { JobDeps } from '../deps.ts';
import { fetchPage, type Asking, type FetchedPage } from '../read/fetch-page.ts';
import { readContent } from '../read/read-capture.ts';
import { listingTextOf } from './listing-text.ts';

/** The pages of a column's lists, and the scripts that fill them; each is archived before anything is read from it. */
export interface ColumnPages {
  /** The page as it is known under an address, from now on if not before. */
  note(role: 'listing' | 'resource', url: string, title: string | null): Promise<Page>;
  fetch(page: Page, how: Asking): Promise<FetchedPage>;
  /** Text of a page: as it came, or as it was archived when the server says that nothing changed; null when unread. */
  textOf(page: Page, fetched: FetchedPage): Promise<string | null>;
  /** Script files of a listing's page, each asked for once; those that cannot be read are left out. */
  programs(urls: readonly string[]): Promise<readonly string[]>;
}

/** Asks for pages in one run, until the signal ends it. */
export function createColumnPages(
  deps: JobDeps,
  portal: PortalConfig,
  column: ColumnConfig,
  run: Run,
  signal: AbortSignal,
): ColumnPages {
  const { store } = deps;
  const programs = new Map<string, string | null>();
  const pages: ColumnPages = {
    note: async (role, url, title) =>
      store.pages.upsertOne({ portalId: portal.id, columnId: column.id, role, url, title }, deps.now()),
    async fetch(page, how) {
      const fetched = await fetchPage(deps, portal, page, run.id, signal, { ...how, asList: true });
      await store.captures.insert(fetched.captures);
      await store.pages.visited([fetched.visit]);
      return fetched;
    },
    async textOf(page, { fetched }) {
      const { state } = fetched.verdict;
      if (state === 'ok') return fetched.content === null ? null : listingTextOf(fetched.content, fetched.charset);
      const earlier = state === 'not-modified' ? await store.captures.latestOk(page.id) : null;
      return earlier === null ? null : listingTextOf(await readContent(deps, earlier), earlier.charset);
    },
    async programs(urls) {
      for (const url of urls) {
        if (programs.has(url)) continue;
        const page = await pages.note('resource', url, null);
        programs.set(url, await pages.textOf(page, await pages.fetch(page, {})));
      }
      return urls.flatMap((url) => programs.get(url) ?? []);
    },
  };
  return pages;
}
