import type { Listing } from '../domain/index.ts';
import { readGenericListing } from './generic.ts';
import type { ListingSource } from './source.ts';

/** What a listing page says: its links, and the pages that go on. Pure. */
export function readListing(source: ListingSource): Listing {
  return readGenericListing(source);
}
