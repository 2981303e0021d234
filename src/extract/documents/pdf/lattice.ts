import type { Box, Segment } from './geometry.ts';
import type { Rulings } from './rulings.ts';

/** A ruled table: places of its lines, and its cells as stretches between them. */
export interface Lattice extends Box {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly LatticeCell[];
}

export interface LatticeCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** Lines nearer than this are one line, in points. */
const tolerance = 2.6;
/** Widest gap between the dashes of one line. */
const dashGap = 4.5;
/** A shorter line parts no cells. */
const shortestLine = 5;
/** The dots of one line stand more exactly than its double strokes. */
const dotTolerance = 0.6;
const shortestDotted = 8;
const mostLines = 3000;
const mostBaseCells = 60_000;
/** Share of a cell's side that a line must cover to part it from its neighbour. */
const leastCover = 0.55;

interface Pieces {
  readonly segments: readonly Segment[];
  /** How far apart across they may stand. */
  readonly tolerance: number;
  readonly shortest: number;
}

/** Joins pieces of one line: the same place across, touching along. */
function chained({ segments, tolerance: across, shortest }: Pieces): readonly Segment[] {
  const sorted = [...segments].sort((a, b) => a.at - b.at);
  const lines: { at: number; pieces: Segment[] }[] = [];
  for (const segment of sorted) {
    const line = lines.at(-1);
    if (line !== undefined && segment.at - line.at <= across) {
      line.pieces.push(segment);
    } else {
      lines.push({ at: segment.at, pieces: [segment] });
    }
  }
  return lines.flatMap(({ pieces }) => {
    const at = pieces.reduce((sum, piece) => sum + piece.at, 0) / pieces.length;
    const result: { at: number; from: number; to: number }[] = [];
    for (const piece of pieces.sort((a, b) => a.from - b.from)) {
      const last = result.at(-1);
      if (last !== undefined && piece.from <= last.to + dashGap) {
        last.to = Math.max(last.to, piece.to);
      } else {
        result.push({ at, from: piece.from, to: piece.to });
      }
    }
    return result.filter((line) => line.to - line.from >= shortest);
  });
}

function lengthOf(segment: Segment): number {
  return segment.to - segment.from;
}

/** Dots and dashes first, each line by itself: a dot of a line across is no piece of the line along. */
function joined(segments: readonly Segment[]): readonly Segment[] {
  const dots = segments.filter((segment) => lengthOf(segment) < shortestLine);
  const lines = segments.filter((segment) => lengthOf(segment) >= shortestLine);
  const dotted = chained({ segments: dots, tolerance: dotTolerance, shortest: shortestDotted });
  return chained({ segments: [...lines, ...dotted], tolerance, shortest: shortestLine });
}

function meets(horizontal: Segment, vertical: Segment): boolean {
  return (
    vertical.at >= horizontal.from - tolerance &&
    vertical.at <= horizontal.to + tolerance &&
    horizontal.at >= vertical.from - tolerance &&
    horizontal.at <= vertical.to + tolerance
  );
}

interface Component {
  readonly horizontal: Segment[];
  readonly vertical: Segment[];
}

/** Groups lines that cross or touch. */
function components(horizontal: readonly Segment[], vertical: readonly Segment[]): readonly Component[] {
  const parents = Array.from({ length: horizontal.length + vertical.length }, (_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root] ?? root] ?? root;
      root = parents[root] ?? root;
    }
    return root;
  };
  for (const [h, line] of horizontal.entries()) {
    for (const [v, other] of vertical.entries()) {
      if (meets(line, other)) {
        parents[find(h)] = find(horizontal.length + v);
      }
    }
  }
  const groups = new Map<number, Component>();
  const groupOf = (index: number): Component => {
    const root = find(index);
    const group = groups.get(root) ?? { horizontal: [], vertical: [] };
    groups.set(root, group);
    return group;
  };
  horizontal.forEach((line, index) => groupOf(index).horizontal.push(line));
  vertical.forEach((line, index) => groupOf(horizontal.length + index).vertical.push(line));
  return [...groups.values()];
}

/** Distinct places of lines, with the outer edges of the table among them. */
function places(values: readonly number[]): readonly number[] {
  const result: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = result.at(-1);
    if (last === undefined || value - last > tolerance) {
      result.push(value);
    }
  }
  return result;
}

function covers(lines: readonly Segment[], at: number, from: number, to: number): boolean {
  let covered = 0;
  for (const line of lines) {
    if (Math.abs(line.at - at) <= tolerance) {
      covered += Math.max(0, Math.min(line.to, to) - Math.max(line.from, from));
    }
  }
  return covered >= (to - from) * leastCover;
}

/** Merges base cells that no line parts. A region that is no rectangle stays apart. */
function cellsOf(xs: readonly number[], ys: readonly number[], component: Component): readonly LatticeCell[] {
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  const taken = new Uint8Array(columns * rows);
  const side = (values: readonly number[], index: number): number => values[index] ?? 0;
  const openRight = (row: number, column: number): boolean =>
    column + 1 < columns && !covers(component.vertical, side(xs, column + 1), side(ys, row), side(ys, row + 1));
  const openBelow = (row: number, column: number): boolean =>
    row + 1 < rows && !covers(component.horizontal, side(ys, row + 1), side(xs, column), side(xs, column + 1));
  const cells: LatticeCell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken[row * columns + column] === 1) {
        continue;
      }
      let columnSpan = 1;
      while (openRight(row, column + columnSpan - 1) && taken[row * columns + column + columnSpan] !== 1) {
        columnSpan += 1;
      }
      let rowSpan = 1;
      const allOpenBelow = (at: number): boolean =>
        Array.from({ length: columnSpan }, (_, index) => column + index).every((each) => openBelow(at, each));
      while (allOpenBelow(row + rowSpan - 1)) {
        rowSpan += 1;
      }
      for (let r = row; r < row + rowSpan; r += 1) {
        taken.fill(1, r * columns + column, r * columns + column + columnSpan);
      }
      cells.push({ row, column, rowSpan, columnSpan });
    }
  }
  return cells;
}

function latticeOf(component: Component): Lattice | null {
  const { horizontal, vertical } = component;
  if (horizontal.length < 2 || vertical.length === 0) {
    return null;
  }
  const xEnds = horizontal.flatMap((line) => [line.from, line.to]);
  const yEnds = vertical.flatMap((line) => [line.from, line.to]);
  const left = Math.min(...xEnds, ...vertical.map((line) => line.at));
  const right = Math.max(...xEnds, ...vertical.map((line) => line.at));
  const top = Math.min(...yEnds, ...horizontal.map((line) => line.at));
  const bottom = Math.max(...yEnds, ...horizontal.map((line) => line.at));
  const xs = places([left, right, ...vertical.map((line) => line.at)]);
  const ys = places([top, bottom, ...horizontal.map((line) => line.at)]);
  if ((xs.length - 1) * (ys.length - 1) > mostBaseCells) {
    return null;
  }
  return { left, right, top, bottom, xs, ys, cells: cellsOf(xs, ys, component) };
}

/** Tables out of ruled lines; a frame around one cell is no table. */
export function findLattices(rulings: Rulings): readonly Lattice[] {
  const horizontal = joined(rulings.horizontal).slice(0, mostLines);
  const vertical = joined(rulings.vertical).slice(0, mostLines);
  return components(horizontal, vertical)
    .map(latticeOf)
    .filter((lattice): lattice is Lattice => lattice !== null && lattice.cells.length > 1)
    .sort((a, b) => a.top - b.top);
}
