import type { GridCell } from '../document.ts';
import { bestSimilarity, letters } from './fold.ts';
import { overlaps, type ColumnRange, type TableRow } from './rows.ts';

/** A column of a form found in the header of a grid. */
export interface HeaderColumn extends ColumnRange {
  /** Index in the form's own list of columns. */
  readonly form: number;
}

interface HeaderText extends ColumnRange {
  readonly row: number;
  readonly text: string;
}

const shortLabel = 2;
const leastSimilarity = 0.6;

/** Header cells, and header cells read on into the cell right below, where a label was cut in two. */
function headerTexts(rows: readonly TableRow[]): readonly HeaderText[] {
  const cells: GridCell[] = rows.flatMap((row) => row.cells.filter((cell) => cell.text.trim() !== ''));
  const single = cells.map((cell) => ({ ...cell, text: letters(cell.text) }));
  const joined = single.flatMap((upper) =>
    single
      .filter(
        (lower) =>
          lower.row === upper.row + upper.rowSpan &&
          lower.column === upper.column &&
          lower.columnSpan === upper.columnSpan,
      )
      .map((lower) => ({ ...lower, text: upper.text + lower.text })),
  );
  return [...single, ...joined].filter((cell) => cell.text !== '');
}

function score(text: string, labels: readonly string[]): number {
  if (labels.includes(text)) {
    return 1;
  }
  const longer = labels.filter((label) => label.length > shortLabel);
  return text.length > shortLabel ? bestSimilarity(text, longer) : 0;
}

function bestFor(texts: readonly HeaderText[], labels: readonly string[]): HeaderText | null {
  let best: HeaderText | null = null;
  let bestScore = leastSimilarity;
  for (const text of texts) {
    const current = score(text.text, labels);
    if (current > bestScore || (current === bestScore && best !== null && text.row > best.row)) {
      best = text;
      bestScore = current;
    }
  }
  return best;
}

/** Finds a form's columns in header rows by their texts; from left to right, each form column at most once. */
export function findColumns(
  rows: readonly TableRow[],
  columnLabels: readonly (readonly string[])[],
): readonly HeaderColumn[] {
  const texts = headerTexts(rows);
  const found = columnLabels.flatMap((labels, form) => {
    const best = bestFor(texts, labels);
    return best === null ? [] : [{ form, column: best.column, columnSpan: best.columnSpan }];
  });
  const clear = found.filter((column) => !found.some((other) => other !== column && overlaps(column, other)));
  return clear.sort((a, b) => a.column - b.column);
}
