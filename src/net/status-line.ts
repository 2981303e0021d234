import type { Socket } from 'node:net';

/** A longer line is no status line that anybody reads. */
const longestLine = 512;
const newLine = 10;
const seen = new WeakMap<Socket, { line: string; whole: boolean }>();

/**
 * Lets the status line of each answer be read from the socket: undici tells no version, and the words as UTF-8 whatever they
 * are. Watches what the parser reads; takes nothing away.
 */
export function watchStatusLine(socket: Socket): void {
  const state = { line: '', whole: false };
  seen.set(socket, state);
  const read = socket.read.bind(socket);
  socket.read = (size?: number): unknown => {
    const chunk: unknown = read(size);
    if (!state.whole && Buffer.isBuffer(chunk)) {
      const piece = chunk.subarray(0, longestLine - state.line.length);
      const end = piece.indexOf(newLine);
      state.line += piece.toString('latin1', 0, end === -1 ? piece.length : end);
      state.whole = end !== -1 || state.line.length >= longestLine;
    }
    return chunk;
  };
}

/** Forgets the last answer's status line; called as each request is sent. */
export function expectStatusLine(socket: Socket): void {
  const state = seen.get(socket);
  if (state === undefined) return;
  state.line = '';
  state.whole = false;
}

/** Version in the status line of the answer now being read. */
export function httpVersionOf(socket: Socket): '1.0' | '1.1' {
  return seen.get(socket)?.line.startsWith('HTTP/1.0') === true ? '1.0' : '1.1';
}

/** The words of that line byte for byte, one a character; null where another answer went before the one of that status. */
export function reasonOf(socket: Socket, status: number): string | null {
  const [, code, reason = ''] = /^HTTP\/\d\.\d (\d{3})(?: (.*?))?\r?$/.exec(seen.get(socket)?.line ?? '') ?? [];
  return code === String(status) ? reason : null;
}
