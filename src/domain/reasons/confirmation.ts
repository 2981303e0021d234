import type { Moment } from '../moment.ts';
import type { DecisionReason } from './decision.ts';
import type { PageFound, PageReason, Recorded } from './page.ts';

/** Why a second look proved nothing. */
export type LookReason =
  | PageReason
  | PageFound
  | DecisionReason
  | { readonly kind: 'other-report'; readonly of: DecisionReason }
  | { readonly kind: 'page-unknown' }
  /** By the server's clock less time has passed than by ours. */
  | { readonly kind: 'too-soon' }
  | { readonly kind: 'not-configured'; readonly portal: string };

/** How often a change was seen, and when. */
export type Confirmation =
  | { readonly kind: 'seen-once'; readonly at: Moment }
  | { readonly kind: 'seen-twice'; readonly first: Moment; readonly second: Moment }
  | { readonly kind: 'never-seen-again'; readonly at: Moment; readonly of: LookReason }
  | { readonly kind: 'went-back'; readonly first: Moment; readonly second: Moment }
  | { readonly kind: 'seen-otherwise'; readonly first: Moment; readonly second: Moment }
  /** The same page called itself another report: the one that it had been called was told to nobody. */
  | { readonly kind: 'called-otherwise'; readonly first: Moment; readonly second: Moment }
  /** Its organ was renamed, and it is a report that was known under the other name. */
  | { readonly kind: 'known-otherwise' }
  | { readonly kind: 'listed-again'; readonly at: Moment }
  | { readonly kind: 'gone-again'; readonly at: Moment }
  | { readonly kind: 'places-agree'; readonly at: Moment }
  /** What was seen twice is what was told before; what came between was told to nobody. */
  | { readonly kind: 'as-told-before'; readonly at: Moment }
  | { readonly kind: 'back-untold' }
  | Recorded;
