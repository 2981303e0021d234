import type { GridCell } from '../document.ts';
import { isValueLike } from './cell.ts';
import { overlaps, type ColumnRange, type TableRow } from './rows.ts';

/** Which cell stands in which column of a row, or why that cannot be told. */
export type Assignment =
  /** A guess where more cells stand than belong, those before the last ones being empty. */
  | { readonly kind: 'cells'; readonly cells: readonly (GridCell | null)[]; readonly isGuess: boolean }
  /** More cells than columns, all in order: a number may have been torn in two. */
  | { readonly kind: 'torn'; readonly cells: readonly GridCell[] }
  | { readonly kind: 'unassigned'; readonly reason: string };

function isBlank(cell: GridCell): boolean {
  return cell.text.trim() === '' && !cell.image;
}

function isValue(cell: GridCell): boolean {
  return cell.image || isValueLike(cell.text);
}

function trailingValues(cells: readonly GridCell[]): readonly GridCell[] {
  const lastLabel = cells.findLastIndex((cell) => !isValue(cell));
  return cells.slice(lastLabel + 1);
}

/** Cells right of the labels when the row's spans agree with the header's, else null. */
function alignedValues(cells: readonly GridCell[], columns: readonly ColumnRange[]): readonly GridCell[] | null {
  const start = Math.min(...columns.map((column) => column.column));
  const before = cells.filter((cell) => cell.column < start);
  const values = cells.filter((cell) => cell.column >= start);
  const agrees =
    values[0]?.column === start &&
    before.every((cell) => cell.column + cell.columnSpan <= start && (isBlank(cell) || !isValue(cell)));
  return agrees ? values : null;
}

/** Cells too many by one or two, each as narrow as a column: digits torn apart push what follows to the right. */
function isPushed(values: readonly GridCell[], columns: readonly ColumnRange[]): boolean {
  const printed = values.slice(0, values.findLastIndex((cell) => !isBlank(cell)) + 1);
  const gapless = printed.every(
    (cell, index) => !isBlank(cell) && cell.columnSpan === 1 && cell.column === (printed[0]?.column ?? 0) + index,
  );
  return printed.length > columns.length && gapless;
}

function byGeometry(values: readonly GridCell[], columns: readonly ColumnRange[]): Assignment {
  if (isPushed(values, columns)) {
    return { kind: 'torn', cells: values.filter((cell) => !isBlank(cell)) };
  }
  const owners = columns.map((column) => {
    const under = values.filter((cell) => overlaps(cell, column));
    // Beside its one figure a wide column may have empty cells where others merge them.
    const printed = under.filter((cell) => !isBlank(cell));
    return under.length > 1 && printed.length <= 1 ? (printed.length === 1 ? printed : under.slice(0, 1)) : under;
  });
  const torn = owners.some((cells) => cells.length > 1);
  const merged = values.some((cell) => columns.filter((column) => overlaps(cell, column)).length > 1);
  const stray = values.some((cell) => !isBlank(cell) && !columns.some((column) => overlaps(cell, column)));
  if (torn && !merged && !stray) {
    return { kind: 'torn', cells: values };
  }
  if (torn || merged || stray) {
    return { kind: 'unassigned', reason: 'the cells do not stand under the columns of the header' };
  }
  return { kind: 'cells', cells: owners.map((cells) => cells[0] ?? null), isGuess: false };
}

function inOrder(values: readonly GridCell[], count: number, aligned: boolean): Assignment | null {
  if (values.length === count) {
    return { kind: 'cells', cells: values, isGuess: false };
  }
  if (aligned) {
    return null;
  }
  const extra = values.slice(0, Math.max(0, values.length - count));
  const rest = values.slice(extra.length);
  if (values.length > count && extra.every(isBlank) && rest.every((cell) => !isBlank(cell))) {
    return { kind: 'cells', cells: rest, isGuess: true };
  }
  return null;
}

/**
 * Tells the cells of a row by the columns of its header. As many cells as columns stand in the header's order; fewer or
 * more are told by their spans, and only where these agree with the header's. `columns` run from left to right.
 */
export function assignCells(row: TableRow, columns: readonly ColumnRange[], gridColumns: number): Assignment {
  const end = Math.max(0, ...columns.map((column) => column.column + column.columnSpan));
  // A sheet's grid is as wide as its widest table: blanks right of this one are none of its cells.
  const cells = row.cells.filter((cell) => cell.column < end || !isBlank(cell));
  const placed = columns.length === 0 ? null : alignedValues(cells, columns);
  const trailing = trailingValues(row.cells);
  const [first] = placed ?? [];
  // A label under the first column: the header's own label cell was not made as wide as the rows' labels.
  const shifted = first !== undefined && !isValue(first) && trailing.length === columns.length;
  const aligned = shifted ? null : placed;
  const values = aligned ?? trailing;
  const ordered = inOrder(values, columns.length, aligned !== null);
  if (ordered !== null) {
    return ordered;
  }
  const last = cells.at(-1);
  const isWhole = last !== undefined && last.column + last.columnSpan >= Math.min(end, gridColumns);
  if (aligned !== null && isWhole) {
    return byGeometry(aligned, columns);
  }
  return values.length > columns.length
    ? { kind: 'torn', cells: values }
    : { kind: 'unassigned', reason: `${values.length} cells stand where ${columns.length} belong` };
}
