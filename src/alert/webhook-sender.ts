import { Webhook } from 'standardwebhooks';
import { problemOfSecret, type DeliveryId, type RawHeaders } from '../domain/index.ts';
import { reasonOf, type DeliveryOutcome } from './outcome.ts';

/** The narrow way out that a webhook needs; refusals and broken connections reject. */
export interface WebhookDoor {
  /** Posts the body, follows no redirect. `retryAfterMs` is what the answer asked for. */
  post(
    url: string,
    headers: RawHeaders,
    body: Uint8Array,
    timeoutMs: number,
  ): Promise<{ readonly status: number; readonly retryAfterMs: number | null }>;
}

export interface WebhookSenderOptions {
  readonly door: WebhookDoor;
  /** Current time in milliseconds since 1970: a signature is dated. */
  readonly nowMs: () => number;
  /** Longest time for one attempt; 15 s when left out. */
  readonly timeoutMs?: number;
  /** True for errors of the door that no repetition mends: a refused address. None when left out. */
  readonly isRefusal?: (error: unknown) => boolean;
}

export interface OutgoingWebhook {
  readonly deliveryId: DeliveryId;
  readonly url: string;
  /** `whsec_…` of Standard Webhooks, from the environment. */
  readonly secret: string;
  /** `renderWebhookPayload` as JSON text. */
  readonly payload: string;
}

export interface WebhookSender {
  /** Signs and posts; never rejects: what goes wrong is an outcome. */
  send(webhook: OutgoingWebhook): Promise<DeliveryOutcome>;
}

function outcomeOf(status: number, retryAfterMs: number | null): DeliveryOutcome {
  if (status >= 200 && status < 300) {
    return { kind: 'sent', note: null };
  }
  const again = status === 408 || status === 425 || status === 429 || status >= 500;
  if (again) {
    return { kind: 'retry', afterMs: retryAfterMs, reason: `the receiver answered ${status}` };
  }
  const remedy =
    status === 410 ? ': it wants no more; take the subscriber out' : status < 400 ? ': redirects are not followed' : '';
  return { kind: 'failed', reason: `the receiver answered ${status}${remedy}` };
}

/** Sends webhooks signed by Standard Webhooks; `webhook-id` is the delivery's id, the same at every attempt. */
export function createWebhookSender(options: WebhookSenderOptions): WebhookSender {
  const timeoutMs = options.timeoutMs ?? 15_000;
  return {
    async send(webhook) {
      const problem = problemOfSecret(webhook.secret);
      if (problem !== null) {
        return { kind: 'failed', reason: `not signed: ${problem}` };
      }
      const at = new Date(options.nowMs());
      const signature = new Webhook(webhook.secret).sign(webhook.deliveryId, at, webhook.payload);
      const headers: RawHeaders = [
        ['content-type', 'application/json; charset=utf-8'],
        ['webhook-id', webhook.deliveryId],
        ['webhook-timestamp', String(Math.floor(at.getTime() / 1000))],
        ['webhook-signature', signature],
      ];
      try {
        const answer = await options.door.post(
          webhook.url,
          headers,
          new TextEncoder().encode(webhook.payload),
          timeoutMs,
        );
        return outcomeOf(answer.status, answer.retryAfterMs);
      } catch (error) {
        const reason = reasonOf(error);
        return options.isRefusal?.(error) === true
          ? { kind: 'failed', reason }
          : { kind: 'retry', afterMs: null, reason };
      }
    },
  };
}
