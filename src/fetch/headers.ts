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
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * 1000, longestWaitMs);
  const at = /^[A-Z][a-z]{2,8},/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.min(Math.max(0, at - nowMs), longestWaitMs);
}

/**
 * Address a Location field points to, resolved; null where it is none. Servers send raw UTF-8 (or GBK) bytes: valid
 * UTF-8 is read as such, anything else is percent-encoded byte for byte.
 */
export function resolveLocation(value: string | null, base: string): string | null {
  if (value === null || value.trim() === '') return null;
  const bytes = Buffer.from(value.trim(), 'latin1');
  const utf8 = bytes.toString('utf8');
  const text = utf8.includes('\ufffd')
    ? value.trim().replaceAll(/[\u0080-\u00ff]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    : utf8;
  return URL.parse(text, base)?.href ?? null;
}
