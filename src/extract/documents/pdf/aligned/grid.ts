import type { Grid, GridCell } from '../../../document.ts';
import type { Segment } from '../geometry.ts';
import { rangeOf, valuesOf, type Bands, type BandRange } from './bands.ts';
import { labelsOf, type RowText } from './labels.ts';
import type { Piece, PieceLine } from './pieces.ts';

interface Placed {
  readonly piece: Piece;
  readonly range: BandRange;
}

function placedOn(bands: Bands, line: PieceLine): readonly Placed[] {
  return line.pieces.flatMap((piece) => {
    const range = rangeOf(bands, piece);
    return range === null ? [] : [{ piece, range }];
  });
}

function labelPieces(bands: Bands, line: PieceLine): readonly Piece[] {
  return line.pieces.filter((piece) => rangeOf(bands, piece) === null);
}

/** A value line without a label right below another is the rest of its figures, which had no room in their cells. */
const restGap = 0.7;

interface Row {
  label: string;
  bottom: number;
  readonly placed: Placed[];
}

/** Rows out of value lines; a line without a label of its own goes with the line right above it, else with the one right below. */
function rowsOf(bands: Bands, lines: readonly PieceLine[], labels: readonly RowText[]): readonly Row[] {
  const rows: Row[] = [];
  const isLabelled = labels.some((label) => label.text !== '');
  for (const [index, line] of lines.entries()) {
    const above = rows.at(-1);
    const { text, isOwn } = labels[index] ?? { text: '', isOwn: false };
    const isNear = above !== undefined && line.top - above.bottom < line.size * restGap;
    if (above !== undefined && isNear && isLabelled && (!isOwn || above.label === '')) {
      above.placed.push(...placedOn(bands, line));
      above.bottom = line.bottom;
      above.label ||= text;
    } else {
      rows.push({ label: text, bottom: line.bottom, placed: [...placedOn(bands, line)] });
    }
  }
  return rows;
}

function textsOf(pieces: readonly Piece[]): readonly string[] {
  return pieces.map((piece) => piece.text);
}

function cellOf({ piece, range }: Placed): { text: string; column: number; span: number } {
  return { text: piece.text, column: range.first + 1, span: range.last - range.first + 1 };
}

class GridBuilder {
  readonly #cells: GridCell[] = [];
  #row = 0;

  /** Adds a row; several texts of one place are set side by side. */
  add(cells: readonly { readonly text: string; readonly column: number; readonly span: number }[]): void {
    const byPlace = new Map<string, { text: string; column: number; span: number }>();
    for (const cell of cells) {
      const place = `${cell.column}/${cell.span}`;
      const known = byPlace.get(place);
      if (known === undefined) {
        byPlace.set(place, { ...cell });
      } else {
        known.text += ` ${cell.text}`;
      }
    }
    for (const { text, column, span } of byPlace.values()) {
      this.#cells.push({ row: this.#row, column, rowSpan: 1, columnSpan: span, text, image: false });
    }
    this.#row += 1;
  }

  finish(columnCount: number): Grid {
    return { rowCount: this.#row, columnCount, cells: this.#cells };
  }
}

function withBlanks(
  bands: Bands,
  cells: readonly { readonly text: string; readonly column: number; readonly span: number }[],
): readonly { readonly text: string; readonly column: number; readonly span: number }[] {
  const taken = new Set(cells.flatMap((cell) => Array.from({ length: cell.span }, (_, step) => cell.column + step)));
  const blanks = Array.from({ length: bands.count }, (_, index) => index + 1)
    .filter((column) => !taken.has(column))
    .map((column) => ({ text: '', column, span: 1 }));
  return [...cells, ...blanks].sort((a, b) => a.column - b.column);
}

/** As many header words on one line as columns name them from left to right, wherever their cells are centred. */
function inOrder(bands: Bands, placed: readonly Placed[]): readonly Placed[] {
  return placed.length === bands.count && placed.every(({ piece }) => !piece.isValue)
    ? placed.map(({ piece }, column) => ({ piece, range: { first: column, last: column } }))
    : placed;
}

function isWide({ range }: Placed): boolean {
  return range.last > range.first;
}

/**
 * Header lines: what names one column is read from top to bottom; what names several, or stands beside such words over a
 * column that has a name already, is a row of its own.
 */
function addHeader(grid: GridBuilder, bands: Bands, lines: readonly PieceLine[]): void {
  const captions = lines.findIndex((line) => line.pieces.length !== 1);
  const rest = captions < 0 ? [] : lines.slice(captions);
  for (const line of lines.slice(0, lines.length - rest.length)) {
    grid.add([{ text: textsOf(line.pieces).join(''), column: 0, span: bands.count + 1 }]);
  }
  const rows = rest.map((line) => inOrder(bands, placedOn(bands, line)));
  const most = Math.max(...rows.map((placed) => placed.length), 0);
  const isGroup = (placed: readonly Placed[]): boolean => placed.some(isWide) || placed.length * 5 <= most;
  const named = new Set(rows.flatMap((placed) => (isGroup(placed) ? [] : placed.map(({ range }) => range.first))));
  const isName = (placed: readonly Placed[], each: Placed): boolean =>
    !isWide(each) && (!isGroup(placed) || !named.has(each.range.first));
  const stacks = Array.from({ length: bands.count }, () => '');
  for (const placed of rows) {
    const above = placed.filter((each) => !isName(placed, each));
    if (above.length > 0) {
      grid.add(above.map(cellOf));
    }
    for (const { piece, range } of placed.filter((each) => isName(placed, each))) {
      stacks[range.first] = `${stacks[range.first] ?? ''}${piece.text}`;
    }
  }
  const corner = rest.flatMap((line) => textsOf(labelPieces(bands, line))).join('');
  if (rest.length > 0) {
    grid.add([
      { text: corner, column: 0, span: 1 },
      ...stacks.map((text, column) => ({ text, column: column + 1, span: 1 })),
    ]);
  }
}

export function isValueLine(bands: Bands, line: PieceLine): boolean {
  const values = valuesOf(line);
  return values.length > 0 && values.every((piece) => rangeOf(bands, piece) !== null);
}

/** Lines of a table with one set of columns, as a grid: labels in the first column. */
export function alignedGrid(bands: Bands, lines: readonly PieceLine[], rules: readonly Segment[]): Grid {
  const first = lines.findIndex((line) => isValueLine(bands, line));
  const values = lines.filter((line) => isValueLine(bands, line));
  const leaves = lines.slice(0, first).findLastIndex((line) => placedOn(bands, line).length > 0);
  const header = lines.slice(0, leaves + 1);
  const body = lines.slice(leaves + 1);
  const labels = labelsOf(
    body.map((line) => labelPieces(bands, line)),
    values,
    rules,
  );
  const grid = new GridBuilder();
  addHeader(grid, bands, header);
  for (const { label, placed } of rowsOf(bands, values, labels)) {
    grid.add(withBlanks(bands, [{ text: label, column: 0, span: 1 }, ...placed.map(cellOf)]));
  }
  return grid.finish(bands.count + 1);
}
