import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { headerOf, retryAfterMs, type AddressBook, type HttpDoor } from '../net/index.ts';
import { NoBrowserError, type BrowserPool } from './browser-pool.ts';
import { openEntries } from './browser-entries.ts';
import { mostOfPage, type PageLook } from './browser-look.ts';
import { createTabs, type Tab } from './browser-tabs.ts';
import { turnPages } from './browser-pager.ts';
import { describe, nothingRendered, type Rendering } from './browser-rendering.ts';
import { routeThroughDoor, type PageTraffic } from './browser-route.ts';
import type { Fetcher, FetchTarget } from './fetched.ts';
import type { PolitenessGate } from './gate.ts';
import { createPace, type Pace } from './pace.ts';
import { askingFor, refusalOf } from './permission.ts';
import type { Robots } from './robots.ts';
import { createTurns, sharingOf } from './turns.ts';
import { within } from './within.ts';

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

/** A page that shows something is taken once nothing was asked for this long, one that shows nothing later. */
const quietMs = 200;
const emptyQuietMs = 1200;
const shownCharacters = 200;
/** No page is waited for longer after it was loaded. */
const settleMs = 8000;
const lookMs = 50;

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
      const html = await within(load(tab, target, traffic, ending.signal), target.limits.timeoutMs);
      const url = tab.page.url();
      const turned =
        html === null || (target.turns ?? 0) === 0
          ? null
          : await turnPages(tab, {
              most: target.turns ?? 0,
              delayMs: target.delayMs,
              maxBodyBytes: target.limits.maxBodyBytes,
              signal: ending.signal,
              now: () => clock.now(),
              settle: async () => settle(tab.look, traffic, ending.signal),
            });
      const opened =
        html === null || target.opens === undefined
          ? []
          : await openEntries(tab.page, target.opens, ending.signal, async () => {
              if (target.delayMs > 0)
                await within(pause(target.delayMs, null, { signal: ending.signal }), target.delayMs);
              await within(load(tab, target, traffic, ending.signal), target.limits.timeoutMs);
            });
      const lost = html === null && !browser.isConnected();
      rendering = { html, url, turned, opened, traffic, crashed: tab.crashed || lost, lost };
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
        const reason = { kind: 'no-browser', asked: true, detail: error.message } as const;
        const verdict = { state: 'unreachable', reason } as const;
        const none = { verdict, error: null, waitMs: null };
        return describe(target, nothingRendered(url), none, startedAtMs, clock.now());
      } finally {
        await turn.leave(pace.restMs(host));
      }
    },
    missing: () => pool.missing(),
  };
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

/** Loads the page and lets it settle: a challenge that a browser passes by itself asks for the page again. */
async function load(
  { page, look }: Tab,
  target: FetchTarget,
  traffic: PageTraffic,
  signal: AbortSignal,
): Promise<string | null> {
  await within(
    page.goto(target.url, { waitUntil: 'domcontentloaded', timeout: target.limits.timeoutMs }),
    target.limits.timeoutMs,
    signal,
  );
  if (traffic.file !== null) return null;
  await settle(look, traffic, signal);
  if (traffic.flooded) return null;
  const none = traffic.documents.length === 0 || traffic.failure !== null || !/^https?:/.test(page.url());
  if (none || !traffic.shown) return null;
  return look.html(mostOfPage(target.limits.maxBodyBytes));
}

/** Waits until the page asks for nothing more: data it loads, a challenge that asks for the page again. */
async function settle(look: PageLook, traffic: PageTraffic, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  let shown = 0;
  while (!signal.aborted && performance.now() - startedAt < settleMs) {
    await pause(lookMs);
    const quietForMs = performance.now() - traffic.lastActivityMs;
    if (traffic.pending > 0 || quietForMs < quietMs) continue;
    if (quietForMs >= emptyQuietMs) return;
    shown = (await within(look.textLength(), 1000)) ?? shown;
    if (shown >= shownCharacters && traffic.pending === 0) return;
  }
}
