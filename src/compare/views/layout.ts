import type { Diff, DiffEntry, DiffKind } from '../../domain/index.ts';
import { markChange } from '../words.ts';
import type { MarkedPart } from '../words.ts';

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
const longestText = 600;
const context = 24;

const shown = (value: DiffEntry['before']): string => (value === null ? '（无）' : String(value));

function shorten(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText)}……（共${text.length}字）`;
}

/** Sameness far from any change is left out, so that a long sentence shows its change. */
function excerpt({ kind, text }: MarkedPart, first: boolean, last: boolean): MarkedPart {
  if (kind !== 'same' || text.length <= context * 2 + 4) return { kind, text };
  const head = first ? '' : text.slice(0, context);
  const tail = last ? '' : text.slice(-context);
  return { kind, text: `${head}……${tail}` };
}

function marked(before: string, after: string, pen: Pen): string {
  const parts = markChange(before, after);
  return parts
    .map((part, index) => {
      const { kind, text } = excerpt(part, index === 0, index === parts.length - 1);
      switch (kind) {
        case 'same':
          return text;
        case 'removed':
          return pen.removed(shorten(text));
        case 'added':
          return pen.added(shorten(text));
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
  const [one, other] = [shown(entry.before), shown(entry.after)];
  if (entry.kind === 'move' && one === other) return `\n${indented(shorten(one))}`;
  if (one.length <= longestValue && other.length <= longestValue && entry.kind !== 'text') {
    return `  ${pen.removed(one)} → ${pen.added(other)}${difference(entry)}`;
  }
  if (entry.before === null) return `\n${indented(pen.added(shorten(other)))}`;
  if (entry.after === null) return `\n${indented(pen.removed(shorten(one)))}`;
  return `\n${indented(marked(one, other, pen))}`;
}

/** Control characters of a fetched text must not reach a terminal or a mail. */
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

/** A diff as lines for people: the summary, then each kind under its name, what is major with a `!`. */
export function layOut(given: Diff, { pen, most }: LayoutOptions): string {
  const diff = harmlessDiff(given);
  const blocks = groups.flatMap(([title, kinds]) => {
    const entries = diff.changes.filter(({ kind, significance }) => kinds.includes(kind) && significance !== 'none');
    if (entries.length === 0) return [];
    const lines = entries.slice(0, most).map((entry) => {
      const sign = entry.significance === 'major' ? pen.strong('!') : ' ';
      return `  ${sign} ${entry.label}${bodyOf(entry, pen)}`;
    });
    const more = entries.length > most ? [pen.faint(`    另有${entries.length - most}处未列出`)] : [];
    return [`\n${pen.strong(`${title}（${entries.length}）`)}`, ...lines, ...more];
  });
  return [pen.strong(diff.summary), ...blocks].join('\n');
}
