import type { Framing } from './response-head.ts';

/** Takes a body out of the bytes of a connection, its transfer coding undone. */
export interface BodyReader {
  /** What of these bytes is body. */
  read(bytes: Buffer): readonly Buffer[];
  /** Nothing more belongs to it. */
  readonly isWhole: boolean;
  /** What came was not what was announced: nothing more can be read. */
  readonly isDamaged: boolean;
  /** It is whole if the connection ends here. */
  readonly mayEnd: boolean;
}

export function bodyReader(framing: Framing): BodyReader {
  switch (framing.kind) {
    case 'none':
      return new LengthReader(0);
    case 'length':
      return new LengthReader(framing.bytes);
    case 'chunked':
      return new ChunkReader();
    case 'to-the-end':
      return { read: (bytes) => [bytes], isWhole: false, isDamaged: false, mayEnd: true };
    default:
      return framing satisfies never;
  }
}

class LengthReader implements BodyReader {
  readonly isDamaged = false;
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  get isWhole(): boolean {
    return this.#left === 0;
  }

  get mayEnd(): boolean {
    return this.isWhole;
  }

  read(bytes: Buffer): readonly Buffer[] {
    const piece = bytes.subarray(0, this.#left);
    this.#left -= piece.length;
    return piece.length === 0 ? [] : [piece];
  }
}

const lineFeed = 10;
/** Of a chunk's size with its extensions, and of a trailer. */
const longestLine = 4096;
const mostTrailers = 100;
/** Old servers fill a size up with blanks. */
const sizeLine = /^[ \t]*([0-9a-f]{1,12})[ \t]*(?:;.*)?$/is;

class ChunkReader implements BodyReader {
  #left = 0;
  #line = '';
  #afterData = false;
  #last = false;
  #trailers = 0;
  #whole = false;
  #damaged = false;

  get isWhole(): boolean {
    return this.#whole;
  }

  get isDamaged(): boolean {
    return this.#damaged;
  }

  /** The last chunk came: only an empty line is missing. */
  get mayEnd(): boolean {
    return this.#last;
  }

  read(bytes: Buffer): readonly Buffer[] {
    const pieces: Buffer[] = [];
    let at = 0;
    while (at < bytes.length && !this.#whole && !this.#damaged) {
      if (this.#left > 0) {
        const piece = bytes.subarray(at, at + this.#left);
        pieces.push(piece);
        this.#left -= piece.length;
        at += piece.length;
        continue;
      }
      const end = bytes.indexOf(lineFeed, at);
      const until = end === -1 ? bytes.length : end;
      this.#damaged = this.#line.length + until - at > longestLine;
      if (this.#damaged) break;
      this.#line += bytes.toString('latin1', at, until);
      at = until + 1;
      if (end === -1) break;
      this.#takeLine(this.#line.replace(/\r+$/, ''));
      this.#line = '';
    }
    return pieces;
  }

  #takeLine(line: string): void {
    if (this.#last) {
      this.#trailers += 1;
      this.#whole = line === '';
      this.#damaged = this.#trailers > mostTrailers;
      return;
    }
    if (this.#afterData && line === '') {
      this.#afterData = false;
      return;
    }
    const size = sizeLine.exec(line)?.[1];
    this.#damaged = size === undefined;
    if (size === undefined) return;
    this.#left = Number.parseInt(size, 16);
    this.#afterData = true;
    this.#last = this.#left === 0;
  }
}
