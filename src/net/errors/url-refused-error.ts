import { NetError } from './net-error.ts';

/** An address that is never asked for: not http or https, with credentials, a hostile name or port. */
export class UrlRefusedError extends NetError {
  override readonly name = 'UrlRefusedError';
  override readonly failure = 'url-refused';
  override readonly advice = 'give-up';
}
