/** What tells a process the time. */
export interface ProcessClock {
  readonly now: () => Date;
  /** Milliseconds by a clock that nobody sets: for how long something has lasted. */
  readonly steadyMs: () => number;
}

export const machineClock: ProcessClock = { now: () => new Date(), steadyMs: () => performance.now() };
