import { headerOf, PrivateAddressError, retryAfterMs, UrlRefusedError, type HttpDoor } from '../net/index.ts';
import type { WebhookDoor } from './webhook-sender.ts';

/** Answers are not read; this much is taken so that the connection can be used again. */
const maxAnswerBytes = 16 * 1024;

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
        retryAfterMs: retryAfterMs(headerOf(exchange.response.headers, 'retry-after'), exchange.endedAtMs),
      };
    },
  };
}

/** Whether the door refused the address itself, which no repetition mends. */
export function isRefusedAddress(error: unknown): boolean {
  return error instanceof PrivateAddressError || error instanceof UrlRefusedError;
}
