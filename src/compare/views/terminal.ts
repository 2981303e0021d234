import type { Diff } from '../../domain/index.ts';
import { englishFrame } from '../../telling/diff-frame.ts';
import { layOut } from './layout.ts';
import type { Pen } from './layout.ts';
import { layOutSides } from './side.ts';

const escape = '\u{1b}[';
const paint =
  (code: number, off: number) =>
  (text: string): string =>
    `${escape}${code}m${text}${escape}${off}m`;
const colours: Pen = { removed: paint(31, 39), added: paint(32, 39), strong: paint(1, 22), faint: paint(2, 22) };
const plain: Pen = {
  removed: (text) => `[-${text}-]`,
  added: (text) => `{+${text}+}`,
  strong: (text) => text,
  faint: (text) => text,
};

/** A diff for the terminal, told in English; without colour what went is `[-so-]` and what came is `{+so+}`. */
export function terminalDiff(diff: Diff, options: { readonly color: boolean; readonly most?: number }): string {
  return layOut(diff, { pen: options.color ? colours : plain, frame: englishFrame, most: options.most ?? 200 });
}

/** A diff for the terminal in two columns, told in English; without colour what went and what came stand apart by their column alone. */
export function terminalSides(
  diff: Diff,
  options: { readonly color: boolean; readonly columns: number; readonly most?: number },
): string {
  const unmarked: Pen = { ...plain, removed: (text) => text, added: (text) => text };
  return layOutSides(diff, {
    pen: options.color ? colours : unmarked,
    frame: englishFrame,
    most: options.most ?? 200,
    columns: options.columns,
  });
}
