export { canonicalUrl, pageKey } from './canonical-url.ts';
export { readListing } from './read-listing.ts';
export type { ListingSource } from './source.ts';
