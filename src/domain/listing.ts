import type { IsoDate } from './ids.ts';

/** The content systems whose listings are told apart. */
export const listingKinds = [
  'generic',
  'trs-wcm',
  'hanweb-jcms',
  'hanweb-jpaas',
  'gkmlpt',
  'ucap',
  'vsb',
  'year-parameter',
  'feed',
  'sitemap',
] as const;
export type ListingKind = (typeof listingKinds)[number];

/** One entry of a listing. */
export interface ListedLink {
  /** Absolute, canonical URL. */
  readonly url: string;
  /** Whole title: the `title` attribute where the anchor's text was cut. */
  readonly title: string;
  readonly listedAt: IsoDate | null;
}

/** What one listing page says. */
export interface Listing {
  readonly kind: ListingKind;
  readonly links: readonly ListedLink[];
  /** Further pages of the same listing, absolute URLs, in reading order. */
  readonly morePages: readonly string[];
  /** Those of `morePages` that are lists of their own beside this one: another year's, organ's or column's. */
  readonly ownLists?: readonly string[];
  /** Those of `morePages` that may not exist: where one is missing, its list has ended. */
  readonly tentative?: readonly string[];
  /** Those of `morePages` that the page's script asks for by POST, their query as a form besides. */
  readonly posted?: readonly string[];
  /** Entries that the list says it has on all its pages. */
  readonly total?: number;
}
