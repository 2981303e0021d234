import { DelayedError, UnrecoverableError } from 'bullmq';
import type { BullJob, BullParts, BullWorker } from './backend.ts';
import { DelayJob } from './errors/delay-job.ts';
import { JobFailedError } from './errors/job-failed-error.ts';
import { UnrecoverableJob } from './errors/unrecoverable-job.ts';
import { decodeJobId } from './job-id.ts';
import type { JsonValue } from './json.ts';
import { endsWithin } from './time-limit.ts';

/** A job as its handler sees it. */
export interface Job {
  readonly id: string;
  /** To be checked by the handler's own schema. */
  readonly payload: JsonValue;
  /** 1 for the first attempt. A takeover from a worker that died does not count. */
  readonly attempt: number;
  /** Aborted when the job was lost to another worker, or when closing has waited long enough. */
  readonly signal: AbortSignal;
}

export type JobHandler = (job: Job) => Promise<void>;

export interface WorkOptions {
  /** Most jobs at a time in this process. */
  readonly concurrency: number;
  /** How long a job stays ours when nothing is heard of us; about twice that until another takes over. 30 s unless told. */
  readonly lockMs?: number;
  /** How long `close` waits for running jobs before it aborts their signals. 30 s unless told. */
  readonly closeTimeoutMs?: number;
}

const defaultLockMs = 30_000;
const defaultCloseTimeoutMs = 30_000;
/** What an aborted handler has left to end, and the server to answer when nothing runs any more. */
const graceMs = 5_000;
const forcedCloseMs = 2_000;
const stepMs = 100;
/** A job that took as many workers down with it is given up. */
const mostTakeovers = 3;

/** Takes the jobs of one queue and runs a handler on each. */
export class JobWorker {
  readonly #name: string;
  readonly #handler: JobHandler;
  readonly #onError: (error: Error) => void;
  readonly #closeTimeoutMs: number;
  readonly #running = new Map<string, AbortController>();
  readonly #worker: BullWorker;
  #closing: Promise<void> | null = null;

  constructor(
    parts: BullParts,
    name: string,
    options: WorkOptions,
    handler: JobHandler,
    onError: (error: Error) => void,
  ) {
    const lockMs = options.lockMs ?? defaultLockMs;
    this.#name = name;
    this.#handler = handler;
    this.#onError = onError;
    this.#closeTimeoutMs = options.closeTimeoutMs ?? defaultCloseTimeoutMs;
    this.#worker = parts.worker(name, async (job, token) => this.#process(job, token), {
      concurrency: options.concurrency,
      lockDuration: lockMs,
      stalledInterval: lockMs,
      maxStalledCount: mostTakeovers,
    });
    this.#worker.on('error', onError);
    this.#worker.on('failed', (job, error) => onError(this.#failure(job, error)));
    this.#worker.on('lockRenewalFailed', (jobIds) => {
      for (const id of jobIds) this.#running.get(id)?.abort(new Error('the job was taken over by another worker'));
    });
  }

  async waitUntilReady(): Promise<void> {
    await this.#worker.waitUntilReady();
  }

  /** Takes no more jobs and waits for the running ones; after the time-out their signals abort and they go back. */
  async close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Pausing ends when every job has been handed back; closing by force is what works without a server. */
  async #close(): Promise<void> {
    let force = false;
    const paused = this.#worker.pause().catch((error: unknown) => {
      force = true;
      this.#onError(asError(error));
    });
    let idleMs = 0;
    for (let waitedMs = 0; waitedMs < this.#closeTimeoutMs && idleMs < graceMs; waitedMs += stepMs) {
      if (await endsWithin(paused, stepMs)) return this.#release(force);
      idleMs = this.#running.size === 0 ? idleMs + stepMs : 0;
    }
    for (const controller of this.#running.values()) controller.abort(new Error('the worker is closing'));
    if (idleMs < graceMs && (await endsWithin(paused, graceMs))) return this.#release(force);
    const reason = this.#running.size === 0 ? 'the server does not answer' : 'jobs did not end when they were told to';
    this.#onError(
      new Error(`The worker of ${this.#name} was cut off: ${reason}. What it held goes to another worker.`),
    );
    return this.#release(true);
  }

  async #release(force: boolean): Promise<void> {
    await endsWithin(this.#worker.close(force), force ? forcedCloseMs : graceMs);
  }

  async #process(job: BullJob, token: string | undefined): Promise<void> {
    const id = job.id ?? '';
    const controller = new AbortController();
    this.#running.set(id, controller);
    try {
      await this.#handler({
        id: decodeJobId(id),
        payload: parsePayload(job.data),
        attempt: job.attemptsMade + 1,
        signal: controller.signal,
      });
    } catch (error) {
      const closing = this.#closing !== null && controller.signal.aborted;
      if (closing || error instanceof DelayJob) {
        const delayMs = error instanceof DelayJob ? Math.max(0, Math.round(error.delayMs)) : 0;
        await job.moveToDelayed(Date.now() + delayMs, token);
        throw new DelayedError();
      }
      if (error instanceof UnrecoverableJob) throw givenUp(error);
      throw error;
    } finally {
      if (this.#running.get(id) === controller) this.#running.delete(id);
    }
  }

  #failure(job: BullJob | undefined, error: Error): Error {
    const id = job?.id === undefined ? '(unknown)' : decodeJobId(job.id);
    const attempt = job?.attemptsMade ?? 0;
    const final = error instanceof UnrecoverableError || attempt >= (job?.opts.attempts ?? 1);
    return new JobFailedError(
      this.#name,
      id,
      attempt,
      final,
      error.cause instanceof UnrecoverableJob ? error.cause : error,
    );
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function parsePayload(data: unknown): JsonValue {
  if (typeof data !== 'string') throw new UnrecoverableError('the job was not put in by this program');
  return JSON.parse(data) as JsonValue;
}

function givenUp(cause: UnrecoverableJob): UnrecoverableError {
  const error = new UnrecoverableError(cause.message);
  error.cause = cause;
  return error;
}
