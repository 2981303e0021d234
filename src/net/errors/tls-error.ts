import { NetError } from './net-error.ts';

/** The peer could not be authenticated, or no TLS session could be agreed on. */
export class TlsError extends NetError {
  override readonly name = 'TlsError';
  override readonly failure = 'tls';
  override readonly advice = 'give-up';
}
