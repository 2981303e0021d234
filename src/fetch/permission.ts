import type { PageReason, PageVerdict } from '../domain/index.ts';
import type { NetError } from '../net/index.ts';
import type { FetchTarget } from './fetched.ts';
import { noAnswer } from './no-answer.ts';
import type { Pace } from './pace.ts';
import type { Robots, RobotsRequest } from './robots.ts';
import { sharingOf, type Turns } from './turns.ts';

/** Why an address may not be asked for now. */
export interface Refusal {
  readonly verdict: PageVerdict;
  /** Set where it is the host that does not answer. */
  readonly error: NetError | null;
  readonly waitMs: number | null;
}

export interface PermissionParts {
  readonly pace: Pace;
  readonly turns: Turns;
  readonly robots: Robots | undefined;
}

/** A wish to be left alone up to this long is waited out; a longer one ends the fetch. */
const waitedOutMs = 15_000;

/** Asks whether an address may be asked for now: the host's wish to be left alone, then its robots file. Null when it may. */
export async function refusalOf(
  { pace, turns, robots }: PermissionParts,
  target: FetchTarget,
  url: string,
  signal: AbortSignal,
): Promise<Refusal | null> {
  const host = URL.parse(url)?.host ?? url;
  const restMs = target.delayMs === 0 ? 0 : Math.max(pace.restMs(host), await turns.restMs(url));
  if (restMs > waitedOutMs) {
    const reason = { kind: 'asked-to-wait', seconds: Math.ceil(restMs / 1000) } as const;
    return { verdict: { state: 'blocked', reason }, error: null, waitMs: restMs };
  }
  if (robots === undefined || target.robots === 'ignore' || URL.parse(url) === null) return null;
  const answer = await robots.ask(url, requestFor(target, target.delayMs), signal);
  switch (answer.kind) {
    case 'allowed':
      pace.wish(host, answer.crawlDelayMs ?? 0);
      return null;
    case 'disallowed':
      return { verdict: { state: 'disallowed', reason: answer.reason }, error: null, waitMs: null };
    case 'no-answer':
      return { verdict: noAnswer(answer.error), error: answer.error, waitMs: null };
    default:
      return answer satisfies never;
  }
}

function requestFor(target: FetchTarget, delayMs: number): RobotsRequest {
  return {
    delayMs,
    sharing: sharingOf(target),
    timeoutMs: target.limits.timeoutMs,
    allowUnverifiedTls: target.allowUnverifiedTls === true,
  };
}

/** What robots files say of addresses that a page asks for while its turn is taken; null where they may be asked for. */
export type Asking = (url: string) => Promise<PageReason | null>;

/** Waits for no further turn: two pages that hold one each would wait for each other. */
export function askingFor(robots: Robots | undefined, target: FetchTarget, signal: AbortSignal): Asking {
  return async (url) => {
    if (robots === undefined || target.robots === 'ignore' || !/^https?:/.test(url)) return null;
    const answer = await robots.ask(url, requestFor(target, 0), signal);
    switch (answer.kind) {
      case 'allowed':
        return null;
      case 'disallowed':
        return answer.reason;
      case 'no-answer':
        return noAnswer(answer.error).reason;
      default:
        return answer satisfies never;
    }
  };
}
