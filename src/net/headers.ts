import type { RawHeaders } from '../domain/index.ts';

/** First value of a field; `name` in lower case. */
export function headerOf(headers: RawHeaders, name: string): string | null {
  return headers.find(([given]) => given.toLowerCase() === name)?.[1] ?? null;
}

const longestWaitMs = 7 * 24 * 3_600_000;

/** Retry-After (RFC 9110, 10.2.3) as milliseconds from now; seconds or a date, bounded to a week; null when absent. */
export function retryAfterMs(value: string | null, nowMs: number): number | null {
  if (value === null) return null;
  const text = value.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, longestWaitMs);
  const at = /^[A-Z][a-z]{2,8},/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.min(Math.max(0, at - nowMs), longestWaitMs);
}
