import type { Grid } from '../../document.ts';
import type { Run } from './geometry.ts';
import type { Lattice, LatticeCell } from './lattice.ts';
import { joinText, linesOf } from './lines.ts';
import { cutRun } from './runs.ts';

function slotOf(places: readonly number[], value: number): number {
  let low = 0;
  let high = places.length - 1;
  while (high - low > 1) {
    const mid = (low + high) >> 1;
    if ((places[mid] ?? 0) <= value) {
      low = mid;
    } else {
      high = mid;
    }
  }
  return low;
}

/** Text of a cell: its lines joined, vertical text from right to left. */
function textOf(runs: readonly Run[]): string {
  const upright = runs.filter((run) => !run.vertical);
  const down = runs.filter((run) => run.vertical).sort((a, b) => b.left - a.left || a.top - b.top);
  const lines = [
    ...down.map((run) => run.text.trim()),
    ...linesOf(upright).map((line) => line.text.replaceAll('\t', ' ')),
  ];
  return lines.reduce(joinText, '');
}

export function isInside(lattice: Lattice, run: Run): boolean {
  const x = (run.left + run.right) / 2;
  const y = (run.top + run.bottom) / 2;
  return x >= lattice.left && x <= lattice.right && y >= lattice.top && y <= lattice.bottom;
}

/** A ruled table and how many of its cells hold a label and, apart from it on the same line, a figure. */
export interface FilledLattice {
  readonly grid: Grid;
  readonly unparted: number;
}

const labelAndFigure = /\p{Script=Han}[^\t]*\t[\s\t]*[+-]?\d[\d.,]*$/u;

function isUnparted(runs: readonly Run[]): boolean {
  return linesOf(runs.filter((run) => !run.vertical)).some((line) => labelAndFigure.test(line.text));
}

/** Fills a ruled table with the text that stands in its cells. */
export function fillLattice(lattice: Lattice, runs: readonly Run[]): FilledLattice {
  const { xs, ys, cells } = lattice;
  const columns = xs.length - 1;
  const owners = new Map<number, LatticeCell>();
  for (const cell of cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) {
        owners.set(row * columns + column, cell);
      }
    }
  }
  const ownerAt = (x: number, y: number): LatticeCell | undefined =>
    owners.get(slotOf(ys, y) * columns + slotOf(xs, x));
  const contents = new Map<LatticeCell, Run[]>();
  for (const run of runs) {
    const y = (run.top + run.bottom) / 2;
    const edges = xs.filter((x) => ownerAt(x - 1, y) !== ownerAt(x + 1, y));
    for (const piece of cutRun(run, edges)) {
      const owner = ownerAt((piece.left + piece.right) / 2, y);
      if (owner !== undefined) {
        contents.set(owner, [...(contents.get(owner) ?? []), piece]);
      }
    }
  }
  return {
    grid: {
      rowCount: ys.length - 1,
      columnCount: columns,
      cells: cells.map((cell) => ({ ...cell, text: textOf(contents.get(cell) ?? []), image: false })),
    },
    unparted: [...contents.values()].filter(isUnparted).length,
  };
}
