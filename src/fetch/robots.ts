import { contentCodingOf, headerOf, NetError, decodeContent, type AddressBook, type HttpDoor } from '../net/index.ts';
import type { Exchange, PageReason } from '../domain/index.ts';
import type { PolitenessGate } from './gate.ts';
import { resolveLocation } from './location.ts';
import { parseContentType, sniffMediaType } from './media-type.ts';
import { createTurns, type ServerSharing } from './turns.ts';
import { noRules, parseRobots, type RobotsRules } from './robots-rules.ts';

/** What robots.txt says of one address. */
export type RobotsAnswer =
  | { readonly kind: 'allowed'; readonly crawlDelayMs: number | null }
  | { readonly kind: 'disallowed'; readonly reason: PageReason }
  /** The host itself does not answer: nobody forbids, and nobody is there. */
  | { readonly kind: 'no-answer'; readonly error: NetError };

export interface RobotsRequest {
  readonly delayMs: number;
  readonly sharing: ServerSharing;
  readonly timeoutMs: number;
  readonly allowUnverifiedTls: boolean;
}

/** Reads robots files, once for each origin, and again when they are old. */
export interface Robots {
  ask(url: string, request: RobotsRequest, signal: AbortSignal): Promise<RobotsAnswer>;
}

export interface RobotsParts {
  readonly door: HttpDoor;
  readonly gate: PolitenessGate;
  /** Left out, hosts are told apart by name alone. */
  readonly addresses?: AddressBook;
  readonly clock: { now(): number };
  /** Product token of our User-Agent. */
  readonly agent: string;
}

type Finding =
  | { readonly kind: 'rules'; readonly rules: RobotsRules }
  | { readonly kind: 'closed'; readonly reason: PageReason }
  | { readonly kind: 'no-answer'; readonly error: NetError };

interface Known {
  readonly finding: Promise<Finding>;
  /** From when until when it need not be asked again; before that time the clock was set back. */
  fresh: { readonly fromMs: number; readonly untilMs: number };
  /** The last rules that could be read, used while the file cannot be. */
  lastRules: { readonly rules: RobotsRules; readonly untilMs: number } | null;
}

const hourMs = 3_600_000;
/** RFC 9309, 2.4: a copy should not be used for more than a day. */
const rulesFreshMs = 24 * hourMs;
/** What could not be read is asked for again sooner, and a host that did not answer soonest. */
const closedFreshMs = hourMs;
const noAnswerFreshMs = 60_000;
/** RFC 9309, 2.3.1.4: while the file is unreachable, the last copy may be used. */
const lastRulesMs = 30 * 24 * hourMs;
/** RFC 9309, 2.3.1.2: at least five redirects are followed. */
const mostRedirects = 5;
/** RFC 9309, 2.5: at least 500 KiB are read; what comes after that is left out. */
const maxBytes = 512 * 1024;
/** Beyond this the origin that has been known longest is forgotten, and asked again when it is needed. */
const rememberedOrigins = 5000;

async function readRules(exchange: Exchange, agent: string): Promise<RobotsRules> {
  const { headers, body } = exchange.response;
  const decoded = await decodeContent(body, contentCodingOf(exchange.response), maxBytes);
  // An HTML page, whatever it is called, is no robots file: there are no rules.
  const sniffed = sniffMediaType(decoded.content);
  const { mediaType } = parseContentType(headerOf(headers, 'content-type'));
  if (sniffed === 'text/html' || (mediaType === 'text/html' && /<\w/.test(textOf(decoded.content)))) return noRules;
  return parseRobots(textOf(decoded.content), agent);
}

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8').decode(bytes);

/** Asks for an origin's robots file, through its redirects. */
async function findRules(origin: string, agent: string, ask: (url: string) => Promise<Exchange>): Promise<Finding> {
  let url = `${origin}/robots.txt`;
  for (let redirects = 0; ; redirects += 1) {
    let answer: Exchange;
    try {
      answer = await ask(url);
    } catch (error) {
      if (!(error instanceof NetError)) throw error;
      return redirects === 0
        ? { kind: 'no-answer', error }
        : { kind: 'closed', reason: { kind: 'robots-elsewhere', origin, url } };
    }
    const { status, headers } = answer.response;
    if (status < 300 || status >= 400) return findingOf(answer, origin, agent);
    const next = resolveLocation(headerOf(headers, 'location'), url);
    if (next === null || redirects === mostRedirects) return { kind: 'rules', rules: noRules };
    url = next;
  }
}

/** What an answer to the question for a robots file says: its rules, none where there is no file, or nothing to go by. */
async function findingOf(answer: Exchange, origin: string, agent: string): Promise<Finding> {
  const { status, truncated } = answer.response;
  if (status === 429 || status >= 500) {
    return { kind: 'closed', reason: { kind: 'robots-failed', origin, status } };
  }
  if (status < 200 || status >= 300) return { kind: 'rules', rules: noRules };
  // What the time-out cut short may have been about to forbid.
  return truncated === 'time' || truncated === 'disconnect'
    ? { kind: 'closed', reason: { kind: 'robots-cut', origin } }
    : { kind: 'rules', rules: await readRules(answer, agent) };
}

/** How long a finding need not be asked for again. */
function freshMs(finding: Finding): number {
  switch (finding.kind) {
    case 'rules':
      return rulesFreshMs;
    case 'closed':
      return closedFreshMs;
    case 'no-answer':
      return noAnswerFreshMs;
    default:
      return finding satisfies never;
  }
}

/** What a finding says of an address. Where the file cannot be read, the last rules speak for it while they are good. */
function answerOf(finding: Finding, lastRules: RobotsRules | null, url: string, agent: string): RobotsAnswer {
  switch (finding.kind) {
    case 'no-answer':
      return { kind: 'no-answer', error: finding.error };
    case 'closed':
      return lastRules === null ? { kind: 'disallowed', reason: finding.reason } : ruled(lastRules, url, agent);
    case 'rules':
      return ruled(finding.rules, url, agent);
    default:
      return finding satisfies never;
  }
}

function ruled(rules: RobotsRules, url: string, agent: string): RobotsAnswer {
  if (rules.allows(url)) return { kind: 'allowed', crawlDelayMs: rules.crawlDelayMs };
  const { origin, pathname } = new URL(url);
  return { kind: 'disallowed', reason: { kind: 'robots-disallow', origin, path: pathname, agent } };
}

/** Asks for a file through the door, when it is our turn at its host. */
function askerOf({
  door,
  gate,
  addresses,
}: RobotsParts): (url: string, request: RobotsRequest, signal: AbortSignal) => Promise<Exchange> {
  const turns = createTurns(gate, addresses ?? null);
  return async (url, { delayMs, sharing, timeoutMs, allowUnverifiedTls }, signal) => {
    const turn = await turns.take({ url, sharing, hostDelayMs: delayMs, delayMs }, signal);
    try {
      return await door.request({
        url,
        headers: [
          ['accept', 'text/plain,*/*;q=0.5'],
          ['accept-encoding', 'gzip, deflate, br'],
        ],
        timeoutMs,
        maxBodyBytes: maxBytes,
        allowUnverifiedTls,
        signal,
      });
    } finally {
      await turn.leave();
    }
  };
}

/** A reader of robots files (RFC 9309) that goes through the door and waits at the gate like any other request. */
export function createRobots(parts: RobotsParts): Robots {
  const { clock, agent } = parts;
  const exchange = askerOf(parts);
  const origins = new Map<string, Known>();

  async function settle(origin: string, known: Known): Promise<void> {
    try {
      const finding = await known.finding;
      const now = clock.now();
      known.fresh = { fromMs: now, untilMs: now + freshMs(finding) };
      if (finding.kind === 'rules') known.lastRules = { rules: finding.rules, untilMs: now + lastRulesMs };
    } catch {
      // Aborted (who asked hears of it): whoever comes next asks again.
      origins.delete(origin);
    }
  }

  function look(origin: string, request: RobotsRequest, signal: AbortSignal): Known {
    const before = origins.get(origin);
    const now = clock.now();
    if (before !== undefined && now >= before.fresh.fromMs && now < before.fresh.untilMs) return before;
    if (origins.size >= rememberedOrigins) origins.delete(origins.keys().next().value ?? '');
    const finding = findRules(origin, agent, (url) => exchange(url, request, signal));
    const fresh = { fromMs: Number.NEGATIVE_INFINITY, untilMs: Number.POSITIVE_INFINITY };
    const known: Known = { finding, fresh, lastRules: before?.lastRules ?? null };
    origins.set(origin, known);
    void settle(origin, known);
    return known;
  }

  return {
    async ask(url, request, signal) {
      const origin = new URL(url).origin;
      let known = look(origin, request, signal);
      let finding: Finding;
      try {
        finding = await known.finding;
      } catch (error) {
        // Somebody else's abort is not ours.
        signal.throwIfAborted();
        if (error instanceof NetError) throw error;
        known = look(origin, request, signal);
        finding = await known.finding;
      }
      const last = known.lastRules;
      const lastRules = last !== null && clock.now() < last.untilMs ? last.rules : null;
      return answerOf(finding, lastRules, url, agent);
    },
  };
}
