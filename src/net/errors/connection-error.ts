import { NetError } from './net-error.ts';

/** No connection, or one that broke before the answer's headers were there. */
export class ConnectionError extends NetError {
  override readonly name = 'ConnectionError';
  override readonly failure = 'connection';
  override readonly advice = 'retry';
}
