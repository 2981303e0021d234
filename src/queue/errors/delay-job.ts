/** Thrown by a handler: not now. The job comes back after `delayMs`, and no attempt is counted. */
export class DelayJob extends Error {
  override readonly name = 'DelayJob';
  readonly delayMs: number;

  constructor(delayMs: number, reason = 'postponed') {
    super(`${reason}; again in ${delayMs} ms`);
    this.delayMs = delayMs;
  }
}
