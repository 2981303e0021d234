import type { ProactiveRow, ProactiveTable } from '../../../domain/index.ts';
import { memo } from '../../../text/index.ts';
import { assignCells } from '../assign.ts';
import { isValueLike, readAmount, readCount, type CellReading } from '../cell.ts';
import { bestSimilarity, letters } from '../fold.ts';
import { notesOf, unread, type ReadRow } from '../notes.ts';
import { withLoneZeros } from '../round-zeros.ts';
import type { ColumnRange, TablePart, TableRow } from '../rows.ts';
import { clauseOf, proactiveColumns, proactiveRows, type Clause, type ProactiveColumn } from './form.ts';
import { formatByShape } from './shape.ts';

export interface ProactiveReading {
  readonly table: ProactiveTable;
  /** By the header's words, or by the shape of a table without one; null where neither tells. */
  readonly format: 'F19' | 'F21' | null;
}

interface FoundColumn extends ColumnRange {
  readonly key: string;
  readonly unit: string | null;
  readonly format: 'F19' | 'F21' | null;
}

interface DataRow {
  readonly key: string;
  readonly label: string;
  readonly row: TableRow;
  readonly clause: Clause | null;
  readonly columns: readonly FoundColumn[];
}

const leastLikeness = 0.75;
const leastHeaderLikeness = 0.7;
const shortLabel = 2;
const unitPattern = /(?:单位[:：]?|\()((?:[千百]?万|亿|千|百)?元)\)?/u;
/** Rows that stand once in a table: the second of them begins another table. */
const onlyRows = new Set(['regulations', 'licensing', 'penalties', 'fees']);

/** The form's column that a header text names; null for none. */
export const bestColumn: (text: string) => ProactiveColumn | null = memo((text) => {
  const folded = letters(text.replace(/[（(]?单位.*$/su, '').replace(/[（(][^（()）]*[）)]/gu, ''));
  let best: ProactiveColumn | null = null;
  let bestScore = leastHeaderLikeness;
  for (const candidate of proactiveColumns) {
    const score = bestSimilarity(folded, candidate.labels);
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
});

/** What a header adds to the form: the year before, and what changed since. Its column is no column of the form. */
const added = /^(?:上年|去年|上一年|同期)(?!项目数量)|^(?:本年)?(?:增减|同比|增幅|变化)/u;
const addedKey = '';

/** Columns that a header row names, from left to right; none where it is no header row. */
export function headerColumns(row: TableRow): readonly FoundColumn[] {
  const named = namedColumns(row);
  const [only] = named;
  const before = only === undefined || named.length > 1 ? undefined : columnsBefore[only.key];
  const torn = row.cells.filter(({ column, text }) => column < (only?.column ?? 0) && letters(text).startsWith('本年'));
  if (only === undefined || before === undefined || torn.length !== before.length) return named;
  const filled = torn.map(({ column, columnSpan }, index) => ({
    ...only,
    key: before[index] ?? only.key,
    column,
    columnSpan,
  }));
  return [...filled, only];
}

/** What stands left of a column that no other header has, should the words of 本年新制作数量 be torn. */
const columnsBefore: Readonly<Record<string, readonly string[]>> = {
  total_published: ['produced', 'published'],
  valid: ['made', 'abolished'],
};

function namedColumns(row: TableRow): readonly FoundColumn[] {
  const named = row.cells.map((cell) => ({ cell, found: bestColumn(cell.text) }));
  const isOf2019 = named.some(({ found }) => found?.key === 'previous');
  return named.flatMap(({ cell, found }) => {
    if (!isOf2019 && named.some((each) => each.found !== null) && added.test(letters(cell.text))) {
      const { column, columnSpan } = cell;
      return [{ key: addedKey, format: null, unit: null, column, columnSpan }];
    }
    if (found === null) {
      return [];
    }
    const unit = unitPattern.exec(cell.text.normalize('NFKC').replace(/\s+/gu, ''))?.[1] ?? null;
    return [{ key: found.key, format: found.format, unit, column: cell.column, columnSpan: cell.columnSpan }];
  });
}

/** Columns under a clause where its own header was lost and another block tells the format. */
function usualColumns(format: 'F19' | 'F21', clause: Clause): readonly string[] {
  if (format === 'F21') {
    const keys: Readonly<Record<Clause, readonly string[]>> = {
      1: ['made', 'abolished', 'valid'],
      5: ['decisions'],
      6: ['decisions'],
      8: ['amount'],
      9: [],
    };
    return keys[clause];
  }
  const keys: Readonly<Record<Clause, readonly string[]>> = {
    1: ['produced', 'published', 'total_published'],
    5: ['previous', 'change', 'decisions'],
    6: ['previous', 'change', 'decisions'],
    8: ['previous', 'change'],
    9: ['purchases', 'amount'],
  };
  return keys[clause];
}

/** The form's row that a label names, whatever the clause. */
export const anyProactiveRow: (label: string) => string | null = memo((label) => proactiveRowOf(label, null));

/** The form's row that a label names; a row of another clause never fits. */
export function proactiveRowOf(label: string, clause: Clause | null): string | null {
  const text = letters(label);
  const fits = proactiveRows.filter((row) => clause === null || row.clause === clause);
  const exact = fits.find((row) => row.labels.includes(text));
  if (exact !== undefined || text.length <= shortLabel) {
    return exact?.key ?? null;
  }
  const scored = fits
    .map((row) => ({
      key: row.key,
      score: bestSimilarity(
        text,
        row.labels.filter((known) => known.length > shortLabel),
      ),
    }))
    .filter((row) => row.score >= leastLikeness)
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  return first === undefined || first.score === second?.score ? null : first.key;
}

function keyOf(labels: readonly string[], clause: Clause | null): string | null {
  const last = labels.at(-1);
  if (last === undefined || letters(last) === '') {
    return null;
  }
  // 规范性文件（指有正式文号的文件）
  const known = proactiveRowOf(last, clause) ?? proactiveRowOf(last.replace(/[（(].*$/su, ''), clause);
  if (known !== null) {
    return known;
  }
  // 规章 with one of its two characters misprinted: no other row of the clause has so short a name.
  if (clause === 1 && letters(last).length === shortLabel && /[规章]/u.test(last)) {
    return 'regulations';
  }
  return clause === 5 ? `other_services.${letters(last)}` : null;
}

const unitAlone = /^(?:单位|计量单位|件|项|个|条|份|次|宗|元|万元|亿元)$/u;

/**
 * The words of a row; what stands right of its first figure, or of the form's label where it has none, is a remark. A unit in a
 * cell of its own names nothing.
 */
function labelsOf({ cells }: TableRow): readonly string[] {
  const words = cells.filter((cell) => !isValueLike(cell.text) && !unitAlone.test(cell.text.trim()));
  const figure = cells.find((cell) => cell.text.trim() !== '' && isValueLike(cell.text));
  const label = figure === undefined ? words.findLastIndex(({ text }) => anyProactiveRow(text) !== null) : -1;
  if (label >= 0) return words.slice(0, label + 1).map((cell) => cell.text);
  const before = words.filter((cell) => figure === undefined || cell.column < figure.column);
  return (before.length === 0 ? words : before).map((cell) => cell.text);
}

/** Walks over the rows of all parts; caption and header hold until the next of their kind. */
function dataRows(parts: readonly TablePart[]): readonly DataRow[] {
  const found = new Map<string, DataRow>();
  let clause: Clause | null = null;
  let columns: readonly FoundColumn[] = [];
  for (const part of parts) {
    columns = columns.map((column) => ({ ...column, column: Number.MAX_SAFE_INTEGER, columnSpan: 0 }));
    for (const row of part.rows) {
      const labels = labelsOf(row);
      const header = headerColumns(row);
      const caption = labels.map(clauseOf).find((named) => named !== null);
      if (caption !== undefined && caption !== null) {
        clause = caption;
        columns = [];
      }
      if (header.length > 0) {
        columns = header;
        continue;
      }
      const named = caption === undefined || labels.length > 1 ? keyOf(labels, clause) : null;
      // The form of 2021 has no other services: what stands there are parts of 行政许可.
      const isPart = named?.startsWith('other_services.') === true && columns.some(({ format }) => format === 'F21');
      const key = isPart ? null : named;
      const label = labels.at(-1);
      if (key !== null && onlyRows.has(key) && found.has(key)) {
        return [...found.values()];
      }
      if (key !== null && label !== undefined && !found.has(key)) {
        found.set(key, { key, label: label.replace(/\s+/gu, ''), row, clause, columns });
      }
    }
  }
  return [...found.values()];
}

function readRow(
  data: DataRow,
  format: 'F19' | 'F21' | null,
): { columns: readonly FoundColumn[]; readings: readonly CellReading[] } {
  const clause = data.clause ?? proactiveRows.find((row) => row.key === data.key)?.clause ?? null;
  const usual = format === null || clause === null ? [] : usualColumns(format, clause);
  const columns =
    data.columns.length > 0
      ? data.columns
      : usual.map((key) => ({ key, format, unit: null, column: Number.MAX_SAFE_INTEGER, columnSpan: 0 }));
  const assignment = assignCells(data.row, columns, data.row.block.grid.columnCount);
  if (assignment.kind === 'cells') {
    const readings = assignment.cells.map((cell, index) => {
      if (cell === null) return unread('no cell stands here');
      const read = columns[index]?.key === 'amount' ? readAmount : readCount;
      return read(cell.text, cell.image);
    });
    return { columns, readings };
  }
  const reason =
    assignment.kind === 'torn'
      ? `${assignment.cells.length} cells stand where ${columns.length} belong`
      : assignment.reason;
  return { columns, readings: columns.map(() => unread(reason)) };
}

function formatOf(rows: readonly DataRow[]): 'F19' | 'F21' | null {
  const named = rows.flatMap((row) => row.columns.flatMap((column) => (column.format === null ? [] : [column.format])));
  const of2021 = named.filter((format) => format === 'F21').length;
  const of2019 = named.length - of2021;
  if (of2021 === of2019) {
    return null;
  }
  return of2021 > of2019 ? 'F21' : 'F19';
}

/** Reads 二、主动公开政府信息情况 from the parts of one table, or of its four or five; null when it is none. */
export function readProactive(parts: readonly TablePart[]): ProactiveReading | null {
  const found = dataRows(parts);
  const isHeaderless = found.every(({ columns }) => columns.length === 0);
  const format = isHeaderless ? formatByShape(found) : formatOf(found);
  const rows: [string, ProactiveRow][] = [];
  const notes: ReadRow[] = [];
  const read = found.map((data) => readRow(data, format));
  const zeroed = withLoneZeros(read.map(({ readings }) => readings));
  for (const [at, data] of found.entries()) {
    const printed = read[at]?.columns ?? [];
    const columns = printed.filter(({ key }) => key !== addedKey);
    const readings = (zeroed[at] ?? []).filter((_, index) => printed[index]?.key !== addedKey);
    if (columns.length === 0) {
      continue;
    }
    rows.push([
      data.key,
      {
        label: data.label,
        columns: columns.map((column) => column.key),
        values: readings.map((reading) => reading.value),
        units: readings.map((reading, index) => reading.unit ?? columns[index]?.unit ?? null),
      },
    ]);
    notes.push({ key: data.key, readings, block: data.row.block });
  }
  return rows.length === 0 ? null : { table: { rows: Object.fromEntries(rows), cells: notesOf(notes) }, format };
}
