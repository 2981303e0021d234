import type { Block, Grid, GridCell } from '../document.ts';
import { haveSameLetters } from './fold.ts';

const words = /\p{Script=Han}{2}/u;
/** So many equal labels stand side by side in no form. */
const leastRepeats = 3;
const mostCells = 4000;

function hasSpans({ cells }: Grid): boolean {
  return cells.some(({ rowSpan, columnSpan }) => rowSpan > 1 || columnSpan > 1);
}

/** Stretches of cells side by side that print the same, as [from, to). */
function stretches(row: readonly GridCell[], same: (a: GridCell, b: GridCell) => boolean): [number, number][] {
  const found: [number, number][] = [];
  let from = 0;
  for (let at = 1; at <= row.length; at += 1) {
    const [first, cell] = [row[from], row[at]];
    if (
      first !== undefined &&
      cell !== undefined &&
      cell.column === (row[at - 1]?.column ?? 0) + 1 &&
      same(first, cell)
    )
      continue;
    found.push([from, at]);
    from = at;
  }
  return found;
}

function isRepeatedLabel(a: GridCell, b: GridCell): boolean {
  return words.test(a.text) && haveSameLetters(a.text, b.text);
}

function rowsOf({ rowCount, cells }: Grid): readonly (readonly GridCell[])[] {
  const rows: GridCell[][] = Array.from({ length: rowCount }, () => []);
  for (const cell of cells) rows[cell.row]?.push(cell);
  return rows.map((row) => row.toSorted((a, b) => a.column - b.column));
}

/** Cells of a row, those that repeat each other as one; figures only under a label that does. */
function merged(row: readonly GridCell[], above: ReadonlyMap<number, number>): readonly GridCell[] {
  return stretches(row, (a, b) => a.text.trim() !== '' && haveSameLetters(a.text, b.text)).flatMap(([from, to]) => {
    const [first] = row.slice(from, to);
    if (first === undefined) return [];
    const isLabel = words.test(first.text);
    const whole = isLabel || above.get(first.column) === to - from;
    return whole ? [{ ...first, columnSpan: to - from }] : row.slice(from, to);
  });
}

function withSpans(grid: Grid): Grid {
  const above = new Map<number, number>();
  const wide = rowsOf(grid).map((row) => {
    const cells = merged(row, above);
    for (const { column, columnSpan, text } of cells) if (words.test(text)) above.set(column, columnSpan);
    return cells;
  });
  const cells: GridCell[] = [];
  const open = new Map<number, GridCell>();
  for (const row of wide) {
    const next = new Map<number, GridCell>();
    for (const cell of row) {
      const over = open.get(cell.column);
      const goesOn =
        over !== undefined &&
        over.columnSpan === cell.columnSpan &&
        over.row + over.rowSpan === cell.row &&
        isRepeatedLabel(over, cell);
      const whole = goesOn ? { ...over, rowSpan: over.rowSpan + 1 } : cell;
      if (goesOn) cells[cells.indexOf(over)] = whole;
      else cells.push(whole);
      next.set(cell.column, whole);
    }
    open.clear();
    for (const [column, cell] of next) open.set(column, cell);
  }
  return { ...grid, cells: cells.toSorted((a, b) => a.row - b.row || a.column - b.column) };
}

function isRepeated(grid: Grid): boolean {
  if (grid.cells.length > mostCells || hasSpans(grid)) return false;
  return rowsOf(grid).some((row) => stretches(row, isRepeatedLabel).some(([from, to]) => to - from >= leastRepeats));
}

/** The blocks with each table whose spans were written out, one copy of a cell for each place it covered, as it was printed. */
export function unrepeated(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) =>
    block.kind === 'table' && isRepeated(block.grid) ? { ...block, grid: withSpans(block.grid) } : block,
  );
}
