import type { Grid, GridCell, TableBlock } from '../../document.ts';
import type { PageContent, PlacedTable } from './page.ts';

const ordinal = /^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、]|第)/u;
const figures = /^[+\-−]?[\d.,，]+$/u;
const tolerance = 3;
const longestHeader = 5;

/** Cells that cover a row, from left to right. */
function covering(grid: Grid, row: number): readonly GridCell[] {
  return grid.cells
    .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
    .sort((a, b) => a.column - b.column);
}

function rowText(grid: Grid, row: number): string {
  return grid.cells
    .filter((cell) => cell.row === row)
    .map((cell) => cell.text.replace(/\s+/gu, ''))
    .join('|');
}

/** Rows at the head of a table that repeat the head of the table before. */
function repeatedHeader(before: Grid, after: Grid): number {
  let rows = 0;
  while (
    rows < Math.min(longestHeader, before.rowCount, after.rowCount) &&
    rowText(after, rows) !== '' &&
    rowText(after, rows) === rowText(before, rows)
  ) {
    rows += 1;
  }
  return rows;
}

interface Side {
  readonly table: PlacedTable;
  readonly row: number;
}

/** The cell of a row that stands where another one does; null where the two rows are cut differently. */
function partnerOf(cell: GridCell, own: Side, other: Side): GridCell | null {
  const [xs, others] = [own.table.columns ?? [], other.table.columns ?? []];
  const [left = 0, right = 0] = [xs[cell.column], xs[cell.column + cell.columnSpan]];
  return (
    covering(other.table.block.grid, other.row).find(
      (each) =>
        Math.abs((others[each.column] ?? -1) - left) <= tolerance &&
        Math.abs((others[each.column + each.columnSpan] ?? -1) - right) <= tolerance,
    ) ?? null
  );
}

/**
 * Whether the cells of a row at the head of a page are the rest of the row at the foot of the page before: no label begins
 * in it, and it does not have a figure in every place where the other has one.
 */
function isRest(pairs: readonly (readonly [before: GridCell, rest: GridCell])[]): boolean {
  const texts = pairs.map(([before, rest]) => [before.text.trim(), rest.text.trim()] as const);
  const labels = texts.filter(([, rest]) => rest !== '' && !figures.test(rest));
  const values = texts.filter(([before, rest]) => figures.test(before) || figures.test(rest));
  const isWhole = values.length > 0 && values.every(([before, rest]) => before !== '' && rest !== '');
  const says = texts.some(([, rest]) => rest !== '');
  return says && !isWhole && labels.every(([before, rest]) => before !== '' && !ordinal.test(rest));
}

function join(before: string, rest: string): string {
  const gap = figures.test(before.trim()) || figures.test(rest.trim()) ? ' ' : '';
  return before === '' || rest === '' ? before + rest : before + gap + rest;
}

function withGrid(table: PlacedTable, grid: Grid): PlacedTable {
  const block: TableBlock = { ...table.block, grid };
  return { ...table, block };
}

function withoutRow(grid: Grid, row: number): Grid {
  const cells = grid.cells.flatMap((cell): GridCell[] => {
    if (cell.row > row) {
      return [{ ...cell, row: cell.row - 1 }];
    }
    if (cell.row + cell.rowSpan <= row) {
      return [cell];
    }
    const text = cell.row === row ? '' : cell.text;
    return cell.rowSpan === 1 ? [] : [{ ...cell, text, rowSpan: cell.rowSpan - 1 }];
  });
  return { ...grid, rowCount: grid.rowCount - 1, cells };
}

/** Joins a row that a page break cut: what is left of it at the head of a page goes to the row at the foot of the page before. */
function joinCutRow(before: PlacedTable, after: PlacedTable): readonly [PlacedTable, PlacedTable] | null {
  const upper = before.block.grid;
  const lower = after.block.grid;
  const own = { table: after, row: repeatedHeader(upper, lower) };
  const other = { table: before, row: upper.rowCount - 1 };
  const rest = covering(lower, own.row).filter((cell) => cell.row === own.row);
  if (before.columns === null || after.columns === null || own.row >= lower.rowCount || rest.length < 2) {
    return null;
  }
  const partners = rest.map((cell) => [partnerOf(cell, own, other), cell] as const);
  const pairs = partners.flatMap(([partner, cell]) => (partner === null ? [] : [[partner, cell] as const]));
  const lost = partners.some(([partner, cell]) => partner === null && cell.text.trim() !== '');
  if (lost || !isRest(pairs)) {
    return null;
  }
  const texts = new Map(pairs.map(([partner, cell]) => [partner, join(partner.text, cell.text)]));
  const cells = upper.cells.map((cell) => ({ ...cell, text: texts.get(cell) ?? cell.text }));
  return [withGrid(before, { ...upper, cells }), withGrid(after, withoutRow(lower, own.row))];
}

/** Mends the rows of ruled tables that were cut by page breaks. */
export function joinCutRows(pages: readonly PageContent[]): readonly PageContent[] {
  const mended = pages.map((page) => ({ ...page, tables: [...page.tables].sort((a, b) => a.top - b.top) }));
  for (const [index, page] of mended.entries()) {
    const next = mended[index + 1];
    const before = page.tables.at(-1);
    const after = next?.tables[0];
    const joined = before === undefined || after === undefined ? null : joinCutRow(before, after);
    if (joined !== null && next !== undefined) {
      page.tables[page.tables.length - 1] = joined[0];
      next.tables[0] = joined[1];
    }
  }
  return mended;
}
