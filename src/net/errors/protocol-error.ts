import { NetError } from './net-error.ts';

/** What answered does not speak HTTP as it is written, or its headers exceed the limit. */
export class ProtocolError extends NetError {
  override readonly name = 'ProtocolError';
  override readonly failure = 'protocol';
  override readonly advice = 'retry';
}
