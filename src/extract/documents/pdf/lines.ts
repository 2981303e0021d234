import type { Box, Run } from './geometry.ts';

/** Runs on one baseline, from left to right. */
export interface Line extends Box {
  readonly runs: readonly Run[];
  readonly text: string;
  readonly size: number;
}

/** Gap that parts words, in parts of the type size. */
const wordGap = 0.28;
/** Gap beyond which runs are separate pieces: cells of a table without rules. */
const cellGap = 1.6;

const ideograph = /[\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]/u;

/** Whether a blank belongs between two pieces of text that stand apart. */
function needsBlank(before: string, after: string): boolean {
  const last = before.at(-1) ?? '';
  const first = after.at(0) ?? '';
  return !ideograph.test(last) && !ideograph.test(first);
}

/** Blanks that justified setting leaves between ideographs, and between ideographs and figures. */
const settingBlank = new RegExp(`(?<=${ideograph.source}) +(?=\\S)|(?<=\\S) +(?=${ideograph.source})`, 'gu');

/** Joins texts of a paragraph: ideographs without a blank, Latin words and numbers with one. */
export function joinText(before: string, after: string): string {
  if (before === '' || after === '') {
    return before + after;
  }
  return needsBlank(before, after) ? `${before} ${after}` : before + after;
}

function textOf(runs: readonly Run[]): string {
  let text = '';
  let right = Number.NEGATIVE_INFINITY;
  for (const run of runs) {
    const gap = (run.left - right) / run.size;
    if (text !== '' && gap > cellGap) {
      text += '\t';
    } else if (text !== '' && gap > wordGap && needsBlank(text.trimEnd(), run.text.trimStart())) {
      text += ' ';
    }
    text += run.text.trim();
    right = run.right;
  }
  return text.replace(settingBlank, '');
}

function middle(box: Box): number {
  return (box.top + box.bottom) / 2;
}

/** Gathers runs into lines from top to bottom. Text that runs down the page becomes lines of its own. */
export function linesOf(runs: readonly Run[]): readonly Line[] {
  const rows: Run[][] = [];
  for (const run of [...runs].sort((a, b) => middle(a) - middle(b))) {
    const row = rows.at(-1);
    const first = row?.[0];
    const height = Math.min(run.bottom - run.top, first === undefined ? 0 : first.bottom - first.top);
    const sameLine =
      first !== undefined && !run.vertical && !first.vertical && Math.abs(middle(run) - middle(first)) < height * 0.5;
    if (row !== undefined && sameLine) {
      row.push(run);
    } else {
      rows.push([run]);
    }
  }
  return rows.map((row) => {
    const ordered = row.sort((a, b) => a.left - b.left);
    return {
      runs: ordered,
      text: textOf(ordered),
      size: Math.max(...ordered.map((run) => run.size)),
      left: Math.min(...ordered.map((run) => run.left)),
      right: Math.max(...ordered.map((run) => run.right)),
      top: Math.min(...ordered.map((run) => run.top)),
      bottom: Math.max(...ordered.map((run) => run.bottom)),
    };
  });
}
