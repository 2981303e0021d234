import type { IsoDate } from '../domain/index.ts';
import { readNumeral } from './numerals.ts';

/** A date as printed in a text. */
export interface DateMatch {
  readonly value: IsoDate;
  readonly precision: 'day' | 'month' | 'year';
  readonly raw: string;
  /** Character range in the text that was searched. */
  readonly start: number;
  readonly end: number;
}

const chineseDigit = '[〇零○OＯ0０一二三四五六七八九]';
const chineseNumber = '[〇零一二三四五六七八九十]';
const yearDigits = '(?:1[89]|20)\\d{2}';
const separated = `(?<![\\d.])(?<year>${yearDigits}) ?(?:年|[-/.．]) ?(?<month>\\d{1,2})(?: ?(?:月|[-/.．]) ?(?<day>\\d{2}(?=[0-2]\\d:[0-5]\\d)|\\d{1,2}(?!\\d))?)?`;
const spelled = `(?<cyear>[一二]${chineseDigit}{3})年(?<cmonth>${chineseNumber}{1,3})月(?:(?<cday>${chineseNumber}{1,4})[日号])?`;
const solid = `(?<![\\dA-Za-z/_-])(?<solid>${yearDigits}[01]\\d[0-3]\\d)(?!\\d)`;
const anyDate = new RegExp(`${separated}|${spelled}|${solid}`, 'g');
/** Every date has a year of the last two centuries in figures, or is spelled out. */
const mayHoldDate = /(?:[1１][89８９]|[2２][0０])[\d０-９]{2}|[一二].{3}年/;

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A calendar day, or null where no calendar has it (month 13, 30 February, before 1800 or after 2200). */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  if (!Number.isInteger(year) || year < 1800 || year > 2200) return null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (!Number.isInteger(day) || day < 1 || day > daysIn(year, month)) return null;
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as IsoDate;
}

function halfWidth(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

/**
 * Dates in a text, in order: 2015-01-27, 2015年1月27日, 2015/1/27, 2015.1.27, 20150127, 二00八年九月七日. Impossible dates are
 * left out. A date without a day has precision `month` and names the first of that month.
 */
export function findDates(text: string): DateMatch[] {
  const found: DateMatch[] = [];
  if (!mayHoldDate.test(text)) return found;
  for (const match of halfWidth(text).matchAll(anyDate)) {
    const part = match.groups ?? {};
    let year: number | null;
    let month: number | null;
    let day: number | null = null;
    if (part['solid'] !== undefined) {
      year = Number(part['solid'].slice(0, 4));
      month = Number(part['solid'].slice(4, 6));
      day = Number(part['solid'].slice(6, 8));
    } else if (part['year'] === undefined) {
      year = readNumeral(part['cyear'] ?? '');
      month = readNumeral(part['cmonth'] ?? '');
      day = part['cday'] === undefined ? null : readNumeral(part['cday']);
    } else {
      year = Number(part['year']);
      month = Number(part['month']);
      day = part['day'] === undefined ? null : Number(part['day']);
      if (day === null && !match[0].includes('年') && !/^\d{4}-\d{1,2}$/.test(match[0])) continue;
    }
    const value = isoDate(year ?? 0, month ?? 0, day ?? 1);
    if (value === null) continue;
    let end = match.index + match[0].length;
    if (part['day'] !== undefined && /[日号]/.test(text.charAt(end))) end += 1;
    found.push({
      value,
      precision: day === null ? 'month' : 'day',
      raw: text.slice(match.index, end),
      start: match.index,
      end,
    });
  }
  return found;
}

/** The first date in a text with a day; null where there is none. */
export function firstDay(text: string): DateMatch | null {
  return findDates(text).find((date) => date.precision === 'day') ?? null;
}
