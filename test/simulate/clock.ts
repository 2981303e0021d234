/** A clock that stands where it was set and goes on from there as real time does. Milliseconds since 1970. */
export interface SimulatedClock {
  readonly now: () => Date;
  readonly nowMs: () => number;
  /** Sets the clock, forward or back. */
  set(atMs: number): void;
}

export function createClock(startMs: number): SimulatedClock {
  let setTo = startMs;
  let setWhen = performance.now();
  const nowMs = (): number => setTo + Math.floor(performance.now() - setWhen);
  return {
    now: () => new Date(nowMs()),
    nowMs,
    set: (atMs) => {
      setTo = atMs;
      setWhen = performance.now();
    },
  };
}
