import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Has a server listen on a free port of 127.0.0.1, and answers the port. */
export async function listenOnLoopback(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the system gave no port on 127.0.0.1');
  return address.port;
}

/** A port at which nothing listens: free a moment ago, for who cannot take port 0. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenOnLoopback(server);
  server.close();
  await once(server, 'close');
  return port;
}
