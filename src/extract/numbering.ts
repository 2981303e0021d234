import { readNumeral } from '../text/index.ts';

/** The shapes a heading's number is printed in, from the widest division to the narrowest in usual practice. */
export type NumberShape = 'part' | 'chinese' | 'ordinal' | 'chinese-bracket' | 'arabic' | 'arabic-bracket' | 'circled';

export interface Numbering {
  readonly shape: NumberShape;
  /** As printed, without the separator: `一`, `（一）`, `1`. */
  readonly printed: string;
  readonly value: number;
  /** Characters that number and separator take. */
  readonly length: number;
}

const shapes: readonly (readonly [NumberShape, RegExp])[] = [
  ['part', /^第([一二三四五六七八九十百]{1,4}|\d{1,2})(?:部分|章|节|编)[\s:：、.]{0,3}/],
  ['ordinal', /^第([一二三四五六七八九十]{1,3})[，,、:：.]\s?/],
  ['chinese', /^([一二三四五六七八九十]{1,3}) ?(?:[、.．，,:：]\s?|(?=[\u3400-\u9fff]{2,30}情况$|概 ?述$))/],
  ['chinese-bracket', /^([(（] ?[一二三四五六七八九十]{1,3} ?[)）]|[㈠-㈩])[\s、.．，,:：]{0,2}/],
  ['arabic', /^(\d{1,2}) ?(?:[、．]\s?|\.(?!\d)\s?|,(?=[\u3400-\u9fff])|(?=[\u3400-\u9fff]{2,18}情况$))/],
  ['arabic-bracket', /^([(（] ?\d{1,2} ?[)）]|\d{1,2}[)）]|[⑴-⒇])[\s、.．]{0,2}/],
  ['circled', /^([①-⑳])[\s、.．]{0,2}/],
];

function valueOf(printed: string): number {
  const bare = printed
    .replace(/[()（）\s]/g, '')
    .normalize('NFKC')
    .replace(/[()]/g, '');
  return /^\d+$/.test(bare) ? Number(bare) : (readNumeral(bare) ?? 0);
}

const mayBegin = /^[第一二三四五六七八九十(（\d㈠-㈩⑴-⒇①-⑳]/;

/** The number a line starts with; null where it starts with none. */
export function readNumbering(line: string): Numbering | null {
  if (!mayBegin.test(line)) return null;
  for (const [shape, pattern] of shapes) {
    const match = pattern.exec(line);
    if (match === null) continue;
    const printed = (match[1] ?? '').replace(/ /g, '');
    const value = valueOf(printed);
    if (value < 1 || value > 99) continue;
    return {
      shape,
      printed: shape === 'part' ? match[0].replace(/[\s:：、.]+$/, '') : printed,
      value,
      length: match[0].length,
    };
  }
  return null;
}
