import type { Block } from '../document.ts';
import { gridByEdges, type CellMerge, type MeasuredRow, type RowDefinition } from './edges.ts';

const mostCells = 200;

/** Cells of a row as far as it has been defined; the definition holds until the next one. */
export class OpenDefinition {
  fromLeft = false;
  fromAbove = false;
  /** The cell that is being defined was taken out. */
  deleted = false;
  #deletedCells = 0;
  #left = 0;
  readonly #rights: number[] = [];
  readonly #merges: CellMerge[] = [];
  /** Rows of one definition share it. */
  #finished: RowDefinition | null = null;

  /** A definition that stands in the file as a whole. */
  static of(row: RowDefinition | null): OpenDefinition {
    const definition = new OpenDefinition();
    definition.#finished = row;
    definition.#rights.push(...(row?.edges.slice(1) ?? []));
    return definition;
  }

  set left(left: number) {
    this.#left = left;
    this.#finished = null;
  }

  addCell(right: number): void {
    if (this.#rights.length < mostCells) {
      this.#rights.push(right);
      this.#merges.push({ fromLeft: this.fromLeft, fromAbove: this.fromAbove });
    }
    if (this.deleted) this.#deletedCells += 1;
    this.fromLeft = false;
    this.fromAbove = false;
    this.deleted = false;
    this.#finished = null;
  }

  /** Every cell of the row was taken out. */
  get isDeleted(): boolean {
    return this.#rights.length > 0 && this.#deletedCells === this.#rights.length;
  }

  finish(): RowDefinition | null {
    if (this.#rights.length === 0) return null;
    this.#finished ??= { edges: [this.#left, ...this.#rights], merges: [...this.#merges] };
    return this.#finished;
  }
}

const mostLayoutCells = 2;

/** A table as far as it has been read. */
export class OpenTable {
  #paragraphs: string[] = [];
  #image = false;
  #cells: string[] = [];
  #images: boolean[] = [];
  readonly #rows: MeasuredRow[] = [];
  /** Blocks of its cells in order, should it only be there to lay them out. */
  readonly #content: Block[] = [];
  #hasTables = false;

  add(blocks: readonly Block[], text: string, image: boolean): void {
    this.#content.push(...blocks);
    if (text !== '') this.#paragraphs.push(text);
    this.#image ||= image;
  }

  addTable(blocks: readonly Block[], table: OpenTable): void {
    for (const block of blocks) this.#content.push(block);
    this.#hasTables ||= blocks.some(
      (block) => block.kind === 'table' && block.grid.rowCount > 1 && block.grid.columnCount > 1,
    );
    this.#paragraphs.push(table.#rows.flatMap((row) => row.cells).join(' '));
  }

  endCell(): void {
    this.#cells.push(this.#paragraphs.join(' '));
    this.#images.push(this.#image);
    this.#paragraphs = [];
    this.#image = false;
  }

  endRow(definition: RowDefinition | null): void {
    if (this.#cells.length > 0) {
      // Nobody can tell where cells beyond the defined ones stand.
      const cells = this.#cells.slice(0, definition?.merges.length ?? this.#cells.length);
      this.#rows.push({ cells, images: this.#images, definition });
    }
    this.#cells = [];
    this.#images = [];
  }

  /** The row that was read is none of the table's. */
  dropRow(): void {
    this.#paragraphs = [];
    this.#image = false;
    this.#cells = [];
    this.#images = [];
  }

  /** The table, or what its cells hold where they are few and hold tables: then it only lays them out. */
  finish(definition: RowDefinition | null): readonly Block[] {
    if (this.#paragraphs.length > 0) this.endCell();
    this.endRow(definition);
    const isLayout =
      this.#rows.length === 0 || (this.#hasTables && this.#rows.every((row) => row.cells.length <= mostLayoutCells));
    return isLayout ? this.#content : [{ kind: 'table', grid: gridByEdges(this.#rows), page: null, selector: null }];
  }
}
