import type { Evidence } from '../../domain/index.ts';
import type { Grid, GridCell, TableBlock } from '../document.ts';

/** A row of a grid: the cells that begin in it, from left to right. */
export interface TableRow {
  readonly block: TableBlock;
  readonly index: number;
  readonly cells: readonly GridCell[];
}

/** A stretch of rows that belong to one statutory table; a table split over pages has several. */
export interface TablePart {
  readonly rows: readonly TableRow[];
}

export function rowsOf(block: TableBlock): readonly TableRow[] {
  const rows: GridCell[][] = Array.from({ length: block.grid.rowCount }, () => []);
  for (const cell of block.grid.cells) {
    rows[cell.row]?.push(cell);
  }
  return rows.map((cells, index) => ({ block, index, cells: inOrder(cells) }));
}

/** Cells from left to right, as nearly every reader gives them. */
function inOrder(cells: GridCell[]): readonly GridCell[] {
  const sorted = cells.every((cell, index) => index === 0 || cell.column >= (cells[index - 1]?.column ?? 0));
  return sorted ? cells : cells.sort((a, b) => a.column - b.column);
}

/** Text of each position of a grid; a spanning cell's text stands at its first position only. */
export function plainGrid(grid: Grid): readonly (readonly string[])[] {
  const rows = Array.from({ length: grid.rowCount }, () => Array.from({ length: grid.columnCount }, () => ''));
  for (const cell of grid.cells) {
    const row = rows[cell.row];
    if (row !== undefined && cell.column < grid.columnCount) {
      row[cell.column] = cell.text;
    }
  }
  return rows;
}

export function evidenceOf(block: TableBlock, quote: string | null): Evidence {
  return { attachment: null, page: block.page, selector: block.selector, start: null, end: null, quote };
}

/** Whether two cells share a column. */
export function overlaps(a: ColumnRange, b: ColumnRange): boolean {
  return a.column < b.column + b.columnSpan && b.column < a.column + a.columnSpan;
}

export interface ColumnRange {
  readonly column: number;
  readonly columnSpan: number;
}
