import type { Block } from '../../document.ts';
import { walkXml } from '../xml.ts';
import type { Numbering } from './numbering.ts';
import type { ParagraphStyle } from './styles.ts';
import { wordGrid, type WordCell, type WordRow } from './tables.ts';

interface Paragraph {
  text: string;
  image: string | null;
  heading: boolean;
  listId: string | null;
  listLevel: number;
}

interface OpenTable {
  readonly rows: WordRow[];
  cells: WordCell[];
  before: number;
  cell: { paragraphs: string[]; span: number; continues: boolean; image: boolean } | null;
}

/** Elements whose content is no part of the text: deletions, field codes, second versions for old readers. */
const unread = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'Fallback',
  'rPrChange',
  'pPrChange',
  'tblPrChange',
]);
const mostSpan = 100;

function spanOf(value: string | undefined): number {
  const span = Number(value ?? 1);
  return Number.isInteger(span) ? Math.min(Math.max(span, 0), mostSpan) : 1;
}

/** Reads `document.xml` into paragraphs, tables and pictures in order. */
export function readBody(
  xml: Uint8Array,
  styles: ReadonlyMap<string, ParagraphStyle>,
  numbering: Numbering,
): readonly Block[] {
  const blocks: Block[] = [];
  const tables: OpenTable[] = [];
  const paragraphs: Paragraph[] = [];
  let skipped = 0;
  let inText = false;
  let inProperties = 0;

  const finishParagraph = (paragraph: Paragraph): void => {
    const number =
      paragraph.listId === null || paragraph.listId === '0'
        ? ''
        : numbering.next(paragraph.listId, paragraph.listLevel);
    const text = number + paragraph.text;
    const cell = tables.at(-1)?.cell;
    if (cell !== undefined && cell !== null) {
      cell.paragraphs.push(text);
      cell.image ||= paragraph.image !== null;
      return;
    }
    if (text.trim() !== '') {
      blocks.push({ kind: 'text', text: text.trim(), heading: paragraph.heading, page: null, selector: null });
    }
    if (paragraph.image !== null) {
      blocks.push({ kind: 'image', src: paragraph.image, alt: '', page: null, selector: null });
    }
  };
  const finishTable = (table: OpenTable): void => {
    const outer = tables.at(-1)?.cell;
    if (outer !== undefined && outer !== null) {
      outer.paragraphs.push(table.rows.flatMap((row) => row.cells.map((cell) => cell.text)).join(' '));
    } else if (table.rows.length > 0) {
      blocks.push({ kind: 'table', grid: wordGrid(table.rows), page: null, selector: null });
    }
  };

  walkXml(xml, {
    open: ({ name, attributes }) => {
      if (unread.has(name)) {
        skipped += 1;
      }
      if (skipped > 0) {
        return;
      }
      const table = tables.at(-1);
      const cell = table?.cell;
      const paragraph = paragraphs.at(-1);
      switch (name) {
        case 'tbl':
          tables.push({ rows: [], cells: [], before: 0, cell: null });
          break;
        case 'tr':
          if (table !== undefined) {
            table.cells = [];
            table.before = 0;
          }
          break;
        case 'gridBefore':
          if (table !== undefined) {
            table.before = spanOf(attributes['val']);
          }
          break;
        case 'tc':
          if (table !== undefined) {
            table.cell = { paragraphs: [], span: 1, continues: false, image: false };
          }
          break;
        case 'gridSpan':
          if (cell !== undefined && cell !== null) {
            cell.span = Math.max(1, spanOf(attributes['val']));
          }
          break;
        case 'vMerge':
          if (cell !== undefined && cell !== null) {
            cell.continues = attributes['val'] !== 'restart';
          }
          break;
        case 'p':
          paragraphs.push({ text: '', image: null, heading: false, listId: null, listLevel: 0 });
          break;
        case 'pPr':
          inProperties += 1;
          break;
        case 'pStyle': {
          const style = styles.get(attributes['val'] ?? '');
          if (paragraph !== undefined && style !== undefined) {
            paragraph.heading = style.heading;
            paragraph.listId = style.listId;
            paragraph.listLevel = style.listLevel;
          }
          break;
        }
        case 'outlineLvl':
          if (paragraph !== undefined && inProperties > 0) {
            paragraph.heading ||= Number(attributes['val'] ?? 9) < 9;
          }
          break;
        case 'numId':
          if (paragraph !== undefined && inProperties > 0) {
            paragraph.listId = attributes['val'] ?? null;
          }
          break;
        case 'ilvl':
          if (paragraph !== undefined && inProperties > 0) {
            paragraph.listLevel = Number(attributes['val'] ?? 0) || 0;
          }
          break;
        case 't':
          inText = true;
          break;
        case 'tab':
          if (paragraph !== undefined && inProperties === 0) {
            paragraph.text += '\t';
          }
          break;
        case 'br':
        case 'cr':
          if (paragraph !== undefined) {
            paragraph.text += tables.length > 0 ? ' ' : '\n';
          }
          break;
        case 'noBreakHyphen':
          if (paragraph !== undefined) {
            paragraph.text += '-';
          }
          break;
        case 'drawing':
        case 'pict':
          if (paragraph !== undefined) {
            paragraph.image ??= '';
          }
          break;
        case 'blip':
          if (paragraph !== undefined) {
            paragraph.image = attributes['embed'] ?? '';
          }
          break;
        default:
          break;
      }
    },
    close: (name) => {
      if (skipped > 0) {
        skipped -= unread.has(name) ? 1 : 0;
        return;
      }
      const table = tables.at(-1);
      switch (name) {
        case 'tbl': {
          const finished = tables.pop();
          if (finished !== undefined) {
            finishTable(finished);
          }
          break;
        }
        case 'tr':
          table?.rows.push({ before: table.before, cells: table.cells });
          break;
        case 'tc':
          if (table?.cell !== undefined && table.cell !== null) {
            const { paragraphs: texts, span, continues, image } = table.cell;
            table.cells.push({ text: texts.filter((text) => text !== '').join(' '), span, continues, image });
            table.cell = null;
          }
          break;
        case 'p': {
          const finished = paragraphs.pop();
          if (finished !== undefined) {
            finishParagraph(finished);
          }
          break;
        }
        case 'pPr':
          inProperties -= 1;
          break;
        case 't':
          inText = false;
          break;
        default:
          break;
      }
    },
    text: (text) => {
      const paragraph = paragraphs.at(-1);
      if (inText && skipped === 0 && paragraph !== undefined) {
        paragraph.text += text;
      }
    },
  });
  return blocks;
}
