import { NetError } from './net-error.ts';

/** A host that is, or resolves to, a private, loopback, link-local or otherwise reserved address. */
export class PrivateAddressError extends NetError {
  override readonly name = 'PrivateAddressError';
  override readonly failure = 'private-address';
  override readonly advice = 'give-up';
}
