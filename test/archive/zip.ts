import zlib from 'node:zlib';

export interface ReadEntry {
  readonly name: string;
  readonly method: number;
  readonly bytes: Buffer;
}

/** The entries of a small ZIP file, read from its directory as readers do; every length and checksum is compared. */
export function readZip(zip: Buffer): readonly ReadEntry[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end === -1 || zip.length !== end + 22 + zip.readUInt16LE(end + 20)) throw new Error('no end of a ZIP file');
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (at + zip.readUInt32LE(end + 12) !== end) throw new Error('the directory is not where it should be');
  const entries: ReadEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error(`entry ${index} has no directory header`);
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const size = zip.readUInt32LE(at + 20);
    const local = zip.readUInt32LE(at + 42);
    if (zip.readUInt32LE(local) !== 0x04034b50) throw new Error(`${name} has no local header`);
    // From CRC-32 to the length of the name, both headers say the same.
    if (!zip.subarray(local + 10, local + 28).equals(zip.subarray(at + 12, at + 30))) {
      throw new Error(`the headers of ${name} differ`);
    }
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + size);
    if (zlib.crc32(bytes) !== zip.readUInt32LE(at + 16)) throw new Error(`the checksum of ${name} is wrong`);
    entries.push({ name, method: zip.readUInt16LE(at + 10), bytes });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}
