/** Ends a command with a message that says what, where and what to do. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  /** 1: the work failed; 2: used wrongly. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
