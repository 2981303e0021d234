import type { Diff, DiffEntry, MarkedPart } from '../../domain/index.ts';
import { diffGroups, type DiffFrame, type DiffGroup } from '../../telling/diff-frame.ts';
import { sideInWords } from '../../telling/diff-in-words.ts';
import { markChange } from '../words.ts';

/** How a view writes what stands out. */
export interface Pen {
  readonly removed: (text: string) => string;
  readonly added: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

export interface LayoutOptions {
  readonly pen: Pen;
  readonly frame: DiffFrame;
  /** Most entries shown of one kind. */
  readonly most: number;
}

const longestValue = 40;
/** Two longer values are one text in which only the change is marked. */
const longestPair = 20;
const longestText = 600;
/** What moved is the same on both sides: its beginning tells which it is. */
export const longestMoved = 60;
const context = 24;

/** A long text cut, with its length. */
export function shortened(text: string, frame: DiffFrame, most = longestText): string {
  return text.length <= most ? text : `${text.slice(0, most)}${frame.rest(text.length)}`;
}

/** Sameness far from any change is left out, so that a long sentence shows its change. */
function excerpt({ kind, text }: MarkedPart, first: boolean, last: boolean): MarkedPart {
  if (kind !== 'same' || text.length <= context * 2 + 4) return { kind, text };
  const head = first ? '' : text.slice(0, context);
  const tail = last ? '' : text.slice(-context);
  return { kind, text: `${head}……${tail}` };
}

/** Marked parts with long sameness folded. */
export function foldSameness(parts: readonly MarkedPart[]): readonly MarkedPart[] {
  return parts.map((part, index) => excerpt(part, index === 0, index === parts.length - 1));
}

function marked(before: string, after: string, { pen, frame }: LayoutOptions): string {
  return foldSameness(markChange(before, after))
    .map(({ kind, text }) => {
      switch (kind) {
        case 'same':
          return text;
        case 'removed':
          return pen.removed(shortened(text, frame));
        case 'added':
          return pen.added(shortened(text, frame));
        default:
          return kind satisfies never;
      }
    })
    .join('');
}

function difference({ before, after }: DiffEntry, frame: DiffFrame): string {
  if (typeof before !== 'number' || typeof after !== 'number') return '';
  const by = Number((after - before).toFixed(6));
  return frame.aside(by > 0 ? `+${by}` : `−${-by}`);
}

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n');

function bodyOf(entry: DiffEntry, options: LayoutOptions): string {
  const { pen, frame } = options;
  const shown = (value: DiffEntry['before']): string => sideInWords(entry, value, frame.absent);
  const [one, other] = [shown(entry.before), shown(entry.after)];
  if (entry.kind === 'move') return one === entry.label ? '' : `\n${indented(shortened(one, frame, longestMoved))}`;
  const both = entry.before !== null && entry.after !== null;
  const isLong = Math.max(one.length, other.length) > longestValue;
  const isLongPair = both && Math.min(one.length, other.length) > longestPair;
  if (entry.kind !== 'text' && !isLong && !isLongPair) {
    return `  ${pen.removed(one)} → ${pen.added(other)}${difference(entry, frame)}`;
  }
  if (entry.before === null) return `\n${indented(pen.added(shortened(other, frame)))}`;
  if (entry.after === null) return `\n${indented(pen.removed(shortened(one, frame)))}`;
  return `\n${indented(marked(one, other, options))}`;
}

/** Control characters of a fetched text must not reach a terminal or a mail. */
function harmless(text: string): string {
  return text.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) => (character === '\n' ? character : ''));
}

/** A diff whose texts may be printed. */
export function harmlessDiff(diff: Diff): Diff {
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

/** What counts of a diff, under its headings, in the order in which people want it. */
export function groupsOf(diff: Diff): readonly { readonly name: DiffGroup; readonly entries: readonly DiffEntry[] }[] {
  return (Object.keys(diffGroups) as DiffGroup[]).flatMap((name) => {
    const entries = diff.changes.filter(
      ({ kind, significance }) => diffGroups[name].includes(kind) && significance !== 'none',
    );
    return entries.length === 0 ? [] : [{ name, entries }];
  });
}

/** A heading with the count of what stands under it. */
export function headingOf(
  name: DiffGroup,
  count: number,
  { pen, frame }: Pick<LayoutOptions, 'pen' | 'frame'>,
): string {
  return `\n${pen.strong(`${frame.headings[name]}${frame.aside(count)}`)}`;
}

/** A diff as lines for people: the summary, then each kind under its name, what is major with a `!`. */
export function layOut(given: Diff, options: LayoutOptions): string {
  const { pen, frame, most } = options;
  const diff = harmlessDiff(given);
  const blocks = groupsOf(diff).flatMap(({ name, entries }) => {
    const lines = entries.slice(0, most).map((entry) => {
      const sign = entry.significance === 'major' ? pen.strong('!') : ' ';
      return `  ${sign} ${entry.label}${bodyOf(entry, options)}`;
    });
    const more = entries.length > most ? [pen.faint(`    ${frame.unlisted(entries.length - most)}`)] : [];
    return [headingOf(name, entries.length, options), ...lines, ...more];
  });
  return [pen.strong(frame.summary(diff.changes)), ...blocks].join('\n');
}
