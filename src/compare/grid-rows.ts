import type { OtherTable } from '../domain/index.ts';
import { foldText } from './fold.ts';
import { pointer } from './found.ts';
import { meaningfulLines } from './noise.ts';

export interface GridRow {
  /** Index of the table among those outside the forms. */
  readonly table: number;
  readonly index: number;
  /** Where each cell stands in its row, where some are left out or stand otherwise; null where none is. */
  readonly columns: readonly number[] | null;
  readonly cells: readonly string[];
  readonly keys: readonly string[];
  readonly key: string;
}

/** A table that is none of the statutory ones, in comparable form. */
export interface ComparableGrid {
  readonly index: number;
  readonly caption: string | null;
  readonly captionKey: string;
  readonly rows: readonly GridRow[];
}

const cellEnd = '\u{1f}';

export const rowKey = (keys: readonly string[]): string => keys.join(cellEnd);
export const labelOf = ({ caption, index }: ComparableGrid): string => caption ?? `附表${index + 1}`;
export const shownRow = ({ cells }: Pick<GridRow, 'cells'>): string => cells.map((cell) => cell.trim()).join(' | ');
export const rowPath = ({ table, index }: GridRow): string => pointer('tables', 'other', table, 'grid', index);
export const cellPath = (row: GridRow, column: number): string => `${rowPath(row)}/${row.columns?.[column] ?? column}`;

const figure = /^[+-]?\d[\d.,]*%?$/;

/** Whether a row may be a table's head: it has no figures. */
export function isHead({ keys }: GridRow): boolean {
  return keys.length > 1 && !keys.some((key) => figure.test(key));
}

interface OpenGrid extends ComparableGrid {
  readonly rows: GridRow[];
  /** Columns of all its rows; null where they differ, or where the first is no head. */
  readonly width: number | null;
}

function opened(grid: ComparableGrid): OpenGrid {
  const [head] = grid.rows;
  const width = head === undefined || !isHead(head) ? null : head.keys.length;
  const even = grid.rows.length > 1 && grid.rows.every(({ keys }) => keys.length === width);
  return { ...grid, rows: [...grid.rows], width: even ? width : null };
}

/** The rows with which a table only goes on: as wide, without a caption, its head repeated or left out; null for a new one. */
function goingOn({ rows: [head], width }: OpenGrid, { captionKey, rows }: ComparableGrid): readonly GridRow[] | null {
  const [first, ...rest] = rows;
  if (captionKey !== '' || head === undefined || first === undefined) return null;
  if (width === null || rows.some(({ keys }) => keys.length !== width)) return null;
  if (first.key === head.key) return rest.length === 0 ? null : rest;
  return isHead(first) ? null : rows;
}

/** The tables with those in one that were only cut, at the end of a page or of a sheet; a repeated head counts once. */
function joined(grids: readonly ComparableGrid[]): readonly ComparableGrid[] {
  const whole: OpenGrid[] = [];
  for (const grid of grids) {
    const last = whole.at(-1);
    const more = last === undefined ? null : goingOn(last, grid);
    if (last === undefined || more === null) whole.push(opened(grid));
    else for (const row of more) last.rows.push(row);
  }
  return whole;
}

/** Tables without empty rows, and without tables that are empty altogether; what was cut in two is one. */
export function comparableGrids(tables: readonly OtherTable[]): readonly ComparableGrid[] {
  return joined(
    tables.flatMap((table, index) => {
      const rows = table.grid.flatMap((cells, row): readonly GridRow[] => {
        const keys = cells.map((cell) => foldText(meaningfulLines(cell).join('')));
        return keys.every((key) => key === '')
          ? []
          : [{ table: index, index: row, columns: null, cells, keys, key: rowKey(keys) }];
      });
      const captionKey = foldText(table.caption ?? '');
      return rows.length === 0 && captionKey === '' ? [] : [{ index, caption: table.caption, captionKey, rows }];
    }),
  );
}
