import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openQueue, type QueueBackend, QueueUnreachableError } from '../../src/queue/index.ts';

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

describe('opening a queue whose server is not there', () => {
  it.each(['postgres', 'redis'] as const)(
    'says which %s server and which setting, without the password',
    async (kind) => {
      const port = await closedPort();
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
