import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Extraction, IntegritySign } from '../domain/index.ts';

/**
 * An Extraction as it is stored: JSON, compressed here rather than in the database, where parsing and compressing it cost
 * ten times as much as all else that is recorded of a page.
 */
export function packExtraction(extraction: Extraction): Uint8Array<ArrayBuffer> {
  const json = utf8Of(JSON.stringify(extraction));
  const level = { [constants.ZSTD_c_compressionLevel]: 1 };
  // A copy of its own size: zlib answers a small view of a large buffer, which would cross threads as a whole.
  return new Uint8Array(zstdCompressSync(json, { pledgedSrcSize: json.length, params: level }));
}

const encoder = new TextEncoder();
/** Kept, since making room for a text takes longer than writing it. */
const room = new Uint8Array(512 * 1024);
const mostBytesOfUnit = 3;

/** Bytes of a text, until the next one is asked for. */
function utf8Of(text: string): Uint8Array {
  if (text.length * mostBytesOfUnit > room.length) return encoder.encode(text);
  return room.subarray(0, encoder.encodeInto(text, room).written);
}

/** Reads back what `packExtraction` wrote; nothing else is ever in that column. */
export function unpackExtraction(data: Uint8Array): Extraction {
  const extraction = JSON.parse(zstdDecompressSync(data).toString('utf8')) as Extraction;
  const { integrity } = extraction;
  return integrity.signals.some((sign) => 'detail' in sign)
    ? { ...extraction, integrity: { ...integrity, signals: integrity.signals.map(signOf) } }
    : extraction;
}

/** Before signs were data, an extraction held a sentence for each. */
function signOf(sign: IntegritySign | { readonly id: string; readonly detail: string }): IntegritySign {
  return 'detail' in sign ? { id: 'text', text: sign.detail } : sign;
}
