import type { Frame, Page, Request, Route } from 'playwright';
import type { Exchange, PageReason, RawHeaders } from '../domain/index.ts';
import { contentCodingOf, headerOf, decodeContent, NetError, type HttpDoor } from '../net/index.ts';
import { readAnswer, type Answer } from './answer.ts';
import type { Tab } from './browser-tabs.ts';
import type { FetchTarget } from './fetched.ts';
import { resolveLocation } from './location.ts';
import type { Asking } from './permission.ts';
import { hostBelongs, samePlace } from './places.ts';

/** What a page's requests came to. */
export interface PageTraffic {
  /** Documents of the main frame, in order: redirects, challenges, the page. */
  readonly documents: Exchange[];
  readonly resources: Exchange[];
  /** The answer where it is no page but a file, which is not the browser's to show. */
  file: Answer | null;
  /** Why the main frame got no document; null while it did. */
  failure: NetError | null;
  /** Why robots may not have the page that the main frame went to. */
  closed: PageReason | null;
  /** Why they may not have what makes the page: a script or data of its own host. */
  withheld: PageReason | null;
  /** Foreign address the page wanted to go to. */
  foreignUrl: string | null;
  /** Some page that was asked for stands in the tab. */
  shown: boolean;
  /** It asked for more and more, and is to be ended. */
  flooded: boolean;
  redirects: number;
  /** Requests being answered now. */
  pending: number;
  /** When the last request began or ended, by `performance.now()`. */
  lastActivityMs: number;
}

export const noTraffic = (): PageTraffic => ({
  documents: [],
  resources: [],
  file: null,
  failure: null,
  closed: null,
  withheld: null,
  foreignUrl: null,
  shown: false,
  flooded: false,
  redirects: 0,
  pending: 0,
  lastActivityMs: performance.now(),
});

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
const mostBytes = 64 * 1024 * 1024;
const mostRedirects = 5;
/** Fields that no longer hold once the door has undone them, that the door sets itself, or that would have a page saved, not shown. */
const ownFields =
  /^(?:content-disposition|content-encoding|content-length|transfer-encoding|connection|keep-alive|alt-svc|strict-transport-security)$/i;

function fieldsOf(headers: RawHeaders): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (ownFields.test(key)) continue;
    const before = fields[key];
    fields[key] = before === undefined ? value : `${before}${key === 'set-cookie' ? '\n' : ', '}${value}`;
  }
  return fields;
}

function isPage(mediaType: string | null): boolean {
  return mediaType === null || mediaType === 'text/html' || mediaType === 'application/xhtml+xml';
}

async function requestHeaders(route: Route, page: Page): Promise<RawHeaders> {
  const request = route.request();
  const headers = Object.entries(request.headers()).filter(
    ([name]) => !/^(?:host|connection|cookie|accept-encoding|content-length|sec-ch-)/i.test(name),
  );
  const cookies = await page.context().cookies(request.url());
  if (cookies.length > 0) headers.push(['cookie', cookies.map(({ name, value }) => `${name}=${value}`).join('; ')]);
  return [...headers, ['accept-encoding', 'gzip, deflate, br, zstd']];
}

/** A signpost in the place of a redirect: the browser would follow one of its own past the door. */
function signpost(address: string): string {
  return `<!doctype html><meta charset="utf-8"><script>location.replace(${JSON.stringify(address).replaceAll('<', '\\u003c')})</script>`;
}

export interface RouteParts {
  readonly signal: AbortSignal;
  /** Called for a page that asks and asks. */
  readonly end: () => void;
  readonly reasonAgainst: Asking;
}

/** What a page shows may be made of these. */
const making = new Set(['script', 'xhr', 'fetch', 'document']);

/**
 * Answers every request of a page through the door, so that its guard and limits hold for the browser, too, and each
 * exchange is known as it happened. Fonts, media and trackers are left out.
 */
export function routeThroughDoor(
  tab: Pick<Tab, 'page' | 'answer' | 'wake'>,
  door: HttpDoor,
  target: FetchTarget,
  { signal, end, reasonAgainst }: RouteParts,
): PageTraffic {
  const { page } = tab;
  const traffic = noTraffic();
  let requests = 0;
  let bytes = 0;

  /** Where a pause is kept, a page's own requests to one host go one at a time, too. */
  const lines = new Map<string, Promise<unknown>>();
  async function inLine<T>(url: string, work: () => Promise<T>): Promise<T> {
    if (target.delayMs === 0) return work();
    const host = URL.parse(url)?.host ?? url;
    const mine = (lines.get(host) ?? Promise.resolve()).then(work, work);
    lines.set(host, mine);
    return mine;
  }

  async function exchange(route: Route, url: string, first: boolean): Promise<Exchange> {
    return inLine(url, async () => ask(route, url, first));
  }

  async function ask(route: Route, url: string, first: boolean): Promise<Exchange> {
    const request = route.request();
    const made = await door.request({
      url,
      method: first && request.method() === 'POST' ? 'POST' : 'GET',
      body: first ? request.postDataBuffer() : null,
      headers: await requestHeaders(route, page),
      timeoutMs: target.limits.timeoutMs,
      maxBodyBytes: Math.min(target.limits.maxBodyBytes, mostBytes - bytes),
      allowUnverifiedTls: target.allowUnverifiedTls === true,
      signal,
    });
    bytes += made.response.body.byteLength;
    return made;
  }

  async function fulfil(route: Route, made: Exchange): Promise<void> {
    const { status, headers, body } = made.response;
    const decoded = await decodeContent(body, contentCodingOf(made.response), target.limits.maxBodyBytes);
    bytes += Math.max(0, decoded.content.byteLength - body.byteLength);
    await route.fulfill({ status, headers: fieldsOf(headers), body: Buffer.from(decoded.content) });
  }

  async function answerDocument(route: Route): Promise<void> {
    const url = route.request().url();
    if (target.portalHosts.length > 0 && !hostBelongs(url, target.portalHosts)) {
      traffic.foreignUrl = url;
      await route.abort('blockedbyclient');
      return;
    }
    if (traffic.documents.length >= mostDocuments) {
      await route.abort('blockedbyclient');
      return;
    }
    traffic.closed = await reasonAgainst(url);
    if (traffic.closed !== null) {
      await route.abort('blockedbyclient');
      return;
    }
    const made = await exchange(route, url, true);
    if (traffic.documents.length === 0) await tab.wake();
    traffic.documents.push(made);
    const { status, headers } = made.response;
    const next = status >= 300 && status < 400 ? resolveLocation(headerOf(headers, 'location'), url) : null;
    if (next === null) {
      const answer = await readAnswer(made, target.limits.maxBodyBytes, target.charset ?? null);
      if (!isPage(answer.mediaType)) {
        traffic.file = answer;
        await route.abort('blockedbyclient');
      } else await fulfil(route, made);
      return;
    }
    traffic.redirects += 1;
    if (traffic.redirects > target.limits.maxRedirects || !/^https?:/.test(next)) {
      await route.abort('blockedbyclient');
      return;
    }
    const fields = fieldsOf(headers);
    delete fields['location'];
    await route.fulfill({
      status: 200,
      headers: { ...fields, 'content-type': 'text/html; charset=utf-8' },
      body: signpost(next),
    });
  }

  async function answerResource(route: Route): Promise<void> {
    let url = route.request().url();
    for (let redirects = 0; ; redirects += 1) {
      const against = await reasonAgainst(url);
      if (against !== null) {
        const isOwn = URL.parse(url)?.host === URL.parse(target.url)?.host;
        if (isOwn && making.has(route.request().resourceType())) traffic.withheld ??= against;
        await route.abort('blockedbyclient');
        return;
      }
      const made = await exchange(route, url, redirects === 0);
      traffic.resources.push(made);
      const { status, headers } = made.response;
      const next = status >= 300 && status < 400 ? resolveLocation(headerOf(headers, 'location'), url) : null;
      if (next === null || redirects === mostRedirects) {
        await fulfil(route, made);
        return;
      }
      url = next;
    }
  }

  const arrive = (frame: Frame): void => {
    traffic.shown ||= frame === page.mainFrame() && traffic.documents.length > 0;
  };
  page.on('framenavigated', arrive);
  signal.addEventListener('abort', () => page.off('framenavigated', arrive), { once: true });

  /** Whether the page before left a request on its way: until the page is asked for, nothing else can be of it. */
  function isLate(request: Request, main: boolean): boolean {
    return traffic.documents.length === 0 && (!main || !samePlace(request.url(), target.url));
  }

  tab.answer = async (route) => {
    const request = route.request();
    const main = request.isNavigationRequest() && request.frame() === page.mainFrame();
    requests += 1;
    traffic.pending += 1;
    traffic.lastActivityMs = performance.now();
    traffic.flooded ||= requests > patience;
    if (traffic.flooded) end();
    try {
      const url = URL.parse(request.url());
      const refused =
        signal.aborted ||
        isLate(request, main) ||
        requests > mostRequests ||
        bytes >= mostBytes ||
        !/^(?:GET|POST)$/.test(request.method()) ||
        (!main && (unwanted.has(request.resourceType()) || tracker.test(url?.hostname ?? '')));
      if (refused) await route.abort('blockedbyclient');
      else if (main) await answerDocument(route);
      else await answerResource(route);
    } catch (error) {
      if (main && error instanceof NetError) traffic.failure = error;
      await abandon(route);
    } finally {
      traffic.pending -= 1;
      traffic.lastActivityMs = performance.now();
    }
  };
  return traffic;
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
