import type { ChangeKind, Significance } from '../domain/index.ts';
import { hourMs } from './absence.ts';

const minuteMs = 60 * 1000;
/** Content that was there before may come from a stale cache, which can live for an hour. */
const returnPatience = 9;
const giveUpAfterMs = 24 * hourMs;
const retryAfterMs = 30 * minuteMs;

/** What decides whether a version has to be seen twice before it is told. */
export interface ToConfirm {
  readonly changes: readonly {
    readonly kind: ChangeKind;
    readonly significance: Significance;
    readonly baseline: boolean;
  }[];
  /** Whether the content is one that the report had before. */
  readonly returns: boolean;
  /** Whether it takes the place of a version that was not told yet: whatever that leads to waits as well. */
  readonly onUntold: boolean;
}

/** When a version is looked at again, and from when on it is told as seen once: by the last look, or else without one. */
export interface Appointment {
  readonly nextAt: Date;
  readonly giveUpAt: Date;
  readonly tellAt: Date;
}

/**
 * A major change is told when a second look agrees, and so is any return to what was there before: a cache that lags behind
 * shows that. Null where it is told at once, or nobody is to be told.
 */
export function appointmentOf(
  { changes, returns, onUntold }: ToConfirm,
  confirmMinutes: number,
  now: Date,
): Appointment | null {
  const weighs = changes.some(({ significance, baseline }) => (returns || significance === 'major') && !baseline);
  if (!onUntold && (!weighs || confirmMinutes === 0)) return null;
  return appointmentAt(confirmMinutes, returns, now);
}

function appointmentAt(confirmMinutes: number, returns: boolean, now: Date): Appointment {
  const after = (ms: number): Date => new Date(now.getTime() + patienceMs(confirmMinutes, returns) + ms);
  return { nextAt: after(0), giveUpAt: after(giveUpAfterMs), tellAt: after(giveUpAfterMs + hourMs) };
}

function patienceMs(confirmMinutes: number, returns: boolean): number {
  return confirmMinutes * minuteMs * (returns ? returnPatience : 1);
}

/** Servers tell their time to the second, and the nodes of one do not agree to the last. */
const nodesDifferMs = minuteMs;

/** Whether a second look came before its time by the clock of the server, since our own was set forward meanwhile. */
export function isTooSoon(servedMs: number | null, confirmMinutes: number, returns: boolean): boolean {
  return servedMs !== null && servedMs + nodesDifferMs < patienceMs(confirmMinutes, returns);
}

/** A version whose second look is awaited. */
interface Awaited {
  readonly nextAt: Date;
  readonly giveUpAt: Date;
  readonly attempts: number;
  readonly returns: boolean;
}

/**
 * A new appointment for a look that was put off under a clock that was set back since: nobody knows how long ago the version
 * was seen, so that the whole wait begins anew. Null where the old one stands.
 */
export function newAppointment(
  { nextAt, returns }: Pick<Awaited, 'nextAt' | 'returns'>,
  confirmMinutes: number,
  now: Date,
): Appointment | null {
  const waitMs = nextAt.getTime() - now.getTime();
  return waitMs > Math.max(patienceMs(confirmMinutes, returns), retryAfterMs)
    ? appointmentAt(confirmMinutes, returns, now)
    : null;
}

/** Until when a version is looked at again that nobody could look at in its time, since the program was off; null where one could. */
export function lateGiveUp({ giveUpAt, attempts }: Pick<Awaited, 'giveUpAt' | 'attempts'>, now: Date): Date | null {
  return attempts === 0 && giveUpAt <= now ? new Date(now.getTime() + giveUpAfterMs) : null;
}

/** When to look again after a look that proved nothing; null when it is time to tell what was seen once. */
export function nextLook({ giveUpAt }: Pick<Awaited, 'giveUpAt'>, now: Date): Date | null {
  if (giveUpAt <= now) return null;
  return new Date(Math.min(now.getTime() + retryAfterMs, giveUpAt.getTime()));
}
