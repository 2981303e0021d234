import { setTimeout as pause } from 'node:timers/promises';
import { openEntries, type OpenedEntry } from './browser-entries.ts';
import { mostOfPage, type PageLook } from './browser-look.ts';
import { turnPages, type TurnedPages } from './browser-pager.ts';
import type { Rendering } from './browser-rendering.ts';
import type { Tab } from './browser-tabs.ts';
import type { PageTraffic } from './browser-traffic.ts';
import type { FetchTarget } from './fetched.ts';
import { within } from './within.ts';

/** A page that shows something is taken once nothing was asked for this long, one that shows nothing later. */
const quietMs = 200;
const emptyQuietMs = 1200;
const shownCharacters = 200;
/** No page is waited for longer after it was loaded. */
const settleMs = 8000;
const lookMs = 50;
/** Measuring a page's text takes no longer. */
const measureMs = 1000;

export interface ShowParts {
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** Shows a page in a tab, turns the pages of its list and opens its entries where that is asked for. */
export async function showIn(
  tab: Tab,
  target: FetchTarget,
  traffic: PageTraffic,
  { signal, now }: ShowParts,
): Promise<Pick<Rendering, 'html' | 'url' | 'turned' | 'opened'>> {
  const { timeoutMs, maxBodyBytes } = target.limits;
  const { delayMs, turns: most = 0, opens = [] } = target;
  const loaded = async (): Promise<string | null> => within(load(tab, target, traffic, signal), timeoutMs);
  const html = await loaded();
  const url = tab.page.url();
  if (html === null) return { html, url, turned: null, opened: [] };
  const settled = async (): Promise<void> => settle(tab.look, traffic, signal);
  const turned: TurnedPages | null =
    most === 0 ? null : await turnPages(tab, { most, delayMs, maxBodyBytes, signal, now, settle: settled });
  const again = async (): Promise<void> => {
    if (delayMs > 0) await within(pause(delayMs, null, { signal }), delayMs);
    await loaded();
  };
  const opened: readonly OpenedEntry[] = opens.length === 0 ? [] : await openEntries(tab.page, opens, signal, again);
  return { html, url, turned, opened };
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
    shown = (await within(look.textLength(), measureMs)) ?? shown;
    if (shown >= shownCharacters && traffic.pending === 0) return;
  }
}
