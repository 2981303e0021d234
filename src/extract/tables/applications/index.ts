import type { ApplicationsTable, ApplicationRowKey } from '../../../domain/index.ts';
import { readCount, type CellReading } from '../cell.ts';
import { notesOf, unread, type ReadRow } from '../notes.ts';
import type { TablePart } from '../rows.ts';
import { withRoundZeros } from '../round-zeros.ts';
import { joinTorn } from '../torn.ts';
import { columnCount, rowKeysOf } from './form.ts';
import { findRows, type FoundRow } from './read.ts';

export interface ApplicationsReading {
  readonly table: ApplicationsTable;
  /** By （六）: one row in the form of 2019, three in that of 2021. */
  readonly variant: 'F19' | 'F21';
}

const totalColumn = columnCount - 1;
/** Fewer rows than this are a mention of the form, not the form. */
const leastRows = 4;

/** The seventh column is the sum of the six before it. */
function addsUp(values: readonly number[]): boolean {
  return (
    values.length === columnCount &&
    values.slice(0, totalColumn).reduce((sum, value) => sum + value, 0) === values[totalColumn]
  );
}

function adds(readings: readonly CellReading[]): boolean {
  const values = readings.flatMap((reading) => (reading.value === null ? [] : [reading.value]));
  return addsUp(values);
}

function inFormOrder(readings: readonly CellReading[], order: readonly number[] | null): readonly CellReading[] {
  if (order === null) {
    return readings;
  }
  return Array.from({ length: columnCount }, (_, form) => {
    const at = order.indexOf(form);
    return readings[at] ?? unread('the header does not name this column');
  });
}

function readRow(found: FoundRow): readonly CellReading[] {
  const { assignment, order } = found;
  const count = order?.length ?? columnCount;
  // Torn digits are joined by the row's sum, whose total is the last cell of the form only.
  const official = order === null || (order.length === columnCount && order.every((form, index) => form === index));
  switch (assignment.kind) {
    case 'cells': {
      const readings = assignment.cells.map((cell) =>
        cell === null ? unread('no cell stands here') : readCount(cell.text, cell.image),
      );
      if (assignment.isGuess && !adds(readings)) {
        return readings.map(() => unread('more cells stand than belong, and the row does not add up'));
      }
      const texts = assignment.cells.map((cell) => cell?.text ?? '');
      const torn = official && readings.some((reading) => reading.state === 'unread');
      const joined = torn ? joinTorn(texts, columnCount, addsUp) : null;
      return withRoundZeros(inFormOrder(joined ?? readings, order), addsUp);
    }
    case 'torn': {
      const texts = assignment.cells.map((cell) => cell.text);
      const joined = official ? joinTorn(texts, columnCount, addsUp) : null;
      const reason = `${texts.length} cells stand where ${count} belong`;
      return joined ?? Array.from({ length: columnCount }, () => unread(reason, texts.join('|')));
    }
    case 'unassigned':
      return Array.from({ length: columnCount }, () => unread(assignment.reason));
    default:
      return assignment satisfies never;
  }
}

/** Whether a header says which column is which: all seven by their names and places, or fewer in the form's order. */
function isOfficial({ order, isPlaced }: FoundRow): boolean {
  if (order === null) {
    return false;
  }
  const inOrder = order.every((form, index) => index === 0 || form > (order[index - 1] ?? -1));
  return inOrder || (isPlaced && order.length === columnCount);
}

const formOrder = Array.from({ length: columnCount }, (_, form) => form);

/** Rows under a header that names all columns out of the form's order. */
function isMoved({ order, isPlaced }: FoundRow): boolean {
  return isPlaced && order?.length === columnCount && order.some((form, index) => form !== index);
}

/**
 * A span too narrow moves 总计 before 其他 though nobody meant it: where more rows add up in the form's order than in the header's,
 * they stand in the form's.
 */
function asSumsTell(found: readonly FoundRow[]): readonly FoundRow[] {
  const moved = found.filter(isMoved);
  if (moved.length === 0) return found;
  const straight = new Map(moved.map((row) => [row, { ...row, order: formOrder }]));
  const sums = (rows: Iterable<FoundRow>): number =>
    [...rows]
      .map((row) => zerosForBlanks(readRow(row)))
      .filter((row) => (row[totalColumn]?.value ?? 0) > 0 && adds(row)).length;
  return sums(straight.values()) > sums(moved) ? found.map((row) => straight.get(row) ?? row) : found;
}

/** Without a header in the form's order only sums can tell which column is which: every full row adds up, and one is not all zeros. */
function provesOrder(rows: readonly (readonly CellReading[])[]): boolean {
  const full = rows.map(zerosForBlanks).filter((row) => row.every((reading) => reading.value !== null));
  const zeros = full.every((row) => row.every((reading) => reading.value === 0));
  return (
    full.length >= leastRows && full.every(adds) && (zeros || full.some((row) => (row[totalColumn]?.value ?? 0) > 0))
  );
}

const nothing = new Set(['blank', 'slash', 'dash']);

/** A row with a number in which everything else is left open, as zero is printed in many reports. */
function zerosForBlanks(row: readonly CellReading[]): readonly CellReading[] {
  if (row[totalColumn]?.value === null || row.every((reading) => reading.value === null)) {
    return row;
  }
  return row.map((reading) => (nothing.has(reading.state) ? { ...reading, value: 0 } : reading));
}

function isEmptyRow(row: ReadRow): boolean {
  return row.readings.every((reading) => reading.value === null);
}

/** Reads 三、收到和处理政府信息公开申请情况 from the parts of one table; null when it is none. */
export function readApplications(parts: readonly TablePart[]): ApplicationsReading | null {
  const found = findRows(parts);
  if (found.length < leastRows) {
    return null;
  }
  const splitOther = found.some((row) => /^oth[123]$/u.test(row.key));
  const variant = splitOther ? 'F21' : 'F19';
  const read = asSumsTell(found).map((row) => ({ found: row, readings: readRow(row) }));
  const headless = read.filter((row) => !isOfficial(row.found));
  const believed = headless.length === 0 || provesOrder(headless.map((row) => row.readings));
  const keys = rowKeysOf(variant);
  const rows = keys.map((key): ReadRow => {
    const row = read.find((candidate) => candidate.found.key === key);
    if (row === undefined) {
      const reason = 'the row was not found';
      return {
        key,
        readings: Array.from({ length: columnCount }, () => unread(reason)),
        block: parts[0]?.rows[0]?.block ?? null,
      };
    }
    const trusted = believed || isOfficial(row.found);
    const readings = trusted
      ? row.readings
      : row.readings.map((reading) => unread('no header names the columns in the order of the form', reading.raw));
    return { key, readings, block: row.found.row.block };
  });
  return rows.every(isEmptyRow) && found.length < leastRows * 2 ? null : { table: tableOf(rows), variant };
}

export function tableOf(rows: readonly ReadRow[]): ApplicationsTable {
  const values: Partial<Record<ApplicationRowKey, readonly (number | null)[]>> = Object.fromEntries(
    rows.map((row) => [row.key, row.readings.map((reading) => reading.value)]),
  );
  return { rows: values, cells: notesOf(rows) };
}
