/** A clock that stands where it was set and goes on from there as real time does. Milliseconds since 1970. */
export interface SimulatedClock {
  readonly now: () => Date;
  readonly nowMs: () => number;
  /** What the world's clocks say, which are never wrong. */
  readonly worldMs: () => number;
  /** Sets the clock, forward or back. @param aheadMs by how much it is wrong from now on */
  set(atMs: number, aheadMs?: number): void;
}

export function createClock(startMs: number): SimulatedClock {
  let setTo = startMs;
  let ahead = 0;
  let setWhen = performance.now();
  const nowMs = (): number => setTo + Math.floor(performance.now() - setWhen);
  return {
    now: () => new Date(nowMs()),
    nowMs,
    worldMs: () => nowMs() - ahead,
    set: (atMs, aheadMs = 0) => {
      setTo = atMs;
      ahead = aheadMs;
      setWhen = performance.now();
    },
  };
}
