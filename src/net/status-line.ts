import type { Socket } from 'node:net';

const prefixLength = 'HTTP/1.x'.length;
const seen = new WeakMap<Socket, { head: string }>();

/**
 * Lets the HTTP version of each answer be read from the socket: undici does not tell it. Watches what the parser reads;
 * takes nothing away.
 */
export function watchStatusLine(socket: Socket): void {
  const state = { head: '' };
  seen.set(socket, state);
  const read = socket.read.bind(socket);
  socket.read = (size?: number): unknown => {
    const chunk: unknown = read(size);
    if (state.head.length < prefixLength && Buffer.isBuffer(chunk)) {
      state.head += chunk.subarray(0, prefixLength - state.head.length).toString('latin1');
    }
    return chunk;
  };
}

/** Forgets the last answer's status line; called as each request is sent. */
export function expectStatusLine(socket: Socket): void {
  const state = seen.get(socket);
  if (state !== undefined) state.head = '';
}

/** Version in the status line of the answer now being read. */
export function httpVersionOf(socket: Socket): '1.0' | '1.1' {
  return seen.get(socket)?.head === 'HTTP/1.0' ? '1.0' : '1.1';
}
