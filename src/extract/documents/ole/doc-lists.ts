import { countLists, type ListLevel, type Numbering } from '../numbering.ts';

const listBytes = 28;
const levelBytes = 28;
const overrideBytes = 16;
const mostLists = 2000;
const levelsOfList = 9;

/** Number formats by their code ([MS-OSHARED] 2.2.1.3), under the names that Office Open XML gives them. */
const formats = new Map([
  [0x03, 'upperLetter'],
  [0x04, 'lowerLetter'],
  [0x0a, 'ideographDigital'],
  [0x0b, 'japaneseCounting'],
  [0x12, 'decimalEnclosedCircle'],
  [0x17, 'bullet'],
  [0x1c, 'decimalEnclosedCircleChinese'],
  [0x21, 'taiwaneseCounting'],
  [0x23, 'taiwaneseCountingThousand'],
  [0x25, 'chineseCounting'],
  [0x27, 'chineseCountingThousand'],
  [0xff, 'none'],
]);

interface ReadLevel {
  readonly level: ListLevel;
  readonly next: number;
}

/** One level: start, format, and its text with the places of the numbers ([MS-DOC] 2.9.150). */
function readLevel(table: Buffer, at: number): ReadLevel | null {
  if (at + levelBytes > table.length) {
    return null;
  }
  const textAt = at + levelBytes + table.readUInt8(at + 24) + table.readUInt8(at + 25);
  if (textAt + 2 > table.length) {
    return null;
  }
  const next = textAt + 2 + table.readUInt16LE(textAt) * 2;
  const printed = table.toString('utf16le', textAt + 2, Math.min(next, table.length));
  const pattern = Array.from(printed, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < levelsOfList ? `%${code + 1}` : character;
  }).join('');
  const format = formats.get(table.readUInt8(at + 4)) ?? 'decimal';
  return { level: { format, pattern, start: table.readInt32LE(at) }, next };
}

/** Automatic numbers of a Word document of 1997 to 2003: `lists` and `overrides` are places in its table stream. */
export function readDocLists(table: Buffer, lists: number, overrides: number): Numbering {
  const levels = new Map<string, ReadonlyMap<number, ListLevel>>();
  const numbers = new Map<string, string>();
  const count = lists + 2 <= table.length ? Math.min(table.readUInt16LE(lists), mostLists) : 0;
  let at = lists + 2 + count * listBytes;
  for (let index = 0; index < count && lists + 2 + (index + 1) * listBytes <= table.length; index += 1) {
    const list = lists + 2 + index * listBytes;
    const own = new Map<number, ListLevel>();
    const isSimple = (table.readUInt8(list + 26) & 1) === 1;
    for (let level = 0; level < (isSimple ? 1 : levelsOfList); level += 1) {
      const read = readLevel(table, at);
      if (read === null) {
        break;
      }
      own.set(level, read.level);
      at = read.next;
    }
    levels.set(String(table.readInt32LE(list)), own);
  }
  const uses = overrides + 4 <= table.length ? Math.min(table.readUInt32LE(overrides), mostLists) : 0;
  for (let index = 0; index < uses && overrides + 4 + (index + 1) * overrideBytes <= table.length; index += 1) {
    numbers.set(String(index + 1), String(table.readInt32LE(overrides + 4 + index * overrideBytes)));
  }
  return countLists({ lists: numbers, levels });
}
