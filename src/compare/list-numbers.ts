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

const unlisted = String.raw`(?!\d|[一二三四五六七八九十])`;
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
  /** Without the number or bullet before it. */
  readonly rest: string;
  /** The number before it; `bullet` for another mark; null where it has none. */
  readonly lead: ListNumber | 'bullet' | null;
  /** Those further on. */
  readonly numbers: readonly ListNumber[];
}

const mayCount = /^[(第\d一二三四五六七八九十①-⑳·■◆◇□▪▶➢>*-]|[一二三四五六七八九十][是要]/;
/** `(三)`, `3.`, `三、`, `第三,`, `③`, `·` where a sentence begins. */
const leading = new RegExp(
  [
    String.raw`^(?<open>\()(?<inside>${numeral})\)[、.,]?`,
    String.raw`^(?<plain>${numeral})(?<close>[、.)])${unlisted}`,
    String.raw`^第(?<ordinal>${numeral})[,、:]${unlisted}`,
    '^(?<circled>[①-⑳])[、.]?',
    '^[·■◆◇□▪▶➢>*-]+(?!\\d)',
  ].join('|'),
);
/** `三是` and `三要` where a clause begins. */
const further = /(?<=^|[:,;。])[一二三四五六七八九十]{1,2}(?=[是要])/g;

/** Numbers of one shape are those of one list, or of one after another. */
type Counted = { readonly shape: string; readonly at: number };

/** Folded sentences of one text, each with the numbers that lists count it by. */
export function listItemsOf(keys: readonly string[]): readonly ListItem[] {
  const shapes = new Map<string, number[]>();
  const count = (printed: string, shape: string): Counted | null => {
    const value = valueOf(printed);
    if (value === null) return null;
    const values = shapes.get(shape) ?? [];
    shapes.set(shape, values);
    return { shape, at: values.push(value) - 1 };
  };
  const found = keys.map((key) => {
    if (!mayCount.test(key)) return { rest: key, lead: null, numbers: [] };
    const { 0: mark = '', groups = {} } = leading.exec(key) ?? {};
    const { inside, plain, close, ordinal, circled } = groups;
    const printed = inside ?? plain ?? ordinal ?? circled;
    const kind = /\d/.test(printed ?? '') ? 'arabic' : 'chinese';
    const shape = `${Object.keys(groups)
      .filter((name) => groups[name] !== undefined)
      .join()} ${close} ${kind}`;
    const lead = mark === '' ? null : printed === undefined ? ('bullet' as const) : count(printed, shape);
    const numbers: Counted[] = [];
    const rest = (lead === null ? key : key.slice(mark.length)).replaceAll(further, (inner) => {
      const counted = count(inner, 'clause');
      if (counted !== null) numbers.push(counted);
      return counted === null ? inner : '#';
    });
    return { rest, lead, numbers };
  });
  const places = new Map([...shapes].map(([shape, values]) => [shape, placesOf(values)]));
  const placeOf = ({ shape, at }: Counted): readonly ListNumber[] => places.get(shape)?.slice(at, at + 1) ?? [];
  return found.map(({ rest, lead, numbers }) => ({
    rest,
    lead: lead === null || lead === 'bullet' ? lead : (placeOf(lead)[0] ?? null),
    numbers: numbers.flatMap(placeOf),
  }));
}

const isSameNumber = (before: ListNumber, after: ListNumber): boolean =>
  before.value === after.value || isRenumbered(before, after);

/** Whether what stands before two sentences says no more than that they are items of a list. */
function isSameLead(before: ListItem['lead'], after: ListItem['lead']): boolean {
  const marks = [before, after].filter((lead) => lead !== null && lead !== 'bullet');
  const [one, other] = marks;
  return one !== undefined && other !== undefined ? isSameNumber(one, other) : marks.every(saysItsPlace);
}

/** Whether two sentences are the same but for the manner in which a list counts them, or numbers that follow from what came or went before. */
export function isSameItem(before: ListItem, after: ListItem): boolean {
  return (
    before.rest === after.rest &&
    isSameLead(before.lead, after.lead) &&
    before.numbers.length === after.numbers.length &&
    before.numbers.every((number, index) => {
      const now = after.numbers[index];
      return now !== undefined && isSameNumber(number, now);
    })
  );
}
