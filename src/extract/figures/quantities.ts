import { readNumeral } from '../../text/index.ts';
import { codesOf } from './marks.ts';

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

const unit = '人次|条次|卷次|万元|亿元|元|件次|件|条|个|份|次|篇|宗|起|例|项|部|期|人|名|位|户|场|处|册|期|%|％';
/** Where a number may begin, by code unit. */
const beginNumbers = codesOf('0123456789一二两三四五六七八九十百千零〇');

/** Digits or numeral, a word for more, scale, a word for more, unit, a word for more. */
const pattern = new RegExp(
  String.raw`(?:(\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)|([一二两三四五六七八九十百千][一二两三四五六七八九十百千零〇]{0,8}|[零〇]))` +
    String.raw`\s*(余|多)?\s*([千万亿](?!元))?\s*(余|多)?\s*(${unit})(余|多|以上)?`,
  'uy',
);
/** What stands before a rounded number. */
const leads = ['超过', '突破', '大约', '约为', '共约', '约', '近', '超', '逾'];

const endLeads = codesOf('过破约为近超逾');

/** Ends of words before a number that counts nothing: 第3件; 公开相同信息计1条, but 共计15件; a sign that digits are lost. */
const noCount = /[\d.第〓?\ufffd]$|(?<![共合总累小])计$/u;

const scales: Readonly<Record<string, number>> = { 千: 1000, 万: 10_000, 亿: 100_000_000 };

/** Product without the traces of binary fractions: 4.1 万 is 41000. */
function scaled(value: number, factor: number): number {
  return Math.round(value * factor * 100) / 100;
}

function nextNumber(sentence: string, from: number): number {
  for (let at = from; at < sentence.length; at += 1) if (beginNumbers.has(sentence.charCodeAt(at))) return at;
  return -1;
}

const blanks = codesOf(' \t\n\r\u00a0\u3000\u2002\u2003\u2009\ufeff');
const ofNumbers = codesOf('0123456789.,，一二两三四五六七八九十百千零〇');
const behindNumbers = codesOf(' \t\u00a0\u3000余多千万亿');
const beginUnits = codesOf('人条卷万亿元件个份次篇宗起例项部期名位户场处册%％');

/** Where a run of digits or numerals ends, and whether a unit may follow it: most numbers are days, and none of ours. */
function runAt(sentence: string, at: number): { readonly end: number; readonly counts: boolean } {
  let end = at;
  while (ofNumbers.has(sentence.charCodeAt(end))) end += 1;
  let next = end;
  while (behindNumbers.has(sentence.charCodeAt(next))) {
    if (beginUnits.has(sentence.charCodeAt(next))) return { end, counts: true };
    next += 1;
  }
  return { end, counts: beginUnits.has(sentence.charCodeAt(next)) };
}

/** Where a quantity begins whose number begins at `at`: blanks and a lead before it, not before `from`, are part of it. */
function beginOf(sentence: string, at: number, from: number): { readonly start: number; readonly led: boolean } {
  let start = at;
  while (start > from && blanks.has(sentence.charCodeAt(start - 1))) start -= 1;
  if (!endLeads.has(sentence.charCodeAt(start - 1))) return { start, led: false };
  const lead = leads.find((word) => start - word.length >= from && sentence.endsWith(word, start));
  return lead === undefined ? { start, led: false } : { start: start - lead.length, led: true };
}

const ofRanges = codesOf('-－—–~～至到');
const endNoCount = codesOf('0123456789.第〓?\ufffd计');

/** Whether a number ends a range: `10-20件`, `三至五件`. */
function isOfRange(sentence: string, start: number): boolean {
  const joins = ofRanges.has(sentence.charCodeAt(start - 1)) || ofRanges.has(sentence.charCodeAt(start - 2));
  return (
    joins &&
    /[\d一二三四五六七八九十百件条][-－—–~～至到][^\d]{0,1}$/u.test(sentence.slice(Math.max(0, start - 4), start))
  );
}

/** Articles told one after the other: 第19条、20条规定. */
const articlesBefore = /第[\d一二三四五六七八九十百]+条(?:[、，,和及]\d+条){0,8}[、，,和及至]$/u;

/** Numbers with units in a sentence, from left to right. Ordinals, dates and document numbers have no such unit. */
export function quantitiesOf(sentence: string): readonly Quantity[] {
  const quantities: Quantity[] = [];
  let from = 0;
  for (let at = nextNumber(sentence, 0); at !== -1;) {
    const run = runAt(sentence, at);
    if (!run.counts) {
      at = nextNumber(sentence, run.end);
      continue;
    }
    pattern.lastIndex = at;
    const match = pattern.exec(sentence);
    if (match === null) {
      at = nextNumber(sentence, at + 1);
      continue;
    }
    const end = pattern.lastIndex;
    const { start, led } = beginOf(sentence, at, from);
    const [, digits, numeral, early, scale, middle, printedUnit = null, late] = match;
    const value = digits === undefined ? readNumeral(numeral ?? '') : Number(digits.replace(/[,，]/gu, ''));
    const isArticle = printedUnit === '条' && articlesBefore.test(sentence.slice(Math.max(0, start - 40), start));
    const counts =
      !isArticle &&
      !(
        endNoCount.has(sentence.charCodeAt(start - 1)) && noCount.test(sentence.slice(Math.max(0, start - 2), start))
      ) &&
      !isOfRange(sentence, start);
    if (value !== null && counts) {
      quantities.push({
        value: scale === undefined ? value : scaled(value, scales[scale] ?? 1),
        unit: printedUnit === '％' ? '%' : printedUnit,
        approximate: led || early !== undefined || middle !== undefined || late !== undefined,
        start,
        end,
      });
    }
    from = end;
    at = nextNumber(sentence, end);
  }
  return quantities;
}
