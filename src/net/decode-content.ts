import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { codeOf } from '../domain/index.ts';
import { decoderNameOf } from '../text/index.ts';
import { beginsGzip, gzipDataAt, gzipMemberEnd } from './gzip-members.ts';

export interface DecodedContent {
  /** What could be read; bounded by the limit. */
  readonly content: Uint8Array;
  /** `too-large`: cut at the limit; `damaged`: the coding ends early or is wrong; `unknown-coding`: left as it came. */
  readonly problem: 'too-large' | 'damaged' | 'unknown-coding' | null;
}

type Coding = 'gzip' | 'deflate' | 'deflate-raw' | 'br' | 'zstd';

/** Codings that one body may be wrapped in; more is an attack. */
const maxLayers = 3;
/** Compressed bodies up to this size are inflated at once, and only while the result stays small. */
const atOnceInput = 128 * 1024;
const atOnceOutput = 1024 * 1024;

/** Members or frames of one body; each may be empty, and costs a decoder of its own. */
const mostMembers = 2000;

/** What servers write there though it is no coding: a charset, a media type, a transfer coding. */
const noCoding = /^(?:|identity|none|chunked|binary|[78]bit|[\w.+-]+\/[\w.+-]+)$/;

/** RFC 1950 by its usual first bytes, which no text begins with. */
function beginsZlib(bytes: Uint8Array): boolean {
  return bytes[0] === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(bytes[1] ?? 0);
}

/** RFC 8878: a frame, or one to be skipped. */
function beginsZstd(bytes: Uint8Array, at = 0): boolean {
  const [first = 0, second, third, fourth] = bytes.subarray(at, at + 4);
  return first === 0x28
    ? second === 0xb5 && third === 0x2f && fourth === 0xfd
    : first >> 4 === 5 && second === 0x2a && third === 0x4d && fourth === 0x18;
}

/** Which decoder a coding's name and first bytes ask for; `identity` where the body is plain, whatever the header says. */
function codingOf(name: string, body: Uint8Array): Coding | 'identity' | null {
  const [first = 0, second = 0] = body;
  switch (name) {
    case 'gzip':
    case 'x-gzip':
      return first === 0x1f && second === 0x8b ? 'gzip' : beginsZlib(body) ? 'deflate' : 'identity';
    case 'deflate':
      if (beginsGzip(body)) return 'gzip';
      return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0 ? 'deflate' : 'deflate-raw';
    case 'br':
      return 'br';
    case 'zstd':
      return beginsZstd(body) ? 'zstd' : beginsGzip(body) ? 'gzip' : 'identity';
    default:
      return noCoding.test(name) || decoderNameOf(name) !== null ? 'identity' : null;
  }
}

function isTooLarge(error: unknown): boolean {
  return codeOf(error) === 'ERR_BUFFER_TOO_LARGE';
}

/** RFC 9659: a body may ask for a window of 8 MB, and not for the 128 MB that a few bytes of another could take. */
const zstdParams = { [zlib.constants.ZSTD_d_windowLogMax]: 23 };

function inflateAtOnce(coding: Exclude<Coding, 'zstd'>, body: Uint8Array, maxOutputLength: number): Buffer {
  switch (coding) {
    case 'gzip':
      return zlib.gunzipSync(body, { maxOutputLength });
    case 'deflate':
      return zlib.inflateSync(body, { maxOutputLength });
    case 'deflate-raw':
      return zlib.inflateRawSync(body, { maxOutputLength });
    case 'br':
      return zlib.brotliDecompressSync(body, { maxOutputLength });
    default:
      return coding satisfies never;
  }
}

function decoderFor(coding: Coding): zlib.Gunzip | zlib.BrotliDecompress | zlib.ZstdDecompress {
  switch (coding) {
    case 'gzip':
      return zlib.createGunzip();
    case 'deflate':
      return zlib.createInflate();
    case 'deflate-raw':
      return zlib.createInflateRaw();
    case 'br':
      return zlib.createBrotliDecompress();
    case 'zstd':
      return zlib.createZstdDecompress({ params: zstdParams });
    default:
      return coding satisfies never;
  }
}

const turn = promisify(setImmediate);

/** What one decoder made of a body's beginning. */
interface Inflated extends DecodedContent {
  /** How much of the body it took. */
  readonly used: number;
}

/** Inflates piece by piece off the main thread; stops at the limit, keeps what came before damage. */
function inflateInPieces(coding: Coding, body: Uint8Array, limit: number): Promise<Inflated> {
  return new Promise((resolve) => {
    const decoder = decoderFor(coding);
    const pieces: Buffer[] = [];
    let size = 0;
    const end = (problem: DecodedContent['problem']): void => {
      decoder.removeAllListeners('data');
      const used = decoder.bytesWritten;
      decoder.destroy();
      resolve({ content: Buffer.concat(pieces, size), problem, used });
    };
    decoder.on('data', (piece: Buffer) => {
      const room = limit - size;
      pieces.push(piece.length > room ? piece.subarray(0, room) : piece);
      size += Math.min(piece.length, room);
      if (piece.length > room) end('too-large');
    });
    decoder.once('end', () => end(null));
    decoder.on('error', () => end('damaged'));
    decoder.end(body);
  });
}

async function inflateGzipMember(body: Uint8Array, limit: number): Promise<Inflated> {
  const from = gzipDataAt(body, 0);
  if (from === null) return { content: new Uint8Array(), problem: 'damaged', used: body.byteLength };
  const inflated = await inflateInPieces('deflate-raw', body.subarray(from), limit);
  if (inflated.problem !== null) return inflated;
  const end = gzipMemberEnd(body, from + inflated.used, inflated.content);
  return end === null ? { ...inflated, problem: 'damaged' } : { ...inflated, used: end };
}

/** Inflates one member after the other. What stands behind them and is none is left out, as browsers do. */
async function inflateMembers(coding: 'gzip' | 'zstd', body: Uint8Array, limit: number): Promise<DecodedContent> {
  const begins = coding === 'gzip' ? beginsGzip : beginsZstd;
  const contents: Uint8Array[] = [];
  let size = 0;
  let at = 0;
  let problem: DecodedContent['problem'] = null;
  for (let members = 0; problem === null; members += 1) {
    const rest = body.subarray(at);
    const room = limit - size;
    const member = await (coding === 'gzip' ? inflateGzipMember(rest, room) : inflateInPieces(coding, rest, room));
    contents.push(member.content);
    size += member.content.byteLength;
    at += member.used;
    problem = member.problem;
    if (!begins(body, at)) break;
    if (members === mostMembers) problem ??= 'damaged';
  }
  return { content: Buffer.concat(contents, size), problem };
}

async function inflate(coding: Coding, body: Uint8Array, limit: number): Promise<DecodedContent> {
  if (body.byteLength <= atOnceInput && coding !== 'zstd') {
    try {
      return { content: inflateAtOnce(coding, body, Math.min(limit, atOnceOutput)), problem: null };
    } catch (error) {
      // Too large, damaged or followed by something: the slower way below finds out and keeps what can be read.
      if (isTooLarge(error)) await turn();
    }
  }
  if (coding === 'gzip' || coding === 'zstd') return inflateMembers(coding, body, limit);
  return inflateInPieces(coding, body, limit);
}

/**
 * Undoes the content codings of a body: gzip, deflate (with or without wrapper), br, zstd.
 * @param contentEncoding as `contentCodingOf` tells it
 * @param limitBytes most bytes of the result
 */
export async function decodeContent(
  body: Uint8Array,
  contentEncoding: string | null,
  limitBytes: number,
): Promise<DecodedContent> {
  if (contentEncoding === null || body.byteLength === 0) return { content: body, problem: null };
  const names = contentEncoding
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .reverse();
  if (names.length > maxLayers) return { content: body, problem: 'unknown-coding' };
  let decoded: DecodedContent = { content: body, problem: null };
  for (const name of names) {
    const coding = codingOf(name, decoded.content);
    if (coding === null) return { content: decoded.content, problem: 'unknown-coding' };
    if (coding === 'identity') continue;
    decoded = await inflate(coding, decoded.content, limitBytes);
    if (decoded.problem !== null) break;
  }
  return decoded;
}
