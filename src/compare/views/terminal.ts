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

/** Control characters of a fetched text must not reach the terminal. */
function harmless(text: string): string {
  return text.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) => (character === '\n' ? character : ''));
}

function harmlessDiff(diff: Diff): Diff {
  const clean = (value: string | number | null): string | number | null =>
    typeof value === 'string' ? harmless(value) : value;
  return {
    ...diff,
    summary: harmless(diff.summary),
    changes: diff.changes.map((entry) => ({
      ...entry,
      label: harmless(entry.label),
      before: clean(entry.before),
      after: clean(entry.after),
    })),
  };
}

/** A diff for the terminal; without colour what went is `[-so-]` and what came is `{+so+}`. */
export function terminalDiff(diff: Diff, options: { readonly color: boolean; readonly most?: number }): string {
  return layOut(harmlessDiff(diff), { pen: options.color ? colours : plain, most: options.most ?? 200 });
}
