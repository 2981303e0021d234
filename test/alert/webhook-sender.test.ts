import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { problemOfSecret } from '../../src/domain/index.ts';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createWebhookDoor,
  createWebhookSender,
  isRefusedAddress,
  renderWebhookPayload,
  type WebhookSender,
} from '../../src/alert/index.ts';
import { createHttpDoor } from '../../src/net/index.ts';
import { alertView } from './sample.ts';
import { listenOnLoopback } from '../support/loopback.ts';

const secret = `whsec_${Buffer.from('a signing secret of the tests').toString('base64')}`;
const payload = JSON.stringify(renderWebhookPayload(alertView()));
const { deliveryId } = alertView();
const closers: (() => Promise<void> | void)[] = [];

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly url: string | undefined;
}

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) {
    await close();
  }
});

async function receiver(
  answer: (response: ServerResponse) => void,
): Promise<{ url: string; host: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString(), url: request.url });
      answer(response);
    });
  });
  const host = `127.0.0.1:${await listenOnLoopback(server)}`;
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://${host}/hook`, host, received };
}

function sender(allowPrivateHosts: readonly string[], timeoutMs = 2000): WebhookSender {
  const door = createHttpDoor({ userAgent: 'Nianbao-test', allowPrivateHosts });
  closers.push(() => door.close());
  return createWebhookSender({
    door: createWebhookDoor(door),
    nowMs: Date.now,
    timeoutMs,
    isRefusal: isRefusedAddress,
  });
}

describe('sending webhooks', () => {
  it('signs so that the receiver can verify, under the id of the delivery', async () => {
    const { url, host, received } = await receiver((response) => response.writeHead(204).end());
    expect(await sender([host]).send({ deliveryId, url, secret, payload })).toEqual({ kind: 'sent', note: null });
    const [hook] = received;
    expect(hook?.headers['webhook-id']).toBe(deliveryId);
    expect(hook?.headers['content-type']).toContain('application/json');
    const headers = {
      'webhook-id': String(hook?.headers['webhook-id']),
      'webhook-timestamp': String(hook?.headers['webhook-timestamp']),
      'webhook-signature': String(hook?.headers['webhook-signature']),
    };
    expect(new Webhook(secret).verify(hook?.body ?? '', headers)).toMatchObject({ type: 'report.revised' });
    expect(() => new Webhook(secret).verify(`${hook?.body} `, headers)).toThrow('No matching signature found');
  });

  it.each([
    [200, 'sent'],
    [202, 'sent'],
    [301, 'failed'],
    [400, 'failed'],
    [404, 'failed'],
    [408, 'retry'],
    [410, 'failed'],
    [429, 'retry'],
    [500, 'retry'],
    [503, 'retry'],
  ] as const)('takes the answer %i as %s', async (status, kind) => {
    const { url, host, received } = await receiver((response) =>
      response.writeHead(status, { location: '/other' }).end(),
    );
    expect((await sender([host]).send({ deliveryId, url, secret, payload })).kind).toBe(kind);
    expect(received).toHaveLength(1);
  });

  it('hands on what Retry-After asks for', async () => {
    const { url, host } = await receiver((response) => response.writeHead(429, { 'retry-after': '120' }).end());
    expect(await sender([host]).send({ deliveryId, url, secret, payload })).toMatchObject({
      kind: 'retry',
      afterMs: 120_000,
    });
  });

  it('tries again later after a time-out and where nobody listens', async () => {
    const { url, host } = await receiver(() => undefined);
    expect(await sender([host], 200).send({ deliveryId, url, secret, payload })).toMatchObject({ kind: 'retry' });
    const silent = { deliveryId, url: 'http://127.0.0.1:9/', secret, payload };
    expect(await sender(['127.0.0.1:9'], 500).send(silent)).toMatchObject({ kind: 'retry' });
  });

  it('never reaches a private address that was not allowed, and does not try again', async () => {
    const { url, received } = await receiver((response) => response.end());
    expect(await sender([]).send({ deliveryId, url, secret, payload })).toMatchObject({ kind: 'failed' });
    expect(received).toHaveLength(0);
  });

  it('sends nothing unsigned, and does not show the secret', async () => {
    const { url, host, received } = await receiver((response) => response.end());
    const outcome = await sender([host]).send({ deliveryId, url, secret: 'hunter2', payload });
    expect(outcome.kind).toBe('failed');
    expect(JSON.stringify(outcome)).not.toContain('hunter2');
    expect(received).toHaveLength(0);
    expect(problemOfSecret('whsec_c2hvcnQ=')).toContain('24 to 64 bytes');
    expect(problemOfSecret(secret)).toBeNull();
  });
});
