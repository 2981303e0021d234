/** A character of the main text with its place in the file. */
export interface DocText {
  readonly text: string;
  /** Place in the stream of each character of `text`. */
  readonly offsets: Float64Array;
}

const mostCharacters = 5_000_000;

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
  readonly wide: boolean;
}

/** The piece table: which stretch of the text stands where in the file ([MS-DOC] 2.8.35). */
function piecesOf(clx: Buffer): readonly Piece[] {
  let at = 0;
  while (at + 3 <= clx.length && clx.readUInt8(at) === 1) {
    at += 3 + clx.readUInt16LE(at + 1);
  }
  if (at + 5 > clx.length || clx.readUInt8(at) !== 2) {
    return [];
  }
  const plc = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.max(0, Math.floor((plc.length - 4) / 12));
  return Array.from({ length: count }, (_, index): Piece => {
    const packed = plc.readUInt32LE((count + 1) * 4 + index * 8 + 2);
    const compressed = (packed & 0x40000000) !== 0;
    const fc = packed & 0x3fffffff;
    return {
      start: plc.readUInt32LE(index * 4),
      end: plc.readUInt32LE((index + 1) * 4),
      offset: compressed ? fc >>> 1 : fc,
      wide: !compressed,
    };
  });
}

/** Puts the main text together from its pieces. */
export function readDocText(document: Buffer, clx: Buffer, characters: number): DocText {
  const most = Math.min(characters, mostCharacters);
  const offsets = new Float64Array(most);
  const narrow = new TextDecoder('windows-1252');
  let text = '';
  for (const piece of piecesOf(clx)) {
    const width = piece.wide ? 2 : 1;
    const count = Math.min(Math.max(piece.end - piece.start, 0), most - text.length);
    const bytes = document.subarray(piece.offset, piece.offset + count * width);
    const part = piece.wide ? bytes.toString('utf16le') : narrow.decode(bytes);
    for (let index = 0; index < part.length; index += 1) {
      offsets[text.length + index] = piece.offset + index * width;
    }
    text += part;
    if (text.length >= most) {
      break;
    }
  }
  return { text, offsets };
}
