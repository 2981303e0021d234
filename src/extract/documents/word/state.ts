import type { Block } from '../../document.ts';
import type { Numbering } from './numbering.ts';
import type { ParagraphStyle } from './styles.ts';
import { wordGrid, type WordCell, type WordRow } from './tables.ts';

export interface OpenParagraph {
  text: string;
  /** Relation of the first picture in it; empty where it has no name. */
  image: string | null;
  heading: boolean;
  listId: string | null;
  listLevel: number;
}

export interface OpenCell {
  readonly paragraphs: string[];
  span: number;
  continues: boolean;
  image: boolean;
}

export interface OpenTable {
  readonly rows: WordRow[];
  cells: WordCell[];
  before: number;
  cell: OpenCell | null;
}

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
    this.#tables.push({ rows: [], cells: [], before: 0, cell: null });
  }

  /** A table inside a cell becomes text of that cell. */
  closeTable(): void {
    const table = this.#tables.pop();
    if (table === undefined || table.rows.length === 0) {
      return;
    }
    if (this.cell === null) {
      this.blocks.push({ kind: 'table', grid: wordGrid(table.rows), page: null, selector: null });
    } else {
      this.cell.paragraphs.push(table.rows.flatMap((row) => row.cells.map((cell) => cell.text)).join(' '));
    }
  }

  openRow(): void {
    if (this.table !== null) {
      this.table.cells = [];
      this.table.before = 0;
    }
  }

  closeRow(): void {
    const { table } = this;
    table?.rows.push({ before: table.before, cells: table.cells });
  }

  openCell(): void {
    if (this.table !== null) {
      this.table.cell = { paragraphs: [], span: 1, continues: false, image: false };
    }
  }

  closeCell(): void {
    const { table, cell } = this;
    if (table !== null && cell !== null) {
      const { paragraphs, span, continues, image } = cell;
      table.cells.push({ text: paragraphs.filter((text) => text !== '').join(' '), span, continues, image });
      table.cell = null;
    }
  }

  openParagraph(): void {
    this.#paragraphs.push({ text: '', image: null, heading: false, listId: null, listLevel: 0 });
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
    const text = number + paragraph.text;
    if (this.cell !== null) {
      this.cell.paragraphs.push(text);
      this.cell.image ||= image !== null;
      return;
    }
    if (text.trim() !== '') {
      this.blocks.push({ kind: 'text', text: text.trim(), heading, page: null, selector: null });
    }
    if (image !== null) {
      this.blocks.push({ kind: 'image', src: image, alt: '', page: null, selector: null });
    }
  }

  write(text: string): void {
    if (this.paragraph !== null) {
      this.paragraph.text += text;
    }
  }
}
