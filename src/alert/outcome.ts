import type { Settlement } from '../domain/index.ts';

/** How an attempt to deliver ended. Reasons hold no address and no secret. */
export type DeliveryOutcome =
  | { readonly kind: 'sent'; readonly note: string | null }
  | { readonly kind: 'retry'; readonly afterMs: number | null; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const waitsMs: readonly number[] = [minuteMs, 5 * minuteMs, 30 * minuteMs, 2 * hourMs, 6 * hourMs, 24 * hourMs];
const longestWaitMs = 24 * hourMs;

/** Milliseconds to wait after `attempts` failed attempts (from 1); null when it is time to give up. */
export function nextAttempt(attempts: number): number | null {
  return waitsMs[Math.max(1, Math.trunc(attempts)) - 1] ?? null;
}

/** Joins an outcome with the schedule. `attempts` counts this one. A longer Retry-After is honoured, up to a day. */
export function settle(outcome: DeliveryOutcome, attempts: number, now: Date): Settlement {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', lastError: outcome.note };
    case 'failed':
      return { state: 'failed', lastError: outcome.reason };
    case 'retry': {
      const waitMs = nextAttempt(attempts);
      if (waitMs === null) {
        return { state: 'failed', lastError: `given up after ${attempts} attempts: ${outcome.reason}` };
      }
      const askedMs = Math.min(outcome.afterMs ?? 0, longestWaitMs);
      return {
        state: 'pending',
        nextAttemptAt: new Date(now.getTime() + Math.max(waitMs, askedMs)),
        lastError: outcome.reason,
      };
    }
    default:
      return outcome satisfies never;
  }
}

/** The message of an error with mail addresses, user names in URLs and line breaks taken out. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replaceAll(/[^\s<>"'@:,;()]+@[^\s<>"'@,;()]+/gu, '<address>')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 500);
}
