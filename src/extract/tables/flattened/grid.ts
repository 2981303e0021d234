import type { Grid, GridCell } from '../../document.ts';

export type GridRow = readonly (string | { readonly text: string; readonly span: number })[];

/** A grid of plain rows; a cell with a span covers several columns. */
export function gridOf(rows: readonly GridRow[]): Grid {
  const cells: GridCell[] = [];
  let columnCount = 0;
  for (const [row, texts] of rows.entries()) {
    let column = 0;
    for (const entry of texts) {
      const { text, span } = typeof entry === 'string' ? { text: entry, span: 1 } : entry;
      cells.push({ row, column, rowSpan: 1, columnSpan: span, text, image: false });
      column += span;
    }
    columnCount = Math.max(columnCount, column);
  }
  return { rowCount: rows.length, columnCount, cells };
}
