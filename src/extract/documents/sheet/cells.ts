import type { Block, Grid, GridCell } from '../../document.ts';

/** Cells of a sheet by place, and the ranges that are merged. */
export interface SheetContent {
  readonly cells: ReadonlyMap<string, SheetCell>;
  readonly merged: readonly MergedRange[];
}

export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const mostRows = 20_000;
export const mostColumns = 256;
const mostGridCells = 60_000;
/** Places that merged ranges may cover, overlaps counted each time. */
const mostCovered = 400_000;

export function placeOf(row: number, column: number): string {
  return `${row}/${column}`;
}

/** A number as a reader of the sheet sees it: no traces of binary fractions. */
export function printNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}

interface Bounds {
  readonly rows: number;
  readonly columns: number;
}

function boundsOf(cells: readonly SheetCell[]): Bounds {
  const written = cells.filter((cell) => cell.text.trim() !== '');
  return {
    rows: Math.min(
      mostRows,
      written.reduce((most, cell) => Math.max(most, cell.row + 1), 0),
    ),
    columns: Math.min(
      mostColumns,
      written.reduce((most, cell) => Math.max(most, cell.column + 1), 0),
    ),
  };
}

function gridOf(content: SheetContent, first: number, last: number, columns: number): Grid {
  const cells: GridCell[] = [];
  const covered = new Set<string>();
  const spans = new Map<string, MergedRange>();
  let work = 0;
  for (const range of content.merged) {
    const right = Math.min(range.right, columns - 1);
    const bottom = Math.min(range.bottom, last);
    work += Math.max(0, bottom - range.top + 1) * Math.max(0, right - range.left + 1);
    if (work > mostCovered) {
      break;
    }
    spans.set(placeOf(range.top, range.left), { ...range, right, bottom });
    for (let row = range.top; row <= bottom; row += 1) {
      for (let column = range.left; column <= right; column += 1) {
        covered.add(placeOf(row, column));
      }
    }
  }
  for (let row = first; row <= last; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const place = placeOf(row, column);
      const span = spans.get(place);
      if ((covered.has(place) && span === undefined) || cells.length >= mostGridCells) {
        continue;
      }
      cells.push({
        row: row - first,
        column,
        rowSpan: span === undefined ? 1 : Math.max(1, span.bottom - row + 1),
        columnSpan: span === undefined ? 1 : Math.max(1, span.right - column + 1),
        text: content.cells.get(place)?.text ?? '',
        image: false,
      });
    }
  }
  return { rowCount: last - first + 1, columnCount: columns, cells };
}

/** A sheet as blocks: rows with one text above and below the table are paragraphs, what lies between is the table. */
export function sheetBlocks(content: SheetContent): readonly Block[] {
  const cells = [...content.cells.values()];
  const { rows, columns } = boundsOf(cells);
  const texts = Array.from({ length: rows }, (): string[] => []);
  for (const cell of cells.sort((a, b) => a.row - b.row || a.column - b.column)) {
    if (cell.text.trim() !== '' && cell.column < columns) {
      texts[cell.row]?.push(cell.text.trim());
    }
  }
  const isTabular = (row: readonly string[]): boolean => row.length > 1;
  const first = texts.findIndex(isTabular);
  const last = texts.findLastIndex(isTabular);
  const paragraph = (row: readonly string[]): Block[] =>
    row.map((text) => ({ kind: 'text', text, heading: false, page: null, selector: null }));
  if (first < 0) {
    return texts.flatMap(paragraph);
  }
  return [
    ...texts.slice(0, first).flatMap(paragraph),
    { kind: 'table', grid: gridOf(content, first, last, columns), page: null, selector: null },
    ...texts.slice(last + 1).flatMap(paragraph),
  ];
}
