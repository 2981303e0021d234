import type { Grid } from '../../document.ts';
import type { OpenCell } from '../open-cell.ts';

/** A cell as Word writes it: a span over columns, and whether it goes on from the row above. */
export interface WordCell {
  readonly text: string;
  readonly span: number;
  readonly continues: boolean;
  readonly image: boolean;
}

export interface WordRow {
  /** Columns of the grid left out before the first cell. */
  readonly before: number;
  readonly cells: readonly WordCell[];
}

/** Resolves Word's rows into positions; a cell that goes on from above lengthens the one it goes on from. */
export function wordGrid(rows: readonly WordRow[]): Grid {
  const cells: OpenCell[] = [];
  let above = new Map<number, OpenCell>();
  let columnCount = 0;
  for (const [row, { before, cells: written }] of rows.entries()) {
    const here = new Map<number, OpenCell>();
    let column = before;
    for (const cell of written) {
      const upper = above.get(column);
      if (cell.continues && upper !== undefined && upper.row + upper.rowSpan === row) {
        upper.rowSpan += 1;
        upper.text += cell.text;
        here.set(column, upper);
      } else {
        const opened = {
          row,
          column,
          rowSpan: 1,
          columnSpan: cell.span,
          text: cell.text,
          image: cell.image && cell.text.trim() === '',
        };
        cells.push(opened);
        here.set(column, opened);
      }
      column += cell.span;
    }
    above = here;
    columnCount = Math.max(columnCount, column);
  }
  return { rowCount: rows.length, columnCount, cells };
}
