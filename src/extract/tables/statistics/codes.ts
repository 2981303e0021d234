import { letters } from '../fold.ts';
import type { TableRow } from '../rows.ts';

const headRows = 4;
const codeHeader = /^(?:指标)?(?:代码|编码|代号|序号|行次|编号)$/u;
const code = /^\s*\d{1,2}\s*$/u;
const fewestCodes = 8;

/** The columns whose cells number the rows: headed 代码 or 序号, or counting up from one, row by row. */
export function codeColumns(rows: readonly TableRow[]): ReadonlySet<number> {
  const named = rows
    .slice(0, headRows)
    .flatMap((row) => row.cells.filter((cell) => codeHeader.test(letters(cell.text))).map((cell) => cell.column));
  if (named.length > 0) return new Set(named);
  const runs = new Map<number, number[]>();
  for (const row of rows) {
    for (const cell of row.cells) {
      // The last cell of a row is its figure.
      if (!code.test(cell.text) || cell === row.cells.at(-1)) continue;
      const run = runs.get(cell.column);
      if (run === undefined) runs.set(cell.column, [Number(cell.text)]);
      else run.push(Number(cell.text));
    }
  }
  const counting = [...runs].filter(
    ([, run]) => run.length >= fewestCodes && run.every((value, index) => value === index + 1),
  );
  return new Set(counting.map(([column]) => column));
}

/** The code that a row bears, as two digits; null where none stands. */
export function codeOf(row: TableRow, columns: ReadonlySet<number>): string | null {
  const cell = row.cells.find((each) => columns.has(each.column) && code.test(each.text));
  return cell === undefined ? null : cell.text.trim().padStart(2, '0');
}

/** A row without what numbers it. */
export function withoutCodes(row: TableRow, columns: ReadonlySet<number>): TableRow {
  return columns.size === 0 ? row : { ...row, cells: row.cells.filter((cell) => !columns.has(cell.column)) };
}
