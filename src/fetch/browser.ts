import type { Browser } from 'playwright';
import { headerOf, retryAfterMs, type AddressBook, type HttpDoor } from '../net/index.ts';
import { NoBrowserError, type BrowserPool } from './browser-pool.ts';
import { createTabs } from './browser-tabs.ts';
import { describe, nothingRendered, type Rendering } from './browser-rendering.ts';
import { routeThroughDoor } from './browser-route.ts';
import { showIn } from './browser-show.ts';
import type { Fetcher, FetchTarget } from './fetched.ts';
import type { PolitenessGate } from './gate.ts';
import { createPace, type Pace } from './pace.ts';
import { askingFor, refusalOf, type Refusal } from './permission.ts';
import type { Robots } from './robots.ts';
import { createTurns, sharingOf } from './turns.ts';

export interface BrowserParts {
  readonly door: HttpDoor;
  readonly gate: PolitenessGate;
  /** Left out, hosts are told apart by name alone. */
  readonly addresses?: AddressBook;
  readonly clock: { now(): number };
  readonly userAgent: string;
  readonly robots?: Robots;
  /** How hosts are paced, where another fetcher shares it. */
  readonly pace?: Pace;
  /** The browser; whoever made it closes it. */
  readonly pool: BrowserPool;
}

/** A fetcher that renders. */
export interface BrowserFetcher extends Fetcher {
  /** What an operator can do where there is no browser; null where there is one. */
  missing(): Promise<string | null>;
}

/**
 * Renders pages in one shared headless Chromium, each portal in a context of its own. Every request goes through the door; the
 * browser itself reaches nothing. A crash costs the page it happened on.
 */
export function createBrowserFetcher(parts: BrowserParts): BrowserFetcher {
  const { door, gate, clock, robots, pool } = parts;
  const turns = createTurns(gate, parts.addresses ?? null);
  const pace = parts.pace ?? createPace(() => clock.now());
  const permission = { pace, turns, robots };
  const tabs = createTabs(parts.userAgent);

  /** Null where the browser was gone before it was asked for anything. */
  async function render(
    browser: Browser,
    bad: () => Promise<void>,
    target: FetchTarget,
    signal: AbortSignal,
  ): Promise<Rendering | null> {
    const ending = new AbortController();
    const stop = (): void => ending.abort();
    const tab = await tabs.take(browser, portalKey(target)).catch((error: unknown) => {
      if (browser.isConnected()) throw error;
      return null;
    });
    if (tab === null) return null;
    let rendering: Rendering | null = null;
    signal.addEventListener('abort', stop, { once: true });
    tab.page.once('crash', stop);
    browser.once('disconnected', stop);
    try {
      const traffic = routeThroughDoor(tab, door, target, {
        signal: ending.signal,
        end: stop,
        reasonAgainst: askingFor(robots, target, ending.signal),
      });
      const shown = await showIn(tab, target, traffic, { signal: ending.signal, now: () => clock.now() });
      const lost = shown.html === null && !browser.isConnected();
      rendering = { ...shown, traffic, crashed: tab.crashed || lost, lost };
    } finally {
      signal.removeEventListener('abort', stop);
      tab.page.off('crash', stop);
      browser.off('disconnected', stop);
      stop();
      // A page that will not go takes the browser with it.
      if (!(await tabs.giveBack(tab, rendering !== null && isDone(rendering)))) await bad();
    }
    return rendering;
  }

  /**
   * Whichever page ended a browser, all that were open in it are loaded once more, each in a browser of its own: the one that
   * is to blame ends nothing but that.
   */
  async function renderOnce(target: FetchTarget, signal: AbortSignal): Promise<Rendering> {
    let gone = false;
    const work = async (browser: Browser, bad: () => Promise<void>): Promise<Rendering | null> => {
      const rendering = await render(browser, bad, target, signal);
      gone = rendering === null || rendering.lost;
      return rendering;
    };
    const shared = await pool.use(work);
    const rendering = gone && !signal.aborted ? await pool.useAlone(work) : shared;
    return rendering ?? { ...nothingRendered(target.url), crashed: true, lost: true };
  }

  return {
    async fetch(target, signal) {
      signal.throwIfAborted();
      const { url, delayMs } = target;
      const refusal = await refusalOf(permission, target, url, signal);
      if (refusal !== null) return describe(target, nothingRendered(url), refusal, clock.now(), clock.now());
      const host = URL.parse(url)?.host ?? url;
      const hostDelayMs = pace.delayFor(host, delayMs);
      const turn = await turns.take({ url, sharing: sharingOf(target), hostDelayMs, delayMs }, signal);
      const startedAtMs = clock.now();
      try {
        const rendering = await renderOnce(target, signal);
        signal.throwIfAborted();
        keepPace(pace, rendering, clock.now());
        return describe(target, rendering, null, startedAtMs, clock.now());
      } catch (error) {
        if (!(error instanceof NoBrowserError)) throw error;
        return describe(target, nothingRendered(url), refusalFor(error), startedAtMs, clock.now());
      } finally {
        await turn.leave(pace.restMs(host));
      }
    },
    missing: () => pool.missing(),
  };
}

function refusalFor({ message }: NoBrowserError): Refusal {
  const reason = { kind: 'no-browser', asked: true, detail: message } as const;
  return { verdict: { state: 'unreachable', reason }, error: null, waitMs: null };
}

/** Whether a tab can be used again. */
function isDone({ html, traffic }: Rendering): boolean {
  return html !== null || traffic.file !== null;
}

function keepPace(pace: Pace, { traffic }: Rendering, nowMs: number): void {
  for (const { request, response, startedAtMs, endedAtMs } of [...traffic.documents, ...traffic.resources]) {
    const host = URL.parse(request.url)?.host;
    const waitMs = retryAfterMs(headerOf(response.headers, 'retry-after'), nowMs);
    if (host !== undefined)
      pace.record(host, { status: response.status, latencyMs: endedAtMs - startedAtMs, retryAfterMs: waitMs });
  }
}

/** Portals do not share a context: neither cookies nor what scripts keep. */
function portalKey(target: FetchTarget): string {
  return target.portalHosts.length > 0 ? target.portalHosts.join(' ') : (URL.parse(target.url)?.host ?? target.url);
}
