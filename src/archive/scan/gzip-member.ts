import { once } from 'node:events';
import zlib from 'node:zlib';
import type { FileWindow } from './file-window.ts';

/** How the reading of one gzip member ended. */
export type MemberEnd =
  | { readonly kind: 'whole'; readonly length: number }
  /** The file ends within it. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'damaged'; readonly detail: string };

/** Bits of a member's FLG byte (RFC 1952, 2.3.1). */
const extraFlag = 4;
const nameFlag = 8;
const commentFlag = 16;
const checksumFlag = 2;
const fixedHeaderBytes = 10;
const trailerBytes = 8;
/** Most records are small: a larger first piece would mostly be copied in vain. */
const firstPieceBytes = 8 * 1024;
const headerLimitBytes = 64 * 1024;

/** Length of a member's header (RFC 1952, 2.3); null where the bytes end within it, -1 where they are none. */
function headerLength(bytes: Buffer): number | null {
  const magic = [0x1f, 0x8b, 0x08];
  if (magic.some((byte, index) => index < bytes.length && bytes[index] !== byte)) return -1;
  if (bytes.length < fixedHeaderBytes) return null;
  const flags = bytes[3] ?? 0;
  let length = fixedHeaderBytes;
  if ((flags & extraFlag) !== 0) {
    if (bytes.length < length + 2) return null;
    length += 2 + bytes.readUInt16LE(length);
  }
  for (const flag of [nameFlag, commentFlag]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, length);
    if (end === -1) return null;
    length = end + 1;
  }
  if ((flags & checksumFlag) !== 0) length += 2;
  return length > bytes.length ? null : length;
}

/** Inflates one member and hands over its bytes as they come; they are valid during the call only. */
export async function readMember(
  window: FileWindow,
  offset: number,
  onData: (bytes: Buffer) => void,
): Promise<MemberEnd> {
  const header =
    headerLength(await window.at(offset, fixedHeaderBytes)) ?? headerLength(await window.at(offset, headerLimitBytes));
  if (header === null) return { kind: 'cut' };
  if (header === -1) return { kind: 'damaged', detail: 'no gzip member begins there' };

  const inflate = zlib.createInflateRaw();
  let checksum = 0;
  let size = 0;
  let ended = false;
  let failure: Error | null = null;
  inflate.on('data', (bytes: Buffer) => {
    checksum = zlib.crc32(bytes, checksum);
    size += bytes.length;
    onData(bytes);
  });
  inflate.on('end', () => {
    ended = true;
  });
  inflate.on('error', (error) => {
    failure = error;
  });
  // A failure is kept above and judged at the end; here only the end is waited for.
  const closed = once(inflate, 'close').catch(() => undefined);
  let position = offset + header;
  let pieceBytes = firstPieceBytes;
  const isDone = (): boolean => ended || failure !== null;
  while (!isDone()) {
    // The stream keeps what it was given while the window moves on.
    const bytes = Buffer.from((await window.at(position)).subarray(0, pieceBytes));
    pieceBytes *= 2;
    if (bytes.length === 0) break;
    const written = new Promise<void>((resolve) => {
      inflate.write(bytes, () => resolve());
    });
    // After an error the write is not answered; the stream closes.
    await Promise.race([written, closed]);
    position += bytes.length;
    await new Promise(setImmediate);
  }
  const compressed = inflate.bytesWritten;
  inflate.destroy();
  await closed;
  return memberEnd(window, offset, header + compressed, { ended, failure, checksum, size });
}

interface Inflated {
  readonly ended: boolean;
  readonly failure: Error | null;
  readonly checksum: number;
  readonly size: number;
}

async function memberEnd(window: FileWindow, offset: number, read: number, result: Inflated): Promise<MemberEnd> {
  if (result.failure !== null) return { kind: 'damaged', detail: `it cannot be inflated: ${result.failure.message}` };
  if (!result.ended) return { kind: 'cut' };
  const trailer = await window.at(offset + read, trailerBytes);
  if (trailer.length < trailerBytes) return { kind: 'cut' };
  if (trailer.readUInt32LE(0) !== result.checksum >>> 0) {
    return { kind: 'damaged', detail: 'the checksum of its gzip member is wrong' };
  }
  if (trailer.readUInt32LE(4) !== result.size % 2 ** 32) {
    return { kind: 'damaged', detail: 'the length of its gzip member is wrong' };
  }
  return { kind: 'whole', length: read + trailerBytes };
}
