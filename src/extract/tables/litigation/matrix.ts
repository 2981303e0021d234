import { assignCells } from '../assign.ts';
import { readCount } from '../cell.ts';
import { unread, type ReadRow } from '../notes.ts';
import type { ColumnRange, TablePart, TableRow } from '../rows.ts';
import { groupOf, leafOf, perGroup, type GroupKey } from './labels.ts';

export interface GroupReading {
  readonly group: GroupKey;
  readonly row: ReadRow;
}

/** The five results where one row names each once; null elsewhere. */
function resultsIn(row: TableRow): readonly (ColumnRange & { readonly leaf: number })[] | null {
  const found = row.cells.flatMap((cell) => {
    const leaf = leafOf(cell.text);
    return leaf === null ? [] : [{ leaf, column: cell.column, columnSpan: cell.columnSpan }];
  });
  return found.length === perGroup && new Set(found.map(({ leaf }) => leaf)).size === perGroup ? found : null;
}

/** The only group that a row's labels name. */
function groupIn(row: TableRow): GroupKey | null {
  const named = row.cells.map((cell) => groupOf(cell.text)).filter((group) => group !== null);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Table 4 with the results side by side once, and 行政复议, 未经复议直接起诉 and 复议后起诉 as rows below them. */
export function readMatrix({ rows }: TablePart): readonly GroupReading[] {
  const at = rows.findIndex((row) => resultsIn(row) !== null);
  const header = rows[at];
  const results = header === undefined ? null : resultsIn(header);
  if (results === null) return [];
  const readings = rows.slice(at + 1).flatMap((row): GroupReading[] => {
    const group = groupIn(row);
    if (group === null) return [];
    const assignment = assignCells(row, results, row.block.grid.columnCount);
    const byLeaf = Array.from({ length: perGroup }, (_, leaf) => {
      const cells = assignment.kind === 'cells' ? assignment.cells : [];
      const cell = cells[results.findIndex((result) => result.leaf === leaf)];
      return cell === undefined || cell === null
        ? unread(assignment.kind === 'unassigned' ? assignment.reason : 'no cell stands here')
        : readCount(cell.text, cell.image);
    });
    return [{ group, row: { key: group, readings: byLeaf, block: row.block } }];
  });
  // A group told twice is of two years, or of two organs.
  return new Set(readings.map(({ group }) => group)).size === readings.length ? readings : [];
}
