import type { Frame, Page, Request, Route } from 'playwright';
import type { Exchange } from '../domain/index.ts';
import { headerOf, NetError, type HttpDoor } from '../net/index.ts';
import { readAnswer } from './answer.ts';
import { createPageExchanges, fieldsOf, type PageExchanges } from './browser-exchanges.ts';
import type { Tab } from './browser-tabs.ts';
import { noTraffic, type PageTraffic } from './browser-traffic.ts';
import type { FetchTarget } from './fetched.ts';
import { resolveLocation } from './location.ts';
import type { Asking } from './permission.ts';
import { hostBelongs, samePlace } from './places.ts';

const unwanted = new Set([
  'font',
  'media',
  'texttrack',
  'eventsource',
  'websocket',
  'manifest',
  'ping',
  'cspviolationreport',
]);
const tracker =
  /(?:^|\.)(?:hm\.baidu\.com|hmcdn\.baidu\.com|cnzz\.com|51\.la|51yes\.com|google-analytics\.com|googletagmanager\.com|umeng\.com|sensorsdata\.cn|growingio\.com|bdimg\.share\.baidu\.com|jiathis\.com|doubleclick\.net)$/i;
const mostRequests = 200;
/** What goes on asking all the same is ended: each refusal costs us time. */
const patience = 400;
/** A page that asks for itself again and again is a challenge that is not passed. */
const mostDocuments = 8;
const mostRedirects = 5;

/** What a page shows may be made of these. */
const making = new Set(['script', 'xhr', 'fetch', 'document']);

export interface RouteParts {
  readonly signal: AbortSignal;
  /** Called for a page that asks and asks. */
  readonly end: () => void;
  readonly reasonAgainst: Asking;
}

/** What the answers to a page's requests have in common. */
interface Routed extends RouteParts {
  readonly tab: Pick<Tab, 'page' | 'wake'>;
  readonly target: FetchTarget;
  readonly traffic: PageTraffic;
  readonly exchanges: PageExchanges;
}

/**
 * Answers every request of a page through the door, so that its guard and limits hold for the browser, too, and each
 * exchange is known as it happened. Fonts, media and trackers are left out.
 */
export function routeThroughDoor(
  tab: Pick<Tab, 'page' | 'answer' | 'wake'>,
  door: HttpDoor,
  target: FetchTarget,
  parts: RouteParts,
): PageTraffic {
  const { page } = tab;
  const traffic = noTraffic();
  const routed = { ...parts, tab, target, traffic, exchanges: createPageExchanges(page, door, target, parts.signal) };
  let requests = 0;
  watchArrival(page, traffic, parts.signal);
  tab.answer = async (route) => {
    const isMain = isOfMainFrame(route.request(), page);
    requests += 1;
    traffic.pending += 1;
    traffic.lastActivityMs = performance.now();
    traffic.flooded ||= requests > patience;
    if (traffic.flooded) parts.end();
    try {
      if (requests > mostRequests || isRefused(routed, route.request(), isMain)) await refuse(route);
      else if (isMain) await answerDocument(routed, route);
      else await answerResource(routed, route);
    } catch (error) {
      if (isMain && error instanceof NetError) traffic.failure = error;
      await abandon(route);
    } finally {
      traffic.pending -= 1;
      traffic.lastActivityMs = performance.now();
    }
  };
  return traffic;
}

/** Notes when some page that was asked for stands in the tab. */
function watchArrival(page: Page, traffic: PageTraffic, signal: AbortSignal): void {
  const arrive = (frame: Frame): void => {
    traffic.shown ||= frame === page.mainFrame() && traffic.documents.length > 0;
  };
  page.on('framenavigated', arrive);
  signal.addEventListener('abort', () => page.off('framenavigated', arrive), { once: true });
}

function isOfMainFrame(request: Request, page: Page): boolean {
  return request.isNavigationRequest() && request.frame() === page.mainFrame();
}

function isRefused({ signal, exchanges, traffic, target }: Routed, request: Request, isMain: boolean): boolean {
  if (signal.aborted || exchanges.isSpent || isLate(traffic, target, request, isMain)) return true;
  if (request.method() !== 'GET' && request.method() !== 'POST') return true;
  const host = URL.parse(request.url())?.hostname ?? '';
  return !isMain && (unwanted.has(request.resourceType()) || tracker.test(host));
}

/** Whether the page before left a request on its way: until the page is asked for, nothing else can be of it. */
function isLate({ documents }: PageTraffic, target: FetchTarget, request: Request, isMain: boolean): boolean {
  return documents.length === 0 && (!isMain || !samePlace(request.url(), target.url));
}

async function answerDocument(routed: Routed, route: Route): Promise<void> {
  const { tab, target, traffic, exchanges } = routed;
  const url = route.request().url();
  if (!(await mayBeShown(routed, url))) return refuse(route);
  const made = await exchanges.make(route, url, true);
  if (traffic.documents.length === 0) await tab.wake();
  traffic.documents.push(made);
  const next = redirectOf(made, url);
  if (next !== null) return answerRedirect(routed, route, made, next);
  const answer = await readAnswer(made, target.limits.maxBodyBytes, target.charset ?? null);
  if (isPage(answer.mediaType)) return exchanges.fulfil(route, made);
  traffic.file = answer;
  return refuse(route);
}

/** Whether the main frame may go to an address; why not stands in the traffic. */
async function mayBeShown({ target, traffic, reasonAgainst }: Routed, url: string): Promise<boolean> {
  if (target.portalHosts.length > 0 && !hostBelongs(url, target.portalHosts)) {
    traffic.foreignUrl = url;
    return false;
  }
  if (traffic.documents.length >= mostDocuments) return false;
  traffic.closed = await reasonAgainst(url);
  return traffic.closed === null;
}

async function answerRedirect({ target, traffic }: Routed, route: Route, made: Exchange, next: string): Promise<void> {
  traffic.redirects += 1;
  if (traffic.redirects > target.limits.maxRedirects || !/^https?:/.test(next)) return refuse(route);
  const { location: _followed, ...fields } = fieldsOf(made.response.headers);
  const headers = { ...fields, 'content-type': 'text/html; charset=utf-8' };
  return route.fulfill({ status: 200, headers, body: signpost(next) });
}

async function answerResource({ target, traffic, exchanges, reasonAgainst }: Routed, route: Route): Promise<void> {
  let url = route.request().url();
  for (let redirects = 0; ; redirects += 1) {
    const against = await reasonAgainst(url);
    if (against !== null) {
      const isOwn = URL.parse(url)?.host === URL.parse(target.url)?.host;
      if (isOwn && making.has(route.request().resourceType())) traffic.withheld ??= against;
      return refuse(route);
    }
    const made = await exchanges.make(route, url, redirects === 0);
    traffic.resources.push(made);
    const next = redirectOf(made, url);
    if (next === null || redirects === mostRedirects) return exchanges.fulfil(route, made);
    url = next;
  }
}

/** Where an answer sends on to; null where it does not. */
function redirectOf({ response: { status, headers } }: Exchange, url: string): string | null {
  return status >= 300 && status < 400 ? resolveLocation(headerOf(headers, 'location'), url) : null;
}

function isPage(mediaType: string | null): boolean {
  return mediaType === null || mediaType === 'text/html' || mediaType === 'application/xhtml+xml';
}

/** A signpost in the place of a redirect: the browser would follow one of its own past the door. */
function signpost(address: string): string {
  return `<!doctype html><meta charset="utf-8"><script>location.replace(${JSON.stringify(address).replaceAll('<', '\\u003c')})</script>`;
}

async function refuse(route: Route): Promise<void> {
  await route.abort('blockedbyclient');
}

/** Ends a request whose answer failed; the page may be gone already, and then there is nothing left to end. */
async function abandon(route: Route): Promise<boolean> {
  try {
    await route.abort('failed');
    return true;
  } catch {
    // The page is gone, and the request with it.
    return false;
  }
}
