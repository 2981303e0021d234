import type { Block, SourceDocument } from '../../document.ts';
import { documentOf } from '../empty.ts';
import { Layout } from '../layout.ts';
import { OpenDefinition } from '../open-table.ts';
import type { CompoundFile } from './compound.ts';
import type { Numbering } from '../numbering.ts';
import { readUnseen } from './doc-hidden.ts';
import { readDocLists } from './doc-lists.ts';
import { readParagraphProperties, type ParagraphProperties } from './doc-paragraphs.ts';
import { readDocText } from './doc-text.ts';

const mediaType = 'application/msword';

/** Places in the file information block of Word 97 to 2003 ([MS-DOC] 2.5). */
const fib = {
  magic: 0xa5ec,
  version: 0x02,
  flags: 0x0a,
  characters: 0x4c,
  chpx: 0x00fa,
  papx: 0x0102,
  clx: 0x01a2,
  lists: 0x02e2,
  listOverrides: 0x02ea,
} as const;
const leastVersion = 0xc1;
const encrypted = 0x0100;
const otherTable = 0x0200;

const cellMark = '\u0007';
/** Characters of a field: its code stands between start and result. */
const control = { fieldStart: 0x13, fieldResult: 0x14, fieldEnd: 0x15 } as const;
const replacements = new Map([
  [0x0b, '\n'],
  [0x0c, '\n'],
  [0x1e, '-'],
]);

/** Marks of a picture in the text, drawn or set. */
function holdsPicture(text: string): boolean {
  return text.includes('\u0001') || text.includes('\u0008');
}

/** Text without field codes and control characters. */
function clean(text: string): string {
  let result = '';
  /** One entry for each open field: whether its code, which nobody sees, is being passed. */
  const fields: boolean[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code === control.fieldStart) {
      fields.push(true);
    } else if (code === control.fieldResult) {
      fields.splice(-1, 1, false);
    } else if (code === control.fieldEnd) {
      fields.pop();
    } else if (!fields.includes(true)) {
      result += replacements.get(code) ?? (code < 0x20 && code !== 0x09 && code !== 0x0a ? '' : character);
    }
  }
  return result;
}

interface Structure {
  readonly document: Buffer;
  readonly data: Buffer;
  readonly chpx: Buffer;
  readonly papx: Buffer;
  readonly numbering: Numbering;
  readonly clx: Buffer;
  readonly characters: number;
}

const marks = new Set(['\r', '\f', cellMark]);

/** The text without its deleted and hidden characters; what ends paragraphs and cells stays. */
function seen(text: string, offsets: Float64Array, isUnseen: (offset: number) => boolean): string {
  let result = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    result += isUnseen(offsets[at] ?? 0) && !marks.has(character) ? '\u0000' : character;
  }
  return result;
}

function blocksOf({ document, data, chpx, papx, numbering, clx, characters }: Structure): readonly Block[] {
  const { text: written, offsets } = readDocText(document, clx, characters);
  const text = seen(written, offsets, readUnseen(document, chpx));
  const propertiesAt = readParagraphProperties(document, papx, data);
  const layout = new Layout();
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (!marks.has(character)) continue;
    const raw = text.slice(from, at);
    from = at + 1;
    takeParagraph(layout, raw, character === cellMark, propertiesAt(offsets[at] ?? 0), numbering);
  }
  layout.end();
  return layout.blocks;
}

function takeParagraph(
  layout: Layout,
  raw: string,
  isCellMark: boolean,
  { depth: told, innerCell, rowEnd, row, outline, list, listLevel }: ParagraphProperties,
  numbering: Numbering,
): void {
  const depth = isCellMark ? Math.max(told, 1) : told;
  layout.depth = depth;
  if (depth > 0 && rowEnd) {
    const definition = OpenDefinition.of(row);
    if (depth === 1) layout.definition = definition;
    else layout.nestedDefinition = definition;
    layout.endRow(depth);
    return;
  }
  const plain = clean(raw).trim();
  const isNumbered = depth === 0 && plain !== '' && list !== 0;
  layout.write(
    isNumbered ? numbering.next(String(list), listLevel) + plain : depth > 0 ? plain.replaceAll('\n', ' ') : plain,
  );
  layout.heading = depth === 0 && outline < 9;
  if (holdsPicture(raw) && (depth > 0 || plain === '')) layout.addImage();
  if (depth > 0 && (isCellMark || innerCell)) layout.endCell(depth);
  else layout.endParagraph();
}

/** Reads a Word document of 1997 to 2003, and the WPS documents that are written the same way. */
export function readDoc(compound: CompoundFile): SourceDocument {
  const document = compound.stream('WordDocument');
  if (document === null || document.length < 0x200 || document.readUInt16LE(0) !== fib.magic) {
    return documentOf(mediaType, [], 'damaged');
  }
  const flags = document.readUInt16LE(fib.flags);
  if ((flags & encrypted) !== 0) {
    return documentOf(mediaType, [], 'encrypted');
  }
  if (document.readUInt16LE(fib.version) < leastVersion) {
    return documentOf(mediaType, [], 'unsupported');
  }
  const table = compound.stream((flags & otherTable) !== 0 ? '1Table' : '0Table');
  if (table === null) {
    return documentOf(mediaType, [], 'damaged');
  }
  const part = (at: number): Buffer => {
    const start = document.readUInt32LE(at);
    return table.subarray(start, start + document.readUInt32LE(at + 4));
  };
  const structure = {
    document,
    data: compound.stream('Data') ?? Buffer.alloc(0),
    chpx: part(fib.chpx),
    papx: part(fib.papx),
    numbering: readDocLists(table, document.readUInt32LE(fib.lists), document.readUInt32LE(fib.listOverrides)),
    clx: part(fib.clx),
    characters: document.readUInt32LE(fib.characters),
  };
  return documentOf(mediaType, blocksOf(structure), null);
}
