import type { Exchange, RawHeaders } from '../domain/index.ts';
import { createAgents, maxHeaderBytes, type AgentOptions } from './agents.ts';
import { checkUrl } from './check-url.ts';
import { DoorClosedError } from './errors/door-closed-error.ts';
import { ProtocolError } from './errors/protocol-error.ts';
import { ExchangeHandler } from './exchange-handler.ts';
import { createHostAllowance } from './host-allowance.ts';
import { dispatchLeniently } from './lenient/dispatch.ts';
import { isImproper } from './name-error.ts';

export interface HttpDoorOptions extends AgentOptions {
  /** Sent with every request that names no other. */
  readonly userAgent: string;
  /** Hosts (`host` or `host:port`, lower case) that may be private or loopback and may use any port. */
  readonly allowPrivateHosts: readonly string[];
  /** Clock for the times of an exchange, in milliseconds since 1970. */
  readonly now?: () => number;
}

export interface DoorRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  /** Sent in this order and case, after `host` and `connection`. */
  readonly headers?: RawHeaders;
  readonly body?: Uint8Array | null;
  /** Longest time for the exchange as a whole; 30 s when left out. */
  readonly timeoutMs?: number;
  /** Longest silence before the headers, and between two pieces of the body. */
  readonly silenceTimeoutMs?: number;
  /** Largest body as it comes over the wire (before decompression); what exceeds it is cut and said so. */
  readonly maxBodyBytes?: number;
  readonly signal?: AbortSignal;
  /** True accepts a peer that cannot be authenticated; the exchange is then marked so. */
  readonly allowUnverifiedTls?: boolean;
}

/** The only way out of the program for HTTP. */
export interface HttpDoor {
  /**
   * Makes one exchange; follows no redirect, undoes no content coding. Header values are latin-1 strings, byte for byte
   * as they came. A body cut by a limit or by the peer is an answer with `truncated` set.
   * @throws NetError (its `advice` says what next) when there is no answer; the signal's reason when aborted.
   */
  request(options: DoorRequest): Promise<Exchange>;
  /** Waits for the requests under way, then closes the connections. */
  close(): Promise<void>;
}

const defaults = {
  timeoutMs: 30_000,
  maxBodyBytes: 50 * 1024 * 1024,
} as const;

/** Origins remembered whose answers are read leniently. */
const mostLenient = 1000;

interface Prepared {
  readonly handler: ExchangeHandler;
  readonly method: 'GET' | 'POST';
  readonly headers: RawHeaders;
  readonly body: Uint8Array | null;
  readonly silenceTimeoutMs: number;
}

/** The address as it was asked for: without its fragment, and in ASCII. */
function addressOf(given: string, url: URL): string {
  return url.hash === '' && /^[\u0021-\u007e]+$/.test(given)
    ? given
    : url.href.slice(0, url.href.length - url.hash.length);
}

/** Opens the door; the caller closes it. */
export function createHttpDoor(options: HttpDoorOptions): HttpDoor {
  const allowance = createHostAllowance(options.allowPrivateHosts);
  const now = options.now ?? Date.now;
  const agents = createAgents(options, allowance);
  const lenientOrigins = new Set<string>();
  const lenientExchanges = new Set<Promise<unknown>>();
  let closed = false;

  function prepare(wanted: DoorRequest, url: URL): Prepared {
    const method = wanted.method ?? 'GET';
    const body = wanted.body ?? null;
    const timeoutMs = wanted.timeoutMs ?? defaults.timeoutMs;
    const silenceTimeoutMs = Math.min(wanted.silenceTimeoutMs ?? timeoutMs, timeoutMs);
    const given = wanted.headers ?? [];
    const named = given.some(([name]) => name.toLowerCase() === 'user-agent');
    const handler = new ExchangeHandler({
      url: addressOf(wanted.url, url),
      method,
      body,
      timeoutMs,
      maxBodyBytes: wanted.maxBodyBytes ?? defaults.maxBodyBytes,
      signal: wanted.signal,
      throughProxy: options.proxy !== undefined,
      now,
    });
    const headers = named ? given : [['user-agent', options.userAgent] as const, ...given];
    return { handler, method, headers, body, silenceTimeoutMs };
  }

  function attempt(wanted: DoorRequest, url: URL): ExchangeHandler {
    const { handler, method, headers, body, silenceTimeoutMs } = prepare(wanted, url);
    try {
      agents.take(wanted.allowUnverifiedTls === true).dispatch(
        {
          origin: url.origin,
          path: url.pathname + url.search,
          method,
          headers: headers.flat(),
          body: body === null ? null : Buffer.from(body.buffer, body.byteOffset, body.byteLength),
          headersTimeout: silenceTimeoutMs,
          bodyTimeout: silenceTimeoutMs,
        },
        handler,
      );
    } catch (error) {
      handler.fail(error instanceof Error ? error : new Error(String(error)));
    }
    return handler;
  }

  async function attemptLeniently(wanted: DoorRequest, url: URL): Promise<Exchange> {
    const { handler, method, headers, body, silenceTimeoutMs } = prepare(wanted, url);
    const done = handler.done.finally(() => lenientExchanges.delete(done));
    lenientExchanges.add(done);
    try {
      const request = { url, method, headers, body, silenceTimeoutMs, maxHeaderBytes };
      dispatchLeniently(agents.connector(wanted.allowUnverifiedTls === true), request, handler);
    } catch (error) {
      handler.fail(error instanceof Error ? error : new Error(String(error)));
    }
    return done;
  }

  /** The first outcome where the second is no better. */
  async function readAgain(wanted: DoorRequest, url: URL, first: Promise<Exchange>): Promise<Exchange> {
    const again = await attemptLeniently(wanted, url).catch(() => null);
    wanted.signal?.throwIfAborted();
    if (again === null) return first;
    if (again.response.truncated !== 'disconnect' && lenientOrigins.size < mostLenient) lenientOrigins.add(url.origin);
    return again;
  }

  async function request(wanted: DoorRequest): Promise<Exchange> {
    wanted.signal?.throwIfAborted();
    const url = checkUrl(wanted.url, allowance);
    if (closed) throw new DoorClosedError(wanted.url, `The request to ${url.host} was not made: the door is closed.`);
    if (lenientOrigins.has(url.origin)) return attemptLeniently(wanted, url);
    const mayRepeat = wanted.method !== 'POST';
    // A proxy's connections are its own.
    const mayReadAgain = mayRepeat && options.proxy === undefined;
    const first = attempt(wanted, url);
    try {
      const exchange = await first.done;
      return first.wasMisread && mayReadAgain ? await readAgain(wanted, url, first.done) : exchange;
    } catch (error) {
      if (error instanceof ProtocolError && mayReadAgain && isImproper(error.cause))
        return readAgain(wanted, url, first.done);
      // The peer may close an idle connection just as it is used again; that says nothing of the page.
      if (!first.wasStale || !mayRepeat) throw error;
      return attempt(wanted, url).done;
    }
  }

  return {
    request,
    async close() {
      closed = true;
      await agents.close();
      await Promise.allSettled(lenientExchanges);
    },
  };
}
