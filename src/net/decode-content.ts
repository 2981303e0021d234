import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { codeOf } from '../domain/index.ts';

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

/** Which decoder a coding's name and first bytes ask for; null where the body is plain, whatever the header says. */
function codingOf(name: string, body: Uint8Array): Coding | 'identity' | null {
  const first = body[0] ?? 0;
  const second = body[1] ?? 0;
  switch (name) {
    case '':
    case 'identity':
    case 'none':
    case 'utf-8':
      return 'identity';
    case 'gzip':
    case 'x-gzip':
      return first === 0x1f && second === 0x8b ? 'gzip' : 'identity';
    case 'deflate':
      return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0 ? 'deflate' : 'deflate-raw';
    case 'br':
      return 'br';
    case 'zstd':
      return 'zstd';
    default:
      return null;
  }
}

function isTooLarge(error: unknown): boolean {
  return codeOf(error) === 'ERR_BUFFER_TOO_LARGE';
}

/** RFC 9659: a body may ask for a window of 8 MB, and not for the 128 MB that a few bytes of another could take. */
const zstdParams = { [zlib.constants.ZSTD_d_windowLogMax]: 23 };

function inflateAtOnce(coding: Coding, body: Uint8Array, maxOutputLength: number): Buffer {
  switch (coding) {
    case 'gzip':
      return zlib.gunzipSync(body, { maxOutputLength });
    case 'deflate':
      return zlib.inflateSync(body, { maxOutputLength });
    case 'deflate-raw':
      return zlib.inflateRawSync(body, { maxOutputLength });
    case 'br':
      return zlib.brotliDecompressSync(body, { maxOutputLength });
    case 'zstd':
      return zlib.zstdDecompressSync(body, { maxOutputLength, params: zstdParams });
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

/** Inflates piece by piece off the main thread; stops at the limit, keeps what came before damage. */
function inflateInPieces(coding: Coding, body: Uint8Array, limit: number): Promise<DecodedContent> {
  return new Promise((resolve) => {
    const decoder = decoderFor(coding);
    const pieces: Buffer[] = [];
    let size = 0;
    const end = (problem: DecodedContent['problem']): void => {
      decoder.removeAllListeners('data');
      decoder.destroy();
      resolve({ content: Buffer.concat(pieces, size), problem });
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

async function inflate(coding: Coding, body: Uint8Array, limit: number): Promise<DecodedContent> {
  if (body.byteLength <= atOnceInput) {
    try {
      return { content: inflateAtOnce(coding, body, Math.min(limit, atOnceOutput)), problem: null };
    } catch (error) {
      // Too large or damaged: the slower way below finds out which and keeps what can be read.
      if (isTooLarge(error)) await turn();
    }
  }
  return inflateInPieces(coding, body, limit);
}

/**
 * Undoes the content codings of a body: gzip, deflate (with or without wrapper), br, zstd.
 * @param contentEncoding value of the header field, null when absent
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
    const next = await inflate(coding, decoded.content, limitBytes);
    decoded = { content: next.content, problem: next.problem ?? decoded.problem };
    if (next.problem !== null) break;
  }
  return decoded;
}
