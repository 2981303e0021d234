import type { Block, GridCell, TableBlock } from '../document.ts';
import { fold } from './fold.ts';
import { rowsOf, type TableRow } from './rows.ts';

const yearName = /^(?:((?:19|20)\d{2})年度?|(本年度?|今年)|(上年度?|上一年度?|去年))(?:数据?|数量|统计数)?$/u;

type Whose = 'own' | 'other';

/** Whether a cell that holds a year and nothing else names the report's year or another one; null where it names none. */
function whoseYear(text: string, year: number): Whose | null {
  if (text.length > 12 || !/[年]/u.test(text)) return null;
  const match = yearName.exec(fold(text));
  if (match === null) return null;
  const [, named, own] = match;
  return (named === undefined ? own !== undefined : Number(named) === year) ? 'own' : 'other';
}

const mostHeaderRows = 4;

/** Columns headed by another year, where one header row heads one column by the report's own. */
function foreignColumns(rows: readonly TableRow[], year: number): readonly GridCell[] | null {
  for (const { cells } of rows.slice(0, mostHeaderRows)) {
    const named = cells.map((cell) => ({ cell, whose: whoseYear(cell.text, year) }));
    const others = named.filter(({ whose }) => whose === 'other').map(({ cell }) => cell);
    if (others.length > 0 && named.filter(({ whose }) => whose === 'own').length === 1) return others;
  }
  return null;
}

/** The column whose cells, from the first year on, are years and nothing else, the report's own among them; null for none. */
function yearColumn(rows: readonly TableRow[], year: number): number | null {
  const counts = new Map<number, { own: number; other: number; rest: number }>();
  for (const { column, text } of rows.flatMap(({ cells }) => cells)) {
    const whose = whoseYear(text, year);
    const count = counts.get(column) ?? { own: 0, other: 0, rest: 0 };
    if (whose !== null) count[whose] += 1;
    else if (count.own + count.other > 0 && text.trim() !== '') count.rest += 1;
    counts.set(column, count);
  }
  const [column] = [...counts].find(([, { own, other, rest }]) => own > 0 && other > 0 && rest === 0) ?? [];
  return column ?? null;
}

function isIn(cell: GridCell, from: number, count: number): boolean {
  return cell.column >= from && cell.column + cell.columnSpan <= from + count;
}

function withCells(block: TableBlock, cells: readonly GridCell[]): TableBlock {
  return { ...block, grid: { ...block.grid, cells } };
}

/** The table without its rows of other years; a label over rows of several years stays with the row of the own one. */
function withoutRows(block: TableBlock, rows: readonly TableRow[], column: number, year: number): TableBlock {
  const foreign = new Set(
    rows
      .filter(({ cells }) => cells.some((cell) => cell.column === column && whoseYear(cell.text, year) === 'other'))
      .map(({ index }) => index),
  );
  const cells = block.grid.cells.flatMap((cell): GridCell[] => {
    if (cell.column === column && whoseYear(cell.text, year) !== null) return [];
    if (!foreign.has(cell.row)) return [cell];
    const kept = Array.from({ length: cell.rowSpan - 1 }, (_, step) => cell.row + 1 + step).find(
      (row) => !foreign.has(row),
    );
    return kept === undefined ? [] : [{ ...cell, row: kept, rowSpan: cell.row + cell.rowSpan - kept }];
  });
  return withCells(block, cells);
}

/**
 * A table that shows the report's year beside others, as columns headed by years or as rows that name them, without the
 * figures of the others. Only cells that hold a year and nothing else count.
 */
export function ofOwnYear(block: Block, year: number): Block {
  if (block.kind !== 'table' || !block.grid.cells.some(({ text }) => whoseYear(text, year) === 'other')) return block;
  const rows = rowsOf(block);
  const others = foreignColumns(rows, year);
  if (others !== null) {
    const cells = block.grid.cells.filter(
      (cell) => !others.some(({ column, columnSpan }) => isIn(cell, column, columnSpan)),
    );
    return withCells(
      block,
      cells.map((cell) => (whoseYear(cell.text, year) === 'own' ? { ...cell, text: '统计数' } : cell)),
    );
  }
  const column = yearColumn(rows, year);
  return column === null ? block : withoutRows(block, rows, column, year);
}
