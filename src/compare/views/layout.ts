import type { Diff, DiffEntry, DiffKind, MarkedPart } from '../../domain/index.ts';
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
  /** Most entries shown of one kind. */
  readonly most: number;
}

const groups: readonly (readonly [title: string, kinds: readonly DiffKind[]])[] = [
  ['标题、日期等信息', ['metadata', 'format']],
  ['表格数据', ['cell']],
  ['章节', ['section']],
  ['文字', ['text']],
  ['移动与编号', ['move', 'order']],
  ['附件', ['attachment']],
];
const longestValue = 40;
/** Two longer values are one text in which only the change is marked. */
const longestPair = 20;
const longestText = 600;
/** What moved is the same on both sides: its beginning tells which it is. */
export const longestMoved = 60;
const context = 24;

const shown = (entry: DiffEntry, value: DiffEntry['before']): string => sideInWords(entry, value, '（无）');

/** A long text cut, with its length. */
export function shortened(text: string, most = longestText): string {
  return text.length <= most ? text : `${text.slice(0, most)}……（共${text.length}字）`;
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

function marked(before: string, after: string, pen: Pen): string {
  return foldSameness(markChange(before, after))
    .map(({ kind, text }) => {
      switch (kind) {
        case 'same':
          return text;
        case 'removed':
          return pen.removed(shortened(text));
        case 'added':
          return pen.added(shortened(text));
        default:
          return kind satisfies never;
      }
    })
    .join('');
}

function difference({ before, after }: DiffEntry): string {
  if (typeof before !== 'number' || typeof after !== 'number') return '';
  const by = Number((after - before).toFixed(6));
  return by > 0 ? `（+${by}）` : `（−${-by}）`;
}

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n');

function bodyOf(entry: DiffEntry, pen: Pen): string {
  const [one, other] = [shown(entry, entry.before), shown(entry, entry.after)];
  if (entry.kind === 'move') return one === entry.label ? '' : `\n${indented(shortened(one, longestMoved))}`;
  const both = entry.before !== null && entry.after !== null;
  const isLong = Math.max(one.length, other.length) > longestValue;
  const isLongPair = both && Math.min(one.length, other.length) > longestPair;
  if (entry.kind !== 'text' && !isLong && !isLongPair) {
    return `  ${pen.removed(one)} → ${pen.added(other)}${difference(entry)}`;
  }
  if (entry.before === null) return `\n${indented(pen.added(shortened(other)))}`;
  if (entry.after === null) return `\n${indented(pen.removed(shortened(one)))}`;
  return `\n${indented(marked(one, other, pen))}`;
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

/** What counts of a diff, by kind, in the order in which people want it. */
export function groupsOf(diff: Diff): readonly { readonly title: string; readonly entries: readonly DiffEntry[] }[] {
  return groups.flatMap(([title, kinds]) => {
    const entries = diff.changes.filter(({ kind, significance }) => kinds.includes(kind) && significance !== 'none');
    return entries.length === 0 ? [] : [{ title, entries }];
  });
}

/** A diff as lines for people: the summary, then each kind under its name, what is major with a `!`. */
export function layOut(given: Diff, { pen, most }: LayoutOptions): string {
  const diff = harmlessDiff(given);
  const blocks = groupsOf(diff).flatMap(({ title, entries }) => {
    const lines = entries.slice(0, most).map((entry) => {
      const sign = entry.significance === 'major' ? pen.strong('!') : ' ';
      return `  ${sign} ${entry.label}${bodyOf(entry, pen)}`;
    });
    const more = entries.length > most ? [pen.faint(`    另有${entries.length - most}处未列出`)] : [];
    return [`\n${pen.strong(`${title}（${entries.length}）`)}`, ...lines, ...more];
  });
  return [pen.strong(diff.summary), ...blocks].join('\n');
}
