import { describe, expect, it } from 'vitest';
import { openQueue, type QueueBackend, QueueUnreachableError } from '../../src/queue/index.ts';
import { freePort } from '../support/loopback.ts';

describe('opening a queue whose server is not there', () => {
  it.each(['postgres', 'redis'] as const)(
    'says which %s server and which setting, without the password',
    async (kind) => {
      const port = await freePort();
      const backend: QueueBackend = { kind, url: `${kind}://someone:secret@127.0.0.1:${port}/0` };
      const error: unknown = await openQueue({ backend, onError: () => undefined }).catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(QueueUnreachableError);
      const { message } = error as QueueUnreachableError;
      expect(message).toContain(`127.0.0.1:${port}`);
      expect(message).toContain(kind === 'redis' ? 'REDIS_URL' : 'DATABASE_URL');
      expect(message).toContain('ECONNREFUSED');
      expect(message).not.toContain('secret');
    },
  );
});
