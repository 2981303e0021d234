import { NetError } from './net-error.ts';

/** The host name could not be resolved. */
export class NameLookupError extends NetError {
  override readonly name = 'NameLookupError';
  override readonly failure = 'name-lookup';
  override readonly advice = 'retry';
}
