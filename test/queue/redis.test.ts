import { describe } from 'vitest';
import { queueContract } from '../contract/queue.contract.ts';
import { hasPart } from '../support/parts.ts';
import { testRedis } from '../support/redis.ts';

describe.skipIf(!hasPart('redis-server'))('the queue on Redis', () => {
  queueContract(async () => {
    const redis = await testRedis();
    return { backend: { kind: 'redis', url: redis.url }, close: async () => redis.close() };
  });
});
