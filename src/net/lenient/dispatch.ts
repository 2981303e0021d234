import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';
import type { RawHeaders } from '../../domain/index.ts';
import { ProtocolError } from '../errors/protocol-error.ts';
import { bodyReader, type BodyReader } from './body-reader.ts';
import { readHead, type LenientHead } from './response-head.ts';

/** Who is told what comes over the wire. */
export interface LenientHandler {
  /** How to end it from outside. */
  begin(stop: () => void): void;
  sent(headerText: string, socket: Socket): void;
  takeHead(head: LenientHead): void;
  take(chunk: Buffer): void;
  end(): void;
  fail(error: Error): void;
}

export interface LenientRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: RawHeaders;
  readonly body: Uint8Array | null;
  readonly silenceTimeoutMs: number;
  readonly maxHeaderBytes: number;
}

const emptyLines = ['\n\n', '\n\r\n', '\n\r\r\n'];
const longestEmptyLine = 4;
// eslint-disable-next-line no-control-regex
const unsendable = /[^\t\u0020-\u007e\u0080-\u00ff]/;

function coded(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}

function headerText({ url, method, headers }: LenientRequest): string {
  const fields: RawHeaders = [['host', url.host], ['connection', 'close'], ...headers];
  if (fields.some(([name, value]) => unsendable.test(name + value)))
    throw coded('a header field that cannot be sent', 'UND_ERR_INVALID_ARG');
  const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${url.pathname}${url.search} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/**
 * Asks once over a connection of its own, and reads the answer as browsers do. The connection is closed after it, so that bytes
 * which one reader takes for a second answer and another for the end of the first are nobody's answer.
 */
export function dispatchLeniently(
  connect: buildConnector.connector,
  request: LenientRequest,
  handler: LenientHandler,
): void {
  const { url } = request;
  let socket: Socket | null = null;
  let stopped = false;
  handler.begin(() => {
    stopped = true;
    socket?.destroy();
  });
  const text = headerText(request);
  const { hostname, host, protocol, port } = url;
  connect({ hostname, host, protocol, port }, (error, connected) => {
    if (error !== null) handler.fail(error);
    else if (stopped) connected.destroy();
    else {
      socket = connected;
      new Reading(connected, request, handler).start(text);
    }
  });
}

/** One answer as it comes in. */
class Reading {
  readonly #socket: Socket;
  readonly #request: LenientRequest;
  readonly #handler: LenientHandler;
  /** What of the head there is. */
  #held: Buffer = Buffer.alloc(0);
  #interimBytes = 0;
  #body: BodyReader | null = null;
  #done = false;

  constructor(socket: Socket, request: LenientRequest, handler: LenientHandler) {
    this.#socket = socket;
    this.#request = request;
    this.#handler = handler;
  }

  start(text: string): void {
    const socket = this.#socket;
    socket.setTimeout(this.#request.silenceTimeoutMs, () => this.#silent());
    socket.on('readable', () => this.#readAll());
    socket.once('end', () => this.#ended());
    socket.on('error', (error) => this.#fail(error));
    socket.once('close', () => this.#fail(coded('other side closed', 'UND_ERR_SOCKET')));
    this.#handler.sent(text, socket);
    const { body } = this.#request;
    socket.write(body === null ? text : `${text.slice(0, -2)}content-length: ${body.byteLength}\r\n\r\n`, 'latin1');
    if (body !== null) socket.write(body);
  }

  #readAll(): void {
    while (!this.#done) {
      const chunk: unknown = this.#socket.read();
      if (!Buffer.isBuffer(chunk)) return;
      try {
        if (this.#body === null) this.#readHead(chunk);
        else this.#readBody(this.#body, chunk);
      } catch (error) {
        this.#fail(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  #readHead(chunk: Buffer): void {
    const from = Math.max(0, this.#held.length - longestEmptyLine);
    this.#held = Buffer.concat([this.#held, chunk]);
    if (!emptyLines.some((end) => this.#held.includes(end, from))) {
      if (this.#held.length > this.#request.maxHeaderBytes) throw this.#improper('a header beyond all bounds');
      // Its first letters were looked at when they came.
      if (from > 0) return;
    }
    for (;;) {
      const head = readHead(this.#held);
      if (head.kind === 'improper') throw this.#improper(head.why);
      if (head.kind === 'unfinished') return;
      const rest = this.#held.subarray(head.end);
      if (head.status >= 200) {
        this.#body = bodyReader(head.framing);
        this.#held = Buffer.alloc(0);
        this.#handler.takeHead(head);
        this.#readBody(this.#body, rest);
        return;
      }
      this.#interimBytes += head.end;
      if (head.status === 101 || this.#interimBytes > this.#request.maxHeaderBytes)
        throw this.#improper('interim answers without end');
      this.#held = rest;
    }
  }

  #readBody(body: BodyReader, chunk: Buffer): void {
    for (const piece of body.read(chunk)) this.#handler.take(piece);
    if (body.isWhole) this.#end();
    else if (body.isDamaged) throw this.#improper('a chunk without a size, or trailers without end');
  }

  #ended(): void {
    if (this.#body?.mayEnd === true) this.#end();
    else this.#fail(coded('other side closed', 'UND_ERR_SOCKET'));
  }

  #silent(): void {
    const code = this.#body === null ? 'UND_ERR_HEADERS_TIMEOUT' : 'UND_ERR_BODY_TIMEOUT';
    this.#fail(coded('nothing came', code));
  }

  #improper(why: string): ProtocolError {
    const { url } = this.#request;
    return new ProtocolError(url.href, `${url.host} does not answer in proper HTTP (${why}).`, why);
  }

  #end(): void {
    if (this.#done) return;
    this.#done = true;
    this.#handler.end();
    this.#socket.destroy();
  }

  #fail(error: Error): void {
    if (this.#done) return;
    this.#done = true;
    this.#handler.fail(error);
    this.#socket.destroy();
  }
}
