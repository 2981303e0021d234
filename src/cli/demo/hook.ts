import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';

/** A webhook that arrived, its signature verified by the independent library that receivers use. */
export interface ReceivedHook {
  readonly id: string;
  readonly kind: string;
  readonly verified: boolean;
}

export interface HookReceiver {
  readonly url: string;
  readonly secret: string;
  readonly received: readonly ReceivedHook[];
  close(): Promise<void>;
}

const payload = z.object({ type: z.string() });

/** Starts a receiver on loopback that verifies Standard Webhooks signatures. */
export async function startHookReceiver(): Promise<HookReceiver> {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const webhook = new Webhook(secret);
  const received: ReceivedHook[] = [];
  const receive = async (request: IncomingMessage): Promise<number> => {
    const header = (name: string): string => String(request.headers[name] ?? '');
    const body = await text(request);
    const headers = {
      'webhook-id': header('webhook-id'),
      'webhook-timestamp': header('webhook-timestamp'),
      'webhook-signature': header('webhook-signature'),
    };
    const verified = verifies(webhook, body, headers);
    received.push({ id: headers['webhook-id'], kind: payload.parse(JSON.parse(body)).type, verified });
    return verified ? 204 : 401;
  };
  const server = createServer((request, response) => {
    const answer = (status: number): void => void response.writeHead(status).end();
    receive(request).then(answer, () => answer(400));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/nianbao`,
    secret,
    received,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function verifies(webhook: Webhook, body: string, headers: Record<string, string>): boolean {
  try {
    webhook.verify(body, headers);
    return true;
  } catch {
    // It throws where the signature does not fit, which is the question.
    return false;
  }
}
