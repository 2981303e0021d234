import { memo } from '../../text/index.ts';
import type { Block, Grid, GridCell } from '../document.ts';
import { columnLabels } from './applications/form.ts';
import { letters } from './fold.ts';
import { leafOf } from './litigation/labels.ts';
import { bestColumn, proactiveRowOf } from './proactive/index.ts';
import { statisticsLabel, statisticsRows } from './statistics/form.ts';

/** Which column of a form a text names; labels of the forms' rows name none. */
type Name = (text: string) => string | null;

const applicants = new Map(columnLabels.flatMap((labels, form) => labels.map((label) => [label, String(form)])));
const indicators = new Set(statisticsRows.flatMap(({ labels }) => labels));
const figure = /^[\s\d]*$/u;
/** Cells of a hostile grid that are looked at. */
const mostCells = 4000;

const applicantOf: Name = memo((text) => applicants.get(letters(text)) ?? null);
const leafNamed: Name = (text) => leafOf(text)?.toString() ?? null;
/** Columns of 规章 and 规范性文件, the only ones that one header of table 2 names three of. */
const documents = new Set(['made', 'abolished', 'valid', 'produced', 'published', 'total_published']);
const proactiveOf: Name = (text) => {
  const key = bestColumn(text)?.key ?? null;
  return key !== null && documents.has(key) ? key : null;
};

/** Words over a form's columns, and how many different ones must stand under each other to say that the form lies on its side. */
const headers: readonly (readonly [name: Name, least: number])[] = [
  [applicantOf, 5],
  [leafNamed, 4],
  [proactiveOf, 3],
];

function largest(groups: ReadonlyMap<number, ReadonlySet<string>>): number {
  return Math.max(0, ...[...groups.values()].map((names) => names.size));
}

function add(groups: Map<number, Set<string>>, at: number, name: string): void {
  const names = groups.get(at);
  if (names === undefined) groups.set(at, new Set([name]));
  else names.add(name);
}

/** Whether what should stand beside each other in a row stands under each other in a column. */
function liesBy(cells: readonly GridCell[], name: Name, least: number): boolean {
  const rows = new Map<number, Set<string>>();
  const columns = new Map<number, Set<string>>();
  for (const cell of cells) {
    const named = name(cell.text);
    if (named === null) continue;
    add(rows, cell.row, named);
    add(columns, cell.column, named);
  }
  return largest(columns) >= least && largest(rows) < Math.min(least, 3);
}

/** Whether 信息内容 has its columns' names below it and its rows' names beside it. */
function turnsInformation(cells: readonly GridCell[]): boolean {
  const corner = cells.find(({ text }) => letters(text) === '信息内容');
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
function turnsStatistics(cells: readonly GridCell[]): boolean {
  const rows = new Map<number, Set<string>>();
  const columns = new Map<number, Set<string>>();
  for (const { row, column, text } of cells) {
    const label = statisticsLabel(text);
    if (!indicators.has(label)) continue;
    add(rows, row, label);
    add(columns, column, label);
  }
  return largest(rows) >= leastIndicators && largest(columns) <= 1;
}

function isTurned({ cells }: Grid): boolean {
  if (cells.length > mostCells) return false;
  const words = cells.filter(({ text }) => !figure.test(text));
  return (
    headers.some(([name, least]) => liesBy(words, name, least)) || turnsInformation(words) || turnsStatistics(words)
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
