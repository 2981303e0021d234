import { promisify } from 'node:util';
import zlib from 'node:zlib';

const gzip = promisify(zlib.gzip);

/** Above this a record is compressed beside the main thread. */
const besideBytes = 64 * 1024;
/** Up to this a record fits into a small window, whose memory is sooner prepared. */
const smallBytes = 1024;
const smallWindow = { windowBits: 10, memLevel: 3 };

/** Bytes that were compressed already: another pass gains little, so the cheapest is taken. */
const compressedMagic: readonly (readonly number[])[] = [
  [0x1f, 0x8b], // gzip
  [0x50, 0x4b, 0x03, 0x04], // zip, docx, xlsx
  [0x89, 0x50, 0x4e, 0x47], // png
  [0xff, 0xd8, 0xff], // jpeg
];

function isCompressed(body: Uint8Array): boolean {
  return compressedMagic.some((magic) => magic.every((byte, index) => body[index] === byte));
}

/**
 * One gzip member of a record.
 * @param record the record's bytes
 * @param body its block's body, to see whether compressing pays
 * @param level zlib level for what is not compressed yet
 */
export async function gzipMember(record: Buffer, body: Uint8Array, level: number): Promise<Buffer> {
  const options = { level: isCompressed(body) ? 1 : level, ...(record.length > smallBytes ? {} : smallWindow) };
  return record.length > besideBytes ? gzip(record, options) : zlib.gzipSync(record, options);
}
