import type { NetFailure } from '../../domain/index.ts';

/** What the caller should do about a failed request: try again soon, wait, or not ask again. */
export type Advice = 'retry' | 'wait' | 'give-up';

/** A request that got no answer. Each kind is a class of its own; `advice` says what comes next. */
export abstract class NetError extends Error {
  abstract override readonly name: string;
  abstract readonly failure: NetFailure;
  abstract readonly advice: Advice;
  /** Address that was asked for. */
  readonly url: string;
  /** What was met, without the sentence around it: an error's code, an address; empty where that says no more. */
  readonly detail: string;

  constructor(url: string, message: string, detail = '', cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.url = url;
    this.detail = detail;
  }
}
