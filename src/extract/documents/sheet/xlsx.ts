import type { SourceDocument } from '../../document.ts';
import { documentOf } from '../empty.ts';
import { walkXml } from '../xml.ts';
import type { ZipArchive } from '../zip.ts';
import {
  mostColumns,
  mostRows,
  placeOf,
  printNumber,
  sheetBlocks,
  type MergedRange,
  type SheetCell,
  type SheetContent,
} from './cells.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const mostSheets = 50;
const mostCells = 200_000;

interface SheetReference {
  readonly relation: string;
  readonly hidden: boolean;
}

function readWorkbook(xml: Uint8Array): readonly SheetReference[] {
  const sheets: SheetReference[] = [];
  walkXml(xml, {
    open: ({ name, attributes }) => {
      if (name === 'sheet') {
        sheets.push({ relation: attributes['id'] ?? '', hidden: (attributes['state'] ?? 'visible') !== 'visible' });
      }
    },
  });
  return sheets;
}

function readRelations(xml: Uint8Array): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  walkXml(xml, {
    open: ({ name, attributes }) => {
      const target = attributes['Target'];
      if (name === 'Relationship' && target !== undefined) {
        targets.set(attributes['Id'] ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
      }
    },
  });
  return targets;
}

function readStrings(xml: Uint8Array | null): readonly string[] {
  const strings: string[] = [];
  if (xml === null) {
    return strings;
  }
  let inText = false;
  let phonetic = 0;
  walkXml(xml, {
    open: ({ name }) => {
      if (name === 'si') {
        strings.push('');
      }
      phonetic += name === 'rPh' ? 1 : 0;
      inText = name === 't';
    },
    close: (name) => {
      phonetic -= name === 'rPh' ? 1 : 0;
      inText = false;
    },
    text: (text) => {
      if (inText && phonetic === 0) {
        strings[strings.length - 1] = (strings.at(-1) ?? '') + text;
      }
    },
  });
  return strings;
}

/** Row and column of `B12`, from 0. */
function parsePlace(reference: string): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(reference);
  if (match === null) {
    return null;
  }
  const column = Array.from(match[1] ?? '').reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 64) - 64, 0);
  return { row: Number(match[2]) - 1, column: column - 1 };
}

function parseRange(reference: string): MergedRange | null {
  const [from = '', to = from] = reference.split(':');
  const start = parsePlace(from);
  const end = parsePlace(to);
  return start === null || end === null
    ? null
    : {
        top: start.row,
        left: start.column,
        bottom: Math.min(end.row, mostRows),
        right: Math.min(end.column, mostColumns),
      };
}

function textOf(value: string, type: string, strings: readonly string[]): string {
  if (type === 's') {
    return strings[Number(value)] ?? '';
  }
  if (type === 'n' && value.trim() !== '' && Number.isFinite(Number(value))) {
    return printNumber(Number(value));
  }
  return value;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function readSheet(xml: Uint8Array, strings: readonly string[]): SheetContent {
  const cells = new Map<string, SheetCell>();
  const merged: MergedRange[] = [];
  let place: { readonly row: number; readonly column: number } | null = null;
  let type = 'n';
  let value = '';
  let reading = false;
  let isRowHidden = false;
  const hiddenColumns = new Set<number>();
  walkXml(xml, {
    open: ({ name, attributes }) => {
      if (name === 'row') {
        isRowHidden = isTrue(attributes['hidden']);
      } else if (name === 'col' && isTrue(attributes['hidden'])) {
        const last = Math.min(Number(attributes['max'] ?? 0), mostColumns);
        for (let column = Number(attributes['min'] ?? 1); column <= last; column += 1) {
          hiddenColumns.add(column - 1);
        }
      } else if (name === 'c') {
        place = parsePlace(attributes['r'] ?? '');
        type = attributes['t'] ?? 'n';
        value = '';
      } else if (name === 'mergeCell') {
        const range = parseRange(attributes['ref'] ?? '');
        if (range !== null) {
          merged.push(range);
        }
      }
      reading = name === 'v' || name === 't';
    },
    close: (name) => {
      reading = false;
      const here = place;
      const isHidden = isRowHidden || (here !== null && hiddenColumns.has(here.column));
      if (isHidden) {
        return;
      }
      if (name === 'c' && here !== null && here.row < mostRows && here.column < mostColumns && cells.size < mostCells) {
        cells.set(placeOf(here.row, here.column), { ...here, text: textOf(value, type, strings) });
      }
    },
    text: (text) => {
      if (reading) {
        value += text;
      }
    },
  });
  return { cells, merged: merged.slice(0, mostRows) };
}

/** Reads the visible sheets of an Excel workbook (XLSX) in order. */
export async function readXlsx(zip: ZipArchive): Promise<SourceDocument> {
  const workbook = await zip.read('xl/workbook.xml');
  const relations = await zip.read('xl/_rels/workbook.xml.rels');
  if (workbook === null || relations === null) {
    return documentOf(mediaType, [], 'damaged');
  }
  const targets = readRelations(relations);
  const strings = readStrings(await zip.read('xl/sharedStrings.xml'));
  const sheets = readWorkbook(workbook).filter((sheet) => !sheet.hidden);
  const blocks = [];
  for (const sheet of sheets.slice(0, mostSheets)) {
    const target = targets.get(sheet.relation);
    const xml = target === undefined ? null : await zip.read(target);
    if (xml !== null) {
      blocks.push(...sheetBlocks(readSheet(xml, strings)));
    }
  }
  return documentOf(mediaType, blocks, null);
}
