import type { CellState, ReportFormat } from '../../../src/domain/index.ts';

/** A cell as it is printed, with what a careful reader makes of it. */
export interface Cell {
  readonly printed: string;
  readonly value: number | null;
  readonly state: CellState;
  readonly note: string | null;
  readonly unit: string | null;
}

export type TableName = 'proactive' | 'applications' | 'litigation' | 'statistics';

export interface PrintedRow {
  readonly key: string;
  readonly label: string;
  /** Keys of the columns, for tables whose header differs from block to block. */
  readonly columns: readonly string[];
  readonly unit: string | null;
  readonly cells: readonly Cell[];
}

/** A statutory table as printed: rows in the order of the form. */
export interface PrintedTable {
  readonly name: TableName;
  readonly format: ReportFormat;
  readonly rows: readonly PrintedRow[];
  /** Printed as a picture: nothing of it can be read. */
  readonly picture: boolean;
  /** Table 2 as four tables instead of one. */
  readonly separate: boolean;
  /** Numbers broken into `<span>`s of one digit each. */
  readonly splitDigits: boolean;
}

export function numberCell(value: number): Cell {
  return { printed: String(value), value, state: 'number', note: null, unit: null };
}

export function blankCell(printed = ''): Cell {
  return { printed, value: null, state: 'blank', note: null, unit: null };
}

export function slashCell(): Cell {
  return { printed: '/', value: null, state: 'slash', note: null, unit: null };
}

export function dashCell(): Cell {
  return { printed: '—', value: null, state: 'dash', note: null, unit: null };
}

/** A number with words beside it: `22（其中修订16件）`. */
export function notedCell(value: number, note: string): Cell {
  return { printed: `${value}${note}`, value, state: 'number', note, unit: null };
}

/** A number with its unit in the cell: `251000元`. */
export function unitCell(value: number, unit: string): Cell {
  return { printed: `${value}${unit}`, value, state: 'number', note: null, unit };
}

/** Replaces one cell; throws where the table has no such place. */
export function withCell(table: PrintedTable, row: string, column: number, change: (cell: Cell) => Cell): PrintedTable {
  let found = false;
  const rows = table.rows.map((printed) => {
    if (printed.key !== row) {
      return printed;
    }
    const cells = printed.cells.map((cell, index) => {
      if (index !== column) {
        return cell;
      }
      found = true;
      return change(cell);
    });
    return { ...printed, cells };
  });
  if (!found) {
    throw new RangeError(`no cell ${row}/${column} in the table ${table.name} of ${table.format}`);
  }
  return { ...table, rows };
}

/** Value of one cell, 0 where it is not a number. */
export function valueAt(table: PrintedTable | null, row: string, column: number): number {
  return table?.rows.find(({ key }) => key === row)?.cells[column]?.value ?? 0;
}
