/** Thrown by a handler: another attempt would end the same way. The job leaves the queue. */
export class UnrecoverableJob extends Error {
  override readonly name = 'UnrecoverableJob';
}
