import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import zlib from 'node:zlib';
import { asSha256 } from './digest.ts';
import { writeFully } from './write-fully.ts';
import type { Sha256 } from '../domain/index.ts';

/** What was written for one entry. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: Sha256;
}

interface Directed extends ZipEntry {
  readonly crc32: number;
  readonly offset: number;
}

/** What a field of 32 or 16 bits holds at most; beyond that the field is full, and the ZIP64 record has the number (APPNOTE 4.4.1.4). */
const most32 = 0xffffffff;
const most16 = 0xffff;
/** Version that a reader needs, times ten (APPNOTE 4.4.3.2). */
const version = 20;
const versionWithZip64 = 45;

/** Date and time as MS-DOS wrote them, here in UTC. */
function dosTime(date: Date): { readonly time: number; readonly day: number } {
  return {
    time: (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1),
    day: (Math.max(0, date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate(),
  };
}

/**
 * Writes a ZIP of stored entries to a file, so that readers can take any part of an entry by its place (APPNOTE 6.3).
 * An entry is at most 4 GiB; the whole may be larger (ZIP64).
 */
export class ZipFile {
  readonly #handle: FileHandle;
  readonly #date: Date;
  readonly #entries: Directed[] = [];
  #position = 0;

  private constructor(handle: FileHandle, date: Date) {
    this.#handle = handle;
    this.#date = date;
  }

  /** Begins a new file; throws when it exists. */
  static async create(path: string, date: Date): Promise<ZipFile> {
    return new ZipFile(await open(path, 'wx'), date);
  }

  /** Adds an entry from pieces as they come. Throws RangeError beyond 4 GiB. */
  async add(name: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<ZipEntry> {
    const offset = this.#position;
    const header = this.#localHeader(name, 0, 0);
    this.#position += header.length;
    const hash = createHash('sha256');
    let crc32 = 0;
    let bytes = 0;
    for await (const piece of pieces) {
      await writeFully(this.#handle, piece, this.#position);
      this.#position += piece.length;
      bytes += piece.length;
      crc32 = zlib.crc32(piece, crc32);
      hash.update(piece);
      if (bytes > most32) throw new RangeError(`${name} is larger than 4 GiB, the most an entry holds here`);
    }
    await writeFully(this.#handle, this.#localHeader(name, crc32, bytes), offset);
    const entry = { name, bytes, sha256: asSha256(hash.digest()), crc32, offset };
    this.#entries.push(entry);
    return entry;
  }

  /** Writes the directory and makes the file durable. Returns its size in bytes. */
  async finish(): Promise<number> {
    const start = this.#position;
    const directory = Buffer.concat(this.#entries.map((entry) => this.#directoryHeader(entry)));
    const end = this.#endRecords(start, directory.length);
    await writeFully(this.#handle, Buffer.concat([directory, end]), start);
    await this.#handle.sync();
    await this.#handle.close();
    return start + directory.length + end.length;
  }

  /** Closes the file without a directory, after a failure. */
  async abandon(): Promise<void> {
    await this.#handle.close();
  }

  #localHeader(name: string, crc32: number, bytes: number): Buffer {
    const { time, day } = dosTime(this.#date);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(version, 4);
    header.writeUInt16LE(time, 10);
    header.writeUInt16LE(day, 12);
    header.writeUInt32LE(crc32, 14);
    header.writeUInt32LE(bytes, 18);
    header.writeUInt32LE(bytes, 22);
    header.writeUInt16LE(Buffer.byteLength(name), 26);
    return Buffer.concat([header, Buffer.from(name)]);
  }

  #directoryHeader({ name, crc32, bytes, offset }: Directed): Buffer {
    const { time, day } = dosTime(this.#date);
    const far = offset >= most32;
    const extra = Buffer.alloc(far ? 12 : 0);
    if (far) {
      extra.writeUInt16LE(0x0001, 0);
      extra.writeUInt16LE(8, 2);
      extra.writeBigUInt64LE(BigInt(offset), 4);
    }
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(far ? versionWithZip64 : version, 4);
    header.writeUInt16LE(far ? versionWithZip64 : version, 6);
    header.writeUInt16LE(time, 12);
    header.writeUInt16LE(day, 14);
    header.writeUInt32LE(crc32, 16);
    header.writeUInt32LE(bytes, 20);
    header.writeUInt32LE(bytes, 24);
    header.writeUInt16LE(Buffer.byteLength(name), 28);
    header.writeUInt16LE(extra.length, 30);
    header.writeUInt32LE(far ? most32 : offset, 42);
    return Buffer.concat([header, Buffer.from(name), extra]);
  }

  #endRecords(start: number, bytes: number): Buffer {
    const count = this.#entries.length;
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(Math.min(count, most16), 8);
    end.writeUInt16LE(Math.min(count, most16), 10);
    end.writeUInt32LE(Math.min(bytes, most32), 12);
    end.writeUInt32LE(Math.min(start, most32), 16);
    if (count < most16 && bytes < most32 && start < most32) return end;
    const zip64 = Buffer.alloc(56 + 20);
    zip64.writeUInt32LE(0x06064b50, 0);
    zip64.writeBigUInt64LE(44n, 4);
    zip64.writeUInt16LE(versionWithZip64, 12);
    zip64.writeUInt16LE(versionWithZip64, 14);
    zip64.writeBigUInt64LE(BigInt(count), 24);
    zip64.writeBigUInt64LE(BigInt(count), 32);
    zip64.writeBigUInt64LE(BigInt(bytes), 40);
    zip64.writeBigUInt64LE(BigInt(start), 48);
    zip64.writeUInt32LE(0x07064b50, 56);
    zip64.writeBigUInt64LE(BigInt(start + bytes), 64);
    zip64.writeUInt32LE(1, 72);
    return Buffer.concat([zip64, end]);
  }
}
