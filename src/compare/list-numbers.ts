import { readNumeral } from '../text/index.ts';

/** A number before something that a list counts: its value, and how many of the list, and of all lists, stand before it. */
export interface ListNumber {
  readonly value: number;
  readonly inList: number;
  readonly inAll: number;
}

/** The places of numbers that stand in this order; a list begins anew at 1. */
export function placesOf(values: readonly number[]): readonly ListNumber[] {
  let begins = 0;
  return values.map((value, inAll) => {
    if (value === 1) begins = inAll;
    return { value, inList: inAll - begins, inAll };
  });
}

/** Whether a list counts through to here. */
export const saysItsPlace = ({ value, inList }: ListNumber): boolean => value === inList + 1;

/** Whether a number is another only because of what was put in before it or taken out: it says its place on both sides. */
export function isRenumbered(before: ListNumber, after: ListNumber): boolean {
  return before.inAll !== after.inAll && saysItsPlace(before) && saysItsPlace(after);
}

const numeral = '[一二三四五六七八九十]{1,3}|\\d{1,2}';

/** The value of a number as lists print it: `3`, `三`, `③`; null where it is none. */
export function valueOf(printed: string): number | null {
  const bare = printed.normalize('NFKC');
  const value = /^\d{1,3}$/.test(bare)
    ? Number(bare)
    : /^[一二三四五六七八九十]{1,3}$/.test(bare)
      ? readNumeral(bare)
      : null;
  return value === null || value < 1 ? null : value;
}

/** A sentence of a list without the numbers that count it, and each of these. */
export interface ListItem {
  readonly rest: string;
  readonly numbers: readonly ListNumber[];
}

const mayCount = /^[(第\d一二三四五六七八九十①-⑳]|[一二三四五六七八九十][是要]/;
/** `(三)`, `3.`, `三、`, `第三,`, `③` where a sentence begins; `三是` and `三要` where a clause does. */
const counting = new RegExp(
  [
    String.raw`(?<=^\()(?:${numeral})(?=\))`,
    String.raw`^(?:${numeral})(?=[、.)](?!\d))`,
    String.raw`(?<=^第)(?:${numeral})(?=[,、:])`,
    '^[①-⑳]',
    String.raw`(?<=^|[:,;。])[一二三四五六七八九十]{1,2}(?=[是要])`,
  ].join('|'),
  'g',
);

/** Folded sentences of one text, each with the numbers that lists count it by; those of one shape are one list's, or one's after another. */
export function listItemsOf(keys: readonly string[]): readonly ListItem[] {
  const shapes = new Map<string, number[]>();
  const found = keys.map((key) => {
    if (!mayCount.test(key)) return { rest: key, at: [] };
    const at: { readonly shape: string; readonly index: number }[] = [];
    const rest = key.replaceAll(counting, (printed, start: number) => {
      const value = valueOf(printed);
      if (value === null) return printed;
      const kind = /^\d/.test(printed) ? '1' : /^[①-⑳]/.test(printed) ? '①' : '一';
      const opened = key[start - 1] === '(' || key[start - 1] === '第';
      const shape = `${opened ? key[start - 1] : ''}${kind}${kind === '①' ? '' : (key[start + printed.length] ?? '')}`;
      const values = shapes.get(shape) ?? [];
      shapes.set(shape, values);
      at.push({ shape, index: values.push(value) - 1 });
      return kind;
    });
    return { rest, at };
  });
  const places = new Map([...shapes].map(([shape, values]) => [shape, placesOf(values)]));
  return found.map(({ rest, at }) => ({
    rest,
    numbers: at.flatMap(({ shape, index }) => places.get(shape)?.[index] ?? []),
  }));
}

/** Whether two sentences are the same but for numbers that follow from what came or went before them. */
export function isSameItem(before: ListItem, after: ListItem): boolean {
  return (
    before.rest === after.rest &&
    before.numbers.length > 0 &&
    before.numbers.length === after.numbers.length &&
    before.numbers.every((number, index) => {
      const now = after.numbers[index];
      return now !== undefined && (now.value === number.value || isRenumbered(number, now));
    })
  );
}
