import type { Diff, DiffEntry } from '../../domain/index.ts';
import type { DiffFrame } from '../../telling/diff-frame.ts';
import { sideInWords } from '../../telling/diff-in-words.ts';
import { markChange } from '../words.ts';
import { foldSameness, groupsOf, harmlessDiff, headingOf, longestMoved, shortened } from './layout.ts';
import type { LayoutOptions, Pen } from './layout.ts';
import { displayWidth } from '../../text/index.ts';

/** A stretch of a line that is drawn in one way. */
interface Run {
  readonly text: string;
  readonly draw: (text: string) => string;
}

const plain = (text: string): string => text;

/** Cuts runs into lines of at most so many columns, each filled up with blanks. */
function wrapped(runs: readonly Run[], columns: number): readonly string[] {
  const lines: string[] = [];
  let [line, used] = ['', 0];
  const end = (): void => {
    lines.push(line + ' '.repeat(columns - used));
    [line, used] = ['', 0];
  };
  for (const { text, draw } of runs) {
    let piece = '';
    for (const character of text) {
      const width = displayWidth(character);
      if (character === '\n' || used + width > columns) {
        line += piece === '' ? '' : draw(piece);
        piece = '';
        end();
        if (character === '\n') continue;
      }
      piece += character;
      used += width;
    }
    line += piece === '' ? '' : draw(piece);
  }
  if (used > 0 || lines.length === 0) end();
  return lines;
}

/** Both sides of an entry as runs: what went stands on the left only, what came on the right only. */
function sidesOf(
  entry: DiffEntry,
  pen: Pen,
  frame: DiffFrame,
): readonly [before: readonly Run[], after: readonly Run[]] {
  const [one, other] = [sideInWords(entry, entry.before, ''), sideInWords(entry, entry.after, '')];
  if (entry.kind !== 'text' && entry.kind !== 'section') {
    const most = entry.kind === 'move' ? longestMoved : undefined;
    return [
      [{ text: shortened(one, frame, most), draw: pen.removed }],
      [{ text: shortened(other, frame, most), draw: pen.added }],
    ];
  }
  const parts = foldSameness(markChange(one, other));
  const side = (kind: 'removed' | 'added', draw: Run['draw']): readonly Run[] =>
    parts.flatMap((part) =>
      part.kind === 'same'
        ? [{ text: part.text, draw: plain }]
        : part.kind === kind
          ? [{ text: shortened(part.text, frame), draw }]
          : [],
    );
  return [side('removed', pen.removed), side('added', pen.added)];
}

/** A diff in two columns, before on the left and after on the right; `columns` is the width of the whole. */
export function layOutSides(given: Diff, options: LayoutOptions & { readonly columns: number }): string {
  const { pen, frame, most, columns } = options;
  const diff = harmlessDiff(given);
  const width = Math.max(16, Math.floor((columns - 5) / 2));
  const blocks = groupsOf(diff).flatMap(({ name, entries }) => [
    headingOf(name, entries.length, options),
    ...entries.slice(0, most).flatMap((entry) => {
      const [left, right] = sidesOf(entry, pen, frame).map((runs) => wrapped(runs, width));
      const rows = Array.from({ length: Math.max(left?.length ?? 0, right?.length ?? 0) }, (_, row) => {
        const blank = ' '.repeat(width);
        return `  ${left?.[row] ?? blank} ${pen.faint('│')} ${right?.[row] ?? blank}`.trimEnd();
      });
      return [`${entry.significance === 'major' ? pen.strong('!') : ' '} ${entry.label}`, ...rows];
    }),
    ...(entries.length > most ? [pen.faint(`  ${frame.unlisted(entries.length - most)}`)] : []),
  ]);
  return [pen.strong(frame.summary(diff.changes)), ...blocks].join('\n');
}
