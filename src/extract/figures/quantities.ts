import { readNumeral } from '../../text/index.ts';

/** A number with its unit as it stands in a sentence. */
export interface Quantity {
  readonly value: number;
  /** `%` for a share; null where no unit stands. */
  readonly unit: string | null;
  readonly approximate: boolean;
  /** Range inside the sentence. */
  readonly start: number;
  readonly end: number;
}

const unit = '人次|条次|卷次|万元|亿元|元|件次|件|条|个|份|次|篇|宗|起|例|项|部|期|人|名|户|场|处|册|期|%|％';
const pattern = new RegExp(
  String.raw`(?<lead>约|近|超过|超|逾|突破|大约|共约)?\s*` +
    String.raw`(?:(?<digits>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)|(?<numeral>[一二两三四五六七八九十百千]{1,7}))` +
    String.raw`\s*(?<early>余|多)?\s*(?<scale>[万亿](?!元))?\s*(?<middle>余|多)?\s*(?<unit>${unit})(?<late>余|多|以上)?`,
  'gu',
);

const scales: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** Product without the traces of binary fractions: 4.1 万 is 41000. */
function scaled(value: number, factor: number): number {
  return Math.round(value * factor * 100) / 100;
}

/** Numbers with units in a sentence, from left to right. Ordinals, dates and document numbers have no such unit. */
export function quantitiesOf(sentence: string): readonly Quantity[] {
  return [...sentence.matchAll(pattern)].flatMap((match): Quantity[] => {
    const groups = match.groups ?? {};
    const digits = groups['digits'];
    const numeral = groups['numeral'];
    const value = digits === undefined ? readNumeral(numeral ?? '') : Number(digits.replace(/[,，]/gu, ''));
    const start = match.index;
    const before = sentence[start - 1] ?? '';
    if (value === null || /[\d.第]/u.test(before)) {
      return [];
    }
    const scale = groups['scale'];
    const approximate = ['lead', 'early', 'middle', 'late'].some((name) => groups[name] !== undefined);
    const printedUnit = groups['unit'] ?? null;
    return [
      {
        value: scale === undefined ? value : scaled(value, scales[scale] ?? 1),
        unit: printedUnit === '％' ? '%' : printedUnit,
        approximate,
        start,
        end: start + match[0].length,
      },
    ];
  });
}
