/** The embedded server cannot be had; the message ends with what to do. */
export class PostgresUnavailableError extends Error {
  override readonly name = 'PostgresUnavailableError';
}
