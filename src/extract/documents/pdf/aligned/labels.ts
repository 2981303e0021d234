import type { Segment } from '../geometry.ts';
import { joinText } from '../lines.ts';
import type { Piece, PieceLine } from './pieces.ts';

/** A label over one or more lines. */
interface Label {
  text: string;
  readonly isNumbered: boolean;
  readonly left: number;
  right: number;
  readonly top: number;
  bottom: number;
  /** Middle of the value line that it has reached. */
  row: number | null;
}

const ordinal = /^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、])/u;
/** Widest gap between two lines of one label, in ems. */
const lineGap = 1.3;
/** Gap between lines of one paragraph, in ems. */
const tightGap = 0.9;
const slack = 2;

function isParted(rules: readonly Segment[], above: number, below: number, x: number): boolean {
  return rules.some((rule) => rule.at > above && rule.at < below && rule.from <= x && rule.to >= x);
}

function nearestRow(rows: readonly PieceLine[], middle: number): number | null {
  let best: number | null = null;
  for (const row of rows) {
    if (best === null || Math.abs(row.middle - middle) < Math.abs(best - middle) - 0.5) {
      best = row.middle;
    }
  }
  return best;
}

/** Puts wrapped labels together: a line goes on with what stands above it unless it has an ordinal or a row of its own. */
function gather(lines: readonly (readonly Piece[])[], rows: readonly PieceLine[], rules: readonly Segment[]): Label[] {
  const labels: Label[] = [];
  for (const piece of lines.flat()) {
    const middle = (piece.top + piece.bottom) / 2;
    const centre = (piece.left + piece.right) / 2;
    const isNumbered = ordinal.test(piece.text);
    const own = rows.find((row) => Math.abs(row.middle - middle) < piece.size * 0.5)?.middle ?? null;
    const near = own ?? nearestRow(rows, middle);
    const open = labels.findLast(
      (label) =>
        label.left < piece.right &&
        piece.left < label.right &&
        piece.top - label.bottom < piece.size * lineGap &&
        !isParted(rules, (label.top + label.bottom) / 2, middle, centre),
    );
    // Right below an ordinal's label a line without one goes on with it, figures and all: they had no room in their cells.
    const isTight = open !== undefined && open.isNumbered && piece.top - open.bottom < piece.size * tightGap;
    const isTaken =
      open?.row !== null &&
      open?.row !== undefined &&
      (own !== null ? open.row !== own && !isTight : !open.isNumbered && open.row !== near);
    if (open === undefined || isNumbered || isTaken) {
      const { text, left, right, top, bottom } = piece;
      labels.push({ text, isNumbered, left, right, top, bottom, row: own });
    } else {
      open.text = joinText(open.text, piece.text);
      open.right = Math.max(open.right, piece.right);
      open.bottom = Math.max(open.bottom, piece.bottom);
      open.row ??= own;
    }
  }
  return labels;
}

export interface RowText {
  readonly text: string;
  /** False where nothing stands beside the line that has not a line of its own already. */
  readonly isOwn: boolean;
}

/**
 * The label of each value line: a label may be higher than its line, but the values always stand beside it. What stands
 * beside several lines (the name of a group) comes before their own labels.
 */
export function labelsOf(
  lines: readonly (readonly Piece[])[],
  rows: readonly PieceLine[],
  rules: readonly Segment[],
): readonly RowText[] {
  const labels = gather(lines, rows, rules);
  const used = new Set<Label>();
  return rows.map((row) => {
    const beside = labels
      .filter((label) => label.top - slack <= row.middle && row.middle <= label.bottom + slack)
      .sort((a, b) => a.left - b.left);
    const isOwn = beside.some((label) => !used.has(label));
    for (const label of beside) {
      used.add(label);
    }
    return { text: beside.map((label) => label.text).join(' '), isOwn };
  });
}
