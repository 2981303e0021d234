export { pageLinks } from './page-links.ts';
export { canonicalUrl, pageKey } from './canonical-url.ts';
export { detectListing } from './detect.ts';
export type { Detection } from './detect.ts';
export { findColumns } from './find-columns.ts';
export type { FoundColumn, FoundColumns } from './find-columns.ts';
export { readListing } from './read-listing.ts';
export type { ListingSource } from './source.ts';
