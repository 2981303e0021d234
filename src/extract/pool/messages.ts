import type { ExtractInput } from '../document.ts';

/** To the worker: one document, and the number under which its answer comes back. */
export interface ExtractRequest {
  readonly id: number;
  readonly input: ExtractInput;
}

/** From the worker; answers come in the order of the requests. */
export type ExtractAnswer<Made> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'extracted'; readonly id: number; readonly extraction: Made }
  | { readonly kind: 'failed'; readonly id: number; readonly error: string };

/** What became of a document. Why nothing was read of it is an outcome, never an exception. */
export type ExtractOutcome<Made> =
  | { readonly kind: 'extracted'; readonly extraction: Made }
  /** The worker was ended: `limit` is in milliseconds for time and in megabytes for memory. */
  | { readonly kind: 'killed'; readonly reason: 'time' | 'memory'; readonly limit: number }
  | { readonly kind: 'failed'; readonly error: string };
