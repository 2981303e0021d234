import { Worker } from 'node:worker_threads';
import { codeOf } from '../../domain/index.ts';
import type { ExtractInput } from '../document.ts';
import type { ExtractAnswer, ExtractOutcome, ExtractRequest } from './messages.ts';

/** A document on its way, with whoever waits for its outcome. */
export interface Task<Made> {
  readonly input: ExtractInput;
  readonly settle: (outcome: ExtractOutcome<Made>) => void;
}

export interface LaneOptions {
  readonly workerUrl: URL;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly idleMs: number;
}

export interface LaneEvents<Made> {
  /** A task is done and there is room for another. */
  readonly onRoom: () => void;
  /** Nothing was asked of it for `idleMs`. */
  readonly onIdle: (lane: Lane<Made>) => void;
  /** The worker is gone; tasks it had not begun are given back. */
  readonly onGone: (lane: Lane<Made>, notBegun: readonly Task<Made>[]) => void;
}

/** Time a thread may take to load its modules, on top of its first document's. */
const startMs = 15_000;
const youngGenerationMb = 64;
const stackMb = 4;

/** Nothing of the environment but where compiled code is kept: with it a thread is up in a third of the time. */
function compileCacheOnly({ NODE_COMPILE_CACHE: folder }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder };
}

/** One worker thread and the tasks handed to it; the first of them is being worked on, the others wait in its port. */
export class Lane<Made> {
  readonly #worker: Worker;
  readonly #options: LaneOptions;
  readonly #events: LaneEvents<Made>;
  readonly #tasks = new Map<number, Task<Made>>();
  #nextId = 1;
  /** How long the first task may take, or where there is none, how long the lane stays. */
  #timer: NodeJS.Timeout | null = null;
  #ready = false;
  #gone = false;

  constructor(options: LaneOptions, events: LaneEvents<Made>) {
    this.#options = options;
    this.#events = events;
    this.#worker = new Worker(options.workerUrl, {
      env: compileCacheOnly(process.env),
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: {
        maxOldGenerationSizeMb: options.memoryMb,
        maxYoungGenerationSizeMb: youngGenerationMb,
        stackSizeMb: stackMb,
      },
    });
    this.#worker.on('message', (answer: ExtractAnswer<Made>) => {
      this.#onAnswer(answer);
    });
    this.#worker.on('error', (error) => {
      this.#onError(error);
    });
    this.#worker.on('exit', (code) => {
      this.#leave({ kind: 'failed', error: `the worker thread ended by itself with code ${code}` });
    });
    this.#worker.unref();
  }

  get load(): number {
    return this.#tasks.size;
  }

  give(task: Task<Made>): void {
    const id = this.#nextId;
    this.#nextId += 1;
    if (this.#tasks.size === 0) {
      this.#worker.ref();
      this.#stopClock();
    }
    this.#tasks.set(id, task);
    // A copy: the caller keeps its bytes, and a small view of a large buffer is not sent as a whole.
    const bytes = new Uint8Array(task.input.bytes);
    const request: ExtractRequest = { id, input: { ...task.input, bytes } };
    this.#worker.postMessage(request, [bytes.buffer]);
    if (this.#tasks.size === 1) {
      this.#startClock();
    }
  }

  async close(): Promise<void> {
    const outcome: ExtractOutcome<Made> = { kind: 'failed', error: 'the extraction pool was closed' };
    this.#gone = true;
    this.#stopClock();
    for (const task of this.#tasks.values()) {
      task.settle(outcome);
    }
    this.#tasks.clear();
    await this.#worker.terminate();
  }

  #onAnswer(answer: ExtractAnswer<Made>): void {
    if (answer.kind === 'ready') {
      this.#ready = true;
      this.#nextClock();
      return;
    }
    const task = this.#tasks.get(answer.id);
    if (task === undefined) {
      return;
    }
    this.#tasks.delete(answer.id);
    if (this.#tasks.size === 0) this.#worker.unref();
    this.#nextClock();
    task.settle(
      answer.kind === 'extracted'
        ? { kind: 'extracted', extraction: answer.extraction }
        : { kind: 'failed', error: answer.error },
    );
    this.#events.onRoom();
  }

  #onError(error: unknown): void {
    const outOfMemory = codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY';
    this.#leave(
      outOfMemory
        ? { kind: 'killed', reason: 'memory', limit: this.#options.memoryMb }
        : { kind: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    );
  }

  /** The worker is lost: the task it was at gets the outcome; all of them where it never came up. */
  #leave(outcome: ExtractOutcome<Made>): void {
    if (this.#gone) {
      return;
    }
    this.#gone = true;
    this.#stopClock();
    const tasks = [...this.#tasks.values()];
    this.#tasks.clear();
    const charged = this.#ready ? tasks.slice(0, 1) : tasks;
    for (const task of charged) {
      task.settle(outcome);
    }
    this.#events.onGone(this, tasks.slice(charged.length));
  }

  #nextClock(): void {
    this.#stopClock();
    if (this.#tasks.size > 0) {
      this.#startClock();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#events.onIdle(this);
    }, this.#options.idleMs).unref();
  }

  #startClock(): void {
    const [id] = this.#tasks.keys();
    const limitMs = this.#options.timeoutMs + (this.#ready ? 0 : startMs);
    this.#timer = setTimeout(() => {
      // An answer may already wait behind a busy event loop: hear it first.
      setImmediate(() => {
        if (id !== undefined && this.#tasks.has(id) && !this.#gone) {
          this.#ready = true;
          this.#leave({ kind: 'killed', reason: 'time', limit: this.#options.timeoutMs });
          void this.#worker.terminate();
        }
      });
    }, limitMs);
  }

  #stopClock(): void {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
  }
}
