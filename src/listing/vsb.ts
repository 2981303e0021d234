import { canonicalUrl } from './canonical-url.ts';
import { seenSigns, type ContentSystem } from './content-system.ts';
import { readGenericListing } from './generic.ts';

/** Lists `xxgk.htm` are continued by `xxgk/14.htm` and count down to `xxgk/1.htm`, the oldest. */
function countedDown(pages: readonly string[], url: string): readonly string[] {
  const here = URL.parse(canonicalUrl(url) ?? url);
  if (here === null) return pages;
  const folder = `${here.origin}${here.pathname.replace(/(?:\/\d+)?\.htm$/, '/')}`;
  const numbers = pages
    .filter((page) => page.startsWith(folder) && /^\d+\.htm$/.test(page.slice(folder.length)))
    .map((page) => Number.parseInt(page.slice(folder.length), 10));
  const own = /\/(\d+)\.htm$/.exec(here.pathname)?.[1];
  const top = own === undefined ? (numbers[0] ?? 0) : Number(own) - 1;
  if (numbers.length === 0 || top < 1 || top > 2000) return pages;
  return Array.from({ length: top }, (_unused, index) => `${folder}${top - index}.htm`);
}

/** Boda VSB: articles `/info/1154/16376.htm`, list pages that count down. */
export const vsb: ContentSystem = {
  kind: 'vsb',
  signs: ({ text }) =>
    seenSigns(
      [/\binfo\/\d{3,}\/\d+\.htm/.test(text), 'articles named /info/<column>/<number>.htm', 0.6],
      [/\burltype=(?:tree\.TreeTempUrl|news\.NewsContentUrl)/.test(text), 'addresses that name their urltype', 0.7],
      [/_vsb_|vsbscreen|\bvsb_content|\/system\/resource\/js\//i.test(text), 'names of VSB in the markup', 0.6],
    ),
  read(source) {
    const listing = readGenericListing(source);
    return { ...listing, kind: 'vsb', morePages: countedDown(listing.morePages, source.url) };
  },
};
