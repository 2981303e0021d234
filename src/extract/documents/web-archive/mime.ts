/** A part of a MIME message (RFC 2045, 2046) that holds no further parts. */
export interface MimePart {
  /** Lower case, without parameters. */
  readonly mediaType: string;
  /** Charset parameter of its Content-Type. */
  readonly charset: string | null;
  readonly contentId: string | null;
  /** Where its content came from: an address, or a path on somebody's disk. */
  readonly location: string | null;
  /** False where the file ends before the part does. */
  readonly whole: boolean;
  /** Undoes the transfer coding. */
  readonly decode: () => Buffer;
}

export interface MimeMessage {
  /** Content-ID of the part to begin with, where the message names one. */
  readonly start: string | null;
  readonly parts: readonly MimePart[];
}

const mostParts = 2000;
const mostDepth = 4;
const longestHead = 16_384;
const transferCoded = /^(?:quoted-printable|base64)$/u;

interface Entity {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Headers, their folded lines joined, and what follows the first empty line. */
function splitHead(text: string): Entity {
  const start = /^\s{0,200}/u.exec(text)?.[0].length ?? 0;
  const head = text.slice(start, start + longestHead);
  const end = /\r?\n[ \t]{0,20}\r?\n/u.exec(head);
  const written = head.slice(0, end?.index ?? head.length).replaceAll(/\r?\n[ \t]+/gu, ' ');
  const headers = new Map<string, string>();
  for (const line of written.split(/\r?\n/u)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !headers.has(name)) {
      headers.set(name, line.slice(colon + 1).trim());
    }
  }
  return { headers, body: end === null ? '' : text.slice(start + end.index + end[0].length) };
}

function parameter(value: string, name: string): string | null {
  const found = new RegExp(`;\\s{0,20}${name}\\s{0,20}=\\s{0,20}(?:"([^"]{1,200})"|([^\\s;"]{1,200}))`, 'iu').exec(
    value,
  );
  return found?.[1] ?? found?.[2] ?? null;
}

function withoutBrackets(value: string | undefined | null): string | null {
  return value === undefined || value === null ? null : value.replaceAll(/^<|>$/gu, '');
}

function quotedPrintable(text: string): Buffer {
  const plain = text.replaceAll(/=(?:[ \t]{0,20}\r?\n|([\dA-Fa-f]{2}))/gu, (_, hex: string | undefined) =>
    hex === undefined ? '' : String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  return Buffer.from(plain, 'latin1');
}

function decode(body: string, coding: string): Buffer {
  switch (coding) {
    case 'quoted-printable':
      return quotedPrintable(body);
    case 'base64':
      return Buffer.from(body, 'base64');
    default:
      return Buffer.from(body, 'latin1');
  }
}

/** What stands between the delimiter lines of a boundary; the last piece is not whole where no delimiter ends it. */
function* between(body: string, boundary: string): Generator<{ readonly text: string; readonly whole: boolean }> {
  const delimiter = `--${boundary}`;
  let at = body.startsWith(delimiter) ? 0 : body.indexOf(`\n${delimiter}`) + 1;
  while (body.startsWith(delimiter, at) && !body.startsWith('--', at + delimiter.length)) {
    const from = at + delimiter.length;
    const next = body.indexOf(`\n${delimiter}`, from);
    yield { text: body.slice(from, next === -1 ? body.length : next), whole: next !== -1 };
    if (next === -1) {
      return;
    }
    at = next + 1;
  }
}

function collect({ headers, body }: Entity, whole: boolean, depth: number, into: MimePart[]): void {
  const type = headers.get('content-type') ?? 'text/plain';
  const mediaType = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const boundary = mediaType.startsWith('multipart/') ? parameter(type, 'boundary') : null;
  if (boundary === null) {
    const coding = headers.get('content-transfer-encoding')?.toLowerCase() ?? '';
    into.push({
      mediaType,
      charset: parameter(type, 'charset'),
      contentId: withoutBrackets(headers.get('content-id')),
      location: headers.get('content-location') ?? null,
      whole,
      decode: () => decode(body, transferCoded.test(coding) ? coding : ''),
    });
    return;
  }
  if (depth === mostDepth) {
    return;
  }
  for (const piece of between(body, boundary)) {
    if (into.length >= mostParts) {
      return;
    }
    collect(splitHead(piece.text), whole && piece.whole, depth + 1, into);
  }
}

/**
 * Splits a MIME message into its innermost parts in order: at most 2,000, within four levels. Linear in the message's
 * length; never throws.
 */
export function readMime(bytes: Uint8Array): MimeMessage {
  const entity = splitHead(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  const parts: MimePart[] = [];
  collect(entity, true, 0, parts);
  return { start: withoutBrackets(parameter(entity.headers.get('content-type') ?? '', 'start')), parts };
}
