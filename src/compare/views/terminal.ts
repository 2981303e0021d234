import type { Diff } from '../../domain/index.ts';
import { layOut } from './layout.ts';
import type { Pen } from './layout.ts';

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

/** A diff for the terminal; without colour what went is `[-so-]` and what came is `{+so+}`. */
export function terminalDiff(diff: Diff, options: { readonly color: boolean; readonly most?: number }): string {
  return layOut(diff, { pen: options.color ? colours : plain, most: options.most ?? 200 });
}
