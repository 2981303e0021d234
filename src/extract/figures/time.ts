import { clauseMarks, lastMark, sentenceMarks } from './marks.ts';

/** Years that a text names. */
export function yearsNamed(text: string): readonly number[] {
  if (!text.includes('年')) return [];
  return [...text.matchAll(/(?<!\d)((?:19|20)\d{2})\s*年/gu)].map((match) => Number(match[1]));
}

/**
 * What places a figure in time: a year, this year, last year; what was carried over from last year belongs to this one. Captured
 * are a word of comparison before it, the year, and a word for the past.
 */
const timeMark =
  /((?:比|较|与|同|相比|相较于?|对比)\s*)?(?:(?<!\d|转|转[至到入]|顺延|[顺延]延?[至到])((?:19|20)\d{2})\s*年(?!度?结转)|(?:今年|本年|全年|本年度|一年来)|(?<!结转)(去年|上年|上一年|前年|往年|历年|上年度|同期)(?!度?(?:底)?[^，,。；;]{0,6}结转|度?结转))/gu;
/** Characters without which nothing is placed in time. */
const namesTime = /[年期今计来前]/u;
const sinceLongAgo = /(?<!一年|今年|本年|年初)以来|历年|截[至止](?:目前|今)/u;
/** Parts of a year are not the year. */
const partOfYear = /[上下]半年|季度|[本当每]月/u;

/** Whether 累计 counts one year only: 全年累计, 2023年累计; 到2023年底累计 may count many. */
function isYearly(clause: string, year: number | null): boolean {
  if (/自|以来|截[至止]/u.test(clause)) return false;
  if (/全年|今年|一年来|本年|年内/u.test(clause)) return true;
  return new RegExp(
    `(?:全年|今年|一年来|本年度?|(?<![到至止])${String(year ?? '年度')}\\s*年?度?(?![底末]|12月)[，,]?)[^，,]{0,24}累计`,
    'u',
  ).test(clause);
}

/** What stands behind the last comma before the report's own year: 截至目前共592条，2019年60条 counts 60 in that year. */
function afterOwnYear(near: string, year: number | null): string {
  if (year === null) return near;
  const named = near.lastIndexOf(`${String(year)}年`);
  return named > 0 && /(?:[，,、]|其中)\s*$/u.test(near.slice(0, named)) ? near.slice(named) : near;
}

/** Whether the words before a figure place it in another year, or over several. */
export function isOtherYear(before: string, year: number | null): boolean {
  const clause = before.slice(lastMark(before, sentenceMarks) + 1);
  if (!namesTime.test(clause)) return false;
  const near = afterOwnYear(clause.slice(-60), year);
  if (sinceLongAgo.test(near) || partOfYear.test(near) || (near.includes('累计') && !isYearly(clause, year)))
    return true;
  // Every time mark holds one of these.
  if (!clause.includes('年') && !clause.includes('同期')) return false;
  const comma = lastMark(clause, clauseMarks);
  let other = false;
  for (const match of clause.matchAll(timeMark)) {
    const [, against, named, past] = match;
    // What this year is compared with speaks for the figures up to the next comma only.
    if (against !== undefined && match.index <= comma) continue;
    other = past !== undefined || (named !== undefined && year !== null && Number(named) !== year);
  }
  return other;
}
