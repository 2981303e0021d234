import { subscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Dispatcher } from 'undici';
import {
  codeOf,
  type Exchange,
  type ExchangeRequest,
  type ExchangeResponse,
  type RawHeaders,
} from '../domain/index.ts';
import { ConnectionError } from './errors/connection-error.ts';
import { TimeOutError } from './errors/time-out-error.ts';
import { headerOf } from './headers.ts';
import type { LenientHandler } from './lenient/dispatch.ts';
import type { LenientHead } from './lenient/response-head.ts';
import { isImproper, nameError } from './name-error.ts';
import { expectStatusLine, httpVersionOf, reasonOf } from './status-line.ts';

/** The handler whose request is being written right now: undici publishes the header text in the same call. */
let writing: ExchangeHandler | null = null;

function announce(handler: ExchangeHandler): void {
  writing = handler;
}

subscribe('undici:client:sendHeaders', (message) => {
  const handler = writing;
  writing = null;
  if (handler === null || typeof message !== 'object' || message === null) return;
  if (!('headers' in message) || !('socket' in message)) return;
  if (typeof message.headers === 'string' && message.socket instanceof Socket) {
    handler.sent(message.headers, message.socket);
  }
});

function parseHeaderText(text: string): RawHeaders {
  const lines = text.split('\r\n');
  const headers: [string, string][] = [];
  for (let index = 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const colon = line.indexOf(':');
    if (colon > 0) headers.push([line.slice(0, colon), line.slice(colon + 1).trimStart()]);
  }
  return headers;
}

function rawHeadersOf(controller: Dispatcher.DispatchController): RawHeaders {
  const raw = controller.rawHeaders;
  if (!Array.isArray(raw)) return [];
  const headers: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    headers.push([latin1(raw[index]), latin1(raw[index + 1])]);
  }
  return headers;
}

function latin1(value: Buffer | string | undefined): string {
  return Buffer.isBuffer(value) ? value.toString('latin1') : (value ?? '');
}

function declaredLength(headers: RawHeaders): number | null {
  const declared = headerOf(headers, 'content-length') ?? '';
  return /^\d+$/.test(declared) ? Number(declared) : null;
}

/** Sockets that carried an answer before: what breaks on them may be the peer closing an idle connection. */
const carried = new WeakSet<Socket>();

export interface HandlerOptions {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly body: Uint8Array | null;
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  readonly signal: AbortSignal | undefined;
  /** True where the connection is to a proxy: its address is not the server's. */
  readonly throughProxy: boolean;
  readonly now: () => number;
}

const stopped = new Error('stopped by the reader');

/** Gathers one exchange as it goes over the wire; every way to an end is bounded and settles once. */
export class ExchangeHandler implements Dispatcher.DispatchHandler, LenientHandler {
  readonly done: Promise<Exchange>;
  readonly #options: HandlerOptions;
  #resolve!: (exchange: Exchange) => void;
  #reject!: (error: unknown) => void;
  #settled = false;
  #stop: (() => void) | null = null;
  #socket: Socket | null = null;
  #requestHeaders: RawHeaders = [];
  #startedAtMs: number;
  #head: Omit<ExchangeResponse, 'body' | 'truncated'> | null = null;
  #chunks: Buffer[] = [];
  #size = 0;
  #stale = false;
  #misread = false;
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort = (): void => this.#fail(this.#options.signal?.reason);

  constructor(options: HandlerOptions) {
    this.#options = options;
    this.#startedAtMs = options.now();
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#timer = setTimeout(() => this.#timeOut(), options.timeoutMs);
    options.signal?.addEventListener('abort', this.#onAbort, { once: true });
    if (options.signal?.aborted === true) this.#onAbort();
  }

  /** True when a connection that had been idle broke before any answer: asking again over a new one is safe. */
  get wasStale(): boolean {
    return this.#stale;
  }

  /** True when the answer broke off at what is no HTTP as it is written: read as browsers do, there may be more of it. */
  get wasMisread(): boolean {
    return this.#misread;
  }

  begin(stop: () => void): void {
    this.#stop = stop;
    if (this.#settled) stop();
  }

  sent(headerText: string, socket: Socket): void {
    this.#requestHeaders = parseHeaderText(headerText);
    this.#socket = socket;
    this.#startedAtMs = this.#options.now();
    expectStatusLine(socket);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.begin(() => controller.abort(stopped));
    if (!this.#settled) announce(this);
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    _headers: unknown,
    statusText: string | undefined,
  ): void {
    if (status < 200 || this.#settled) return;
    const headers = rawHeadersOf(controller);
    const httpVersion = this.#socket === null ? '1.1' : httpVersionOf(this.#socket);
    const reason = this.#socket === null ? null : reasonOf(this.#socket, status);
    this.#begins({ httpVersion, status, statusText: reason ?? statusText ?? '', headers });
  }

  takeHead({ httpVersion, status, statusText, headers, departures }: LenientHead): void {
    if (this.#settled) return;
    const head = { httpVersion, status, statusText, headers };
    this.#begins(departures.length === 0 ? head : { ...head, departures });
  }

  #begins(head: Omit<ExchangeResponse, 'body' | 'truncated'>): void {
    this.#head = head;
    if ((declaredLength(head.headers) ?? 0) > this.#options.maxBodyBytes) this.#finish('length');
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.take(chunk);
  }

  take(chunk: Buffer): void {
    if (this.#settled) return;
    const room = this.#options.maxBodyBytes - this.#size;
    if (chunk.length > room) {
      if (room > 0) this.#keep(chunk.subarray(0, room));
      this.#finish('length');
    } else {
      this.#keep(chunk);
    }
  }

  onResponseEnd(): void {
    this.end();
  }

  end(): void {
    // A body without a length ends with its connection: where that was reset, nobody knows whether it is whole.
    this.#finish((this.#socket?.errored ?? null) === null ? null : 'disconnect');
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: Error): void {
    this.fail(error);
  }

  fail(error: Error): void {
    if (this.#settled) return;
    const code = codeOf(error);
    // A header or path that undici refuses to write is our own mistake.
    if (code === 'UND_ERR_INVALID_ARG') this.#fail(error);
    else if (this.#head === null) {
      const named = nameError(this.#options.url, error);
      this.#stale = named instanceof ConnectionError && this.#socket !== null && carried.has(this.#socket);
      this.#fail(named);
    } else {
      this.#misread = isImproper(error);
      this.#finish(code === 'UND_ERR_BODY_TIMEOUT' ? 'time' : 'disconnect');
    }
  }

  #keep(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
  }

  #timeOut(): void {
    if (this.#head !== null) {
      this.#finish('time');
      return;
    }
    const { url, timeoutMs } = this.#options;
    const within = `within ${timeoutMs} ms`;
    this.#fail(new TimeOutError(url, `${URL.parse(url)?.host ?? url} did not answer ${within}.`, within));
  }

  #finish(truncated: ExchangeResponse['truncated']): void {
    const head = this.#head;
    if (this.#settled || head === null) return;
    this.#settle(truncated !== null);
    const socket = this.#socket;
    if (socket !== null) carried.add(socket);
    this.#resolve({
      request: this.#request(),
      response: { ...head, body: this.#body(), truncated },
      startedAtMs: this.#startedAtMs,
      endedAtMs: this.#options.now(),
      ipAddress: this.#options.throughProxy ? null : (socket?.remoteAddress ?? null),
      authenticated: !(socket instanceof TLSSocket) || socket.authorized,
    });
  }

  #body(): Uint8Array {
    const [only] = this.#chunks;
    return this.#chunks.length === 1 && only !== undefined ? only : Buffer.concat(this.#chunks, this.#size);
  }

  #request(): ExchangeRequest {
    const { method, url, body } = this.#options;
    const length: RawHeaders = body === null ? [] : [['content-length', String(body.byteLength)]];
    return { method, url, headers: [...this.#requestHeaders, ...length], body };
  }

  #fail(error: unknown): void {
    if (this.#settled) return;
    this.#settle(true);
    this.#chunks = [];
    this.#reject(error);
  }

  #settle(abort: boolean): void {
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    if (abort) this.#stop?.();
  }
}
