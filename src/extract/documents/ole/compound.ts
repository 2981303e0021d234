/** Streams of an OLE compound file by their path (`Workbook`, `ObjectPool/_1/…` as `ObjectPool` only at the top). */
export interface CompoundFile {
  readonly names: readonly string[];
  stream(name: string): Buffer | null;
}

/** The bytes are no readable compound file. */
export class CompoundTrouble extends Error {
  override readonly name = 'CompoundTrouble';
}

const endOfChain = 0xfffffffe;
const free = 0xffffffff;
const entryBytes = 128;
const headerEntries = 109;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

/** A view that answers nothing for places outside the file instead of throwing. */
class Sectors {
  readonly #file: Buffer;
  readonly #size: number;

  constructor(file: Buffer, size: number) {
    this.#file = file;
    this.#size = size;
  }

  get most(): number {
    return Math.ceil(this.#file.length / this.#size);
  }

  sector(index: number): Buffer {
    const from = (index + 1) * this.#size;
    return this.#file.subarray(from, from + this.#size);
  }
}

function numbersOf(bytes: Buffer): readonly number[] {
  return Array.from({ length: bytes.length >> 2 }, (_, index) => bytes.readUInt32LE(index * 4));
}

/** Sector numbers of a chain; a circle ends where it closes. */
function chain(table: readonly number[], start: number, most: number): readonly number[] {
  const sectors: number[] = [];
  const seen = new Set<number>();
  for (let at = start; at !== endOfChain && at !== free && at < table.length && sectors.length < most;) {
    if (seen.has(at)) {
      break;
    }
    seen.add(at);
    sectors.push(at);
    at = table[at] ?? endOfChain;
  }
  return sectors;
}

function allocation(file: Buffer, sectors: Sectors): readonly number[] {
  const places = Array.from({ length: headerEntries }, (_, index) => file.readUInt32LE(76 + index * 4));
  let next = file.readUInt32LE(68);
  for (let count = 0; next !== endOfChain && next !== free && count < sectors.most; count += 1) {
    const numbers = numbersOf(sectors.sector(next));
    places.push(...numbers.slice(0, -1));
    next = numbers.at(-1) ?? endOfChain;
  }
  return places
    .filter((place) => place < sectors.most)
    .slice(0, sectors.most)
    .flatMap((place) => numbersOf(sectors.sector(place)));
}

function entriesOf(directory: Buffer): readonly Entry[] {
  return Array.from({ length: Math.floor(directory.length / entryBytes) }, (_, index) => {
    const entry = directory.subarray(index * entryBytes, (index + 1) * entryBytes);
    const nameBytes = Math.min(Math.max(entry.readUInt16LE(64) - 2, 0), 62);
    return {
      name: entry.toString('utf16le', 0, nameBytes),
      type: entry.readUInt8(66),
      start: entry.readUInt32LE(116),
      size: entry.readUInt32LE(120),
    };
  });
}

/** Opens an OLE compound file (DOC, WPS, XLS). Throws `CompoundTrouble` where the bytes are none. */
export function openCompound(bytes: Uint8Array): CompoundFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 1536) {
    throw new CompoundTrouble('the file is too short');
  }
  const shift = file.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) {
    throw new CompoundTrouble('the sector size is unknown');
  }
  const sectors = new Sectors(file, 1 << shift);
  const table = allocation(file, sectors);
  const read = (start: number): Buffer =>
    Buffer.concat(chain(table, start, sectors.most).map((index) => sectors.sector(index)));
  const entries = entriesOf(read(file.readUInt32LE(48)));
  const root = entries.find((entry) => entry.type === 5);
  if (root === undefined) {
    throw new CompoundTrouble('the directory has no root');
  }
  const miniCutoff = file.readUInt32LE(56);
  const miniTable = numbersOf(read(file.readUInt32LE(60)));
  const miniStream = read(root.start);
  const readMini = (start: number): Buffer =>
    Buffer.concat(
      chain(miniTable, start, miniTable.length).map((index) => miniStream.subarray(index * 64, index * 64 + 64)),
    );
  return {
    names: entries.filter((entry) => entry.type === 2).map((entry) => entry.name),
    stream: (name) => {
      const entry = entries.find((candidate) => candidate.type === 2 && candidate.name === name);
      if (entry === undefined) {
        return null;
      }
      const content = entry.size < miniCutoff ? readMini(entry.start) : read(entry.start);
      return content.length < entry.size ? null : content.subarray(0, entry.size);
    },
  };
}
