import type { IsoDate } from '../domain/index.ts';

/** A day read from a list; the year is null where the list shows month and day only. */
export interface ListedDay {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  /** Where in the text it stands. */
  readonly start: number;
  readonly end: number;
}

const full =
  /(?<!\d)((?:19|20)\d{2})\s{0,2}[-/.．年]\s{0,2}(\d{1,2})\s{0,2}[-/.．月]\s{0,2}(\d{1,2})(?:\s{0,2}日)?(?!\d)/g;
const packed = /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/g;
/** Day above month in a calendar leaf: `31 2023-01`, `31 2023年1月`. */
const dayFirst = /(?<!\d)(\d{1,2})\s{1,3}((?:19|20)\d{2})\s{0,2}[-/.年]\s{0,2}(\d{1,2})(?:月)?(?![-/.\d])/g;
const monthDay = /(?<![\d.-])(\d{1,2})\s{0,2}[-/月]\s{0,2}(\d{1,2})\s{0,2}日?(?![-/.\d年期%])/g;

/** Month and day above the year: `01-31 2021`. */
const yearLast = /(?<![\d.-])(\d{1,2})\s{0,2}[-/.月]\s{0,2}(\d{1,2})\s{0,2}日?\s{1,3}((?:19|20)\d{2})(?![-/.\d年])/g;

/** A year of two digits, where nothing else stands: `24-01-31`. */
const shortYear = /^[\s[(（【]{0,4}(\d{2})[-/.](\d{1,2})[-/.](\d{1,2})[\s\])）】]{0,4}$/g;

/** Digits and separators in full width, one for one, so that places in the text stay. */
function halfWidth(text: string): string {
  return text.replaceAll(/[\uff0d-\uff19]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0));
}

const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function real(year: number | null, month: number, day: number): boolean {
  if (day < 1 || day > (daysIn[month - 1] ?? 0)) return false;
  if (year === null) return true;
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1990 && year < 2100 && date.getUTCMonth() === month - 1;
}

/** Reads the first day in a piece of a list; a whole date before a month and day. */
export function readDay(given: string): ListedDay | null {
  const text = halfWidth(given);
  if (!/\d\s{0,3}[-/.．年月\s]\s{0,2}\d|\d{8}/.test(text)) return null;
  for (const [pattern, order] of [
    [full, 'ymd'],
    [dayFirst, 'dym'],
    [packed, 'ymd'],
    [yearLast, 'mdy'],
    [monthDay, 'md'],
    [shortYear, 'yymd'],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      const [one, two, three] = [Number(match[1]), Number(match[2]), Number(match[3])];
      const year =
        order === 'ymd' ? one : order === 'yymd' ? 2000 + one : order === 'dym' ? two : order === 'mdy' ? three : null;
      const month = order === 'ymd' || order === 'yymd' ? two : order === 'dym' ? three : one;
      const day = order === 'ymd' || order === 'yymd' ? three : order === 'dym' ? one : two;
      if (real(year, month, day)) return { year, month, day, start: match.index, end: match.index + match[0].length };
    }
  }
  return null;
}

/** Year and month (and day) that an article's address carries: `/202401/t20240131_1.html`, `/art/2024/1/31/`. */
function dateInUrl(url: string): { year: number; month: number; day: number | null } | null {
  const packedDate = /[/t_](20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[_./]/.exec(url);
  const parts =
    packedDate ?? /\/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})\//.exec(url) ?? /\/(20\d{2})\/?(0[1-9]|1[0-2])\//.exec(url);
  if (parts === null) return null;
  return { year: Number(parts[1]), month: Number(parts[2]), day: parts[3] === undefined ? null : Number(parts[3]) };
}

/**
 * The listed day as a date. Month and day alone become a date only where the article's own address has the same month
 * (and day) with a year; else null.
 */
export function dateOf(day: ListedDay | null, url: string): IsoDate | null {
  if (day === null) return null;
  let { year } = day;
  if (year === null) {
    const inUrl = dateInUrl(url);
    if (inUrl === null || inUrl.month !== day.month || (inUrl.day !== null && inUrl.day !== day.day)) return null;
    year = inUrl.year;
  }
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(day.month)}-${two(day.day)}` as IsoDate;
}

const chinaOffsetMs = 8 * 3_600_000;

/** The day in China at an instant, for lists that give times with a zone or in seconds since 1970. */
export function dayOfInstant(instantMs: number): IsoDate | null {
  const date = new Date(instantMs + chinaOffsetMs);
  if (Number.isNaN(date.getTime())) return null;
  const day = date.toISOString().slice(0, 10);
  return day >= '1990' && day < '2100' ? (day as IsoDate) : null;
}
