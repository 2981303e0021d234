import { Client } from 'pg';
import { describe } from 'vitest';
import { queueContract } from '../contract/queue.contract.ts';
import { testDatabase } from '../support/postgres.ts';

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

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
