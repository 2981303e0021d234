import type { PageState } from '../page-state.ts';

/** What has to be found out soon at a portal. */
export type Unsettled =
  | { readonly kind: 'portal-in-trouble'; readonly state: PageState | 'layout-changed' | 'new' }
  | { readonly kind: 'page-gone' }
  | { readonly kind: 'places-differ' }
  | { readonly kind: 'page-not-read' }
  | { readonly kind: 'left-listing' }
  | { readonly kind: 'came-back' }
  | { readonly kind: 'list-cut' };

/** Why a portal is crawled as often as it is; `everyHours` 0: at every turn of its schedule. */
export type PaceReason =
  | { readonly kind: 'season'; readonly from: string; readonly to: string; readonly everyHours: number }
  | { readonly kind: 'due-day'; readonly day: string; readonly everyHours: number }
  | { readonly kind: 'unsettled'; readonly of: Unsettled; readonly everyHours: number }
  | { readonly kind: 'news'; readonly withinHours: number }
  | { readonly kind: 'still'; readonly hours: number; readonly everyHours: number }
  | { readonly kind: 'never-due' };
