import type { Diff, DiffEntry, MarkedPart } from '../domain/index.ts';
import { cellInWords } from '../text/index.ts';
import { markDifference } from './marked-text.ts';
import { cutTo, presentable, tellable } from './presentable.ts';

/** A changed cell, date or other short value. */
export interface ChangedValue {
  readonly kind: 'value';
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** `+3`, `−1.5`; null where one side is no number. */
  readonly difference: string | null;
  readonly major: boolean;
}

/** A changed sentence, paragraph or section. */
export interface ChangedText {
  readonly kind: 'text';
  readonly label: string;
  readonly parts: readonly MarkedPart[];
  /** True where only a masked personal number differs, so that both sides look alike. */
  readonly onlyMasked: boolean;
  readonly major: boolean;
}

/** What a reader is shown of a comparison: values first, then texts. */
export interface ChangedParts {
  readonly values: readonly ChangedValue[];
  readonly texts: readonly ChangedText[];
  /** Further values and texts that are left out. */
  readonly moreValues: number;
  readonly moreTexts: number;
}

/** A few changed texts are compared closely; where there are many, each less so, for a page must not cost seconds. */
const fewTexts = 20;
const editsOfFew = 600;
const editsOfMany = 120;

function isText(entry: DiffEntry): boolean {
  switch (entry.kind) {
    case 'text':
    case 'section':
      return true;
    case 'metadata':
    case 'cell':
    case 'attachment':
    case 'format':
    case 'move':
    case 'order':
      return false;
    default:
      return entry.kind satisfies never;
  }
}

/** A value in words: absent is not zero. */
function shown(value: string | number | null, { kind, path }: DiffEntry): string {
  if (value === null) {
    return kind === 'cell' ? '（空）' : '（无）';
  }
  if (typeof value === 'number') {
    return String(value);
  }
  const words = kind === 'cell' && !path.includes('/tables/other/') ? cellInWords(value) : value;
  return words.trim() === '' ? '空白' : presentable(words);
}

function differenceOf(before: DiffEntry['before'], after: DiffEntry['after']): string | null {
  if (typeof before !== 'number' || typeof after !== 'number') {
    return null;
  }
  const difference = Number((after - before).toFixed(6));
  return difference === 0 ? null : difference > 0 ? `+${difference}` : `−${-difference}`;
}

const longestMoved = 40;

/** What moved is the same on both sides: told are its beginning, and from where to where it went. */
function moveOf(entry: DiffEntry): ChangedValue {
  const [from = '', to] = presentable(entry.label).split(' → ');
  const text = entry.after === entry.label ? from : presentable(String(entry.after ?? ''));
  return {
    kind: 'value',
    label: `移动：${cutTo(text, longestMoved)}`,
    before: from,
    after: to ?? '同一节内的另一处',
    difference: null,
    major: entry.significance === 'major',
  };
}

function valueOf(entry: DiffEntry): ChangedValue {
  if (entry.kind === 'move') {
    return moveOf(entry);
  }
  return {
    kind: 'value',
    label: presentable(entry.label),
    before: shown(entry.before, entry),
    after: shown(entry.after, entry),
    difference: differenceOf(entry.before, entry.after),
    major: entry.significance === 'major',
  };
}

function textOf(entry: DiffEntry, maxEdits: number): ChangedText {
  const [rawBefore, rawAfter] = [String(entry.before ?? ''), String(entry.after ?? '')];
  const [before, after] = [presentable(rawBefore), presentable(rawAfter)];
  return {
    kind: 'text',
    label: presentable(entry.label),
    parts: markDifference(before, after, maxEdits),
    onlyMasked: before === after && rawBefore !== rawAfter,
    major: entry.significance === 'major',
  };
}

/**
 * A comparison as it may be shown to people: noise and authors left out, personal numbers masked, what matters first,
 * at most `most` values and `most` texts.
 */
export function changedParts(diff: Diff, most: number): ChangedParts {
  const weight = (entry: DiffEntry): number => (entry.significance === 'major' ? 0 : 1);
  const told = tellable(diff).toSorted((one, other) => weight(one) - weight(other));
  const values = told.filter((entry) => !isText(entry));
  const texts = told.filter((entry) => isText(entry));
  const maxEdits = texts.length <= fewTexts ? editsOfFew : editsOfMany;
  return {
    values: values.slice(0, most).map((entry) => valueOf(entry)),
    texts: texts.slice(0, most).map((entry) => textOf(entry, maxEdits)),
    moreValues: Math.max(0, values.length - most),
    moreTexts: Math.max(0, texts.length - most),
  };
}
