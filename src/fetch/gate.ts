/** A turn; `leave` ends it and starts the pause before the next one. Leaving twice is leaving once. */
export interface GateTurn {
  /** @param pauseMs how much longer than the usual pause the host asked to be left alone */
  leave(pauseMs?: number): Promise<void>;
}

/**
 * One request at a time for each key (a host, a platform, an address), and at least `delayMs` between the end of one and
 * the start of the next. `delayMs` 0 is no gate at all.
 */
export interface PolitenessGate {
  /** Waits for the turn; rejects with the signal's reason when aborted meanwhile. */
  enter(key: string, delayMs: number, signal: AbortSignal): Promise<GateTurn>;
  /** How long a host still wants to be left alone, as any process was told; 0 where it does not. */
  restMs(key: string): Promise<number>;
}

/** A turn that nobody waits for. */
export const freeTurn: GateTurn = { leave: () => Promise.resolve() };
