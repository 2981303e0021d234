import type { ApplicationRowKey } from '../../../domain/index.ts';
import { align } from '../align.ts';
import { assignCells, type Assignment } from '../assign.ts';
import { findColumns, type HeaderColumn } from '../header.ts';
import type { TablePart, TableRow } from '../rows.ts';
import { isValueLike } from '../cell.ts';
import { letters } from '../fold.ts';
import { columnCount, columnLabels, formRows, namesAllColumns } from './form.ts';
import { certainRow, labelOf, type RowLabel } from './label.ts';

/** A row of the form found in a document, its cells not yet read. */
export interface FoundRow {
  readonly key: ApplicationRowKey;
  readonly row: TableRow;
  readonly assignment: Assignment;
  /** Form columns from left to right as the header names them; null where no header does. */
  readonly order: readonly number[] | null;
  /** Whether the header stands over these very cells, so that its places hold. */
  readonly isPlaced: boolean;
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
const mostTableRows = 1200;
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

/**
 * No columns where places contradict themselves: out of the form's order, with room between them, stand those of a header
 * whose spans are wrong.
 */
function sound(columns: readonly HeaderColumn[]): readonly HeaderColumn[] {
  const pairs = columns.slice(1).map((column, index) => [columns[index], column] as const);
  const ordered = pairs.every(([before, column]) => column.form > (before?.form ?? -1));
  const adjacent = pairs.every(
    ([before, { column }]) => before !== undefined && before.column + before.columnSpan === column,
  );
  return ordered || adjacent ? columns : [];
}

/** Stands between 自然人 and 总计 for all organisations in one column, which no column of the form is. */
const allOrganisations = 0.5;
const organisations = new Set(['法人或其他组织', '法人或者其他组织', '法人和其他组织', '法人其他组织']);

/** 自然人, 法人或其他组织 and 总计 side by side, the organisations not told apart. */
function undividedColumns(header: readonly TableRow[], found: readonly HeaderColumn[]): readonly HeaderColumn[] {
  const [first, last] = found;
  const between = header.flatMap(({ cells }) => cells).filter(({ text }) => organisations.has(letters(text)));
  const [only] = between;
  const sides = found.length === 2 && first?.form === 0 && last?.form === columnCount - 1;
  if (!sides || only === undefined || between.length > 1) return [];
  const stands = first.column + first.columnSpan === only.column && only.column + only.columnSpan === last.column;
  const { column, columnSpan } = only;
  return stands && columnSpan === first.columnSpan ? [first, { form: allOrganisations, column, columnSpan }, last] : [];
}

const amounts = new Set(['数量', '件数', '统计数', '数据', '总计', '合计', '总数', '数量件', '数值']);

/** The one column of figures of a table that gives totals only: 指标 | 件数. */
function totalsOnly(header: readonly TableRow[], found: readonly HeaderColumn[]): readonly HeaderColumn[] {
  const named = header.flatMap(({ cells }) => cells).filter(({ text }) => amounts.has(letters(text)));
  const [only] = named;
  const others = found.some(({ form }) => form !== columnCount - 1);
  if (only === undefined || named.length > 1 || others) return [];
  const isLast = header.every(({ cells }) => cells.every(({ column }) => column <= only.column));
  return isLast ? [{ form: columnCount - 1, column: only.column, columnSpan: only.columnSpan }] : [];
}

/** The form's own order without places, where its column names are all printed but their spans were lost. */
function namedColumns(header: readonly TableRow[]): readonly HeaderColumn[] {
  const text = letters(header.flatMap((row) => row.cells.map((cell) => cell.text)).join(''));
  return namesAllColumns(text) ? unknownColumns : [];
}

function labelRows(parts: readonly TablePart[]): readonly LabelledRow[] {
  let columns: readonly HeaderColumn[] = [];
  let gridColumns = -1;
  return parts.flatMap(({ rows }) => {
    const labels = rows.map((row) => labelOf(row.cells.map((cell) => cell.text)));
    const first = labels.findIndex((label) => certainRow(label) !== null);
    const header = rows.slice(Math.max(0, first - mostHeaderRows), Math.max(0, first));
    const placed = sound(completeColumns(findColumns(header, columnLabels)));
    const undivided = undividedColumns(header, placed);
    const named = placed.length >= enoughColumns ? placed : namedColumns(header);
    const fewer = undivided.length > 0 ? undivided : totalsOnly(header, placed);
    const found = named.length > 0 ? named : fewer;
    const grid = rows[0]?.block.grid.columnCount ?? 0;
    if (found.length > 0) {
      columns = found;
    } else if (grid !== gridColumns) {
      // The columns of a page before say the order here, but their places are other places.
      columns = columns.map((column) => ({ ...column, column: Number.MAX_SAFE_INTEGER, columnSpan: 0 }));
    }
    gridColumns = grid;
    // On a further page without a header the first rows may be the rest of a row that the page break cut.
    const from = found.length === 0 && columns.length > 0 ? 0 : Math.max(0, first);
    return rows.slice(from, from + mostRows).map((row, index) => ({
      row,
      label: labels[index + from] ?? { segments: [], whole: '', fits: [] },
      columns,
    }));
  });
}

function sameOrdinal(label: RowLabel, form: number): boolean {
  const ordinal = label.segments.at(-1)?.ordinal ?? null;
  const expected = formRows[form]?.ordinal;
  return ordinal === null || (ordinal.kind === expected?.kind && ordinal.number === expected.number);
}

function isBlankRow(row: TableRow): boolean {
  return row.cells.every((cell) => !isValueLike(cell.text) || (cell.text.trim() === '' && !cell.image));
}

/** Whether a row is the rest of the row before it, whose figures a page break took with it. */
function isRest(rows: readonly LabelledRow[], index: number): boolean {
  const own = rows[index - 1]?.row;
  const next = rows[index];
  const numbered = next?.label.segments.some((segment) => segment.ordinal !== null) ?? true;
  return (
    own !== undefined &&
    next !== undefined &&
    !numbered &&
    next.row.block !== own.block &&
    isBlankRow(own) &&
    !isBlankRow(next.row)
  );
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
      .slice(lastRow + 1, index)
      .map((row, step) => ({ row, at: lastRow + 1 + step }))
      .filter(
        ({ row, at }) =>
          row.label.whole !== '' && row.row.cells.length > 1 && fitsNoGroup(row.label) && !isRest(rows, at),
      );
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

/** Rows up to the second beginning or the first end of a table: a page may show the form twice, or of two years. */
function firstTable(rows: readonly LabelledRow[]): readonly LabelledRow[] {
  const keys = rows.map(({ label }) => certainRow(label)?.key ?? null);
  const begin = keys.indexOf('new');
  const again = keys.findIndex((key, index) => key === 'new' && begin >= 0 && index > begin);
  const end = keys.indexOf('carry_out', Math.max(0, begin));
  const stops = [again, end < 0 ? -1 : end + 1].filter((stop) => stop >= 0);
  return rows.slice(0, Math.min(rows.length, ...stops, mostTableRows));
}

/** Finds the rows of the form in the parts of one table, by label, ordinal and order. */
export function findRows(parts: readonly TablePart[]): readonly FoundRow[] {
  const rows = firstTable(labelRows(parts));
  const aligned = align(rows.length, formRows.length, (row, key) => rows[row]?.label.fits[key] ?? 0, leastFit);
  const keys = fillGaps(rows, aligned);
  return keys.flatMap((key, index) => {
    const labelled = rows[index];
    const form = key === null ? undefined : formRows[key];
    const cut = keys[index + 1] === null && isRest(rows, index + 1);
    const row = rows[cut ? index + 1 : index]?.row;
    if (labelled === undefined || form === undefined || row === undefined) {
      return [];
    }
    const { columns } = labelled;
    const ranges = columns.length > 0 ? columns : unknownColumns;
    return [
      {
        key: form.key,
        row,
        assignment: assignCells(row, ranges, row.block.grid.columnCount),
        order: columns.length > 0 ? columns.map((column) => column.form) : null,
        isPlaced: columns.length > 0 && columns.every((column) => column.columnSpan > 0),
      },
    ];
  });
}

const unknownColumns: readonly HeaderColumn[] = Array.from({ length: columnCount }, (_, form) => ({
  form,
  column: Number.MAX_SAFE_INTEGER,
  columnSpan: 0,
}));
