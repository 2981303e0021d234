import type { DiffCounts } from '../diff.ts';
import type { HijackFamily, IntegritySign, IntegrityState } from '../integrity.ts';

/** What a capture was found to mean for its report. */
export type DecisionReason =
  | { readonly kind: 'first-seen' }
  | { readonly kind: 'no-difference' }
  /** The same report at another place, while the page it was read from is missing. */
  | { readonly kind: 'same-elsewhere' }
  | { readonly kind: 'old-copy' }
  | { readonly kind: 'other-body' }
  /** `summary` as it was recorded before the counts were. */
  | { readonly kind: 'differs'; readonly counts: DiffCounts; readonly summary?: string }
  | { readonly kind: 'no-report' }
  | {
      readonly kind: 'not-genuine';
      readonly state: Exclude<IntegrityState, 'clean'>;
      readonly families: readonly HijackFamily[];
      readonly signs: readonly IntegritySign[];
    };
