import type { StatisticsRow, StatisticsTable } from '../../../domain/index.ts';
import { letters } from '../fold.ts';
import { notesOf, type ReadRow } from '../notes.ts';
import type { TableRow } from '../rows.ts';
import { codeColumns, codeOf, withoutCodes } from './codes.ts';
import { labelCell, valueOf } from './values.ts';

const fewestRows = 12;

/** Labels that the local forms before 2014 have in common, by their codes. */
const known: Readonly<Record<string, RegExp>> = { '10': /申请总数|申请数/u, '17': /答复总数|答复数/u };

function labelOf(row: TableRow): string {
  return (labelCell(row)?.text ?? '').replace(/\s+/gu, '');
}

/** Whether rows are a local form of the years before 2014: codes 01 to 35, 申请总数 under 10 and 答复总数 under 17. */
export function isLocalForm(rows: readonly TableRow[]): boolean {
  // Few tables of other kinds are as long and speak of answers.
  if (rows.length < fewestRows || !rows.some((row) => row.cells.some((cell) => cell.text.includes('答')))) return false;
  const columns = codeColumns(rows);
  if (columns.size === 0) return false;
  const coded = rows.filter((row) => codeOf(row, columns) !== null);
  return (
    coded.length >= fewestRows &&
    Object.entries(known).every(([code, label]) =>
      coded.some((row) => codeOf(row, columns) === code && label.test(letters(labelOf(withoutCodes(row, columns))))),
    )
  );
}

/** Reads a local form by its codes; the keys are `code_01` and so on. */
export function readLocalForm(rows: readonly TableRow[]): StatisticsTable {
  const columns = codeColumns(rows);
  const read: ReadRow[] = [];
  const entries = new Map<string, StatisticsRow>();
  for (const printed of rows) {
    const code = codeOf(printed, columns);
    const key = `code_${code ?? ''}`;
    if (code === null || entries.has(key)) continue;
    const row = withoutCodes(printed, columns);
    const { reading, unit } = valueOf(row);
    read.push({ key, readings: [reading], block: printed.block });
    entries.set(key, { label: labelOf(row), value: reading.value, unit: reading.unit ?? unit, code });
  }
  return { rows: Object.fromEntries(entries), cells: notesOf(read) };
}
