import { createPostgresBackend, Queue, runMigrations, withBackend, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { Client } from 'pg';
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
}

/** Finished jobs leave at once: a kept one would swallow the next job of its id. */
const defaultJobOptions = { removeOnComplete: true, removeOnFail: true, stackTraceLimit: 1 };
/** Nobody reads BullMQ's events here. */
const streams = { events: { maxLen: 100 } };

const connectTimeoutMs = 10_000;

/** A lost commit costs nothing: the queue is refilled from our tables. */
const sessionOptions = '-c synchronous_commit=off';

/** BullMQ opens one more for each worker, to LISTEN. A server takes a hundred in all, from every process. */
function workerConnections(concurrency: number): number {
  return concurrency > 1 ? 2 : 1;
}
/** Closed after ten idle seconds. */
const queueConnections = 1;

const postgres = withBackend(createPostgresBackend);

async function migrate(url: string, schema: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  try {
    await client.connect();
    await runMigrations(client, schema);
  } catch (cause) {
    throw new QueueUnreachableError('postgres', url, cause);
  } finally {
    await client.end();
  }
}

async function openPostgres(url: string, schema: string): Promise<BullParts> {
  await migrate(url, schema);
  const connection = (max: number) => ({ connectionString: url, schema, max, options: sessionOptions });
  return {
    queue: (name) => new postgres.Queue(name, { connection: connection(queueConnections), defaultJobOptions, streams }),
    worker: (name, process, settings) =>
      new postgres.Worker(name, process, {
        ...settings,
        connection: connection(workerConnections(settings.concurrency)),
      }),
  };
}

async function ping(url: string): Promise<void> {
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

async function openRedis(url: string, prefix: string): Promise<BullParts> {
  await ping(url);
  return {
    queue: (name) => new Queue(name, { connection: { url }, prefix, defaultJobOptions, streams }),
    worker: (name, process, settings) =>
      new Worker(name, process, { ...settings, connection: { url, maxRetriesPerRequest: null }, prefix }),
  };
}

/**
 * Reaches the server and prepares it. `prefix` names the PostgreSQL schema or stands before the Redis keys.
 * Throws QueueUnreachableError.
 */
export async function openBackend(backend: QueueBackend, prefix: string): Promise<BullParts> {
  switch (backend.kind) {
    case 'postgres':
      return openPostgres(backend.url, prefix);
    case 'redis':
      return openRedis(backend.url, prefix);
    default:
      return backend satisfies never;
  }
}
