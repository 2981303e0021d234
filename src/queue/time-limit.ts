import { setTimeout as sleep } from 'node:timers/promises';

/** True when the work has ended well within the limit, false when it still goes on; throws what the work throws. */
export async function endsWithin(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  const timer = new AbortController();
  // The timer is aborted once the work has ended: that is how the race is left, not a failure.
  const late = sleep(limitMs, false, { signal: timer.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    timer.abort();
  }
}
