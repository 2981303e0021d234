import { createServer, type Server, type Socket } from 'node:net';
import { listenOnLoopback } from '../support/loopback.ts';

/** What a server does with one request: writes what it likes to the socket. */
export type Behaviour = (socket: Socket, request: string) => void;

export interface RawServer {
  readonly port: number;
  readonly base: string;
  /** Requests as they came over the wire. */
  readonly requests: string[];
  readonly connections: () => number;
  close(): Promise<void>;
}

/** A server below HTTP: each path has a behaviour of its own, free to break every rule. */
export async function startRawServer(behaviours: Readonly<Record<string, Behaviour>>): Promise<RawServer> {
  const requests: string[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  const server: Server = createServer((socket) => {
    connections += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    let head = '';
    socket.on('data', (chunk: Buffer) => {
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      const request = head;
      head = '';
      requests.push(request);
      const path = /^\S+ (\S+)/.exec(request)?.[1]?.split('?', 1)[0] ?? '/';
      const behaviour = behaviours[path];
      if (behaviour === undefined) socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
      else behaviour(socket, request);
    });
  });
  const port = await listenOnLoopback(server);
  return {
    port,
    base: `http://127.0.0.1:${port}`,
    requests,
    connections: () => connections,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
