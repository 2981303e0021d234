import type { Extraction } from '../../domain/index.ts';
import type { ExtractInput } from '../document.ts';
import { Lane, type Task } from './lane.ts';
import type { ExtractOutcome } from './messages.ts';

export type { ExtractOutcome } from './messages.ts';

export interface ExtractPoolOptions {
  /** Most worker threads; another starts when those that run have as much as they may hold. */
  readonly size: number;
  /** Longest time for one document, from when the worker begins with it. */
  readonly timeoutMs: number;
  /** Largest heap of one worker. */
  readonly memoryMb: number;
  /** How long a worker without work stays up: it keeps some 100 MB, and a new one is up in a third of a second. */
  readonly idleMs?: number;
  /** Module that the workers run, which makes what the pool answers; by default the extractor, which makes Extractions. */
  readonly workerUrl?: URL;
}

export interface ExtractPool<Made = Extraction> {
  /** Reads a document in a worker thread. Never rejects. The bytes stay the caller's. */
  extract(input: ExtractInput): Promise<ExtractOutcome<Made>>;
  /** Says that documents are on their way: a worker loads its code meanwhile, if none is up. */
  prepare(): void;
  /** Ends the workers; documents still on their way come back as failed. */
  close(): Promise<void>;
}

/** Documents handed to a worker ahead of time, so that it need not wait for the next message. */
const mostAhead = 4;
const defaultIdleMs = 60_000;

/**
 * Worker threads that turn bytes into Extractions under limits of time and memory. A document over a limit ends its worker
 * only: the worker is replaced, and what waited behind it is done by another. Idle workers do not keep the process alive, and end
 * after a while.
 */
export function createExtractPool<Made = Extraction>(options: ExtractPoolOptions): ExtractPool<Made> {
  const { size, timeoutMs, memoryMb, idleMs = defaultIdleMs } = options;
  const { workerUrl = new URL('./worker.ts', import.meta.url) } = options;
  const lanes = new Set<Lane<Made>>();
  const waiting: Task<Made>[] = [];
  let closed = false;

  const onGone = (lane: Lane<Made>, notBegun: readonly Task<Made>[]): void => {
    lanes.delete(lane);
    waiting.unshift(...notBegun);
    if (!closed) {
      dispatch();
    }
  };
  const onIdle = (lane: Lane<Made>): void => {
    lanes.delete(lane);
    void lane.close();
  };
  const newLane = (): Lane<Made> => {
    const lane = new Lane<Made>({ workerUrl, timeoutMs, memoryMb, idleMs }, { onRoom: dispatch, onIdle, onGone });
    lanes.add(lane);
    return lane;
  };
  const laneWithRoom = (): Lane<Made> | null => {
    const freest = [...lanes].sort((a, b) => a.load - b.load)[0];
    if (freest !== undefined && freest.load < mostAhead) return freest;
    return lanes.size < size ? newLane() : null;
  };
  function dispatch(): void {
    while (waiting.length > 0) {
      const lane = laneWithRoom();
      const task = lane === null ? undefined : waiting.shift();
      if (lane === null || task === undefined) {
        return;
      }
      lane.give(task);
    }
  }

  return {
    extract: (input) =>
      new Promise((resolve) => {
        if (closed) {
          resolve({ kind: 'failed', error: 'the extraction pool was closed' });
          return;
        }
        waiting.push({ input, settle: resolve });
        dispatch();
      }),
    prepare: () => {
      if (lanes.size === 0 && !closed) newLane();
    },
    close: async () => {
      closed = true;
      for (const task of waiting.splice(0)) {
        task.settle({ kind: 'failed', error: 'the extraction pool was closed' });
      }
      await Promise.all([...lanes].map((lane) => lane.close()));
      lanes.clear();
    },
  };
}
