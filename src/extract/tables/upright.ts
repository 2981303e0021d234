import { memo } from '../../text/index.ts';
import type { Block, Grid, GridCell } from '../document.ts';
import { columnLabels } from './applications/form.ts';
import { isFigure, letters } from './fold.ts';
import { leafOf } from './litigation/labels.ts';
import { bestColumn, proactiveRowOf } from './proactive/index.ts';
import { statisticsLabel, statisticsRows } from './statistics/form.ts';

/** What a text names in the forms' headers, and whether it stands in their corner. */
interface Names {
  readonly applicant: string | null;
  readonly leaf: string | null;
  /** A column of 规章 and 规范性文件, the only ones that one header of table 2 names three of. */
  readonly document: string | null;
  readonly indicator: string | null;
  readonly isCorner: boolean;
}
type Header = Exclude<keyof Names, 'isCorner'>;

const applicants = new Map(columnLabels.flatMap((labels, form) => labels.map((label) => [label, String(form)])));
const documents = new Set(['made', 'abolished', 'valid', 'produced', 'published', 'total_published']);
const indicators = new Set(statisticsRows.flatMap(({ labels }) => labels));
/** Cells of a hostile grid that are looked at. */
const mostCells = 4000;

/** Null for a text that names nothing, as most do; labels of the forms' rows are none of these names. */
const namesOf: (text: string) => Names | null = memo((text) => {
  const plain = letters(text);
  const column = bestColumn(text)?.key ?? null;
  const label = statisticsLabel(text);
  const names: Names = {
    applicant: applicants.get(plain) ?? null,
    leaf: leafOf(text)?.toString() ?? null,
    document: column !== null && documents.has(column) ? column : null,
    indicator: indicators.has(label) ? label : null,
    isCorner: plain === '信息内容',
  };
  const isNone = Object.values(names).every((name) => name === null || name === false);
  return isNone ? null : names;
});

/** A cell whose words name something. */
interface NamedCell {
  readonly cell: GridCell;
  readonly names: Names;
}

/** How many different names of a column must stand under each other to say that the form lies on its side. */
const headers: readonly (readonly [header: Header, least: number])[] = [
  ['applicant', 5],
  ['leaf', 4],
  ['document', 3],
];

function largest(groups: ReadonlyMap<number, ReadonlySet<string>>): number {
  return Math.max(0, ...[...groups.values()].map((names) => names.size));
}

function add(groups: Map<number, Set<string>>, at: number, name: string): void {
  const names = groups.get(at);
  if (names === undefined) groups.set(at, new Set([name]));
  else names.add(name);
}

/** The most different names in one row and in one column. */
function mostNames(named: readonly NamedCell[], header: Header): { readonly row: number; readonly column: number } {
  const rows = new Map<number, Set<string>>();
  const columns = new Map<number, Set<string>>();
  for (const { cell, names } of named) {
    const name = names[header];
    if (name === null) continue;
    add(rows, cell.row, name);
    add(columns, cell.column, name);
  }
  return { row: largest(rows), column: largest(columns) };
}

/** Whether what should stand beside each other in a row stands under each other in a column. */
function liesBy(named: readonly NamedCell[], header: Header, least: number): boolean {
  if (named.length < least) return false;
  const { row, column } = mostNames(named, header);
  return column >= least && row < Math.min(least, 3);
}

/** Whether 信息内容 has its columns' names below it and its rows' names beside it. */
function turnsInformation(cells: readonly GridCell[], named: readonly NamedCell[]): boolean {
  const corner = named.find(({ names }) => names.isCorner)?.cell;
  if (corner === undefined) return false;
  const beside = cells.find(({ row, column }) => row === corner.row && column === corner.column + corner.columnSpan);
  const below = cells.find(({ row, column }) => column === corner.column && row === corner.row + corner.rowSpan);
  return (
    beside !== undefined &&
    below !== undefined &&
    proactiveRowOf(beside.text, null) !== null &&
    bestColumn(below.text) !== null
  );
}

const leastIndicators = 6;

/** Whether the indicators of the statistics table stand beside each other. */
function turnsStatistics(named: readonly NamedCell[]): boolean {
  if (named.length < leastIndicators) return false;
  const { row, column } = mostNames(named, 'indicator');
  return row >= leastIndicators && column <= 1;
}

function isTurned({ cells }: Grid): boolean {
  if (cells.length > mostCells) return false;
  const words = cells.filter(({ text }) => !isFigure(text));
  const named = words.flatMap((cell): NamedCell[] => {
    const names = namesOf(cell.text);
    return names === null ? [] : [{ cell, names }];
  });
  return (
    headers.some(([header, least]) => liesBy(named, header, least)) ||
    turnsInformation(words, named) ||
    turnsStatistics(named)
  );
}

function turned({ rowCount, columnCount, cells }: Grid): Grid {
  return {
    rowCount: columnCount,
    columnCount: rowCount,
    cells: cells
      .map((cell) => ({
        ...cell,
        row: cell.column,
        column: cell.row,
        rowSpan: cell.columnSpan,
        columnSpan: cell.rowSpan,
      }))
      .sort((a, b) => a.row - b.row || a.column - b.column),
  };
}

/**
 * The blocks with each statutory table that lies on its side set upright: its columns' names, which belong beside each
 * other, stand under each other. Told by words alone, never by the number of rows or columns.
 */
export function upright(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) =>
    block.kind === 'table' && isTurned(block.grid) ? { ...block, grid: turned(block.grid) } : block,
  );
}
