import { type BullJobOptions, type BullParts, type BullQueue, openBackend, type QueueBackend } from './backend.ts';
import { DelayJob } from './errors/delay-job.ts';
import { JobFailedError } from './errors/job-failed-error.ts';
import { QueueUnreachableError } from './errors/queue-unreachable-error.ts';
import { UnrecoverableJob } from './errors/unrecoverable-job.ts';
import { checkQueueName, encodeJobId } from './job-id.ts';
import { type Job, type JobHandler, JobWorker, type WorkOptions } from './job-worker.ts';
import type { JsonValue } from './json.ts';
import { endsWithin } from './time-limit.ts';

export { DelayJob, JobFailedError, QueueUnreachableError, UnrecoverableJob };
export type { Job, JobHandler, JsonValue, QueueBackend, WorkOptions };

export interface EnqueueOptions {
  readonly delayMs?: number;
  /** How often a job is tried in all; 1 unless told. */
  readonly attempts?: number;
  /** Pause before the second attempt; it doubles with each further one. 1 s unless told. */
  readonly backoffMs?: number;
  /** 1 to 2,097,151; lower ones first. A job without a priority goes before all of them. */
  readonly priority?: number;
}

export interface NewJob {
  /** Two jobs of one id are one job, until it has finished. */
  readonly id: string;
  readonly payload: JsonValue;
  readonly options?: EnqueueOptions;
}

export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly paused: boolean;
}

export interface RunningWorker {
  /** Takes no more jobs, waits for the running ones, and gives unfinished ones back after a time-out. */
  close(): Promise<void>;
}

export interface QueueOptions {
  readonly backend: QueueBackend;
  /** Hears of failed attempts (JobFailedError) and of lost connections, which are tried again by themselves. */
  readonly onError: (error: Error) => void;
}

export interface JobQueue {
  /** Puts in a job; nothing happens while a job of this id waits or runs. Throws QueueUnreachableError after 10 s. */
  enqueue(name: string, id: string, payload: JsonValue, options?: EnqueueOptions): Promise<void>;
  /** Puts in many jobs in one round trip. */
  enqueueMany(name: string, jobs: readonly NewJob[]): Promise<void>;
  /** Runs the handler on each job of that name. An error it throws counts as a failed attempt. */
  work(name: string, options: WorkOptions, handler: JobHandler): Promise<RunningWorker>;
  counts(name: string): Promise<QueueCounts>;
  /** No process takes a job of that name until `resume`. */
  pause(name: string): Promise<void>;
  resume(name: string): Promise<void>;
  /** Closes every worker as they close, then all connections. */
  close(): Promise<void>;
}

const defaultBackoffMs = 1000;
const lowestPriority = 2_097_151;
const mostAttempts = 1_000_000;
const answerTimeoutMs = 10_000;
const closeTimeoutMs = 2_000;
/** One statement or pipeline holds no more. */
const bulkJobs = 1000;

/** Throws RangeError for what no back end takes. Times are rounded to whole milliseconds. */
function bullOptions(id: string, options: EnqueueOptions): BullJobOptions {
  const delay = Math.round(options.delayMs ?? 0);
  const backoff = Math.round(options.backoffMs ?? defaultBackoffMs);
  const attempts = options.attempts ?? 1;
  for (const [name, value, least, most] of [
    ['delayMs', delay, 0, Number.MAX_SAFE_INTEGER],
    ['backoffMs', backoff, 0, Number.MAX_SAFE_INTEGER],
    ['attempts', attempts, 1, mostAttempts],
    ['priority', options.priority ?? 1, 1, lowestPriority],
  ] as const) {
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new RangeError(`${name} of job ${id} is ${value}; it has to be a whole number from ${least} to ${most}.`);
    }
  }
  return {
    jobId: encodeJobId(id),
    attempts,
    backoff: { type: 'exponential', delay: backoff },
    ...(delay === 0 ? {} : { delay }),
    ...(options.priority === undefined ? {} : { priority: options.priority }),
  };
}

class BullJobQueue implements JobQueue {
  readonly #backend: QueueBackend;
  readonly #parts: BullParts;
  readonly #onError: (error: Error) => void;
  readonly #queues = new Map<string, BullQueue>();
  readonly #workers = new Set<JobWorker>();

  constructor(backend: QueueBackend, parts: BullParts, onError: (error: Error) => void) {
    this.#backend = backend;
    this.#parts = parts;
    this.#onError = onError;
  }

  async enqueue(name: string, id: string, payload: JsonValue, options: EnqueueOptions = {}): Promise<void> {
    await this.enqueueMany(name, [{ id, payload, options }]);
  }

  async enqueueMany(name: string, jobs: readonly NewJob[]): Promise<void> {
    const queue = this.#queue(name);
    // Both servers keep JSON in a form of their own; a string of JSON comes back as it was.
    const added = jobs.map(({ id, payload, options }) => ({
      name,
      data: JSON.stringify(payload),
      opts: bullOptions(id, options ?? {}),
    }));
    for (let from = 0; from < added.length; from += bulkJobs) {
      await this.#answered(queue.addBulk(added.slice(from, from + bulkJobs)));
    }
  }

  async work(name: string, options: WorkOptions, handler: JobHandler): Promise<RunningWorker> {
    checkQueueName(name);
    const worker = new JobWorker(this.#parts, name, options, handler, this.#onError);
    this.#workers.add(worker);
    await worker.waitUntilReady();
    return {
      close: async () => {
        await worker.close();
        this.#workers.delete(worker);
      },
    };
  }

  async counts(name: string): Promise<QueueCounts> {
    const queue = this.#queue(name);
    const [counts, paused] = await this.#answered(
      Promise.all([queue.getJobCounts('wait', 'paused', 'prioritized', 'active', 'delayed'), queue.isPaused()]),
    );
    const of = (state: string): number => counts[state] ?? 0;
    return {
      waiting: of('wait') + of('paused') + of('prioritized'),
      active: of('active'),
      delayed: of('delayed'),
      paused,
    };
  }

  async pause(name: string): Promise<void> {
    await this.#answered(this.#queue(name).pause());
  }

  async resume(name: string): Promise<void> {
    await this.#answered(this.#queue(name).resume());
  }

  async close(): Promise<void> {
    await Promise.all([...this.#workers].map(async (worker) => worker.close()));
    this.#workers.clear();
    await Promise.all(
      [...this.#queues.values()].map(async (queue) => {
        if (!(await endsWithin(queue.close(), closeTimeoutMs))) await endsWithin(queue.disconnect(), closeTimeoutMs);
      }),
    );
    this.#queues.clear();
    await endsWithin(this.#parts.close(), closeTimeoutMs);
  }

  /** BullMQ waits for a lost server without end; callers here hear of it. What they asked was checked before. */
  async #answered<T>(work: Promise<T>): Promise<T> {
    let cause: unknown = new Error(`no answer within ${answerTimeoutMs} ms`);
    try {
      if (await endsWithin(work, answerTimeoutMs)) return await work;
    } catch (error) {
      cause = error;
    }
    throw new QueueUnreachableError(this.#backend.kind, this.#backend.url, cause);
  }

  #queue(name: string): BullQueue {
    const known = this.#queues.get(name);
    if (known !== undefined) return known;
    checkQueueName(name);
    const queue = this.#parts.queue(name);
    queue.on('error', this.#onError);
    this.#queues.set(name, queue);
    return queue;
  }
}

/** Opens the queue; prepares the server where needed. Throws QueueUnreachableError. */
export async function openQueue(options: QueueOptions): Promise<JobQueue> {
  const parts = await openBackend(options.backend);
  return new BullJobQueue(options.backend, parts, options.onError);
}
