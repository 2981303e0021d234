import { fold, letters } from './fold.ts';
import { memo } from '../../text/index.ts';

/** `chapter`: 一、; `group`: （一）; `item`: 1. */
export type OrdinalKind = 'chapter' | 'group' | 'item';

export interface Ordinal {
  readonly kind: OrdinalKind;
  readonly number: number;
}

/** A numbered stretch of a label; a merged label has several. */
export interface LabelSegment {
  readonly ordinal: Ordinal | null;
  /** Letters only. */
  readonly text: string;
}

const numerals = '一二三四五六七八九十';
const marker = new RegExp(
  String.raw`(?<chapter>[${numerals}])[、,.．]|\((?<group>[${numerals}])\)?|(?<item>\d{1,2})[.、,．)](?!\d)`,
  'gu',
);

function ordinalOf(groups: Record<string, string | undefined>): Ordinal {
  const { chapter, group, item } = groups;
  if (chapter !== undefined) {
    return { kind: 'chapter', number: numerals.indexOf(chapter) + 1 };
  }
  return group === undefined
    ? { kind: 'item', number: Number(item) }
    : { kind: 'group', number: numerals.indexOf(group) + 1 };
}

/** ①, ⑴, (1) and 1) are written where the form has `1.`. */
function withDots(label: string): string {
  return label
    .replace(/[①-⑳]/gu, (mark) => `${mark.charCodeAt(0) - 0x245f}.`)
    .replace(/[⑴-⒇]|[(（]\s?\d{1,2}\s?[)）]/gu, (mark) => `${mark.normalize('NFKC').replace(/\D/gu, '')}.`);
}

/** Cuts a label at its ordinals: `（三）不予公开1.属于国家秘密` has two segments. */
export const segmentsOf: (label: string) => readonly LabelSegment[] = memo((label) => {
  const folded = fold(/[①-⒇(（]/u.test(label) ? withDots(label) : label);
  const segments: LabelSegment[] = [];
  let ordinal: Ordinal | null = null;
  let from = 0;
  for (const match of folded.matchAll(marker)) {
    const text = letters(folded.slice(from, match.index));
    if (ordinal !== null || text !== '') {
      segments.push({ ordinal, text });
    }
    ordinal = ordinalOf(match.groups ?? {});
    from = match.index + match[0].length;
  }
  segments.push({ ordinal, text: letters(folded.slice(from)) });
  return segments;
});
