import { NetError } from './net-error.ts';

/** No answer in time; the message names the limit that ran out. */
export class TimeOutError extends NetError {
  override readonly name = 'TimeOutError';
  override readonly failure = 'time-out';
  override readonly advice = 'retry';
}
