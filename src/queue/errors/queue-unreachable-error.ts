/** The server behind the queue does not answer, or not as it should. */
export class QueueUnreachableError extends Error {
  override readonly name = 'QueueUnreachableError';

  constructor(kind: 'postgres' | 'redis', url: string, cause: unknown) {
    const place = URL.parse(url)?.host ?? 'an address that is no URL';
    const setting = kind === 'redis' ? 'REDIS_URL' : 'DATABASE_URL';
    const detail = cause instanceof Error ? cause.message : String(cause);
    super(
      `The queue's ${kind} server at ${place} cannot be used: ${detail}. Check ${setting} and that the server runs.`,
      {
        cause,
      },
    );
  }
}
