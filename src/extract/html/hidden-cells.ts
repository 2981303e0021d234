import type { Grid, GridCell } from '../document.ts';
import { isHidden } from './runs.ts';
import type { ElementNode } from './tree.ts';

const mostColumns = 200;

function columnsOf(table: ElementNode): ElementNode[] {
  return table.children.flatMap((child) =>
    child.kind !== 'element' ? [] : child.name === 'colgroup' ? columnsOf(child) : child.name === 'col' ? [child] : [],
  );
}

/** For each column that a `col` speaks of, whether it is hidden. */
function hiddenColumns(table: ElementNode): boolean[] {
  const hidden: boolean[] = [];
  for (const column of columnsOf(table)) {
    const wanted = Number(/^\d{1,3}/.exec(column.attributes['span'] ?? '')?.[0] ?? 1);
    const count = Math.min(Math.max(wanted, 1), mostColumns - hidden.length);
    for (let index = 0; index < count; index += 1) hidden.push(isHidden(column));
  }
  return hidden;
}

/** Places along one axis once hidden ones are gone: place `index` becomes the number of seen ones before it. */
function seenBefore(hidden: readonly boolean[], count: number): number[] {
  const before = [0];
  for (let index = 0; index < count; index += 1) before.push((before[index] ?? 0) + (hidden[index] === true ? 0 : 1));
  return before;
}

/**
 * A grid without the rows and columns that its markup hides; what is merged over some of them stays in the others. A table
 * that hides all of its rows waits for a script to show them, and is left as it is.
 */
export function withoutHidden(grid: Grid, table: ElementNode, rows: readonly ElementNode[]): Grid {
  const hiddenRows = rows.map(isHidden);
  const columns = hiddenColumns(table);
  if (!hiddenRows.includes(true) && !columns.includes(true)) return grid;
  const row = seenBefore(hiddenRows, grid.rowCount);
  const column = seenBefore(columns, grid.columnCount);
  const rowCount = row.at(-1) ?? 0;
  const columnCount = column.at(-1) ?? 0;
  if (rowCount === 0 || columnCount === 0) return grid;
  const cells = grid.cells.flatMap((cell): GridCell[] => {
    const [top = 0, bottom = 0] = [row[cell.row], row[cell.row + cell.rowSpan]];
    const [left = 0, right = 0] = [column[cell.column], column[cell.column + cell.columnSpan]];
    return bottom > top && right > left
      ? [{ ...cell, row: top, column: left, rowSpan: bottom - top, columnSpan: right - left }]
      : [];
  });
  return { rowCount, columnCount, cells };
}
