import type { Block } from '../../document.ts';
import type { Numbering } from '../numbering.ts';
import type { ParagraphStyle } from './styles.ts';
import { wordGrid, type WordCell, type WordRow } from './tables.ts';

export interface OpenParagraph {
  text: string;
  /** Relation of the first picture in it; empty where it has no name. */
  image: string | null;
  heading: boolean;
  listId: string | null;
  listLevel: number;
  isUnended: boolean;
}

export interface OpenCell {
  readonly paragraphs: string[];
  span: number;
  continues: boolean;
  /** Merged into the cell on its left, as old versions write it. */
  joinsLeft: boolean;
  image: boolean;
}

export interface OpenTable {
  readonly rows: WordRow[];
  cells: WordCell[];
  before: number;
  cell: OpenCell | null;
  isRowDeleted: boolean;
  /** Blocks of its cells in order, should it only be there to lay them out. */
  readonly content: Block[];
  hasTables: boolean;
}

const mostLayoutCells = 2;

/** What is open while a Word document is walked over; finished parts become blocks. */
export class BodyState {
  readonly blocks: Block[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #paragraphs: OpenParagraph[] = [];
  readonly #styles: ReadonlyMap<string, ParagraphStyle>;
  readonly #numbering: Numbering;
  /** Inside the properties of a paragraph. */
  inProperties = 0;
  inText = false;
  /** In a run that is formatted as hidden. */
  isHidden = false;
  /** Text whose paragraph mark was deleted: it goes on in the next paragraph. */
  #unended = '';

  constructor(styles: ReadonlyMap<string, ParagraphStyle>, numbering: Numbering) {
    this.#styles = styles;
    this.#numbering = numbering;
  }

  get table(): OpenTable | null {
    return this.#tables.at(-1) ?? null;
  }

  get cell(): OpenCell | null {
    return this.table?.cell ?? null;
  }

  get paragraph(): OpenParagraph | null {
    return this.#paragraphs.at(-1) ?? null;
  }

  openTable(): void {
    this.#tables.push({
      rows: [],
      cells: [],
      before: 0,
      cell: null,
      isRowDeleted: false,
      content: [],
      hasTables: false,
    });
  }

  /**
   * A table inside a cell becomes text of that cell, unless the outer one only lays it out: then the content of its cells
   * stands in the body.
   */
  closeTable(): void {
    const table = this.#tables.pop();
    if (table === undefined || table.rows.length === 0) {
      return;
    }
    const isLayout = table.hasTables && table.rows.every((row) => row.cells.length <= mostLayoutCells);
    const grid = wordGrid(table.rows);
    const blocks: readonly Block[] = isLayout ? table.content : [{ kind: 'table', grid, page: null, selector: null }];
    const outer = this.table;
    if (outer === null || outer.cell === null) {
      this.blocks.push(...blocks);
      return;
    }
    outer.content.push(...blocks);
    outer.hasTables ||= isLayout || (grid.rowCount > 1 && grid.columnCount > 1);
    outer.cell.paragraphs.push(table.rows.flatMap((row) => row.cells.map((cell) => cell.text)).join(' '));
  }

  /** A tracked deletion: of a row, or of the mark that ends a paragraph. */
  deleteMark(parent: string, inParagraphProperties: boolean): void {
    if (parent === 'trPr' && this.table !== null) {
      this.table.isRowDeleted = true;
    } else if (inParagraphProperties && this.paragraph !== null) {
      this.paragraph.isUnended = true;
    }
  }

  openRow(): void {
    if (this.table !== null) {
      this.table.cells = [];
      this.table.before = 0;
      this.table.isRowDeleted = false;
    }
  }

  closeRow(): void {
    const { table } = this;
    if (table !== null && !table.isRowDeleted) {
      table.rows.push({ before: table.before, cells: table.cells });
    }
  }

  openCell(): void {
    if (this.table !== null) {
      this.table.cell = { paragraphs: [], span: 1, continues: false, joinsLeft: false, image: false };
    }
  }

  closeCell(): void {
    const { table, cell } = this;
    if (table !== null && cell !== null) {
      const { paragraphs, span, continues, joinsLeft, image } = cell;
      const left = table.cells.at(-1);
      if (joinsLeft && left !== undefined) {
        table.cells[table.cells.length - 1] = { ...left, span: left.span + span };
        table.cell = null;
        return;
      }
      table.cells.push({ text: paragraphs.filter((text) => text !== '').join(' '), span, continues, image });
      table.cell = null;
    }
  }

  openParagraph(): void {
    this.#paragraphs.push({ text: '', image: null, heading: false, listId: null, listLevel: 0, isUnended: false });
  }

  applyStyle(id: string): void {
    const style = this.#styles.get(id);
    if (this.paragraph !== null && style !== undefined) {
      Object.assign(this.paragraph, style);
    }
  }

  closeParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (paragraph === undefined) {
      return;
    }
    const { listId, listLevel, image, heading } = paragraph;
    const number = listId === null || listId === '0' ? '' : this.#numbering.next(listId, listLevel);
    const text = this.#unended + number + paragraph.text;
    this.#unended = paragraph.isUnended ? text : '';
    if (paragraph.isUnended) {
      return;
    }
    const { table, cell } = this;
    if (cell !== null) {
      cell.paragraphs.push(text);
      cell.image ||= image !== null;
    }
    const blocks = table !== null && cell !== null ? table.content : this.blocks;
    if (text.trim() !== '') {
      blocks.push({ kind: 'text', text: text.trim(), heading, page: null, selector: null });
    }
    if (image !== null) {
      blocks.push({ kind: 'image', src: image, alt: '', page: null, selector: null });
    }
  }

  write(text: string): void {
    if (this.paragraph !== null) {
      this.paragraph.text += text;
    }
  }
}
