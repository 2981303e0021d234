import type { ExchangeResponse, RawHeaders } from '../domain/index.ts';
import { beginsGzip } from './gzip-members.ts';

/** First value of a field; `name` in lower case. */
export function headerOf(headers: RawHeaders, name: string): string | null {
  return headers.find(([given]) => given.toLowerCase() === name)?.[1] ?? null;
}

const text = /^\s*(?:text\/|application\/(?:xhtml\+xml|xml|json|javascript)\b)/i;

/**
 * The content codings of an answer, in the order of all fields that name them; null for none. A text that is packed by gzip
 * and does not say so (a proxy lost the field, or the transfer was coded) has that coding all the same.
 */
export function contentCodingOf({ headers, body }: Pick<ExchangeResponse, 'headers' | 'body'>): string | null {
  const named = headers.filter(([name]) => name.toLowerCase() === 'content-encoding').map(([, value]) => value);
  if (named.some((value) => value.trim() !== '')) return named.join(', ');
  return beginsGzip(body) && text.test(headerOf(headers, 'content-type') ?? '') ? 'gzip' : null;
}

const longestWaitMs = 7 * 24 * 3_600_000;

/** Retry-After (RFC 9110, 10.2.3) as milliseconds from now; seconds or a date, bounded to a week; null when absent. */
export function retryAfterMs(value: string | null, nowMs: number): number | null {
  if (value === null) return null;
  const wait = value.trim();
  if (/^\d+$/.test(wait)) return Math.min(Number(wait) * 1000, longestWaitMs);
  const at = /^[A-Z][a-z]{2,8},/.test(wait) ? Date.parse(wait) : Number.NaN;
  return Number.isNaN(at) ? null : Math.min(Math.max(0, at - nowMs), longestWaitMs);
}
