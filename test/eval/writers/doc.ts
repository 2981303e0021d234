import { placed, type ModelBlock } from './model.ts';
import { writeOle } from './ole.ts';

/** A paragraph with its properties, as the file keeps them. */
interface DocParagraph {
  readonly text: string;
  readonly grpprl: Buffer;
}

const none = Buffer.alloc(0);
const inTable = Buffer.from([0x16, 0x24, 1]);
const columnWidth = 700;

function rowDefinition(
  cells: readonly { readonly column: number; readonly columns: number; readonly merge: 0 | 1 | 3 }[],
): Buffer {
  const edges = [
    ...cells.map((cell) => cell.column * columnWidth),
    ...cells.slice(-1).map((cell) => (cell.column + cell.columns) * columnWidth),
  ];
  const body = Buffer.alloc(1 + edges.length * 2 + cells.length * 20);
  body.writeUInt8(cells.length, 0);
  edges.forEach((edge, index) => body.writeInt16LE(edge, 1 + index * 2));
  cells.forEach((cell, index) => body.writeUInt16LE(cell.merge << 5, 1 + edges.length * 2 + index * 20));
  const head = Buffer.alloc(4);
  head.writeUInt16LE(0xd608, 0);
  head.writeUInt16LE(body.length + 1, 2);
  return Buffer.concat([inTable, Buffer.from([0x17, 0x24, 1]), head, body]);
}

function tableParagraphs(rows: Extract<ModelBlock, { kind: 'table' }>['rows']): readonly DocParagraph[] {
  const { cells } = placed(rows);
  return rows.flatMap((_, row) => {
    const here = cells
      .filter((cell) => cell.row <= row && row < cell.row + cell.rows)
      .sort((a, b) => a.column - b.column);
    const definition = rowDefinition(
      here.map((cell) => ({
        column: cell.column,
        columns: cell.columns,
        merge: cell.rows === 1 ? 0 : cell.row === row ? 3 : 1,
      })),
    );
    return [
      ...here.map((cell) => ({ text: `${cell.row === row ? cell.text : ''}\u0007`, grpprl: inTable })),
      { text: '\u0007', grpprl: definition },
    ];
  });
}

const depth = (tables: number): Buffer => Buffer.from([0x49, 0x66, tables, 0, 0, 0]);
const innerCell = Buffer.from([0x4b, 0x24, 1]);
const innerRowEnd = Buffer.from([0x4c, 0x24, 1]);

/** Paragraphs in the one cell of a table that only lays the page out; tables among them stand one table deeper. */
function laidOut(paragraphs: readonly DocParagraph[]): readonly DocParagraph[] {
  const inner = paragraphs.map(({ text, grpprl }): DocParagraph => {
    if (!text.endsWith('\u0007')) return { text, grpprl: Buffer.concat([inTable, depth(1), grpprl]) };
    const isRowEnd = text === '\u0007' && grpprl.length > inTable.length;
    const own = isRowEnd ? grpprl.subarray(inTable.length + 3) : none;
    const mark = isRowEnd ? innerRowEnd : innerCell;
    return { text: `${text.slice(0, -1)}\r`, grpprl: Buffer.concat([inTable, depth(2), mark, own]) };
  });
  const definition = rowDefinition([{ column: 0, columns: 12, merge: 0 }]);
  return [...inner, { text: '\u0007', grpprl: inTable }, { text: '\u0007', grpprl: definition }];
}

/** One page of paragraph properties holds few paragraphs; a page each keeps the writer simple. */
function propertyPage(start: number, end: number, grpprl: Buffer): Buffer {
  const page = Buffer.alloc(512);
  page.writeUInt32LE(start, 0);
  page.writeUInt32LE(end, 4);
  const words = Math.ceil((grpprl.length + 2 + 1) / 2);
  const at = (510 - words * 2 - 2) & ~1;
  page.writeUInt8(at / 2, 8);
  const content = Buffer.concat([Buffer.from([0, 0]), grpprl]);
  const even = content.length % 2 === 0;
  if (even) {
    page.writeUInt8(0, at);
    page.writeUInt8(content.length / 2, at + 1);
    content.copy(page, at + 2);
  } else {
    page.writeUInt8((content.length + 1) / 2, at);
    content.copy(page, at + 1);
  }
  page.writeUInt8(1, 511);
  return page;
}

/**
 * Writes a Word 97 document: text in one piece of two-byte characters, a property page for each paragraph.
 * @param inLayout puts all of it into a table that only lays the page out
 */
export function writeDoc(blocks: readonly ModelBlock[], inLayout = false): Buffer {
  const plain = blocks.flatMap((block): readonly DocParagraph[] =>
    block.kind === 'table'
      ? tableParagraphs(block.rows)
      : [{ text: block.kind === 'picture' ? '\u0001\r' : `${block.text}\r`, grpprl: none }],
  );
  const paragraphs = inLayout ? laidOut(plain) : plain;
  const textAt = 1536;
  const text = Buffer.from(paragraphs.map((paragraph) => paragraph.text).join(''), 'utf16le');
  const pagesAt = Math.ceil((textAt + text.length) / 512);
  const pages: Buffer[] = [];
  const bounds: number[] = [textAt];
  for (const paragraph of paragraphs) {
    const start = bounds.at(-1) ?? textAt;
    const end = start + paragraph.text.length * 2;
    pages.push(propertyPage(start, end, paragraph.grpprl));
    bounds.push(end);
  }
  const papx = Buffer.alloc(bounds.length * 4 + pages.length * 4);
  bounds.forEach((bound, index) => papx.writeUInt32LE(bound, index * 4));
  pages.forEach((_, index) => papx.writeUInt32LE(pagesAt + index, bounds.length * 4 + index * 4));
  const clx = Buffer.alloc(5 + 16);
  clx.writeUInt8(2, 0);
  clx.writeUInt32LE(16, 1);
  clx.writeUInt32LE(text.length / 2, 9);
  clx.writeUInt32LE(textAt, 15);
  const information = Buffer.alloc(textAt);
  information.writeUInt16LE(0xa5ec, 0);
  information.writeUInt16LE(0xc1, 2);
  information.writeUInt16LE(0x0200, 0x0a);
  information.writeUInt32LE(text.length / 2, 0x4c);
  information.writeUInt32LE(0, 0x0102);
  information.writeUInt32LE(papx.length, 0x0106);
  information.writeUInt32LE(papx.length, 0x01a2);
  information.writeUInt32LE(clx.length, 0x01a6);
  const gap = Buffer.alloc(pagesAt * 512 - textAt - text.length);
  return writeOle({
    WordDocument: Buffer.concat([information, text, gap, ...pages]),
    '1Table': Buffer.concat([papx, clx]),
  });
}
