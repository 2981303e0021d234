import type { Page, Route } from 'playwright';
import type { Exchange, RawHeaders } from '../domain/index.ts';
import { contentCodingOf, decodeContent, type HttpDoor } from '../net/index.ts';
import type { FetchTarget } from './fetched.ts';

const mostBytes = 64 * 1024 * 1024;
/** Fields that no longer hold once the door has undone them, that the door sets itself, or that would have a page saved, not shown. */
const ownFields =
  /^(?:content-disposition|content-encoding|content-length|transfer-encoding|connection|keep-alive|alt-svc|strict-transport-security)$/i;

/** Fields of an answer as the browser may have them; `location` among them. */
export function fieldsOf(headers: RawHeaders): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (ownFields.test(key)) continue;
    const before = fields[key];
    fields[key] = before === undefined ? value : `${before}${key === 'set-cookie' ? '\n' : ', '}${value}`;
  }
  return fields;
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

/** Makes a page's requests through the door and hands it what they brought, both within one measure of bytes. */
export interface PageExchanges {
  /**
   * @param isFirst as the page asked for it; what a redirect leads to is got without a body
   * @throws NetError when there is no answer; the signal's reason when aborted
   */
  make(route: Route, url: string, isFirst: boolean): Promise<Exchange>;
  /** Answers the page's request, decoded. */
  fulfil(route: Route, made: Exchange): Promise<void>;
  /** The page has had as many bytes as it may. */
  readonly isSpent: boolean;
}

export function createPageExchanges(
  page: Page,
  door: HttpDoor,
  target: FetchTarget,
  signal: AbortSignal,
): PageExchanges {
  const { limits } = target;
  const inLine = createLines(target.delayMs);
  let bytes = 0;

  async function ask(route: Route, url: string, isFirst: boolean): Promise<Exchange> {
    const request = route.request();
    const made = await door.request({
      url,
      method: isFirst && request.method() === 'POST' ? 'POST' : 'GET',
      body: isFirst ? request.postDataBuffer() : null,
      headers: await requestHeaders(route, page),
      timeoutMs: limits.timeoutMs,
      maxBodyBytes: Math.min(limits.maxBodyBytes, mostBytes - bytes),
      allowUnverifiedTls: target.allowUnverifiedTls === true,
      signal,
    });
    bytes += made.response.body.byteLength;
    return made;
  }

  return {
    make: async (route, url, isFirst) => inLine(url, async () => ask(route, url, isFirst)),
    async fulfil(route, { response }) {
      const { status, headers, body } = response;
      const { content } = await decodeContent(body, contentCodingOf(response), limits.maxBodyBytes);
      bytes += Math.max(0, content.byteLength - body.byteLength);
      await route.fulfill({ status, headers: fieldsOf(headers), body: Buffer.from(content) });
    },
    get isSpent() {
      return bytes >= mostBytes;
    },
  };
}

type InLine = <T>(url: string, work: () => Promise<T>) => Promise<T>;

/** Where a pause is kept, a page's own requests to one host go one at a time, too. */
function createLines(delayMs: number): InLine {
  if (delayMs === 0) return async (_url, work) => work();
  const lines = new Map<string, Promise<unknown>>();
  return async (url, work) => {
    const host = URL.parse(url)?.host ?? url;
    const mine = (lines.get(host) ?? Promise.resolve()).then(work, work);
    lines.set(host, mine);
    return mine;
  };
}
