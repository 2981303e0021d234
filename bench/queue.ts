import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { openQueue, type QueueBackend } from '../src/queue/index.ts';
import { startPostgres } from '../src/runtime/postgres/index.ts';
import { testRedis } from '../test/support/redis.ts';
import { scratchFolder } from './scratch.ts';

/** Jobs a second through the queue on both back ends, put in by hundreds and taken by several workers. */
const jobs: number = Number(process.argv[2] ?? 5000);
const concurrency = Number(process.argv[3] ?? 16);

async function measure(backend: QueueBackend): Promise<Record<string, number | string>> {
  const errors: Error[] = [];
  const queue = await openQueue({ backend, onError: (error) => errors.push(error) });
  const startedAt = performance.now();
  for (let from = 0; from < jobs; from += 100) {
    await queue.enqueueMany(
      'bench',
      Array.from({ length: Math.min(100, jobs - from) }, (_, index) => ({
        id: `job-${from + index}`,
        payload: { number: from + index },
      })),
    );
  }
  const enqueuedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const done = new Set<string>();
  await queue.work('bench', { concurrency }, async ({ id }) => {
    done.add(id);
  });
  while (done.size < jobs) await sleep(5);
  const doneAt = performance.now();
  const cpu = process.cpuUsage(cpuBefore);
  const latencies: number[] = [];
  await queue.work('echo', { concurrency: 1 }, async (job) => {
    latencies.push(Date.now() - Number(job.payload));
  });
  for (let round = 0; round < 50; round += 1) {
    await queue.enqueue('echo', `echo-${round}`, Date.now());
    while (latencies.length <= round) await sleep(1);
  }
  await queue.close();
  latencies.sort((a, b) => a - b);
  return {
    backend: backend.kind,
    jobs,
    concurrency,
    enqueuedPerSecond: Math.round((jobs / (enqueuedAt - startedAt)) * 1000),
    donePerSecond: Math.round((jobs / (doneAt - enqueuedAt)) * 1000),
    cpuMicrosecondsPerJob: Math.round((cpu.user + cpu.system) / jobs),
    medianLatencyMs: latencies[25] ?? -1,
    errors: errors.length,
  };
}

// A server as the program starts it: durable, not tuned for tests.
const directory = await scratchFolder();
const server = await startPostgres({ directory });
try {
  console.log(JSON.stringify(await measure({ kind: 'postgres', url: server.url })));
} finally {
  await server.stop();
  await rm(server.home, { recursive: true, force: true });
  await rm(directory, { recursive: true, force: true });
}
const redis = await testRedis();
console.log(JSON.stringify(await measure({ kind: 'redis', url: redis.url })));
await redis.close();
