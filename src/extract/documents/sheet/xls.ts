import type { Block, SourceDocument } from '../../document.ts';
import { documentOf } from '../empty.ts';
import type { CompoundFile } from '../ole/compound.ts';
import { mostColumns, placeOf, printNumber, sheetBlocks, type MergedRange, type SheetCell } from './cells.ts';
import { readSharedStrings, readUnicode } from './xls-strings.ts';

const mediaType = 'application/vnd.ms-excel';
const mostCells = 200_000;
const mostSheets = 50;

/** Record types of BIFF8 ([MS-XLS] 2.3). */
const record = {
  bof: 0x0809,
  eof: 0x000a,
  filePass: 0x002f,
  boundSheet: 0x0085,
  sharedStrings: 0x00fc,
  continue: 0x003c,
  labelSst: 0x00fd,
  label: 0x0204,
  number: 0x0203,
  rk: 0x027e,
  mulRk: 0x00bd,
  formula: 0x0006,
  string: 0x0207,
  mergedCells: 0x00e5,
} as const;

interface Biff {
  readonly type: number;
  readonly data: Buffer;
  readonly offset: number;
}

function recordsOf(stream: Buffer): readonly Biff[] {
  const records: Biff[] = [];
  for (let at = 0; at + 4 <= stream.length;) {
    const length = stream.readUInt16LE(at + 2);
    records.push({ type: stream.readUInt16LE(at), data: stream.subarray(at + 4, at + 4 + length), offset: at });
    at += 4 + length;
  }
  return records;
}

/** A number packed into thirty bits, perhaps times a hundred. */
function readRk(packed: number): number {
  const divided = (packed & 1) === 1;
  let value: number;
  if ((packed & 2) === 2) {
    value = packed >> 2;
  } else {
    const bytes = Buffer.alloc(8);
    bytes.writeInt32LE(packed & ~3, 4);
    value = bytes.readDoubleLE(0);
  }
  return divided ? value / 100 : value;
}

interface Sheet {
  readonly cells: Map<string, SheetCell>;
  readonly merged: MergedRange[];
}

class SheetReader {
  readonly sheet: Sheet = { cells: new Map(), merged: [] };
  readonly #strings: readonly string[];
  #formula: { readonly row: number; readonly column: number } | null = null;

  constructor(strings: readonly string[]) {
    this.#strings = strings;
  }

  #put(row: number, column: number, text: string): void {
    if (column < mostColumns && this.sheet.cells.size < mostCells) {
      this.sheet.cells.set(placeOf(row, column), { row, column, text });
    }
  }

  read({ type, data }: Biff): void {
    const row = data.length >= 2 ? data.readUInt16LE(0) : 0;
    const column = data.length >= 4 ? data.readUInt16LE(2) : 0;
    if (type === record.labelSst && data.length >= 10) {
      this.#put(row, column, this.#strings[data.readUInt32LE(6)] ?? '');
    } else if (type === record.number && data.length >= 14) {
      this.#put(row, column, printNumber(data.readDoubleLE(6)));
    } else if (type === record.rk && data.length >= 10) {
      this.#put(row, column, printNumber(readRk(data.readInt32LE(6))));
    } else if (type === record.mulRk) {
      for (let at = 4, index = column; at + 6 <= data.length - 2; at += 6, index += 1) {
        this.#put(row, index, printNumber(readRk(data.readInt32LE(at + 2))));
      }
    } else if (type === record.label) {
      this.#put(row, column, readUnicode(data, 6)?.text ?? '');
    } else if (type === record.formula && data.length >= 14) {
      this.#readFormula(row, column, data);
    } else if (type === record.string && this.#formula !== null) {
      this.#put(this.#formula.row, this.#formula.column, readUnicode(data, 0)?.text ?? '');
    } else if (type === record.mergedCells) {
      this.#readMerged(data);
    }
  }

  #readFormula(row: number, column: number, data: Buffer): void {
    const isNumber = data.readUInt16LE(12) !== 0xffff;
    this.#formula = isNumber ? null : { row, column };
    if (isNumber) {
      this.#put(row, column, printNumber(data.readDoubleLE(6)));
    }
  }

  #readMerged(data: Buffer): void {
    for (let at = 2; at + 8 <= data.length; at += 8) {
      this.sheet.merged.push({
        top: data.readUInt16LE(at),
        bottom: data.readUInt16LE(at + 2),
        left: data.readUInt16LE(at + 4),
        right: Math.min(data.readUInt16LE(at + 6), mostColumns),
      });
    }
  }
}

function readSheetAt(records: readonly Biff[], start: number, strings: readonly string[]): readonly Block[] {
  const reader = new SheetReader(strings);
  let depth = 0;
  for (const each of records.slice(start)) {
    depth += each.type === record.bof ? 1 : each.type === record.eof ? -1 : 0;
    if (depth === 0) {
      break;
    }
    if (depth === 1) {
      reader.read(each);
    }
  }
  return sheetBlocks(reader.sheet);
}

/** Reads the visible sheets of an Excel workbook of 1997 to 2003 (XLS, BIFF8). */
export function readXls(compound: CompoundFile): SourceDocument {
  const stream = compound.stream('Workbook') ?? compound.stream('Book');
  if (stream === null) {
    return documentOf(mediaType, [], 'damaged');
  }
  const records = recordsOf(stream);
  if (records.some((each) => each.type === record.filePass)) {
    return documentOf(mediaType, [], 'encrypted');
  }
  const first = records[0];
  if (
    first === undefined ||
    first.type !== record.bof ||
    first.data.length < 2 ||
    first.data.readUInt16LE(0) !== 0x0600
  ) {
    return documentOf(mediaType, [], first?.type === record.bof ? 'unsupported' : 'damaged');
  }
  const sst = records.findIndex((each) => each.type === record.sharedStrings);
  const following = records.slice(sst + 1).findIndex((each) => each.type !== record.continue);
  const pieces = sst < 0 ? [] : records.slice(sst, following < 0 ? undefined : sst + 1 + following);
  const strings = readSharedStrings(pieces.map((each) => each.data));
  const byOffset = new Map(records.map((each, index) => [each.offset, index]));
  const blocks = records
    .filter((each) => each.type === record.boundSheet && each.data.length >= 6)
    .filter((each) => (each.data.readUInt8(4) & 3) === 0 && each.data.readUInt8(5) === 0)
    .slice(0, mostSheets)
    .flatMap((each) => {
      const start = byOffset.get(each.data.readUInt32LE(0));
      return start === undefined ? [] : readSheetAt(records, start, strings);
    });
  return documentOf(mediaType, blocks, null);
}
