import { crc32 } from 'node:zlib';

/** A gzip member's header and trailer (RFC 1952). */
const fixedHeaderBytes = 10;
const trailerBytes = 8;
const deflate = 8;
const flag = { headerCrc: 2, extra: 4, name: 8, comment: 16 } as const;

/** Whether a gzip member begins there. */
export function beginsGzip(bytes: Uint8Array, at = 0): boolean {
  return bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === deflate;
}

/** Where the deflated data of a member begins; null where its header is cut. */
export function gzipDataAt(bytes: Uint8Array, memberAt: number): number | null {
  const flags = bytes[memberAt + 3] ?? 0;
  let at = memberAt + fixedHeaderBytes;
  if ((flags & flag.extra) !== 0) at += 2 + ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
  for (const text of [flag.name, flag.comment]) {
    if ((flags & text) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end === -1) return null;
    at = end + 1;
  }
  if ((flags & flag.headerCrc) !== 0) at += 2;
  return at < bytes.length ? at : null;
}

/** Where a member whose data end there is over; null where its trailer is not that of the content. */
export function gzipMemberEnd(bytes: Uint8Array, dataEnd: number, content: Uint8Array): number | null {
  const end = dataEnd + trailerBytes;
  if (end > bytes.length) return null;
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + dataEnd, trailerBytes);
  const isRight =
    trailer.getUint32(0, true) === crc32(content) && trailer.getUint32(4, true) === content.byteLength % 2 ** 32;
  return isRight ? end : null;
}
