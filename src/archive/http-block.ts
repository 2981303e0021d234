import type { ExchangeRequest, ExchangeResponse, RawHeaders } from '../domain/index.ts';

/**
 * HTTP messages as the blocks of WARC records.
 *
 * Header strings hold one byte a character (latin1), as they came over the wire; a character beyond that is written as
 * its UTF-8 bytes. Bytes that would end a line or a field are replaced, so that no header can break a record.
 *
 * The body is stored after transfer decoding. A `Transfer-Encoding` field would make readers decode it again, so it is
 * kept under a name of its own, `X-Archive-Orig-Transfer-Encoding`; `originalHeaders` gives it its name back. A server
 * that sends that very name gets the mark once more, so that the way back is exact.
 */
const transferEncoding = /^(?:X-Archive-Orig-)*Transfer-Encoding$/i;
const mark = 'X-Archive-Orig-';
const marked = /^(?:X-Archive-Orig-)+Transfer-Encoding$/i;

const unsafeInName = /[^!#$%&'*+\-.^_`|~0-9A-Za-z]/g;
// eslint-disable-next-line no-control-regex
const unsafeInLine = /[\0\r\n]/g;
const aroundValue = /^[ \t]+|[ \t]+$/g;
const beyondLatin1 = /[\u0100-\uffff]/;

function bytesOf(text: string): string {
  return beyondLatin1.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text;
}

function line(text: string): string {
  return bytesOf(text.replace(unsafeInLine, ' '));
}

function fieldLines(headers: RawHeaders, stored: (name: string) => string): string {
  let lines = '';
  for (const [name, value] of headers) {
    lines += `${stored(bytesOf(name).replace(unsafeInName, '-') || '-')}: ${line(value)}\r\n`;
  }
  return lines;
}

/** The part of a URL that a request line carries. */
function originForm(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? '/' : parsed.pathname + parsed.search;
}

/** Request line and header fields up to and including the empty line. */
export function requestHead(request: ExchangeRequest): Buffer {
  const start = `${request.method} ${line(originForm(request.url))} HTTP/1.1\r\n`;
  return Buffer.from(`${start}${fieldLines(request.headers, (name) => name)}\r\n`, 'latin1');
}

/** Status line and header fields up to and including the empty line. */
export function responseHead(response: ExchangeResponse): Buffer {
  const start = `HTTP/${response.httpVersion} ${response.status} ${line(response.statusText)}\r\n`;
  const fields = fieldLines(response.headers, (name) => (transferEncoding.test(name) ? mark + name : name));
  return Buffer.from(`${start}${fields}\r\n`, 'latin1');
}

/** A message's first line and header fields as they stand in a block. */
export interface MessageHead {
  readonly startLine: string;
  readonly headers: RawHeaders;
}

/** Reads the head of an HTTP message: the bytes before its first empty line. */
export function parseHead(head: Uint8Array): MessageHead {
  const [startLine = '', ...lines] = Buffer.from(head).toString('latin1').split('\r\n');
  const headers: [string, string][] = [];
  for (const text of lines) {
    const colon = text.indexOf(':');
    if (colon > 0) headers.push([text.slice(0, colon), text.slice(colon + 1).replace(aroundValue, '')]);
  }
  return { startLine, headers };
}

/** The header fields under the names the server gave them. */
export function originalHeaders(headers: RawHeaders): RawHeaders {
  return headers.map(([name, value]) => [marked.test(name) ? name.slice(mark.length) : name, value] as const);
}

/** Status code of a status line; 0 when it is none. */
export function statusOf(startLine: string): number {
  return Number(/^HTTP\/\d(?:\.\d)? (\d{3})\b/.exec(startLine)?.[1] ?? 0);
}
