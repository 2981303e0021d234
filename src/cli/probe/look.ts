import type { PortalConfig } from '../../../config/portal.ts';
import { asPosted, targetOf } from '../../../jobs/read/fetch-page.ts';
import { listingAddressOf, listingTextOf } from '../../../jobs/crawl/listing-text.ts';
import type { PostedPage, RecordForm } from '../../domain/index.ts';
import type { Fetched, Fetcher } from '../../fetch/index.ts';
import type { ListingSource } from '../../listing/index.ts';
import { createLookBudget, type LookBounds } from './look-budget.ts';

/** A page that was looked at; null text where it could not be read. */
export interface Seen {
  readonly page: Fetched;
  readonly text: string | null;
  /** As a listing is read. */
  readonly source: ListingSource;
}

/** How a further page of a listing is asked for, and read. */
export interface ListedPage {
  readonly posted: PostedPage | null;
  readonly recordForms: readonly RecordForm[];
  readonly pageForms: readonly string[];
}

/** Looks at pages of one site, courteously and within bounds. */
export interface Looker {
  /** Null when the bounds are reached, or when the page takes too long. */
  look(url: string, asked?: ListedPage): Promise<Seen | null>;
  /** The same page in a browser, where plain HTTP shows less than it has; null as well where there is no browser. */
  render(url: string): Promise<Seen | null>;
  /** Lets it look at more pages. */
  extend(pages: number): void;
  /** Whether a page could only be read by a browser. */
  readonly needsBrowser: boolean;
  readonly requests: number;
  /** Why no more pages are looked at; null while there is room. */
  readonly spent: string | null;
}

async function asSeen(page: Fetched, url: string, forms: Omit<ListedPage, 'posted'>): Promise<Seen> {
  const readable = page.verdict.state === 'ok' && page.content !== null;
  const text = readable && page.content !== null ? await listingTextOf(page.content, page.charset) : null;
  const source = {
    ...forms,
    url,
    isRendered: page.by === 'browser',
    text: text ?? '',
    mediaType: page.mediaType,
    kind: 'auto' as const,
    thisYear: new Date().getFullYear(),
  };
  return { page, text, source };
}

/**
 * Looks at pages of a portal, through the fetcher and its courtesy, and says on the way what it looks at. No page is asked
 * for twice; the browser is used from the first page on that only it can read.
 */
export function createLooker(
  fetcher: Fetcher,
  portal: PortalConfig,
  say: (line: string) => void,
  bounds: LookBounds = { mostPages: 40, mostMs: 600_000 },
): Looker {
  const budget = createLookBudget(bounds);
  let browser: PortalConfig['crawl']['browser'] = 'never';
  const seen = new Map<string, Seen>();

  async function fetch(
    url: string,
    wish: typeof browser,
    posted: PostedPage | null,
    showsLess = false,
  ): Promise<Fetched | null> {
    const signal = AbortSignal.timeout(budget.nextMs());
    const { host } = new URL(url);
    const target = targetOf({ ...portal, hosts: [...new Set([...portal.hosts, host])] }, '', url);
    try {
      const asked = { ...target, listing: true, browser: wish, showsLess };
      return await fetcher.fetch(posted === null ? asked : asPosted(posted, asked), signal);
    } catch (error) {
      if (!signal.aborted) throw error;
      say(`${url} took too long and is left out`);
      return null;
    }
  }

  /** In a browser, where plain HTTP shows nothing that can be read and one can be started. */
  async function rendered(url: string, plain: Fetched): Promise<Fetched> {
    const { state } = plain.verdict;
    if (browser !== 'never' || (state !== 'script-only' && state !== 'blocked')) return plain;
    say(`${url} is ${state} over plain HTTP; looking again with a browser`);
    try {
      const shown = await fetch(url, 'auto', null);
      if (shown?.verdict.state === 'ok') browser = 'auto';
      return shown ?? plain;
    } catch (error) {
      say(`no browser could be started: ${firstLineOf(error)}`);
      return plain;
    }
  }

  return {
    extend(pages) {
      budget.extend(pages);
    },
    get needsBrowser() {
      return browser !== 'never';
    },
    get requests() {
      return budget.requests();
    },
    get spent() {
      return budget.spent();
    },
    async look(url, { posted, recordForms, pageForms } = { posted: null, recordForms: [], pageForms: [] }) {
      const before = seen.get(url);
      if (before !== undefined) return before;
      if (budget.spent() !== null) return null;
      budget.take();
      say(`looking at ${url} (page ${budget.requests()} of at most ${budget.most()})`);
      const plain = await fetch(url, browser, posted);
      if (plain === null) return null;
      const page = posted === null ? await rendered(url, plain) : plain;
      const looked = await asSeen(page, posted === null ? listingAddressOf(page, url) : url, {
        recordForms,
        pageForms,
      });
      seen.set(url, looked);
      return looked;
    },
    async render(url) {
      if (budget.spent() !== null) return null;
      budget.take();
      say(`${url} shows no list over plain HTTP; looking again with a browser`);
      const page = await fetch(url, 'auto', null, true);
      if (page === null || page.by !== 'browser' || page.verdict.state !== 'ok') return null;
      browser = 'auto';
      return asSeen(page, listingAddressOf(page, url), { recordForms: [], pageForms: [] });
    },
  };
}

function firstLineOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
}
