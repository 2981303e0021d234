import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Has a server listen on a free port of 127.0.0.1, or where it is told to, and answers the port. */
export async function listenOnLoopback(server: Server, port = 0, host = '127.0.0.1'): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the system gave no port on the loopback');
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
