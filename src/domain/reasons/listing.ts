import type { PageState } from '../page-state.ts';
import type { PageFound, PageReason, Recorded } from './page.ts';

/** What a script lets one choose, and a list does not show. */
export type Offers =
  | { readonly kind: 'years-not-shown'; readonly years: readonly string[] }
  | { readonly kind: 'organs-not-shown'; readonly organs: readonly string[] };

/** Why a list goes on beyond the pages that it leads to. */
export type GoesOn =
  | { readonly kind: 'more-entries'; readonly total: number; readonly shown: number }
  | { readonly kind: 'more-pages'; readonly pages: number }
  | { readonly kind: 'more-elsewhere'; readonly url: string }
  | { readonly kind: 'scripted-control'; readonly label: string }
  | { readonly kind: 'scripted-pager' }
  | { readonly kind: 'scripted-list' }
  | { readonly kind: 'scripted-years' }
  | Offers
  | { readonly kind: 'browser-not-at-end' }
  | { readonly kind: 'newest-only' }
  | { readonly kind: 'form-does-more' };

/** Why a column's list was not read to its end. What an operator can do about it follows from the kind. */
export type CutReason =
  | GoesOn
  | { readonly kind: 'pages-repeat'; readonly url: string }
  | { readonly kind: 'page-missing'; readonly url: string }
  /** What the list asks for lets in only who signs in, or shows a token. */
  | { readonly kind: 'page-closed'; readonly url: string; readonly state: PageState; readonly of: PageReason }
  | { readonly kind: 'fewer-than-counted'; readonly total: number; readonly read: number }
  | { readonly kind: 'fewer-pages-than-counted'; readonly pages: number; readonly read: number }
  | { readonly kind: 'empty-page'; readonly url: string }
  | { readonly kind: 'other-page'; readonly url: string }
  | { readonly kind: 'same-page'; readonly url: string }
  | { readonly kind: 'pages-in-a-circle'; readonly url: string; readonly page: number }
  | { readonly kind: 'page-limit'; readonly pages: number }
  | PageFound
  | Recorded;
