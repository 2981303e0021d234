import type { StatisticsRow, StatisticsTable } from '../../../domain/index.ts';
import { memo } from '../../../text/index.ts';
import { align } from '../align.ts';
import { bestSimilarity, endTest, letters } from '../fold.ts';
import { notesOf, type ReadRow } from '../notes.ts';
import type { TablePart, TableRow } from '../rows.ts';
import { codeColumns, codeOf, withoutCodes } from './codes.ts';
import { statisticsColumnLabels, statisticsLabel, statisticsRows } from './form.ts';
import { withLoneZeros } from '../round-zeros.ts';
import { isLocalForm, readLocalForm } from './local.ts';
import { labelCell, valueOf } from './values.ts';

const leastLikeness = 0.75;
const leastRows = 6;
function labelOf(row: TableRow): string {
  return statisticsLabel(labelCell(row)?.text ?? '');
}

const exactLabels = new Set(statisticsRows.flatMap((form) => form.labels));
const mayEndLabel = endTest(exactLabels);

/** How well a label fits each row of the form. */
const fitsOf: (label: string) => readonly number[] = memo((label) => {
  const isExact = exactLabels.has(label);
  return statisticsRows.map(({ labels }) => (isExact ? Number(labels.includes(label)) : bestSimilarity(label, labels)));
});

/** Whether a row's label is one of the form's, beyond doubt. */
export function isStatisticsRow(row: TableRow): boolean {
  if (!row.cells.some((cell) => mayEndLabel(cell.text) && exactLabels.has(statisticsLabel(cell.text)))) return false;
  const label = labelOf(row);
  return label.length > 4 && exactLabels.has(label);
}

/** A form printed in two halves side by side becomes one below the other. */
function stacked(rows: readonly TableRow[]): readonly TableRow[] {
  const heads = rows
    .slice(0, 4)
    .map((row) => row.cells.filter((cell) => statisticsColumnLabels[0]?.includes(letters(cell.text)) === true))
    .find((cells) => cells.length > 1);
  const starts = heads?.map((cell) => cell.column) ?? [];
  if (starts.length < 2) {
    return rows;
  }
  return starts.flatMap((start, index) => {
    const end = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    return rows.map((row) => ({
      ...row,
      cells: row.cells.filter((cell) => cell.column >= start && cell.column < end),
    }));
  });
}

export interface StatisticsReading {
  readonly table: StatisticsTable;
  /** Null for the local forms of the years before. */
  readonly format: 'F14' | null;
}

/** Reads 政府信息公开情况统计表, or a local form before it, from the parts of one table; null when it is none. */
export function readStatistics(parts: readonly TablePart[]): StatisticsReading | null {
  const local = parts.find((part) => isLocalForm(part.rows));
  if (local !== undefined) {
    return { table: readLocalForm(local.rows), format: null };
  }
  const table = readNationalForm(parts);
  return table === null ? null : { table, format: 'F14' };
}

function readNationalForm(parts: readonly TablePart[]): StatisticsTable | null {
  const printed = parts.flatMap((part) => stacked(part.rows)).filter((row) => row.cells.length > 0);
  const columns = codeColumns(printed);
  const rows = printed.map((row) => withoutCodes(row, columns));
  const fits = rows.map((row) => fitsOf(labelOf(row)));
  const aligned = align(rows.length, statisticsRows.length, (row, form) => fits[row]?.[form] ?? 0, leastLikeness);
  const values = rows.map(valueOf);
  const zeroed = withLoneZeros(values.map(({ reading }) => [reading]));
  const read: ReadRow[] = [];
  const entries: [string, StatisticsRow][] = [];
  for (const [index, form] of aligned.entries()) {
    const row = rows[index];
    const key = form === null ? undefined : statisticsRows[form]?.key;
    const reading = zeroed[index]?.[0];
    if (row === undefined || key === undefined || reading === undefined) {
      continue;
    }
    const unit = values[index]?.unit ?? null;
    const label = (labelCell(row)?.text ?? '').replace(/\s+/gu, '');
    read.push({ key, readings: [reading], block: row.block });
    entries.push([
      key,
      { label, value: reading.value, unit: reading.unit ?? unit, code: codeOf(printed[index] ?? row, columns) },
    ]);
  }
  return entries.length < leastRows ? null : { rows: Object.fromEntries(entries), cells: notesOf(read) };
}
