import type { Departure, RawHeaders } from '../../domain/index.ts';

/** How far a body goes. */
export type Framing =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'to-the-end' };

export interface LenientHead {
  readonly kind: 'head';
  readonly httpVersion: '1.0' | '1.1';
  readonly status: number;
  readonly statusText: string;
  readonly headers: RawHeaders;
  readonly framing: Framing;
  readonly departures: readonly Departure[];
  /** Where the body begins. */
  readonly end: number;
}

/** A head, one that is not whole yet, or what no browser reads either. */
export type HeadRead =
  | LenientHead
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'improper'; readonly why: string };

const lineFeed = 10;
const statusLine = /^HTTP\/(\d)(?:\.(\d))?[ \t]+([1-9]\d\d)(?:[ \t]+(.*))?$/is;
const strictStatusLine = /^HTTP\/1\.[01] \d{3}(?: .*)?$/s;
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// eslint-disable-next-line no-control-regex
const control = /[\u0001-\u0008\u000b-\u001f\u007f]/;
const lengthName = 'content-length';

/**
 * Reads an answer's status line and fields as browsers read them: lines end at a line feed, lines that are no field are passed
 * over, white space before a colon is none of the name. A character that is none (NUL) and lengths that contradict each
 * other make it improper: there nobody can tell what was meant.
 */
export function readHead(bytes: Buffer): HeadRead {
  const found = linesOf(bytes);
  const [first = ''] = found.lines;
  if (!'HTTP/'.startsWith(first.slice(0, 5).toUpperCase())) return improper('no status line');
  if (found.end === null) return { kind: 'unfinished' };
  const [, major, minor, status = '', words = ''] = statusLine.exec(first) ?? [];
  if (major === undefined) return improper(`status line ${JSON.stringify(first.slice(0, 40))}`);
  if (found.lines.some((line) => line.includes('\0'))) return improper('NUL in the header');
  const departures = new Set<Departure>();
  if (!strictStatusLine.test(first)) departures.add('status-line');
  if (found.bareLineFeed) departures.add('line-feed-alone');
  const headers = fieldsOf(found.lines.slice(1), departures);
  const framing = framingOf(Number(status), headers, departures);
  if (framing === null) return improper('two lengths that differ');
  return {
    kind: 'head',
    httpVersion: major === '1' && minor === '0' ? '1.0' : '1.1',
    status: Number(status),
    statusText: words,
    headers,
    framing,
    departures: [...departures],
    end: found.end,
  };
}

function improper(why: string): HeadRead {
  return { kind: 'improper', why };
}

interface Lines {
  readonly lines: readonly string[];
  /** After the empty line; null where there is none yet. */
  readonly end: number | null;
  readonly bareLineFeed: boolean;
}

/** The lines up to the first empty one, their ends removed; empty ones before the first are passed over. */
function linesOf(bytes: Buffer): Lines {
  const lines: string[] = [];
  let bareLineFeed = false;
  let at = 0;
  for (;;) {
    const end = bytes.indexOf(lineFeed, at);
    const text = bytes.toString('latin1', at, end === -1 ? bytes.length : end);
    if (end === -1) return { lines: lines.length === 0 ? [text] : lines, end: null, bareLineFeed };
    at = end + 1;
    const line = text.replace(/\r+$/, '');
    if (line.length === text.length) bareLineFeed = true;
    if (line !== '') lines.push(line);
    else if (lines.length > 0) return { lines, end: at, bareLineFeed };
  }
}

function fieldsOf(lines: readonly string[], departures: Set<Departure>): RawHeaders {
  const headers: [string, string][] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    const last = headers.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) {
      departures.add('folded-field');
      last[1] += ` ${line.trim()}`;
      continue;
    }
    if (colon < 1) {
      departures.add('line-without-name');
      continue;
    }
    const name = line.slice(0, colon).trim();
    if (name.length !== colon) departures.add('space-around-name');
    if (!token.test(name)) departures.add('name-of-other-characters');
    if (control.test(line)) departures.add('control-character');
    headers.push([name, line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '')]);
  }
  return headers;
}

/** How far the body goes by RFC 9112, 6.3; null where lengths contradict each other. */
function framingOf(status: number, headers: RawHeaders, departures: Set<Departure>): Framing | null {
  const valuesOf = (wanted: string): readonly string[] =>
    headers
      .filter(([name]) => name.toLowerCase() === wanted)
      .flatMap(([, value]) => value.split(','))
      .map((value) => value.trim().toLowerCase());
  const lengths = valuesOf(lengthName);
  const [length] = lengths;
  if (status < 200 || status === 204 || status === 304) return { kind: 'none' };
  if (valuesOf('transfer-encoding').includes('chunked')) {
    if (lengths.length > 0) departures.add('length-and-chunks');
    return { kind: 'chunked' };
  }
  if (length === undefined) return { kind: 'to-the-end' };
  if (lengths.length > 1) departures.add('length-repeated');
  if (lengths.some((other) => other !== length)) return null;
  if (/^\d{1,15}$/.test(length)) return { kind: 'length', bytes: Number(length) };
  departures.add('length-unreadable');
  return { kind: 'to-the-end' };
}
