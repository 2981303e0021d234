import { NetError } from './net-error.ts';

/** The door was closed while, or before, the request was made. */
export class DoorClosedError extends NetError {
  override readonly name = 'DoorClosedError';
  override readonly failure = 'door-closed';
  override readonly advice = 'give-up';
}
