import type { CheerioAPI } from 'cheerio/slim';
import type { ListedLink, PostedPage } from '../domain/index.ts';
import { pagesAfter } from './data-lists.ts';
import { announcedPages } from './pager-calls.ts';
import { loopedPages } from './pager-loops.ts';
import { postedByForm } from './pager-scripts.ts';
import { configuredPages } from './pager-settings.ts';
import { linkedPages } from './linked-pages.ts';
import { nextByPostback } from './postback.ts';
import { mayPost } from './posting.ts';
import type { ListingSource } from './source.ts';

interface Further {
  readonly pages: readonly string[];
  readonly tentative: readonly string[];
  readonly apart: readonly string[];
  readonly posted: readonly PostedPage[];
  /** Whether the page says itself how its list goes on. */
  readonly wasFound: boolean;
  /** How many pages its pager says that there are; null where there is none, 1 where it does not say. */
  readonly count: number | null;
}

/** The pages after this one: as its script announces, links, settings, form, loop, or its own address tell. */
export function furtherPages(
  $: CheerioAPI,
  source: ListingSource,
  base: string,
  links: readonly ListedLink[],
): Further {
  const { text, url } = source;
  const byScript = announcedPages(text, base);
  if (byScript.pages.length > 0) return { ...byScript, posted: [], wasFound: true };
  const known = new Set(links.map((link) => link.url));
  const linked = linkedPages($, text, base, links.length);
  if (linked.isOnly === true)
    return { pages: [], tentative: [], apart: [], posted: [], wasFound: true, count: linked.count };
  const further = linked.pages.length > 0 ? { ...linked, tentative: [] } : configuredPages(text, base, links.length);
  const none = { tentative: [], apart: [], posted: [], count: further.count ?? linked.count ?? byScript.count };
  if (further.pages.length > 0) {
    const pages = further.pages.filter((page) => !known.has(page));
    const byForm = postedByForm($, base);
    return {
      ...none,
      pages,
      tentative: further.tentative,
      posted: pages.flatMap((page) => byForm(page) ?? []),
      wasFound: true,
    };
  }
  const next = nextByPostback($, url);
  if (next !== null && mayPost(next, url)) return { ...none, pages: [next.url], posted: [next], wasFound: true };
  // What announces its pages has none where it announced none.
  const looped = byScript.count === null ? loopedPages(text, base) : [];
  if (looped.length > 0) return { ...none, pages: looped, wasFound: true };
  // A piece of a list, asked for by number, says nothing of the next.
  if (links.length === 0 || /<(?:html|body|head)\b/i.test(text)) return { ...none, pages: [], wasFound: false };
  const { pages } = pagesAfter({ size: links.length, total: null, pages: null }, url, source.pageForms);
  return { ...none, pages, tentative: pages, wasFound: pages.length > 0 };
}
