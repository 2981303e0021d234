import type { CellMerge, RowDefinition } from '../edges.ts';

/** Properties of a paragraph that tell of tables ([MS-DOC] 2.6.2, 2.6.3). */
export interface ParagraphProperties {
  /** Tables around the paragraph. */
  readonly depth: number;
  /** The paragraph's mark ends a cell of a table within a table. */
  readonly innerCell: boolean;
  /** The paragraph is the mark that ends a table row, also of a table within a table. */
  readonly rowEnd: boolean;
  readonly row: RowDefinition | null;
  readonly outline: number;
  /** List that numbers the paragraph, from 1; 0 for none. */
  readonly list: number;
  readonly listLevel: number;
}

const sprm = {
  inTable: 0x2416,
  rowEnd: 0x2417,
  innerCell: 0x244b,
  innerRowEnd: 0x244c,
  depth: 0x6649,
  outline: 0x2640,
  list: 0x460b,
  listLevel: 0x260a,
  defineTable: 0xd608,
  huge: 0x6646,
  hugeOld: 0x6645,
} as const;
const plain: ParagraphProperties = {
  depth: 0,
  innerCell: false,
  rowEnd: false,
  row: null,
  outline: 9,
  list: 0,
  listLevel: 0,
};
const fkpBytes = 512;
const bxBytes = 13;
const cellBytes = 20;

/** Bytes of an operand by the size class of its code; codes of class 6 say it themselves. */
function operandBytes(code: number, data: Buffer, at: number): number {
  switch (code >> 13) {
    case 0:
    case 1:
      return 1;
    case 2:
    case 4:
    case 5:
      return 2;
    case 3:
      return 4;
    case 7:
      return 3;
    default: {
      if (code === sprm.defineTable) {
        return at + 2 <= data.length ? data.readUInt16LE(at) + 1 : data.length;
      }
      return at < data.length ? data.readUInt8(at) + 1 : data.length;
    }
  }
}

function readRow(operand: Buffer): RowDefinition | null {
  const count = operand.length > 2 ? operand.readUInt8(2) : 0;
  const cellsAt = 3 + (count + 1) * 2;
  if (count === 0 || cellsAt > operand.length) {
    return null;
  }
  const edges = Array.from({ length: count + 1 }, (_, index) => operand.readInt16LE(3 + index * 2));
  const merges = Array.from({ length: count }, (_, index): CellMerge => {
    const at = cellsAt + index * cellBytes;
    const flags = at + 2 <= operand.length ? operand.readUInt16LE(at) : 0;
    return { fromLeft: (flags & 3) === 2, fromAbove: ((flags >> 5) & 3) === 1 };
  });
  return { edges, merges };
}

/** Properties too long for their page (wide tables' row ends) stand in the data stream ([MS-DOC] sprmPHugePapx). */
function hugeProperties(data: Buffer, operand: Buffer): Buffer {
  const at = operand.length >= 4 ? operand.readUInt32LE(0) : data.length;
  return at + 2 <= data.length ? data.subarray(at + 2, at + 2 + data.readUInt16LE(at)) : Buffer.alloc(0);
}

function readProperties(grpprl: Buffer, data: Buffer, known = plain): ParagraphProperties {
  let properties = known;
  for (let at = 0; at + 2 <= grpprl.length;) {
    const code = grpprl.readUInt16LE(at);
    const length = operandBytes(code, grpprl, at + 2);
    const operand = grpprl.subarray(at + 2, at + 2 + length);
    const first = operand.length > 0 ? operand.readUInt8(0) : 0;
    if (code === sprm.inTable) {
      properties = { ...properties, depth: first === 0 ? 0 : Math.max(properties.depth, 1) };
    } else if (code === sprm.depth && operand.length >= 4) {
      properties = { ...properties, depth: Math.max(0, operand.readInt32LE(0)) };
    } else if (code === sprm.innerCell) {
      properties = { ...properties, innerCell: first !== 0 };
    } else if (code === sprm.rowEnd || code === sprm.innerRowEnd) {
      properties = { ...properties, rowEnd: first !== 0 };
    } else if (code === sprm.outline) {
      properties = { ...properties, outline: first };
    } else if (code === sprm.list && operand.length >= 2) {
      properties = { ...properties, list: operand.readUInt16LE(0) };
    } else if (code === sprm.listLevel) {
      properties = { ...properties, listLevel: first };
    } else if (code === sprm.defineTable) {
      properties = { ...properties, row: readRow(operand) };
    } else if (code === sprm.huge || code === sprm.hugeOld) {
      // What stands there holds no further reference.
      properties = readProperties(hugeProperties(data, operand), Buffer.alloc(0), properties);
    }
    at += 2 + length;
  }
  return properties;
}

interface Stretch {
  readonly end: number;
  readonly properties: ParagraphProperties;
}

function readPage(page: Buffer, data: Buffer): readonly Stretch[] {
  if (page.length < fkpBytes) {
    return [];
  }
  const count = page.readUInt8(fkpBytes - 1);
  const entriesAt = (count + 1) * 4;
  if (entriesAt + count * bxBytes > fkpBytes) {
    return [];
  }
  return Array.from({ length: count }, (_, index): Stretch => {
    const end = page.readUInt32LE((index + 1) * 4);
    const at = page.readUInt8(entriesAt + index * bxBytes) * 2;
    if (at === 0 || at >= fkpBytes - 1) {
      return { end, properties: plain };
    }
    const words = page.readUInt8(at);
    const from = words === 0 ? at + 2 : at + 1;
    const length = words === 0 ? page.readUInt8(at + 1) * 2 : words * 2 - 1;
    const papx = page.subarray(from, Math.min(from + length, fkpBytes));
    return { end, properties: papx.length > 2 ? readProperties(papx.subarray(2), data) : plain };
  });
}

/** Finds a paragraph's properties by the place of its last character in the file; `data` is the file's data stream. */
export function readParagraphProperties(
  document: Buffer,
  plc: Buffer,
  data: Buffer,
): (offset: number) => ParagraphProperties {
  const count = Math.max(0, Math.floor((plc.length - 4) / 8));
  const stretches = Array.from({ length: count }, (_, index) => {
    const page = (plc.readUInt32LE((count + 1) * 4 + index * 4) & 0x3fffff) * fkpBytes;
    return readPage(document.subarray(page, page + fkpBytes), data);
  })
    .flat()
    .sort((a, b) => a.end - b.end);
  return (offset) => {
    let low = 0;
    let high = stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stretches[middle]?.end ?? 0) <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return stretches[low]?.properties ?? plain;
  };
}
