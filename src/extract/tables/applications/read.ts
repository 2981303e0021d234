import type { ApplicationRowKey } from '../../../domain/index.ts';
import { align } from '../align.ts';
import { assignCells, type Assignment } from '../assign.ts';
import { findColumns, type HeaderColumn } from '../header.ts';
import type { TablePart, TableRow } from '../rows.ts';
import { columnCount, columnLabels, formRows } from './form.ts';
import { certainRow, labelOf, type RowLabel } from './label.ts';

/** A row of the form found in a document, its cells not yet read. */
export interface FoundRow {
  readonly key: ApplicationRowKey;
  readonly row: TableRow;
  readonly assignment: Assignment;
  /** Form columns from left to right as the header names them; null where no header does. */
  readonly order: readonly number[] | null;
}

interface LabelledRow {
  readonly row: TableRow;
  readonly label: RowLabel;
  readonly columns: readonly HeaderColumn[];
}

const leastFit = 0.5;
const mostHeaderRows = 8;
/** The form has 25 rows; a reader of one hostile table stops here. */
const mostRows = 400;
/** From this many of the seven columns on, the others are told by their place between them. */
const enoughColumns = 5;

/** Columns that the header's words do not name, where exactly the room for them is left between those named. */
function completeColumns(found: readonly HeaderColumn[]): readonly HeaderColumn[] {
  const inOrder = found.every((column, index) => index === 0 || column.form > (found[index - 1]?.form ?? 0));
  if (found.length < enoughColumns || found.length === columnCount || !inOrder) {
    return found;
  }
  const complete: HeaderColumn[] = [];
  for (let form = 0; form < columnCount; form += 1) {
    const named = found.find((column) => column.form === form);
    const before = complete.at(-1);
    const next = found.find((column) => column.form > form);
    const start = before === undefined ? (next?.column ?? 1) - 1 : before.column + before.columnSpan;
    const end = next === undefined ? start + 1 : next.column;
    complete.push(named ?? { form, column: start, columnSpan: Math.max(0, end - start) });
  }
  return complete.every((column) => column.columnSpan > 0) ? complete : found;
}

function labelRows(parts: readonly TablePart[]): readonly LabelledRow[] {
  let columns: readonly HeaderColumn[] = [];
  let gridColumns = -1;
  return parts.flatMap(({ rows }) => {
    const labels = rows.map(labelOf);
    const first = labels.findIndex((label) => certainRow(label) !== null);
    const header = rows.slice(Math.max(0, first - mostHeaderRows), Math.max(0, first));
    const found = completeColumns(findColumns(header, columnLabels));
    const grid = rows[0]?.block.grid.columnCount ?? 0;
    if (found.length >= enoughColumns) {
      columns = found;
    } else if (grid !== gridColumns) {
      // The columns of a page before say the order here, but their places are other places.
      columns = columns.map((column) => ({ ...column, column: Number.MAX_SAFE_INTEGER, columnSpan: 0 }));
    }
    gridColumns = grid;
    return rows.slice(Math.max(0, first), Math.max(0, first) + mostRows).map((row, index) => ({
      row,
      label: labels[index + Math.max(0, first)] ?? { segments: [], whole: '', fits: [] },
      columns,
    }));
  });
}

function sameOrdinal(label: RowLabel, form: number): boolean {
  const ordinal = label.segments.at(-1)?.ordinal ?? null;
  const expected = formRows[form]?.ordinal;
  return ordinal === null || (ordinal.kind === expected?.kind && ordinal.number === expected.number);
}

/** Rows between two known ones take the keys between them where there are as many of both and no ordinal objects. */
function fillGaps(rows: readonly LabelledRow[], aligned: readonly (number | null)[]): readonly (number | null)[] {
  const filled = [...aligned];
  let lastRow = -1;
  let lastKey = -1;
  for (const [index, key] of aligned.entries()) {
    if (key === null) {
      continue;
    }
    const between = rows
      .map((row, at) => ({ row, at }))
      .slice(lastRow + 1, index)
      .filter(({ row }) => row.label.whole !== '' && row.row.cells.length > 1 && fitsNoGroup(row.label));
    const keys = Array.from({ length: key - lastKey - 1 }, (_, step) => lastKey + 1 + step);
    const matching = keys.length === between.length ? keys : keysOfVariant(keys, between.length);
    if (
      lastRow >= 0 &&
      matching !== null &&
      between.every(({ row }, at) => sameOrdinal(row.label, matching[at] ?? -1))
    ) {
      between.forEach(({ at }, step) => {
        filled[at] = matching[step] ?? null;
      });
    }
    lastRow = index;
    lastKey = key;
  }
  return filled;
}

function fitsNoGroup(label: RowLabel): boolean {
  const last = label.segments.at(-1);
  return !(last?.ordinal?.kind === 'chapter' && last.ordinal.number === 3);
}

/** The keys without （六）'s row of 2019, or without its three rows of 2021, where that makes their number fit. */
function keysOfVariant(keys: readonly number[], count: number): readonly number[] | null {
  const isSplit = (key: number): boolean => /^oth[123]$/u.test(formRows[key]?.key ?? '');
  const of2019 = keys.filter((key) => !isSplit(key));
  const of2021 = keys.filter((key) => formRows[key]?.key !== 'oth');
  return [of2019, of2021].find((candidate) => candidate.length === count) ?? null;
}

/** Finds the rows of the form in the parts of one table, by label, ordinal and order. */
export function findRows(parts: readonly TablePart[]): readonly FoundRow[] {
  const rows = labelRows(parts);
  const aligned = align(rows.length, formRows.length, (row, key) => rows[row]?.label.fits[key] ?? 0, leastFit);
  return fillGaps(rows, aligned).flatMap((key, index) => {
    const labelled = rows[index];
    const form = key === null ? undefined : formRows[key];
    if (labelled === undefined || form === undefined) {
      return [];
    }
    const { row, columns } = labelled;
    const ranges = columns.length > 0 ? columns : unknownColumns;
    return [
      {
        key: form.key,
        row,
        assignment: assignCells(row, ranges, row.block.grid.columnCount),
        order: columns.length > 0 ? columns.map((column) => column.form) : null,
      },
    ];
  });
}

const unknownColumns: readonly HeaderColumn[] = Array.from({ length: columnCount }, (_, form) => ({
  form,
  column: Number.MAX_SAFE_INTEGER,
  columnSpan: 0,
}));
