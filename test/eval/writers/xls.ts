import { placed, type ModelBlock } from './model.ts';
import { writeOle } from './ole.ts';

function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

function bof(kind: number): Buffer {
  const data = Buffer.alloc(16);
  data.writeUInt16LE(0x0600, 0);
  data.writeUInt16LE(kind, 2);
  return record(0x0809, data);
}

const eof = record(0x000a, Buffer.alloc(0));

function place(row: number, column: number): Buffer {
  const data = Buffer.alloc(6);
  data.writeUInt16LE(row, 0);
  data.writeUInt16LE(column, 2);
  return data;
}

/** Numbers as RK where they are whole, else as doubles; other texts by their place among the shared strings. */
function cell(row: number, column: number, text: string, shared: string[]): Buffer {
  if (/^\d{1,8}$/u.test(text)) {
    const packed = Buffer.alloc(4);
    packed.writeInt32LE((Number(text) << 2) | 2);
    return record(0x027e, Buffer.concat([place(row, column), packed]));
  }
  if (/^\d{1,9}\.\d+$/u.test(text)) {
    const number = Buffer.alloc(8);
    number.writeDoubleLE(Number(text));
    return record(0x0203, Buffer.concat([place(row, column), number]));
  }
  const index = Buffer.alloc(4);
  index.writeUInt32LE(shared.push(text) - 1);
  return record(0x00fd, Buffer.concat([place(row, column), index]));
}

/** The shared strings, cut into CONTINUE records inside a string where the record is full. */
function sharedStrings(strings: readonly string[], mostBytes: number): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(strings.length, 0);
  head.writeUInt32LE(strings.length, 4);
  const pieces: Buffer[][] = [[head]];
  const sizeOf = (piece: readonly Buffer[]): number => piece.reduce((sum, part) => sum + part.length, 0);
  for (const text of strings) {
    const start = Buffer.alloc(3);
    start.writeUInt16LE(text.length, 0);
    start.writeUInt8(1, 2);
    if (sizeOf(pieces.at(-1) ?? []) + 5 > mostBytes) {
      pieces.push([]);
    }
    pieces.at(-1)?.push(start);
    for (const character of text.split('')) {
      if (sizeOf(pieces.at(-1) ?? []) + 2 > mostBytes) {
        pieces.push([Buffer.from([1])]);
      }
      pieces.at(-1)?.push(Buffer.from(character, 'utf16le'));
    }
  }
  return Buffer.concat(pieces.map((piece, index) => record(index === 0 ? 0x00fc : 0x003c, Buffer.concat(piece))));
}

export function writeXls(blocks: readonly ModelBlock[], mostBytes = 2000): Buffer {
  const shared: string[] = [];
  const cells: Buffer[] = [];
  const ranges: Buffer[] = [];
  let row = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      cells.push(cell(row, 0, block.text, shared));
      row += 1;
    } else if (block.kind === 'table') {
      for (const each of placed(block.rows).cells) {
        if (each.text !== '') {
          cells.push(cell(row + each.row, each.column, each.text, shared));
        }
        const range = Buffer.alloc(8);
        range.writeUInt16LE(row + each.row, 0);
        range.writeUInt16LE(row + each.row + each.rows - 1, 2);
        range.writeUInt16LE(each.column, 4);
        range.writeUInt16LE(each.column + each.columns - 1, 6);
        if (each.rows > 1 || each.columns > 1) {
          ranges.push(range);
        }
      }
      row += block.rows.length;
    }
  }
  const count = Buffer.alloc(2);
  count.writeUInt16LE(ranges.length);
  const sheet = Buffer.concat([bof(0x10), ...cells, record(0x00e5, Buffer.concat([count, ...ranges])), eof]);
  const strings = sharedStrings(shared, mostBytes);
  const name = Buffer.from('表', 'utf16le');
  const bound = (start: number): Buffer => {
    const data = Buffer.alloc(8);
    data.writeUInt32LE(start, 0);
    data.writeUInt8(1, 6);
    data.writeUInt8(1, 7);
    return record(0x0085, Buffer.concat([data, name]));
  };
  const before = Buffer.concat([bof(0x05), bound(0), strings, eof]);
  return writeOle({ Workbook: Buffer.concat([bof(0x05), bound(before.length), strings, eof, sheet]) });
}
