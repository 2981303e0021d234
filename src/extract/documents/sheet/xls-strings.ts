/** A string with the place after it. */
export interface ReadString {
  readonly text: string;
  readonly next: number;
}

/** XLUnicodeString: length, flags, characters of one or two bytes. Null where it runs out of its record. */
export function readUnicode(data: Buffer, at: number): ReadString | null {
  if (at + 3 > data.length) {
    return null;
  }
  const length = data.readUInt16LE(at);
  const wide = (data.readUInt8(at + 2) & 1) === 1;
  const from = at + 3;
  const to = from + length * (wide ? 2 : 1);
  return to > data.length ? null : { text: data.toString(wide ? 'utf16le' : 'latin1', from, to), next: to };
}

/** Walks over the pieces of a record that goes on in CONTINUE records. */
class Pieces {
  readonly #pieces: readonly Buffer[];
  #index = 0;
  #at: number;

  constructor(pieces: readonly Buffer[], start: number) {
    this.#pieces = pieces;
    this.#at = start;
  }

  get done(): boolean {
    return this.#index >= this.#pieces.length;
  }

  #current(): Buffer {
    return this.#pieces[this.#index] ?? Buffer.alloc(0);
  }

  /** Takes bytes of a field; fields never begin at the very end of a piece. */
  take(count: number): Buffer {
    const parts: Buffer[] = [];
    let left = count;
    while (left > 0 && !this.done) {
      const part = this.#current().subarray(this.#at, this.#at + left);
      parts.push(part);
      left -= part.length;
      this.#at += part.length;
      if (this.#at >= this.#current().length) {
        this.#index += 1;
        this.#at = 0;
      }
    }
    return Buffer.concat(parts);
  }

  /** Takes characters; each further piece begins with a flag of its own that says how wide they are. */
  characters(count: number, isWide: boolean): string {
    let text = '';
    let wide = isWide;
    let left = count;
    while (left > 0 && !this.done) {
      const width = wide ? 2 : 1;
      const here = Math.min(left, Math.floor((this.#current().length - this.#at) / width));
      const bytes = this.#current().subarray(this.#at, this.#at + here * width);
      text += bytes.toString(wide ? 'utf16le' : 'latin1');
      left -= here;
      this.#at += here * width;
      if (left > 0 || this.#at >= this.#current().length) {
        this.#index += 1;
        this.#at = 0;
        if (left > 0 && !this.done) {
          wide = ((this.#current()[0] ?? 0) & 1) === 1;
          this.#at = 1;
        }
      }
    }
    return text;
  }
}

const mostStrings = 200_000;

/** Reads the shared string table out of its record and the CONTINUE records behind it ([MS-XLS] 2.4.265). */
export function readSharedStrings(pieces: readonly Buffer[]): readonly string[] {
  const [first] = pieces;
  if (first === undefined || first.length < 8) {
    return [];
  }
  const count = Math.min(first.readUInt32LE(4), mostStrings);
  const reader = new Pieces(pieces, 8);
  const strings: string[] = [];
  while (strings.length < count && !reader.done) {
    const head = reader.take(3);
    if (head.length < 3) {
      break;
    }
    const flags = head.readUInt8(2);
    const runs = (flags & 8) === 8 ? reader.take(2) : null;
    const extra = (flags & 4) === 4 ? reader.take(4) : null;
    strings.push(reader.characters(head.readUInt16LE(0), (flags & 1) === 1));
    reader.take((runs !== null && runs.length === 2 ? runs.readUInt16LE(0) : 0) * 4);
    reader.take(extra !== null && extra.length === 4 ? Math.min(extra.readUInt32LE(0), 1_000_000) : 0);
  }
  return strings;
}
