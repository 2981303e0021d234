import { isValueLike } from '../cell.ts';
import { letters } from '../fold.ts';
import type { TablePart, TableRow } from '../rows.ts';
import { groupOf, type GroupKey } from './labels.ts';
import { groupIn, readGroup, resultsIn, toldOnce, type GroupReading, type ResultColumn } from './matrix.ts';

/** A row of figures and marks, no words among them. */
function holdsFigures({ cells }: TableRow): boolean {
  return cells.some(({ text }) => text.trim() !== '') && cells.every(({ text }) => isValueLike(text));
}

/** The group whose figures stand below a row: null where it names several, `undefined` where it names none. */
function groupBelow(row: TableRow): GroupKey | null | undefined {
  const ofSuits = row.cells.some(({ text }) => letters(text) === '行政诉讼');
  const named = groupIn(row);
  if (named !== null) return ofSuits && named === 'reconsideration' ? null : named;
  return ofSuits || row.cells.some(({ text }) => groupOf(text) !== null) ? null : undefined;
}

/** Table 4 with its groups under each other: each has its name, a row of the five results and one row of figures. */
export function readStacked({ rows }: TablePart): readonly GroupReading[] {
  const readings: GroupReading[] = [];
  let group: GroupKey | null = null;
  let results: readonly ResultColumn[] | null = null;
  let wasRead = false;
  for (const row of rows) {
    const named = groupBelow(row);
    const found = resultsIn(row);
    if (named !== undefined) [group, results] = [named, null];
    if (found !== null) results = found;
    if (named !== undefined || found !== null) wasRead = false;
    else if (holdsFigures(row)) {
      // Two rows of figures are of two years, or of two organs.
      if (wasRead) return [];
      if (group === null || results === null) continue;
      readings.push(readGroup(group, row, results));
      [group, results, wasRead] = [null, null, true];
    }
  }
  return toldOnce(readings);
}
