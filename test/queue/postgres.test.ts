import { describe } from 'vitest';
import { queueContract } from '../contract/queue.contract.ts';
import { testDatabase } from '../support/postgres.ts';

describe('the queue on PostgreSQL', () => {
  queueContract(async () => {
    const database = await testDatabase();
    return { backend: { kind: 'postgres', url: database.url }, close: async () => database.close() };
  });
});
