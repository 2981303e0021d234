import type { RawHeaders } from '../domain/index.ts';
import { PrivateAddressError, UrlRefusedError, type HttpDoor } from '../net/index.ts';
import type { WebhookDoor } from './webhook-sender.ts';

/** Answers are not read; this much is taken so that the connection can be used again. */
const maxAnswerBytes = 16 * 1024;

/** Milliseconds that a Retry-After header asks for (RFC 9110, 10.2.3: seconds or a date); null where none is readable. */
export function retryAfterMs(headers: RawHeaders, nowMs: number): number | null {
  const value = headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1].trim() ?? '';
  if (/^\d{1,9}$/u.test(value)) {
    return Number(value) * 1000;
  }
  const at = /^[A-Z][a-z]{2},? /u.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}

/** Webhooks over the guarded HTTP door; the door belongs to the caller. */
export function createWebhookDoor(door: HttpDoor): WebhookDoor {
  return {
    async post(url, headers, body, timeoutMs) {
      const exchange = await door.request({
        url,
        method: 'POST',
        headers,
        body,
        timeoutMs,
        maxBodyBytes: maxAnswerBytes,
      });
      return {
        status: exchange.response.status,
        retryAfterMs: retryAfterMs(exchange.response.headers, exchange.endedAtMs),
      };
    },
  };
}

/** Whether the door refused the address itself, which no repetition mends. */
export function isRefusedAddress(error: unknown): boolean {
  return error instanceof PrivateAddressError || error instanceof UrlRefusedError;
}
