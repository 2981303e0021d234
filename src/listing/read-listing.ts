import type { Listing } from '../domain/index.ts';
import { contentSystems, detectListing } from './detect.ts';
import { readGenericListing } from './generic.ts';
import { mayPost } from './posting.ts';
import type { ListingSource } from './source.ts';

/** No list is longer; what follows is not read. */
const mostCharacters = 8_000_000;

/**
 * What a listing page says: its links, and the pages that go on. Pure; with `auto` the content system is told by its
 * evidence, and a page whose system shows nothing is read as any page would be.
 */
export function readListing(given: ListingSource): Listing {
  const source = given.text.length > mostCharacters ? { ...given, text: given.text.slice(0, mostCharacters) } : given;
  const listing = onlyWhatMayBePosted(readAsItsSystem(source), source.url);
  // An operator's selector says which links are meant; how the list goes on, the system still knows best.
  return source.linkSelector !== undefined && isHtml(source.text)
    ? { ...listing, links: readGenericListing(source).links }
    : listing;
}

/** A listing without the pages that must not be asked for by POST; that it goes on there is kept. */
function onlyWhatMayBePosted(listing: Listing, url: string): Listing {
  const refused = new Set(listing.posted?.filter((page) => !mayPost(page, url)).map((page) => page.url));
  if (refused.size === 0) return listing;
  const allowed = (page: string): boolean => !refused.has(page);
  return {
    ...listing,
    morePages: listing.morePages.filter(allowed),
    posted: listing.posted?.filter((page) => allowed(page.url)) ?? [],
    goesOn: listing.goesOn ?? { kind: 'form-does-more' },
  };
}

const isHtml = (text: string): boolean =>
  /<(?:!doctype\s{1,9}html|html|body|div|table|ul|a)\b/i.test(text) && !/^\s*[[{]/.test(text);

function readAsItsSystem({ linkSelector: _linkSelector, ...source }: ListingSource): Listing {
  if (source.kind === 'generic') return readGenericListing(source);
  const kind = source.kind === 'auto' ? detectListing(source).kind : source.kind;
  const system = contentSystems.find((one) => one.kind === kind);
  if (system === undefined) return readGenericListing(source);
  const listing = system.read(source);
  const empty = listing.links.length === 0 && listing.morePages.length === 0;
  return empty && /<a\b/i.test(source.text) ? { ...readGenericListing(source), kind } : listing;
}
