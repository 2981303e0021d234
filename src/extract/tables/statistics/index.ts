import type { StatisticsRow, StatisticsTable } from '../../../domain/index.ts';
import type { GridCell } from '../../document.ts';
import { align } from '../align.ts';
import { isValueLike, readCell, type CellReading } from '../cell.ts';
import { bestSimilarity, letters } from '../fold.ts';
import { notesOf, unread, type ReadRow } from '../notes.ts';
import type { TablePart, TableRow } from '../rows.ts';
import { statisticsColumnLabels, statisticsLabel, statisticsRows } from './form.ts';

const leastLikeness = 0.75;
const leastRows = 6;
const unitPattern = /^(?:条|件|次|篇|个|人|人次|万元|元|份|期)$/u;

function isUnit(cell: GridCell): boolean {
  return unitPattern.test(letters(cell.text));
}

/** Texts of a row that may be its label: neither figures nor units. */
function labelCells(row: TableRow): readonly GridCell[] {
  return row.cells.filter((cell) => !isValueLike(cell.text) && !isUnit(cell));
}

const exactLabels = new Set(statisticsRows.flatMap((form) => form.labels));

/** The cell that names the row: one of the form's labels, else the last text that is neither a figure nor a unit. */
function labelCell(row: TableRow): GridCell | undefined {
  const cells = labelCells(row);
  return cells.findLast((cell) => exactLabels.has(statisticsLabel(cell.text))) ?? cells.at(-1);
}

function labelOf(row: TableRow): string {
  return statisticsLabel(labelCell(row)?.text ?? '');
}

function fit(label: string, form: number): number {
  if (exactLabels.has(label)) {
    return statisticsRows[form]?.labels.includes(label) === true ? 1 : 0;
  }
  return bestSimilarity(label, statisticsRows[form]?.labels ?? []);
}

/** Whether a row's label is one of the form's, beyond doubt. */
export function isStatisticsRow(row: TableRow): boolean {
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

interface ValueReading {
  readonly reading: CellReading;
  readonly unit: string | null;
}

const longestUnit = 3;

/** The cell of the unit; a short word right of the label, with a cell behind it, is one though the form does not use it. */
function unitOf(after: readonly GridCell[]): GridCell | undefined {
  const [first] = after;
  const short =
    first !== undefined && /^\p{Script=Han}+$/u.test(letters(first.text)) && first.text.length <= longestUnit;
  return after.find(isUnit) ?? (short && after.length > 1 ? first : undefined);
}

/** The figure stands right of the label and, where there is one, of the unit. */
function valueOf(row: TableRow): ValueReading {
  const label = labelCell(row);
  const after = row.cells.filter((cell) => label !== undefined && cell.column > label.column);
  const unitCell = unitOf(after);
  const values = after.filter((cell) => cell !== unitCell);
  const printed = values.filter((cell) => cell.text.trim() !== '');
  const unit = unitCell === undefined ? null : letters(unitCell.text);
  const only = printed.length === 0 ? values.at(0) : printed[0];
  if (printed.length > 1 || only === undefined) {
    return { reading: unread(printed.length > 1 ? 'several figures stand in one row' : 'no cell stands here'), unit };
  }
  return { reading: readCell(only.text, only.image), unit };
}

/** Reads 政府信息公开情况统计表 from the parts of one table; null when it is none. */
export function readStatistics(parts: readonly TablePart[]): StatisticsTable | null {
  const rows = parts.flatMap((part) => stacked(part.rows)).filter((row) => row.cells.length > 0);
  const labels = rows.map(labelOf);
  const aligned = align(rows.length, statisticsRows.length, (row, form) => fit(labels[row] ?? '', form), leastLikeness);
  const read: ReadRow[] = [];
  const entries: [string, StatisticsRow][] = [];
  for (const [index, form] of aligned.entries()) {
    const row = rows[index];
    const key = form === null ? undefined : statisticsRows[form]?.key;
    if (row === undefined || key === undefined) {
      continue;
    }
    const { reading, unit } = valueOf(row);
    const label = (labelCell(row)?.text ?? '').replace(/\s+/gu, '');
    read.push({ key, readings: [reading], block: row.block });
    entries.push([key, { label, value: reading.value, unit: reading.unit ?? unit, code: null }]);
  }
  return entries.length < leastRows ? null : { rows: Object.fromEntries(entries), cells: notesOf(read) };
}
