import type { Exchange, PageVerdict } from '../domain/index.ts';
import { headerOf, retryAfterMs } from '../net/index.ts';
import type { OpenedEntry } from './browser-entries.ts';
import type { TurnedPages } from './browser-pager.ts';
import { noTraffic, type PageTraffic } from './browser-traffic.ts';
import type { Fetched, FetchTarget } from './fetched.ts';
import { nextStep } from './next-step.ts';
import { noAnswer } from './no-answer.ts';
import { judgePage } from './page-state.ts';
import type { Refusal } from './permission.ts';
import { validatorsOf } from './validators.ts';

/** What a browser made of a page. */
export interface Rendering {
  readonly html: string | null;
  readonly url: string;
  /** What its pager led to; null where that was not asked for. */
  readonly turned: TurnedPages | null;
  readonly opened: readonly OpenedEntry[];
  readonly traffic: PageTraffic;
  /** The page ended before it was done. */
  readonly crashed: boolean;
  /** The browser did, and the page with it. */
  readonly lost: boolean;
}

export function nothingRendered(url: string): Rendering {
  return { html: null, url, turned: null, opened: [], traffic: noTraffic(), crashed: false, lost: false };
}

function judge(target: FetchTarget, { html, url, traffic, crashed }: Rendering): PageVerdict {
  const last = traffic.documents.at(-1);
  if (traffic.failure !== null) {
    const { state, reason } = noAnswer(traffic.failure);
    return { state, reason: { kind: 'in-browser', rendered: false, of: reason } };
  }
  if (traffic.closed !== null) return { state: 'disallowed', reason: traffic.closed };
  const { file } = traffic;
  if (traffic.foreignUrl === null && file === null && (last === undefined || html === null)) {
    const ended = traffic.flooded ? 'browser-flooded' : 'browser-too-slow';
    const kind = crashed ? 'browser-crashed' : ended;
    return { state: last === undefined ? 'unreachable' : 'truncated', reason: { kind } };
  }
  const { state, reason } = judgePage({
    status: last?.response.status ?? 0,
    header: (name) => (last === undefined ? null : headerOf(last.response.headers, name)),
    text: file?.head ?? html?.slice(0, 256 * 1024) ?? null,
    mediaType: file === null ? 'text/html' : file.mediaType,
    contentBytes: file?.content?.byteLength ?? html?.length ?? 0,
    cut: file?.cut ?? null,
    requestedUrl: target.url,
    finalUrl: traffic.foreignUrl ?? (file === null ? url : (last?.request.url ?? url)),
    portalHosts: target.portalHosts,
    columnUrls: target.columnUrls ?? [],
    listing: target.listing === true,
    conditional: false,
  });
  // A list without its data looks like a short one; a page that shows its text does not need what is withheld.
  if (traffic.withheld !== null && (target.listing === true || state === 'script-only'))
    return { state: 'disallowed', reason: { kind: 'in-browser', rendered: true, of: traffic.withheld } };
  return { state, reason: file === null ? { kind: 'in-browser', rendered: true, of: reason } : reason };
}

/** The rendered page as an exchange of its own kind: decoded, as the document stood when it was taken. */
function renderedExchange(
  last: Exchange,
  body: Uint8Array,
  url: string,
  startedAtMs: number,
  endedAtMs: number,
): Exchange {
  return {
    request: { method: 'GET', url, headers: last.request.headers, body: null },
    response: {
      httpVersion: '1.1',
      status: last.response.status,
      statusText: last.response.statusText,
      headers: [
        ['Content-Type', 'text/html; charset=utf-8'],
        ['Content-Length', String(body.byteLength)],
        ['X-Nianbao-Rendered', 'the document as a browser had made it'],
      ],
      body,
      truncated: null,
    },
    startedAtMs,
    endedAtMs,
    ipAddress: last.ipAddress,
    authenticated: last.authenticated,
  };
}

/** What a rendering, or a refusal in its place, comes to as a fetched page. */
export function describe(
  target: FetchTarget,
  rendering: Rendering,
  refusal: Refusal | null,
  startedAtMs: number,
  endedAtMs: number,
): Fetched {
  const { html, traffic } = rendering;
  const verdict = refusal?.verdict ?? judge(target, rendering);
  const last = traffic.documents.at(-1) ?? null;
  const shownUrl = /^https?:/.test(rendering.url) ? rendering.url : target.url;
  const finalUrl = traffic.foreignUrl ?? (traffic.file === null ? shownUrl : (last?.request.url ?? shownUrl));
  const content = html === null ? null : Buffer.from(html, 'utf8');
  const header = (name: string): string | null =>
    last === null ? null : headerOf(last.response.headers, name.toLowerCase());
  const waitMs = refusal?.waitMs ?? retryAfterMs(header('retry-after'), endedAtMs);
  const error = refusal?.error ?? traffic.failure;
  const status = last?.response.status ?? null;
  const shared = {
    resources: traffic.resources,
    verdict,
    browserMayHelp: false,
    requestedUrl: target.url,
    finalUrl,
    status,
    header,
    retryAfterMs: waitMs,
    next: nextStep(verdict, status, waitMs, error),
    error,
  };
  if (traffic.file !== null) {
    const { content: bytes, mediaType, charset } = traffic.file;
    const validators = validatorsOf(header, endedAtMs);
    return { ...shared, by: 'http', hops: traffic.documents, content: bytes, mediaType, charset, validators };
  }
  const turned = last === null ? null : rendering.turned;
  return {
    ...shared,
    opened: rendering.opened,
    ...(turned === null || last === null
      ? {}
      : {
          turned: {
            pages: turned.pages.map((page) =>
              renderedExchange(last, Buffer.from(page.html, 'utf8'), page.url, page.startedAtMs, page.endedAtMs),
            ),
            toTheEnd: turned.stopped === 'end',
          },
        }),
    by: 'browser',
    hops:
      last === null || content === null
        ? traffic.documents
        : [...traffic.documents, renderedExchange(last, content, finalUrl, startedAtMs, endedAtMs)],
    content,
    mediaType: content === null ? null : 'text/html',
    charset: content === null ? null : 'utf-8',
    // What was rendered depends on more than the document's own validators.
    validators: { etag: null, lastModified: null },
  };
}
