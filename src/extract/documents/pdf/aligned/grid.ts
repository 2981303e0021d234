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
  readonly label: string;
  bottom: number;
  readonly placed: Placed[];
}

function rowsOf(bands: Bands, lines: readonly PieceLine[], labels: readonly RowText[]): readonly Row[] {
  const rows: Row[] = [];
  for (const [index, line] of lines.entries()) {
    const above = rows.at(-1);
    const { text, isOwn } = labels[index] ?? { text: '', isOwn: false };
    const isRest = above !== undefined && !isOwn && line.top - above.bottom < line.size * restGap;
    if (isRest) {
      above.placed.push(...placedOn(bands, line));
      above.bottom = line.bottom;
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

/** Header lines: those that name most columns are read together from top to bottom, the others stay rows of their own. */
function addHeader(grid: GridBuilder, bands: Bands, lines: readonly PieceLine[]): void {
  const rows = lines.map((line) => inOrder(bands, placedOn(bands, line)));
  const isLeaf = (placed: readonly Placed[]): boolean =>
    placed.filter(({ range }) => range.first === range.last).length >= Math.max(Math.min(2, bands.count), bands.count / 2);
  const lastLeaf = rows.findLastIndex(isLeaf);
  const stacks = Array.from({ length: bands.count }, () => '');
  let corner = '';
  let isBeginning = true;
  for (const [index, placed] of rows.entries()) {
    const line = lines[index];
    const [only] = line?.pieces ?? [];
    isBeginning &&= line?.pieces.length === 1;
    if (isBeginning && only !== undefined) {
      grid.add([{ text: only.text, column: 0, span: bands.count + 1 }]);
      continue;
    }
    corner += line === undefined ? '' : textsOf(labelPieces(bands, line)).join('');
    const leaf = isLeaf(placed);
    const own = leaf ? placed.filter(({ range }) => range.last > range.first) : placed;
    if (own.length > 0) {
      grid.add(own.map(cellOf));
    }
    for (const { piece, range } of leaf ? placed : []) {
      if (range.last === range.first) {
        stacks[range.first] = `${stacks[range.first] ?? ''}${piece.text}`;
      }
    }
    if (index === lastLeaf) {
      grid.add(stacks.map((text, column) => ({ text, column: column + 1, span: 1 })));
    }
  }
  if (corner !== '') {
    grid.add([{ text: corner, column: 0, span: 1 }]);
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
  const leaves = lines
    .slice(0, first)
    .findLastIndex((line) => placedOn(bands, line).length > 0);
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
    grid.add(
      withBlanks(bands, [
        { text: label, column: 0, span: 1 },
        ...placed.map(cellOf),
      ]),
    );
  }
  return grid.finish(bands.count + 1);
}
