import type { Grid, GridCell } from '../document.ts';
import { withoutHidden } from './hidden-cells.ts';
import { isHidden } from './runs.ts';
import type { ElementNode } from './tree.ts';

const maxColumns = 200;
const maxCells = 60_000;

interface RowElements {
  readonly rows: ElementNode[];
}

function collectRows(table: ElementNode, into: RowElements): void {
  for (const child of table.children) {
    if (child.kind !== 'element') continue;
    if (child.name === 'tr') into.rows.push(child);
    else if (child.name !== 'table' && child.name !== 'td' && child.name !== 'caption') collectRows(child, into);
  }
}

/** Rows of a table, without those of tables inside it. */
export function rowsOf(table: ElementNode): readonly ElementNode[] {
  const into: RowElements = { rows: [] };
  collectRows(table, into);
  return into.rows;
}

export function cellsOf(row: ElementNode): readonly ElementNode[] {
  const cells: ElementNode[] = [];
  for (const child of row.children) {
    if (child.kind === 'element' && (child.name === 'td' || child.name === 'th')) cells.push(child);
    else if (child.kind === 'element' && child.name === 'form') cells.push(...cellsOf(child));
  }
  return cells;
}

const longestDataCell = 600;

function holdsTable(element: ElementNode): boolean {
  for (const child of element.children) {
    if (child.kind === 'element' && (child.name === 'table' || holdsTable(child))) return true;
  }
  return false;
}

/** Whether a table holds data; a table that lays a page out holds long text, other tables, or one cell a row. */
export function isDataTable(table: ElementNode): boolean {
  const rows = rowsOf(table);
  if (rows.length < 2 || holdsTable(table)) return false;
  let wide = 0;
  for (const row of rows) {
    const count = countShort(row);
    if (count === null) return false;
    if (count >= 2) wide += 1;
  }
  return wide >= 2;
}

/** The number of a row's cells; null where one is too long for data. */
function countShort(row: ElementNode): number | null {
  let count = 0;
  for (const child of row.children) {
    if (child.kind !== 'element') continue;
    if (child.name === 'form') {
      const inside = countShort(child);
      if (inside === null) return null;
      count += inside;
    } else if (child.name === 'td' || child.name === 'th') {
      if (mayBeLong(child) && rawLength(child) > longestDataCell) return null;
      count += 1;
    }
  }
  return count;
}

/** Whether a cell holds anything but one short text, as most cells of a form do. */
function mayBeLong({ children: [first, second] }: ElementNode): boolean {
  if (first === undefined) return false;
  return second !== undefined || first.kind === 'element' || first.text.length > longestDataCell;
}

function rawLength(element: ElementNode): number {
  let length = 0;
  for (const child of element.children) {
    if (child.kind === 'text') length += child.text.trim().length;
    else if (child.name !== 'script' && child.name !== 'style') length += rawLength(child);
    if (length > longestDataCell) return length;
  }
  return length;
}

const blockish = new Set(['p', 'div', 'br', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

interface CellText {
  text: string;
  image: boolean;
}

const struckNames = new Set(['s', 'del', 'strike']);

function isStruck({ name, attributes }: ElementNode): boolean {
  return struckNames.has(name) || (attributes['style']?.includes('line-through') ?? false);
}

const typedTypes = new Set(['', 'text', 'number']);

/** What somebody typed into a field of a form, which stands there as text does. */
function typedText({ attributes }: ElementNode): string {
  return typedTypes.has((attributes['type'] ?? '').trim().toLowerCase()) ? ` ${attributes['value'] ?? ''} ` : '';
}

/** Text that readers see as valid: what is hidden or struck out is left out. */
function gather(element: ElementNode, into: CellText): void {
  for (const child of element.children) {
    if (child.kind === 'text') into.text += child.text;
    else if (child.name === 'img') into.image = true;
    else if (child.name === 'input') into.text += isHidden(child) ? '' : typedText(child);
    else if (child.name !== 'style' && child.name !== 'script' && !isStruck(child) && !isHidden(child)) {
      // A raised figure behind a number is a note's mark and no digit of it.
      const raised = child.name === 'sup' && /[\d０-９]\s*$/.test(into.text);
      if (blockish.has(child.name)) into.text += ' ';
      if (raised) into.text += '[';
      gather(child, into);
      if (raised) into.text += ']';
      if (blockish.has(child.name)) into.text += ' ';
    }
  }
}

/** Text of a cell, its paragraphs joined by blanks. */
export function cellText(
  cell: ElementNode,
  line: (text: string) => string,
): { readonly text: string; readonly image: boolean } {
  const into: CellText = { text: '', image: false };
  gather(cell, into);
  const text = line(into.text);
  return { text, image: into.image && text === '' };
}

function span(value: string | undefined, most: number): number {
  if (value === undefined) return Math.min(1, most);
  const wished = /^\s{0,9}(\d{1,7})/.exec(value)?.[1];
  const count = wished === undefined ? 1 : Number(wished);
  return Math.min(Math.max(count, 1), most);
}

/** A column in which no cell starts means nothing; spans end where the last such column ends. */
function clip(cell: GridCell, columnCount: number): GridCell {
  const columnSpan = Math.min(cell.columnSpan, columnCount - cell.column);
  return columnSpan === cell.columnSpan ? cell : { ...cell, columnSpan };
}

const noBox = /display\s{0,3}:\s{0,3}none/i;

/**
 * Resolves spans into positions. A row span ends with the table, a column span with the widest row the page could mean;
 * cells beyond the bound are left out, so that a page cannot make a grid larger than itself. Rows and columns that nobody
 * sees are left out, as Excel writes what is hidden in a sheet.
 */
export function readGrid(table: ElementNode, line: (text: string) => string): Grid {
  const rows = rowsOf(table);
  const cells: GridCell[] = [];
  /** Column → first row in which it is free again. */
  const taken: number[] = [];
  let lastStart = -1;
  for (const [rowIndex, row] of rows.entries()) {
    let column = 0;
    for (const cell of cellsOf(row)) {
      // A cell without a box takes no place: editors write cells so that a merged one covers.
      const style = cell.attributes['style'];
      if (style !== undefined && noBox.test(style)) continue;
      while ((taken[column] ?? 0) > rowIndex) column += 1;
      if (column >= maxColumns || cells.length >= maxCells) break;
      const columnSpan = span(cell.attributes['colspan'], maxColumns - column);
      const wanted = cell.attributes['rowspan'];
      const rowSpan = wanted?.trim() === '0' ? rows.length - rowIndex : span(wanted, rows.length - rowIndex);
      const { text, image } = cellText(cell, line);
      let free = 1;
      while (free < columnSpan && (taken[column + free] ?? 0) <= rowIndex) free += 1;
      cells.push({ row: rowIndex, column, rowSpan, columnSpan: free, text, image });
      for (let offset = 0; offset < free; offset += 1) taken[column + offset] = rowIndex + rowSpan;
      lastStart = Math.max(lastStart, column);
      column += free;
    }
  }
  const columnCount = lastStart + 1;
  const beyond = cells.some((cell) => cell.column + cell.columnSpan > columnCount);
  const placed = beyond ? cells.map((cell) => clip(cell, columnCount)) : cells;
  return withoutHidden({ rowCount: rows.length, columnCount, cells: placed }, table, rows);
}
