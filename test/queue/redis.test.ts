import { Redis } from 'ioredis';
import { describe } from 'vitest';
import { queueContract } from '../contract/queue.contract.ts';
import { hasPart } from '../support/parts.ts';
import { testRedis } from '../support/redis.ts';

async function execute(url: string, command: string, ...parts: readonly string[]): Promise<void> {
  const client = new Redis(url);
  try {
    await client.call(command, ...parts);
  } finally {
    client.disconnect();
  }
}

describe.skipIf(!hasPart('redis-server'))('the queue on Redis', () => {
  queueContract(async () => {
    const redis = await testRedis();
    return {
      backend: { kind: 'redis', url: redis.url },
      dropConnections: async () => execute(redis.url, 'CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'),
      loseJobs: async () => execute(redis.url, 'FLUSHALL'),
      close: async () => redis.close(),
    };
  });
});
