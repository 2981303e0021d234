/** How one exchange went, as far as it tells of a host's load. */
export interface PaceReport {
  /** Null when nothing answered. */
  readonly status: number | null;
  readonly latencyMs: number;
  readonly retryAfterMs: number | null;
}

/** Slows down where a host struggles, and recovers as it does. */
export interface Pace {
  /** Pause before the next request, from the configured one; 0 stays 0 where the operator wants no pause. */
  delayFor(host: string, delayMs: number): number;
  /** How long the host still wants to be left alone. */
  restMs(host: string): number;
  record(host: string, report: PaceReport): void;
  /** Takes in a Crawl-delay, 0 where there is none any more; followed up to a minute. */
  wish(host: string, crawlDelayMs: number): void;
}

interface HostPace {
  factor: number;
  /** What is usual for this host: falls at once, rises slowly. */
  usualMs: number;
  /** What the host asked for, and when. */
  rest: { readonly sinceMs: number; readonly untilMs: number };
  wishedMs: number;
}

const mostHosts = 5000;
/** Most times the usual delay that a host which refuses or struggles is given. */
const slowest = 16;
/** Latency that counts as struggling: this many times the usual, and this long at least. */
const risenTimes = 3;
const risenMs = 1500;
/** A refusal without a time of its own. */
const defaultRestMs = 10_000;
const longestWishMs = 60_000;
const longestRestMs = 24 * 3_600_000;

const noRest = { sinceMs: 0, untilMs: 0 };

export function createPace(now: () => number): Pace {
  const hosts = new Map<string, HostPace>();

  function paceOf(host: string): HostPace {
    const known = hosts.get(host);
    if (known !== undefined) return known;
    if (hosts.size >= mostHosts) hosts.delete(hosts.keys().next().value ?? '');
    const pace: HostPace = { factor: 1, usualMs: Number.POSITIVE_INFINITY, rest: noRest, wishedMs: 0 };
    hosts.set(host, pace);
    return pace;
  }

  function restMs(host: string): number {
    const pace = hosts.get(host);
    if (pace === undefined) return 0;
    const { sinceMs, untilMs } = pace.rest;
    // The clock was set back since: the rest begins anew.
    if (now() < sinceMs) pace.rest = { sinceMs: now(), untilMs: now() + untilMs - sinceMs };
    return Math.max(0, pace.rest.untilMs - now());
  }

  return {
    delayFor(host, delayMs) {
      const pace = hosts.get(host);
      if (delayMs === 0 || pace === undefined) return delayMs;
      return Math.round(Math.max(Math.max(delayMs, pace.wishedMs) * pace.factor, restMs(host)));
    },
    restMs,
    wish(host, crawlDelayMs) {
      if (crawlDelayMs > 0 || hosts.has(host)) paceOf(host).wishedMs = Math.min(crawlDelayMs, longestWishMs);
    },
    record(host, { status, latencyMs, retryAfterMs }) {
      const pace = paceOf(host);
      const refused = status === 429 || status === 503;
      if (refused || (retryAfterMs !== null && status !== null && status >= 300)) {
        const askedMs = Math.min(retryAfterMs ?? defaultRestMs, longestRestMs);
        if (askedMs >= restMs(host)) pace.rest = { sinceMs: now(), untilMs: now() + askedMs };
      }
      if (refused) pace.factor = Math.min(slowest, pace.factor * 2);
      else if (latencyMs > risenMs && latencyMs > pace.usualMs * risenTimes) {
        pace.factor = Math.min(slowest, pace.factor * 1.5);
      } else pace.factor = Math.max(1, pace.factor * 0.9);
      if (!refused && status !== null) {
        pace.usualMs = latencyMs < pace.usualMs ? latencyMs : pace.usualMs + (latencyMs - pace.usualMs) * 0.05;
      }
    },
  };
}
