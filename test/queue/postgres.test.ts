import { describe } from 'vitest';
import { queueContract } from '../contract/queue.contract.ts';
import { execute, testDatabase } from '../support/postgres.ts';

describe('the queue on PostgreSQL', () => {
  queueContract(async () => {
    const database = await testDatabase();
    const { url } = database;
    return {
      backend: { kind: 'postgres', url },
      dropConnections: async () =>
        execute(
          url,
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid()`,
        ),
      loseJobs: async () => execute(url, 'TRUNCATE bullmq.job CASCADE'),
      close: async () => database.close(),
    };
  });
});
