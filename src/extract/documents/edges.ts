import type { Grid } from '../document.ts';
import type { OpenCell } from './open-cell.ts';

/** Cells of a row: edges in twentieths of a point, and how each cell goes on from its neighbours. */
export interface RowDefinition {
  readonly edges: readonly number[];
  readonly merges: readonly CellMerge[];
}

export interface CellMerge {
  readonly fromLeft: boolean;
  readonly fromAbove: boolean;
}

/** A row with the texts of its cells; `images` tells which of them hold pictures. */
export interface MeasuredRow {
  readonly cells: readonly string[];
  readonly images: readonly boolean[];
  readonly definition: RowDefinition | null;
}

const edgeTolerance = 30;

/** Distinct column edges of all rows, in twentieths of a point. */
function edgesOf(rows: readonly MeasuredRow[]): readonly number[] {
  const definitions = new Set(rows.map((row) => row.definition));
  const all = [...definitions].flatMap((definition) => definition?.edges ?? []).sort((a, b) => a - b);
  return all.filter((edge, index) => index === 0 || edge - (all[index - 1] ?? 0) > edgeTolerance);
}

/** Place of the last edge that is not right of a place. */
function slotOf(edges: readonly number[], place: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= place + edgeTolerance) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

const apart: CellMerge = { fromLeft: false, fromAbove: false };

/** A grid by the widths that the rows define; rows without a definition count their cells. */
export function gridByEdges(rows: readonly MeasuredRow[]): Grid {
  const edges = edgesOf(rows);
  const cells: OpenCell[] = [];
  let above = new Map<number, OpenCell>();
  let columnCount = Math.max(1, edges.length - 1);
  for (const [index, { cells: texts, images, definition }] of rows.entries()) {
    const here = new Map<number, OpenCell>();
    let previous: OpenCell | null = null;
    for (const [place, text] of texts.entries()) {
      const left = definition?.edges[place];
      const right = definition?.edges[place + 1];
      const column = left === undefined ? place : slotOf(edges, left);
      const span = left === undefined || right === undefined ? 1 : Math.max(1, slotOf(edges, right) - column);
      const merge = definition?.merges[place] ?? apart;
      const upper = above.get(column);
      if (merge.fromLeft && previous !== null) {
        previous.columnSpan = column + span - previous.column;
      } else if (merge.fromAbove && upper !== undefined) {
        upper.rowSpan = index - upper.row + 1;
        here.set(column, upper);
        previous = null;
      } else {
        previous = {
          row: index,
          column,
          rowSpan: 1,
          columnSpan: span,
          text,
          image: (images[place] ?? false) && text === '',
        };
        cells.push(previous);
        here.set(column, previous);
      }
      columnCount = Math.max(columnCount, column + span);
    }
    above = here;
  }
  return { rowCount: rows.length, columnCount, cells };
}
