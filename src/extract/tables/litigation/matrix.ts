import { assignCells } from '../assign.ts';
import { readCount, type CellReading } from '../cell.ts';
import { unread, type ReadRow } from '../notes.ts';
import type { ColumnRange, TablePart, TableRow } from '../rows.ts';
import { groupOf, leafOf, perGroup, type GroupKey } from './labels.ts';

export interface GroupReading {
  readonly group: GroupKey;
  readonly row: ReadRow;
}

/** A column of one result, by its place in the form. */
export interface ResultColumn extends ColumnRange {
  readonly leaf: number;
}

/** The five results where one row names each once; null elsewhere. */
export function resultsIn(row: TableRow): readonly ResultColumn[] | null {
  const found = row.cells.flatMap((cell) => {
    const leaf = leafOf(cell.text);
    return leaf === null ? [] : [{ leaf, column: cell.column, columnSpan: cell.columnSpan }];
  });
  return found.length === perGroup && new Set(found.map(({ leaf }) => leaf)).size === perGroup ? found : null;
}

/** The only group that a row's labels name. */
export function groupIn(row: TableRow): GroupKey | null {
  const named = row.cells.map((cell) => groupOf(cell.text)).filter((group) => group !== null);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Readings that stand in the order of a header, in the form's order. */
export function inFormOrder(
  readings: readonly CellReading[],
  results: readonly { readonly leaf: number }[],
): readonly CellReading[] {
  return Array.from({ length: perGroup }, (_, leaf) => {
    const at = results.findIndex((result) => result.leaf === leaf);
    return readings[at] ?? unread('the header does not name this column');
  });
}

/** The figures of one group in a row, told by the results above them. */
export function readGroup(group: GroupKey, row: TableRow, results: readonly ResultColumn[]): GroupReading {
  const assignment = assignCells(row, results, row.block.grid.columnCount);
  const reason = assignment.kind === 'unassigned' ? assignment.reason : 'no cell stands here';
  const readings = results.map((_, index) => {
    const cell = assignment.kind === 'cells' ? assignment.cells[index] : null;
    return cell === undefined || cell === null ? unread(reason) : readCount(cell.text, cell.image);
  });
  return { group, row: { key: group, readings: inFormOrder(readings, results), block: row.block } };
}

/** The readings of a table; none where a group is told twice, as of two years or of two organs. */
export function toldOnce(readings: readonly GroupReading[]): readonly GroupReading[] {
  return new Set(readings.map(({ group }) => group)).size === readings.length ? readings : [];
}

/** Table 4 with the results side by side once, and 行政复议, 未经复议直接起诉 and 复议后起诉 as rows below them. */
export function readMatrix({ rows }: TablePart): readonly GroupReading[] {
  const at = rows.findIndex((row) => resultsIn(row) !== null);
  const header = rows[at];
  const results = header === undefined ? null : resultsIn(header);
  if (results === null) return [];
  return toldOnce(
    rows.slice(at + 1).flatMap((row): GroupReading[] => {
      const group = groupIn(row);
      return group === null ? [] : [readGroup(group, row, results)];
    }),
  );
}
