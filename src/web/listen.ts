import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';

export interface ListenOptions {
  readonly app: Hono;
  /** `127.0.0.1` when left out. */
  readonly host?: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** True when the application asks for tokens. */
  readonly protectedByToken: boolean;
}

export interface Listening {
  /** Address to open: `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, waits some seconds for those under way, and closes. */
  close(): Promise<void>;
}

/** The server would be open to others without a token. */
export class UnprotectedBindError extends Error {
  override readonly name = 'UnprotectedBindError';
}

/** Requests under way are given this time to end when the server closes. */
const closeTimeoutMs = 3000;
/** A client that sends slowly, or sends much before its question, holds a connection no longer, and no more memory. */
const clientBounds = { requestTimeout: 30_000, headersTimeout: 15_000, maxHeaderSize: 16 * 1024 };

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(host);
}

/** Starts to serve. @throws UnprotectedBindError on any address but loopback without tokens; the system's error where the port is taken. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const host = options.host ?? '127.0.0.1';
  if (!isLoopback(host) && !options.protectedByToken) {
    throw new UnprotectedBindError(
      `Not serving on ${host}: others could read everything. Make a token (nianbao token create) or serve on 127.0.0.1.`,
    );
  }
  const server = createAdaptorServer({
    fetch: options.app.fetch,
    hostname: host,
    serverOptions: clientBounds,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    close: async () =>
      new Promise<void>((resolve, reject) => {
        const impatient = setTimeout(() => dropConnections(server), closeTimeoutMs);
        server.close((error) => {
          clearTimeout(impatient);
          return error === undefined ? resolve() : reject(error);
        });
      }),
  };
}

/** A client that never ends its request must not keep the program from ending. */
function dropConnections(server: ServerType): void {
  if ('closeAllConnections' in server) {
    server.closeAllConnections();
  }
}
