import { buffer } from 'node:stream/consumers';
import zlib from 'node:zlib';
import yauzl from 'yauzl';

export interface ReadEntry {
  readonly name: string;
  /** 0: stored. */
  readonly method: number;
  readonly bytes: Buffer;
}

/** The entries of a ZIP file in the order of its directory, read by an independent reader; checksums are compared. */
export async function readZip(path: string): Promise<readonly ReadEntry[]> {
  const zip = await yauzl.openPromise(path, { strictFileNames: true });
  const entries: ReadEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    if (zlib.crc32(bytes) !== entry.crc32) throw new Error(`the checksum of ${entry.fileName} is wrong`);
    entries.push({ name: entry.fileName, method: entry.compressionMethod, bytes });
  }
  return entries;
}
