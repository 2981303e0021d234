import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type JobQueue, openQueue, type QueueBackend } from '../../../src/queue/index.ts';

export interface QueueServer {
  readonly backend: QueueBackend;
  /** Cuts every connection to the server, as a restart or a firewall would. */
  dropConnections(): Promise<void>;
  /** Empties the server behind the queue's back. */
  loseJobs(): Promise<void>;
  close(): Promise<void>;
}

/** A queue on a real server, which stands while the tests of a file run. */
export interface QueueUnderTest {
  readonly server: QueueServer;
  readonly queue: JobQueue;
  /** What was reported since the test began. */
  readonly errors: readonly Error[];
  /** A further queue on the same server, closed after the test. */
  openAnother(): Promise<JobQueue>;
  /** A name that no test has used. */
  freshName(): string;
  isEmpty(name: string): Promise<boolean>;
}

export async function until(done: () => boolean | Promise<boolean>, limitMs = 15_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await done())) {
    if (Date.now() > end) throw new Error(`nothing came of it within ${limitMs} ms`);
    await sleep(10);
  }
}

/** Starts the server before the tests of the surrounding block and ends it after them. */
export function useQueue(startServer: () => Promise<QueueServer>): QueueUnderTest {
  let started: { readonly server: QueueServer; readonly queue: JobQueue } | null = null;
  const errors: Error[] = [];
  const open: JobQueue[] = [];
  let names = 0;

  const use = (): { readonly server: QueueServer; readonly queue: JobQueue } => {
    if (started === null) throw new Error('the queue is there only while a test runs');
    return started;
  };
  const openOn = async ({ backend }: QueueServer): Promise<JobQueue> =>
    openQueue({ backend, onError: (error) => void errors.push(error) });

  beforeAll(async () => {
    const server = await startServer();
    started = { server, queue: await openOn(server) };
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map(async (one) => one.close()));
    errors.length = 0;
  });
  afterAll(async () => {
    await use().queue.close();
    await use().server.close();
  });

  return {
    get server() {
      return use().server;
    },
    get queue() {
      return use().queue;
    },
    errors,
    async openAnother() {
      const another = await openOn(use().server);
      open.push(another);
      return another;
    },
    freshName: () => `contract-${(names += 1)}`,
    async isEmpty(name) {
      const { waiting, active, delayed } = await use().queue.counts(name);
      return waiting + active + delayed === 0;
    },
  };
}
