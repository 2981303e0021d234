import { setTimeout as sleep } from 'node:timers/promises';

/** What was opened, closed in reverse order. */
export interface Lifecycle {
  /** Aborted when closing begins: loops and waits end on it. */
  readonly signal: AbortSignal;
  /** What the program cannot go on after: the first error that `fail` was told of; null while all is well. */
  readonly failure: Error | null;
  /** Begins to close, because of an error that the program cannot go on after. */
  fail(error: Error): void;
  /** Adds something to close; what is added after closing began is closed at once. */
  add(name: string, close: () => Promise<void> | void): void;
  /** Closes everything once; further calls wait for the first. Answers the failures, in the order they happened. */
  close(): Promise<readonly CloseFailure[]>;
}

export interface CloseFailure {
  readonly name: string;
  readonly error: unknown;
}

export interface LifecycleOptions {
  /** Longest time one thing may take to close; then it is given up as a failure and the next has its turn. */
  readonly stepTimeoutMs?: number;
}

interface Step {
  readonly name: string;
  readonly close: () => Promise<void> | void;
}

export function createLifecycle({ stepTimeoutMs = 30_000 }: LifecycleOptions = {}): Lifecycle {
  const steps: Step[] = [];
  const failures: CloseFailure[] = [];
  const controller = new AbortController();
  let closing: Promise<readonly CloseFailure[]> | null = null;
  let failure: Error | null = null;

  const drain = async (): Promise<readonly CloseFailure[]> => {
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      const { name } = step;
      await closeStep(step, stepTimeoutMs).catch((error: unknown) => failures.push({ name, error }));
    }
    return failures;
  };
  const close = async (): Promise<readonly CloseFailure[]> => {
    if (closing === null) {
      controller.abort(new Error('The program is stopping'));
      closing = drain();
    }
    return closing;
  };
  return {
    signal: controller.signal,
    get failure() {
      return failure;
    },
    fail: (error) => {
      failure ??= error;
      void close();
    },
    add: (name, close) => {
      steps.push({ name, close });
      // The drain may be over already; a second one closes what came late.
      if (closing !== null) closing = closing.then(drain);
    },
    close,
  };
}

async function closeStep(step: Step, timeoutMs: number): Promise<void> {
  const timer = new AbortController();
  const timeout = sleep(timeoutMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`${step.name} did not close within ${timeoutMs / 1000} s`);
  });
  // Aborting the timer is how the race is left, not a failure.
  timeout.catch(() => undefined);
  try {
    await Promise.race([Promise.resolve().then(step.close), timeout]);
  } finally {
    timer.abort();
  }
}

export interface SignalOptions {
  /** Called with the first signal's name, before closing begins. */
  readonly onStop?: (signal: NodeJS.Signals) => void;
  /** Called when everything was closed, with what failed. */
  readonly onClosed: (failures: readonly CloseFailure[], signal: NodeJS.Signals) => void;
  /** Called with a second signal: end now. */
  readonly onForce: (signal: NodeJS.Signals) => void;
}

/** Closes on SIGINT or SIGTERM; a second signal forces. Answers a function that takes the handlers off again. */
export function closeOnSignals(lifecycle: Lifecycle, options: SignalOptions): () => void {
  let first: NodeJS.Signals | null = null;
  const handle = (signal: NodeJS.Signals): void => {
    if (first !== null) {
      options.onForce(signal);
      return;
    }
    first = signal;
    options.onStop?.(signal);
    void lifecycle.close().then((failures) => options.onClosed(failures, signal));
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.on(name, handle);
  return () => {
    for (const name of signals) process.off(name, handle);
  };
}
