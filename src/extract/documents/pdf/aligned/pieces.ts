import type { Box, Run } from '../geometry.ts';

/** What stands in one cell on one line: neighbouring runs without a gap between them. */
export interface Piece extends Box {
  readonly text: string;
  readonly size: number;
  /** Whether it may be what a value cell prints: a number with its sign and unit, a slash, a dash. */
  readonly isValue: boolean;
}

/** Pieces on one baseline, from left to right. */
export interface PieceLine {
  readonly pieces: readonly Piece[];
  readonly middle: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
}

/** Gap between glyphs beyond what the run's own letter spacing is, in ems: text of two cells that were set in one go. */
const cellGap = 0.12;
/** Runs nearer than this are one piece, in ems. */
const joinGap = 0.2;

const value =
  /^[+\-−–—]?[\d０-９]{1,3}(?:[,，]?[\d０-９]{3})*(?:[.．][\d０-９]+)?(?:万元|亿元|元|件|个|项|条|次|人|%|％)?(?:[（(][^（）()]{1,24}[）)])?$/u;
const blankMark = /^(?:[/／\\]|[-–—―─−]{1,4}|无)$/u;
/** Where a label that ran up to the next one begins: `（六）其2.申请人`. */
const innerOrdinal = /(?<=\p{Script=Han})(?=\d{1,2}[.．、]\p{Script=Han})/u;

export function isValueText(text: string): boolean {
  const bare = text.replace(/\s+/gu, '');
  return value.test(bare) || blankMark.test(bare);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Cuts a run where its glyphs stand further apart than in the rest of it, and before an ordinal in its middle. */
function cells(run: Run): readonly Run[] {
  const characters = Array.from(run.text);
  if (run.starts.length !== characters.length || characters.length < 2) {
    return [run];
  }
  const pitches = characters.map((character, index) => {
    const width = (run.starts[index + 1] ?? run.right) - (run.starts[index] ?? run.left);
    return width - (/[\u2e80-\uffef]/u.test(character) ? run.size : 0);
  });
  const wide = characters.map((character, index) => ({ character, pitch: pitches[index] ?? 0 }));
  const usual = median(wide.filter(({ character }) => /[\u2e80-\uffef]/u.test(character)).map(({ pitch }) => pitch));
  const cuts = new Set<number>();
  for (const [index, { character, pitch }] of wide.entries()) {
    const isWide = /[\u2e80-\uffef]/u.test(character);
    if (isWide && index + 1 < characters.length && pitch > usual + run.size * cellGap) {
      cuts.add(index + 1);
    }
  }
  const ordinal = innerOrdinal.exec(run.text);
  if (ordinal !== null) {
    cuts.add(Array.from(run.text.slice(0, ordinal.index)).length);
  }
  if (cuts.size === 0) {
    return [run];
  }
  const edges = [0, ...[...cuts].sort((a, b) => a - b), characters.length];
  return edges.slice(1).map((end, index) => {
    const from = edges[index] ?? 0;
    const starts = run.starts.slice(from, end);
    const last = characters[end - 1] ?? '';
    const right = Math.min(
      run.starts[end] ?? run.right,
      (starts.at(-1) ?? run.left) + (/[\u2e80-\uffef]/u.test(last) ? run.size : run.size * 0.6),
    );
    return {
      ...run,
      text: characters.slice(from, end).join(''),
      starts,
      left: starts[0] ?? run.left,
      right: end === characters.length ? run.right : right,
    };
  });
}

function pieceOf(runs: readonly Run[]): Piece {
  let text = '';
  let right = Number.NEGATIVE_INFINITY;
  for (const run of runs) {
    text += text !== '' && run.left - right > run.size * joinGap ? ` ${run.text.trim()}` : run.text.trim();
    right = run.right;
  }
  return {
    text,
    isValue: isValueText(text),
    size: Math.max(...runs.map((run) => run.size)),
    left: Math.min(...runs.map((run) => run.left)),
    right: Math.max(...runs.map((run) => run.right)),
    top: Math.min(...runs.map((run) => run.top)),
    bottom: Math.max(...runs.map((run) => run.bottom)),
  };
}

const digits = /^\d+$/u;
/** Figures of two cells may stand this near, in ems; torn figures of one cell touch. */
const figureGap = 0.07;

function isJoined(before: Run, after: Run): boolean {
  const gap = (after.left - before.right) / after.size;
  return gap < (digits.test(before.text.trim()) && digits.test(after.text.trim()) ? figureGap : joinGap);
}

/** Pieces of one line. Figures of one cell that were set in two runs touch each other; those of two cells do not. */
export function pieceLine(runs: readonly Run[]): PieceLine {
  const ordered = runs
    .flatMap((run) => cells(run).map((cell, index) => ({ run: cell, isCut: index > 0 })))
    .sort((a, b) => a.run.left - b.run.left);
  const groups: Run[][] = [];
  for (const { run, isCut } of ordered) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && !isCut && isJoined(last, run)) {
      group.push(run);
    } else {
      groups.push([run]);
    }
  }
  const pieces = groups.map(pieceOf);
  const top = Math.min(...pieces.map((piece) => piece.top));
  const bottom = Math.max(...pieces.map((piece) => piece.bottom));
  return { pieces, top, bottom, middle: (top + bottom) / 2, size: Math.max(...pieces.map((piece) => piece.size)) };
}
