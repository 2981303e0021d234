import { wasRead, type Exchange, type PageReason, type PageVerdict, type RawHeaders } from '../domain/index.ts';
import { headerOf, retryAfterMs, NetError, type AddressBook, type HttpDoor } from '../net/index.ts';
import { readAnswer, type Answer } from './answer.ts';
import { createCookieJar } from './cookies.ts';
import type { Fetched, Fetcher, FetchTarget, Validators } from './fetched.ts';
import type { PolitenessGate } from './gate.ts';
import { resolveLocation } from './location.ts';
import { nextStep } from './next-step.ts';
import { noAnswer } from './no-answer.ts';
import { createPace, type Pace } from './pace.ts';
import { refusalOf } from './permission.ts';
import type { PageJudgement } from './page-evidence.ts';
import { judgePage } from './page-state.ts';
import { hostBelongs } from './places.ts';
import type { Robots } from './robots.ts';
import { softRedirect } from './soft-redirect.ts';
import { createTurns, sharingOf } from './turns.ts';
import { validatorsOf } from './validators.ts';

export interface FetcherParts {
  readonly door: HttpDoor;
  readonly gate: PolitenessGate;
  /** Left out, hosts are told apart by name alone. */
  readonly addresses?: AddressBook;
  readonly clock: { now(): number };
  /** How hosts are paced, where another fetcher shares it. */
  readonly pace?: Pace;
  /** Left out, no robots file is asked for. */
  readonly robots?: Robots;
}

const ownHeaders: RawHeaders = [
  ['accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
  ['accept-language', 'zh-CN,zh;q=0.9,en;q=0.3'],
  ['accept-encoding', 'gzip, deflate, br, zstd'],
];

function requestHeaders(target: FetchTarget, sameHost: boolean, cookie: string | null): RawHeaders {
  const { etag = null, lastModified = null } = target.validators ?? {};
  const own: (readonly [string, string])[] = [...ownHeaders];
  if (etag !== null) own.push(['if-none-match', etag]);
  if (lastModified !== null) own.push(['if-modified-since', lastModified]);
  if (cookie !== null) own.push(['cookie', cookie]);
  // What the operator sends to a host (a key, say) is for that host.
  const given = sameHost ? (target.headers ?? []) : [];
  if (given.length === 0) return own;
  const names = new Set(given.map(([name]) => name.toLowerCase()));
  return [...own.filter(([name]) => !names.has(name)), ...given];
}

function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

/** Where a chain of exchanges ended. */
interface End {
  readonly finalUrl: string;
  /** The last answer; null when the last request got none. */
  readonly answer: Answer | null;
  /** Set where the chain, not the last answer, decides. */
  readonly verdict: PageVerdict | null;
  readonly error: NetError | null;
  readonly waitMs: number | null;
}

/** Fetches pages over HTTP: redirects followed within the portal, one exchange at a time at each host. */
export function createFetcher(parts: FetcherParts): Fetcher {
  const { door, gate, addresses, clock, robots } = parts;
  const turns = createTurns(gate, addresses ?? null);
  const pace = parts.pace ?? createPace(() => clock.now());
  const jar = createCookieJar(() => clock.now());
  const permission = { pace, turns, robots };

  async function exchange(target: FetchTarget, url: string, first: boolean, signal: AbortSignal): Promise<Exchange> {
    const parsed = URL.parse(url);
    const host = parsed?.host ?? url;
    const { delayMs } = target;
    const hostDelayMs = pace.delayFor(host, delayMs);
    const turn = await turns.take({ url, sharing: sharingOf(target), hostDelayMs, delayMs }, signal);
    const startedAt = clock.now();
    try {
      const made = await door.request({
        url,
        method: first ? (target.method ?? 'GET') : 'GET',
        body: first ? (target.body ?? null) : null,
        headers: requestHeaders(
          target,
          first || URL.parse(target.url)?.host === host,
          parsed === null ? null : jar.cookieFor(parsed),
        ),
        timeoutMs: target.limits.timeoutMs,
        maxBodyBytes: target.limits.maxBodyBytes,
        allowUnverifiedTls: target.allowUnverifiedTls === true,
        signal,
      });
      if (parsed !== null) jar.keep(parsed, made.response.headers);
      pace.record(host, {
        status: made.response.status,
        latencyMs: made.endedAtMs - made.startedAtMs,
        retryAfterMs: retryAfterMs(headerOf(made.response.headers, 'retry-after'), clock.now()),
      });
      return made;
    } catch (error) {
      if (error instanceof NetError && error.advice === 'retry') {
        pace.record(host, { status: null, latencyMs: clock.now() - startedAt, retryAfterMs: null });
      }
      throw error;
    } finally {
      // Every process leaves a host alone that asked one of them for it.
      await turn.leave(pace.restMs(host));
    }
  }

  async function follow(target: FetchTarget, hops: Exchange[], signal: AbortSignal): Promise<End> {
    const visited = new Set<string>();
    let url = target.url;
    for (;;) {
      visited.add(url);
      const refusal = await refusalOf(permission, target, url, signal);
      if (refusal !== null) return { finalUrl: url, answer: null, ...refusal };
      let answer: Answer;
      let next: string | null;
      try {
        const made = await exchange(target, url, hops.length === 0, signal);
        hops.push(made);
        answer = await readAnswer(made, target.limits.maxBodyBytes, target.charset ?? null);
        next = nextAddress(made, answer, url);
      } catch (error) {
        if (!(error instanceof NetError)) throw error;
        return { finalUrl: url, answer: null, verdict: verdictOf(error, hops.length), error, waitMs: null };
      }
      const end = { finalUrl: url, answer, verdict: null, error: null, waitMs: null };
      const stop = (reason: PageReason): End => ({ ...end, verdict: { state: 'unreachable', reason } });
      if (next === null) return end;
      if (!/^https?:/.test(next)) return stop({ kind: 'redirect-off-the-web', url: next.slice(0, 100) });
      // A foreign host is not asked: that it is foreign is all there is to know.
      if (target.portalHosts.length > 0 && !hostBelongs(next, target.portalHosts)) return { ...end, finalUrl: next };
      if (visited.has(next)) return stop({ kind: 'redirect-in-a-circle', url: next });
      const limit = target.limits.maxRedirects;
      if (hops.length > limit) return stop({ kind: 'too-many-redirects', limit });
      url = next;
    }
  }

  return {
    async fetch(target, signal) {
      const hops: Exchange[] = [];
      const end = await follow(target, hops, signal);
      return describe(target, hops, end, clock.now());
    },
  };
}

/** Where an answer leads: by Location, or by a page that is nothing but a signpost. */
function nextAddress(made: Exchange, answer: Answer, url: string): string | null {
  const { status } = made.response;
  if (isRedirect(status)) return resolveLocation(answer.header('location'), url);
  if (status !== 200 || answer.head === null || answer.mediaType !== 'text/html') return null;
  return softRedirect(answer.head, url, answer.header('refresh'));
}

function verdictOf(error: NetError, hops: number): PageVerdict {
  const { state, reason } = noAnswer(error);
  return { state, reason: hops === 0 ? reason : { kind: 'after-redirects', redirects: hops, of: reason } };
}

/**
 * Only the page itself gives validators: not a challenge or a failure, and not a 304, whose tag may be of a content that was
 * never seen.
 */
function validatorsAfter(
  verdict: PageVerdict,
  header: (name: string) => string | null,
  before: Validators | null,
  nowMs: number,
): Validators {
  const { etag = null, lastModified = null } = before ?? {};
  return verdict.state === 'ok' ? validatorsOf(header, nowMs) : { etag, lastModified };
}

function describe(target: FetchTarget, hops: readonly Exchange[], end: End, nowMs: number): Fetched {
  const { answer, finalUrl } = end;
  const status = answer === null ? null : (hops.at(-1)?.response.status ?? null);
  const header = (name: string): string | null => answer?.header(name) ?? null;
  const judged: PageJudgement =
    (end.verdict === null ? null : { ...end.verdict, browserMayHelp: false }) ??
    judgePage({
      status: status ?? 0,
      header,
      text: answer?.head ?? null,
      mediaType: answer?.mediaType ?? null,
      contentBytes: answer?.content?.byteLength ?? 0,
      cut: answer?.cut ?? null,
      requestedUrl: target.url,
      finalUrl,
      portalHosts: target.portalHosts,
      columnUrls: target.columnUrls ?? [],
      listing: target.listing === true,
      conditional: (target.validators?.etag ?? target.validators?.lastModified ?? null) !== null,
    });
  const verdict: PageVerdict = { state: judged.state, reason: judged.reason };
  const waitMs = end.waitMs ?? (wasRead(verdict.state) ? null : retryAfterMs(header('retry-after'), nowMs));
  return {
    by: 'http',
    hops,
    verdict,
    browserMayHelp: judged.browserMayHelp,
    requestedUrl: target.url,
    finalUrl,
    status,
    header,
    content: answer?.content ?? null,
    mediaType: answer?.mediaType ?? null,
    charset: answer?.charset ?? null,
    validators: validatorsAfter(verdict, header, target.validators, nowMs),
    retryAfterMs: waitMs,
    next: nextStep(verdict, status, waitMs, end.error),
    error: end.error,
  };
}
