import type { ChangeKind, Significance } from '../domain/index.ts';
import { hourMs } from './absence.ts';
import { timeIn } from './zone.ts';

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

/** A version whose second look is awaited. */
interface Awaited {
  readonly nextAt: Date;
  readonly giveUpAt: Date;
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

/** When to look again after a look that proved nothing; null when it is time to tell what was seen once. */
export function nextLook({ giveUpAt }: Pick<Awaited, 'giveUpAt'>, now: Date): Date | null {
  if (giveUpAt <= now) return null;
  return new Date(Math.min(now.getTime() + retryAfterMs, giveUpAt.getTime()));
}

export const confirmWords = {
  once: (timeZone: string, seenAt: Date): string => `${timeIn(timeZone, seenAt)}读取到一次，尚未由第二次读取证实`,
  agreed: (timeZone: string, first: Date, second: Date): string =>
    `两次读取一致：${timeIn(timeZone, first)}和${timeIn(timeZone, second)}`,
  gaveUp: (timeZone: string, seenAt: Date, reason: string): string =>
    `只在${timeIn(timeZone, seenAt)}读取到一次，此后一直未能再次读取该页面（${reason}）`,
  wentBack: (timeZone: string, first: Date, second: Date): string =>
    `${timeIn(timeZone, first)}读取到的内容，${timeIn(timeZone, second)}再次读取时已变回先前的内容，未通知订阅者`,
  replaced: (timeZone: string, first: Date, second: Date): string =>
    `${timeIn(timeZone, first)}读取到一次，${timeIn(timeZone, second)}再次读取时又是另一内容`,
  relisted: (timeZone: string, at: Date): string =>
    `${timeIn(timeZone, at)}开始的巡查中，栏目又列出了该页面，未通知订阅者`,
  goneAgain: (timeZone: string, at: Date): string =>
    `${timeIn(timeZone, at)}开始的巡查中又不在了，可能只是缓存的旧内容，未通知订阅者`,
  settled: (timeZone: string, at: Date): string => `${timeIn(timeZone, at)}再次读取时，各处内容已不再互相矛盾`,
  back: (timeZone: string, at: Date): string =>
    `${timeIn(timeZone, at)}再次读取时一致；内容与先前的相同，其间的改动从未通知订阅者，故不另行通知`,
  silent: '先前的改动未经第二次读取证实，从未通知订阅者；现已变回原来的内容',
} as const;
