import type { RawHeaders } from './capture.ts';
import type { IsoDate } from './ids.ts';
import type { GoesOn, Offers } from './reasons/index.ts';

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

/** How a page makes an entry of a record that its interface answers. */
export interface RecordForm {
  /** Its address, with the record's fields in braces: `/content/{id}.html`. */
  readonly address: string;
  /** Name of the field that the link shows; null where that was not found. */
  readonly title: string | null;
  /** The page was seen to make it so: it comes before what a field's name says. */
  readonly isShown?: boolean;
}

/** A page of a listing that is asked for by POST. */
export interface PostedPage {
  /** Its name among the listing's pages: what is sent stands in it as a query, or its number as a fragment. */
  readonly url: string;
  /** Address that it is sent to. */
  readonly to: string;
  readonly type: 'form' | 'json';
  readonly body: string;
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
  /** Those of `morePages` that are asked for by POST. */
  readonly posted?: readonly PostedPage[];
  /** How the page makes entries of records. */
  readonly recordForms?: readonly RecordForm[];
  /** Addresses of its interfaces whose path takes the number of a page, in the place of `{page}`. */
  readonly pageForms?: readonly string[];
  /** Fields that its further pages are asked for with, as the page's own script sets them. */
  readonly headers?: RawHeaders;
  /** Script files that may say how the list is filled in or goes on: with them it is to be read again. */
  readonly programs?: readonly string[];
  /** It is an answer that says of itself that it failed: no end of a list. */
  readonly hasFailed?: true;
  /** Why there is more than the page shows and `morePages` surely lead to; only what is asked for in case can settle it. */
  readonly goesOn?: GoesOn;
  /** Years or organs that a script lets one choose, of which this page shows nothing and its further pages may. */
  readonly offers?: Offers;
  /** Entries that the list says it has on all its pages. */
  readonly total?: number;
  /** Pages that its pager says it has, the last of those that it numbers included; 1 where a pager stands that counts none. */
  readonly pages?: number;
}
