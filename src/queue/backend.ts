import { createPostgresBackend, DEFAULT_SCHEMA, isPgPool, Queue, runMigrations, withBackend, Worker } from 'bullmq';
import { Client, Pool } from 'pg';
import { QueueUnreachableError } from './errors/queue-unreachable-error.ts';

export type QueueBackend =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'redis'; readonly url: string };

/** The part of a BullMQ job that the worker here uses; the same on both back ends. */
export interface BullJob {
  readonly id?: string | undefined;
  readonly data: unknown;
  readonly attemptsMade: number;
  readonly opts: { readonly attempts?: number };
  moveToDelayed(timestampMs: number, token?: string): Promise<void>;
}

export interface BullJobOptions {
  readonly jobId: string;
  readonly delay?: number;
  readonly attempts?: number;
  readonly backoff?: { readonly type: 'exponential'; readonly delay: number };
  readonly priority?: number;
}

/** The part of a BullMQ queue that is used; the same on both back ends. */
export interface BullQueue {
  addBulk(jobs: { name: string; data: string; opts: BullJobOptions }[]): Promise<unknown>;
  /** `paused`, which the types of BullMQ leave out, holds what waits while a queue on PostgreSQL is paused. */
  getJobCounts(...types: string[]): Promise<Record<string, number>>;
  isPaused(): Promise<boolean>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
  disconnect(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** The part of a BullMQ worker that is used; the same on both back ends. */
export interface BullWorker {
  waitUntilReady(): Promise<unknown>;
  pause(): Promise<void>;
  close(force: boolean): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: BullJob | undefined, error: Error) => void): unknown;
  on(event: 'lockRenewalFailed', listener: (jobIds: string[]) => void): unknown;
}

export type Process = (job: BullJob, token?: string) => Promise<void>;

export interface WorkerSettings {
  readonly concurrency: number;
  readonly lockDuration: number;
  readonly stalledInterval: number;
  readonly maxStalledCount: number;
}

/** Makes BullMQ's parts for one of the two servers. */
export interface BullParts {
  queue(name: string): BullQueue;
  worker(name: string, process: Process, settings: WorkerSettings): BullWorker;
  /** Ends what queues and workers share, once those are closed. */
  close(): Promise<void>;
}

/** Finished jobs leave at once: a kept one would swallow the next job of its id. */
const defaultJobOptions = { removeOnComplete: true, removeOnFail: true, stackTraceLimit: 1 };
/** Nobody reads BullMQ's events here. */
const streams = { events: { maxLen: 100 } };

const connectTimeoutMs = 10_000;
/** First part of the Redis keys. */
const keyPrefix = 'bullmq';

/** A lost commit costs nothing: the queue is refilled from our tables. */
const sessionOptions = '-c synchronous_commit=off';

/** Shared by all queues and workers; opened when needed, closed after ten idle seconds. */
const sharedConnections = 4;

const postgres = withBackend(createPostgresBackend);

async function migrate(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  try {
    await client.connect();
    await runMigrations(client, DEFAULT_SCHEMA);
  } catch (cause) {
    throw new QueueUnreachableError('postgres', url, cause);
  } finally {
    await client.end();
  }
}

async function openPostgres(url: string): Promise<BullParts> {
  await migrate(url);
  const pool = new Pool({
    connectionString: url,
    max: sharedConnections,
    options: `${sessionOptions} -c search_path=${DEFAULT_SCHEMA}`,
    keepAlive: true,
  });
  // Every queue and every worker hears of connections that break.
  pool.setMaxListeners(0);
  // Its type and that of `pg` differ in how events are overloaded.
  const connection: unknown = pool;
  if (!isPgPool(connection)) throw new TypeError('BullMQ takes no pool of this version of pg');
  return {
    queue: (name) => new postgres.Queue(name, { connection, defaultJobOptions, streams }),
    worker: (name, process, settings) => {
      // Each worker keeps one to LISTEN. A server takes a hundred in all, from every process.
      pool.options.max += 1;
      return new postgres.Worker(name, process, { ...settings, connection });
    },
    close: async () => pool.end(),
  };
}

async function ping(url: string): Promise<void> {
  const { Redis } = await import('ioredis');
  const client = new Redis(url, { lazyConnect: true, retryStrategy: null, connectTimeout: connectTimeoutMs });
  // connect() only says that the connection closed; the event says why.
  let reason: Error | null = null;
  client.on('error', (error) => {
    reason ??= error;
  });
  try {
    await client.connect();
    await client.ping();
  } catch (cause) {
    throw new QueueUnreachableError('redis', url, reason ?? cause);
  } finally {
    client.disconnect();
  }
}

async function openRedis(url: string): Promise<BullParts> {
  await ping(url);
  return {
    queue: (name) => new Queue(name, { connection: { url }, prefix: keyPrefix, defaultJobOptions, streams }),
    worker: (name, process, settings) =>
      new Worker(name, process, { ...settings, connection: { url, maxRetriesPerRequest: null }, prefix: keyPrefix }),
    close: async () => undefined,
  };
}

/** Reaches the server and prepares it. Throws QueueUnreachableError. */
export async function openBackend(backend: QueueBackend): Promise<BullParts> {
  switch (backend.kind) {
    case 'postgres':
      return openPostgres(backend.url);
    case 'redis':
      return openRedis(backend.url);
    default:
      return backend satisfies never;
  }
}
