import type { Run } from './geometry.ts';
import { linesOf, type Line } from './lines.ts';

/** Gap between two columns of prose, in ems. */
const gutter = 0.8;
const leastLines = 8;
const leastShare = 0.5;
const leastText = 8;

/** Middle of the one wide gap of a line with prose on both sides of it; null where there is none. */
function gapOf(line: Line): number | null {
  const gaps = line.runs.slice(1).flatMap((run, index) => {
    const before = line.runs[index];
    return before !== undefined && run.left - before.right > line.size * gutter ? [{ before, run }] : [];
  });
  const [only] = gaps;
  if (only === undefined || gaps.length > 1) {
    return null;
  }
  const x = (only.before.right + only.run.left) / 2;
  const length = (isThere: (run: Run) => boolean): number =>
    line.runs.filter(isThere).reduce((sum, run) => sum + run.text.length, 0);
  const both = length((run) => run.left < x) >= leastText && length((run) => run.left > x) >= leastText;
  return both ? x : null;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function crosses(line: Line, x: number): boolean {
  return line.runs.some((run) => run.left < x - 1 && run.right > x + 1);
}

function moved(run: Run, across: number, down: number): Run {
  return {
    ...run,
    left: run.left - across,
    right: run.right - across,
    top: run.top + down,
    bottom: run.bottom + down,
    starts: run.starts.map((start) => start - across),
  };
}

/** Text of a page in one column, and how much longer the page became. */
export interface Unfolded {
  readonly runs: readonly Run[];
  readonly added: number;
}

/**
 * Two columns of prose as one: what stands in the right one moves below the left one, what spans both stays between. Pages
 * in one column, and columns of figures or short words, stay as they are.
 */
export function unfoldColumns(runs: readonly Run[]): Unfolded {
  const lines = linesOf(runs.filter((run) => !run.vertical));
  const gaps = lines.map(gapOf).filter((gap): gap is number => gap !== null);
  const x = median(gaps);
  const split = lines.filter((line) => {
    const gap = gapOf(line);
    return gap !== null && Math.abs(gap - x) < line.size * 2 && !crosses(line, x);
  });
  if (split.length < leastLines || split.length < lines.length * leastShare) {
    return { runs, added: 0 };
  }
  const left = Math.min(...split.map((line) => line.left));
  const right = median(
    split.map((line) => Math.min(...line.runs.filter((run) => run.left > x).map((run) => run.left))),
  );
  const result: Run[] = [];
  let added = 0;
  let stretch: Line[] = [];
  const flush = (): void => {
    const top = Math.min(...stretch.map((line) => line.top));
    const height = Math.max(...stretch.map((line) => line.bottom)) - top + (stretch[0]?.size ?? 0) * 0.6;
    const all = stretch.flatMap((line) => line.runs);
    result.push(...all.filter((run) => run.left <= x).map((run) => moved(run, 0, added)));
    if (all.some((run) => run.left > x)) {
      added += height;
      result.push(...all.filter((run) => run.left > x).map((run) => moved(run, right - left, added)));
    }
    stretch = [];
  };
  for (const line of lines) {
    if (crosses(line, x)) {
      flush();
      result.push(...line.runs.map((run) => moved(run, 0, added)));
    } else {
      stretch.push(line);
    }
  }
  flush();
  return { runs: [...result, ...runs.filter((run) => run.vertical)], added };
}
