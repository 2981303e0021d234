/** A turn at a host; `leave` ends it and starts the pause before the next one. Leaving twice is leaving once. */
export interface GateTurn {
  leave(): Promise<void>;
}

/**
 * One request at a time for each host, and at least `delayMs` between the end of one and the start of the next.
 * `delayMs` 0 is no gate at all.
 */
export interface PolitenessGate {
  /** Waits for the turn; rejects with the signal's reason when aborted meanwhile. */
  enter(host: string, delayMs: number, signal: AbortSignal): Promise<GateTurn>;
}

/** A turn that nobody waits for. */
export const freeTurn: GateTurn = { leave: () => Promise.resolve() };
