import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Extraction } from '../domain/index.ts';

/**
 * An Extraction as it is stored: JSON, compressed here rather than in the database, where parsing and compressing it cost
 * ten times as much as all else that is recorded of a page.
 */
export function packExtraction(extraction: Extraction): Buffer {
  return zstdCompressSync(JSON.stringify(extraction), { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
}

/** Reads back what `packExtraction` wrote; nothing else is ever in that column. */
export function unpackExtraction(data: Uint8Array): Extraction {
  return JSON.parse(zstdDecompressSync(data).toString('utf8')) as Extraction;
}
