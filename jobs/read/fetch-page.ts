import type { PortalConfig } from '../../config/portal.ts';
import { crawlOf, hostsOf } from '../../config/portal.ts';
import type { RevisitOf } from '../../src/archive/index.ts';
import type { Capture, CaptureId, PageVerdict, PostedPage, RawHeaders, RunId } from '../../src/domain/index.ts';
import type { Fetched, FetchTarget } from '../../src/fetch/index.ts';
import type { Page, PageVisit } from '../../src/store/index.ts';
import type { JobDeps } from '../deps.ts';

const megabyte = 1024 * 1024;

/** A page that was fetched and whose exchanges are durable in the archive. */
export interface FetchedPage {
  readonly fetched: Fetched;
  /** One capture for each exchange, the final one last; empty when nothing answered. */
  readonly captures: readonly Capture[];
  readonly capture: Capture | null;
  readonly visit: PageVisit;
}

/** How a page of a listing is asked for, beyond its address. */
export interface Asking {
  readonly posted?: PostedPage | null;
  /** Fields that the page's own script sets. */
  readonly headers?: RawHeaders;
  /** Plain HTTP shows less than the page has. */
  readonly showsLess?: boolean;
  /** Most pages that a browser turns to. */
  readonly turns?: number;
  /** It is read as a list's page: what it shows as a report is derived when it is visited. */
  readonly asList?: boolean;
  /** Titles of entries without an address, which a browser opens to see where they lead. */
  readonly opens?: readonly string[];
}

const typeOf = {
  form: 'application/x-www-form-urlencoded; charset=UTF-8',
  json: 'application/json; charset=UTF-8',
} as const;

/** How a listing's page is asked for by POST: over plain HTTP, and never conditionally. */
export function asPosted({ to, type, body }: PostedPage, target: FetchTarget): FetchTarget {
  const headers = [...(target.headers ?? []), ['content-type', typeOf[type]] as const];
  const bytes = new TextEncoder().encode(body);
  return { ...target, url: to, method: 'POST', body: bytes, headers, validators: null, browser: 'never' };
}

function askedAs(
  target: FetchTarget,
  { posted = null, headers = [], showsLess = false, turns, opens }: Asking,
): FetchTarget {
  const asked = {
    ...target,
    headers: [...headers, ...(target.headers ?? [])],
    showsLess,
    ...(turns === undefined ? {} : { turns }),
    ...(opens === undefined ? {} : { opens }),
  };
  return posted === null ? asked : asPosted(posted, asked);
}

/**
 * Fetches a page and archives every exchange before anything is derived. What the portal does wrong is in the verdict;
 * a failed write of the archive throws and stops the worker.
 */
export async function fetchPage(
  deps: JobDeps,
  portal: PortalConfig,
  page: Page,
  runId: RunId | null,
  signal: AbortSignal,
  how: Asking = {},
): Promise<FetchedPage> {
  const validators =
    page.etag === null && page.lastModified === null ? null : { etag: page.etag, lastModified: page.lastModified };
  const asking = { ...portal, crawl: crawlOf(portal, page.columnId) };
  const target = {
    ...targetOf(portal, page.columnId, page.url),
    listing: page.role === 'listing' || page.role === 'resource',
    validators,
  };
  const fetched = await deps.fetcherFor(asking).fetch(askedAs(target, how), signal);
  await deps.line.heard(portal, fetched);
  const revisitOf = validators === null ? await earlierCapture(deps, page) : null;
  const archived = await deps.archive.appendAll(
    [...fetched.hops, ...(fetched.resources ?? []), ...(fetched.turned?.pages ?? [])],
    revisitOf === null ? {} : { revisitOf },
  );
  // The same bytes as before say what they said before, and an attachment is read with its page.
  const isToDerive =
    page.role === 'report' &&
    how.asList !== true &&
    fetched.verdict.state === 'ok' &&
    archived.at(fetched.hops.length - 1)?.sha256 !== page.bodySha256;
  const captures = fetched.hops.map((hop, index): Capture => {
    const stored = archived[index];
    if (stored === undefined) throw new Error(`the archive answered no place for ${hop.request.url}`);
    const last = index === fetched.hops.length - 1;
    return {
      id: deps.newId() as CaptureId,
      pageId: page.id,
      runId,
      url: hop.request.url,
      capturedAt: stored.capturedAt,
      by: last ? fetched.by : 'http',
      status: hop.response.status,
      ...(last ? fetched.verdict : hopVerdict(fetched, index)),
      mediaType: last ? fetched.mediaType : null,
      charset: last ? fetched.charset : null,
      sha256: stored.sha256,
      bodyBytes: stored.bodyBytes,
      location: stored.location,
      authenticated: hop.authenticated,
      derivedAt: last && isToDerive ? null : deps.now(),
    };
  });
  const capture = captures.at(-1) ?? null;
  deps.metrics.captures.inc({ portal: portal.id, state: fetched.verdict.state });
  deps.metrics.archivedBytes.inc(archived.reduce((sum, each) => sum + each.bodyBytes, 0));
  return { fetched, captures, capture, visit: visitOf(deps, page, fetched, capture) };
}

/** What an exchange on the way to the last one came to. Only a redirect by status is `ok`: anything else held no page. */
function hopVerdict({ hops, plain }: Fetched, index: number): PageVerdict {
  if (plain !== undefined && index === plain.hops - 1) return plain.verdict;
  const url = hops[index + 1]?.request.url ?? null;
  const status = hops[index]?.response.status ?? 0;
  return status >= 300 && status < 400
    ? { state: 'ok', reason: { kind: 'leads-on', by: 'status', url } }
    : { state: 'script-only', reason: { kind: 'leads-on', by: 'page', url } };
}

/** How a portal's page is asked for. */
export function targetOf(portal: PortalConfig, columnId: string, url: string): FetchTarget {
  const crawl = crawlOf(portal, columnId);
  const charset = portal.columns.find((column) => column.id === columnId)?.listing.charset;
  return {
    url,
    portalHosts: hostsOf(portal),
    columnUrls: portal.columns.map((column) => column.url).filter((each) => each !== url),
    validators: null,
    limits: {
      timeoutMs: crawl.timeoutSeconds * 1000,
      maxBodyBytes: crawl.maxBodyMegabytes * megabyte,
      maxRedirects: crawl.maxRedirects,
    },
    delayMs: crawl.delaySeconds * 1000,
    headers: Object.entries(crawl.headers),
    robots: crawl.robots,
    browser: crawl.browser,
    allowUnverifiedTls: crawl.allowUnverifiedTls,
    sharing: { platform: crawl.platform ?? null, byAddress: crawl.turns === 'address' },
    ...(charset === undefined ? {} : { charset }),
  };
}

/** A server without validators sends everything each time; what is the same as before is not stored again. */
async function earlierCapture(deps: JobDeps, page: Page): Promise<RevisitOf | null> {
  const earlier = page.bodySha256 === null ? null : await deps.store.captures.latestOk(page.id);
  if (earlier === null) return null;
  const { url, capturedAt, sha256, location } = earlier;
  return { url, capturedAt, payloadSha256: sha256, location };
}

function visitOf(deps: JobDeps, page: Page, fetched: Fetched, capture: Capture | null): PageVisit {
  return {
    pageId: page.id,
    visitedAt: deps.now(),
    state: fetched.verdict.state,
    reason: fetched.verdict.reason,
    etag: fetched.validators.etag,
    lastModified: fetched.validators.lastModified,
    captureId: capture?.id ?? null,
    bodySha256: capture?.sha256 ?? null,
  };
}
