import type { Confirmation, LookReason } from './confirmation.ts';
import type { FixityTrouble } from '../fixity.ts';
import type { DecisionReason } from './decision.ts';
import type { FollowReason, LineReason, OwedDoubt, PortalNote } from './follow.ts';
import type { CutReason } from './listing.ts';
import type { PaceReason, Unsettled } from './pace.ts';
import type { PageFound, PageReason, Recorded } from './page.ts';

export type * from './confirmation.ts';
export type * from './decision.ts';
export type * from './follow.ts';
export type * from './listing.ts';
export type * from './pace.ts';
export * from './page.ts';

/** Why a page's places stand still. */
export type FrozenReason = DecisionReason | Recorded;

/** Why a portal is in its state. */
export type PortalReason = PageFound | PortalNote | Recorded;

/** Why a change was raised. */
export type ChangeReason =
  | PortalReason
  | DecisionReason
  | FollowReason
  | LineReason
  | Confirmation
  | { readonly kind: 'archive-damage'; readonly trouble: FixityTrouble; readonly detail?: string };

/** Any reason that is recorded or shown. Only `telling` puts reasons into words. */
export type Reason = PageReason | CutReason | ChangeReason | LookReason | OwedDoubt | Unsettled | PaceReason;
