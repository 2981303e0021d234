import { openQueue, type QueueBackend } from '../../../src/queue/index.ts';

/** A worker process that takes a job, says so, and never finishes it. Killed by the contract of the queue. */
const [kind, url = '', name = '', lockMs = ''] = process.argv.slice(2);
const backend: QueueBackend = kind === 'redis' ? { kind, url } : { kind: 'postgres', url };
const queue = await openQueue({ backend, onError: (error) => console.error(error) });
await queue.work(name, { concurrency: 1, lockMs: Number(lockMs) }, async (job) => {
  process.stdout.write(`taken ${job.id}\n`);
  await new Promise(() => {
    setInterval(() => undefined, 1000);
  });
});
