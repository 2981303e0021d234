import type { Exchange, PageVerdict, RawHeaders } from '../domain/index.ts';
import { decodeContent, NetError, TlsError, type DecodedContent, type HttpDoor } from '../net/index.ts';
import { decodeText, detectCharset } from './charset.ts';
import type { Fetched, Fetcher, FetchTarget, NextStep, Validators } from './fetched.ts';
import type { PolitenessGate } from './gate.ts';
import { headerOf, resolveLocation, retryAfterMs } from './headers.ts';
import { effectiveMediaType, parseContentType } from './media-type.ts';
import { judgePage } from './page-state.ts';
import { hostBelongs } from './places.ts';

export interface FetcherParts {
  readonly door: HttpDoor;
  readonly gate: PolitenessGate;
  readonly clock: { now(): number };
}

/** How much text is decoded to judge a page. */
const judgedBytes = 128 * 1024;
const textual = /^(?:text\/|application\/(?:xhtml\+xml|xml|json|javascript|rss\+xml|atom\+xml))/;

const ownHeaders: RawHeaders = [
  ['accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
  ['accept-language', 'zh-CN,zh;q=0.9,en;q=0.3'],
  ['accept-encoding', 'gzip, deflate, br, zstd'],
];

function requestHeaders(target: FetchTarget): RawHeaders {
  const { etag = null, lastModified = null } = target.validators ?? {};
  const conditional: [string, string][] = [];
  if (etag !== null) conditional.push(['if-none-match', etag]);
  if (lastModified !== null) conditional.push(['if-modified-since', lastModified]);
  const own = [...ownHeaders, ...conditional];
  const given = target.headers ?? [];
  const names = new Set(given.map(([name]) => name.toLowerCase()));
  return [...own.filter(([name]) => !names.has(name)), ...given];
}

function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

/** Where the last hop leads, or why the chain ends there. */
interface Chain {
  readonly hops: readonly Exchange[];
  readonly finalUrl: string;
  readonly verdict: PageVerdict | null;
  readonly error: NetError | null;
}

/** Fetches pages over HTTP: redirects followed within the portal, one exchange at a time at each host. */
export function createFetcher({ door, gate, clock }: FetcherParts): Fetcher {
  async function exchange(target: FetchTarget, url: string, first: boolean, signal: AbortSignal): Promise<Exchange> {
    const turn = await gate.enter(URL.parse(url)?.host ?? url, target.delayMs, signal);
    try {
      return await door.request({
        url,
        method: first ? (target.method ?? 'GET') : 'GET',
        body: first ? (target.body ?? null) : null,
        headers: requestHeaders(target),
        timeoutMs: target.limits.timeoutMs,
        maxBodyBytes: target.limits.maxBodyBytes,
        allowUnverifiedTls: target.allowUnverifiedTls === true,
        signal,
      });
    } finally {
      await turn.leave();
    }
  }

  async function follow(target: FetchTarget, signal: AbortSignal): Promise<Chain> {
    const hops: Exchange[] = [];
    const visited = new Set<string>();
    let url = target.url;
    for (;;) {
      visited.add(url);
      try {
        hops.push(await exchange(target, url, hops.length === 0, signal));
      } catch (error) {
        if (!(error instanceof NetError)) throw error;
        return { hops, finalUrl: url, verdict: verdictOf(error, hops.length), error };
      }
      const last = hops.at(-1);
      const status = last?.response.status ?? 0;
      const location = last === undefined ? null : headerOf(last.response.headers, 'location');
      const next = isRedirect(status) ? resolveLocation(location, url) : null;
      if (next === null) return { hops, finalUrl: url, verdict: null, error: null };
      const stop = (reason: string): Chain => ({
        hops,
        finalUrl: url,
        verdict: { state: 'unreachable', reason },
        error: null,
      });
      if (!/^https?:/.test(next)) return stop(`redirected to ${next.slice(0, 100)}, which is not on the web`);
      // A foreign host is not asked: that it is foreign is all there is to know.
      if (target.portalHosts.length > 0 && !hostBelongs(next, target.portalHosts)) {
        return { hops, finalUrl: next, verdict: null, error: null };
      }
      if (visited.has(next)) return stop(`redirected in a circle at ${next}`);
      if (hops.length > target.limits.maxRedirects) {
        return stop(`redirected more than ${target.limits.maxRedirects} times`);
      }
      url = next;
    }
  }

  return {
    async fetch(target, signal) {
      const chain = await follow(target, signal);
      return describe(target, chain, clock.now());
    },
  };
}

function verdictOf(error: NetError, hops: number): PageVerdict {
  const where = hops === 0 ? '' : `after ${hops} redirect${hops === 1 ? '' : 's'}: `;
  return { state: error instanceof TlsError ? 'insecure' : 'unreachable', reason: where + error.message };
}

async function describe(target: FetchTarget, chain: Chain, nowMs: number): Promise<Fetched> {
  const last = chain.hops.at(-1);
  const response = chain.error === null ? last?.response : undefined;
  const header = (name: string): string | null =>
    response === undefined ? null : headerOf(response.headers, name.toLowerCase());
  const decoded =
    response === undefined
      ? null
      : await decodeContent(response.body, header('content-encoding'), target.limits.maxBodyBytes);
  const declared = parseContentType(header('content-type'));
  const content = decoded === null || decoded.content.byteLength === 0 ? null : decoded.content;
  const mediaType = content === null ? declared.mediaType : effectiveMediaType(content, declared.mediaType);
  const isText = content !== null && (mediaType === null || textual.test(mediaType));
  const charset = isText ? detectCharset(content, declared.charset) : null;
  const verdict =
    chain.verdict ??
    judgePage({
      status: response?.status ?? 0,
      header,
      text: content !== null && charset !== null ? decodeText(content.subarray(0, judgedBytes), charset) : null,
      mediaType,
      contentBytes: content?.byteLength ?? 0,
      cut: cutOf(response?.truncated ?? null, decoded),
      requestedUrl: target.url,
      finalUrl: chain.finalUrl,
      portalHosts: target.portalHosts,
      columnUrls: target.columnUrls ?? [],
      conditional: target.validators !== null,
    });
  const wait = retryAfterMs(header('retry-after'), nowMs);
  return {
    by: 'http',
    hops: chain.hops,
    verdict,
    requestedUrl: target.url,
    finalUrl: chain.finalUrl,
    status: response?.status ?? null,
    header,
    content,
    mediaType,
    charset,
    validators: validatorsOf(header),
    retryAfterMs: wait,
    next: nextStep(verdict, response?.status ?? null, wait, chain.error),
    error: chain.error,
  };
}

function validatorsOf(header: (name: string) => string | null): Validators {
  return { etag: header('etag'), lastModified: header('last-modified') };
}

function cutOf(truncated: Exchange['response']['truncated'], decoded: DecodedContent | null): string | null {
  switch (truncated) {
    case 'length':
      return 'the body is larger than the limit';
    case 'time':
      return 'the body was not complete in time';
    case 'disconnect':
      return 'the connection broke before the body was complete';
    case null:
      break;
    default:
      return truncated satisfies never;
  }
  const problem = decoded?.problem ?? null;
  switch (problem) {
    case 'too-large':
      return 'the decompressed body is larger than the limit';
    case 'damaged':
      return 'the compressed body is damaged or cut';
    case 'unknown-coding':
      return 'the body has a content coding that cannot be undone';
    case null:
      return null;
    default:
      return problem satisfies never;
  }
}

function nextStep(
  verdict: PageVerdict,
  status: number | null,
  waitMs: number | null,
  error: NetError | null,
): NextStep {
  if (error !== null) return error.advice;
  if (waitMs !== null || status === 429 || status === 503) return 'wait';
  switch (verdict.state) {
    case 'ok':
    case 'not-modified':
    case 'missing':
      return 'go-on';
    case 'truncated':
    case 'unreachable':
      return status !== null && status >= 400 && status < 500 ? 'go-on' : 'retry';
    case 'blocked':
    case 'maintenance':
      return 'wait';
    case 'disallowed':
    case 'login':
    case 'script-only':
    case 'insecure':
    case 'wrong-host':
      return 'give-up';
    default:
      return verdict.state satisfies never;
  }
}
