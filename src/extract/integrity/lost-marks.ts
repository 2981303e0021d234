import type { RestoredSpan, RestoredText } from './restore.ts';

interface Restored {
  readonly text: string;
  readonly rule: string;
  readonly confidence: number;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Month and day that digits without a border between them can mean; every possible reading. */
export function splitMonthDay(year: number, digits: string): (readonly [month: number, day: number])[] {
  const readings: (readonly [number, number])[] = [];
  for (let cut = 1; cut < digits.length; cut += 1) {
    const month = digits.slice(0, cut);
    const day = digits.slice(cut);
    if (month.startsWith('0') || day.startsWith('0') || month.length > 2 || day.length > 2) continue;
    const numbers = [Number(month), Number(day)] as const;
    if (numbers[0] <= 12 && numbers[1] <= daysIn(year, numbers[0])) readings.push(numbers);
  }
  return readings;
}

/** `201411日`: year, month and day run together; put right only where one reading is possible. */
function date(match: RegExpExecArray): Restored | null {
  const year = Number(match[1]);
  const readings = splitMonthDay(year, match[2] ?? '');
  const [only] = readings;
  if (readings.length !== 1 || only === undefined) return null;
  return {
    text: `${String(year)}年${String(only[0])}月${String(only[1])}日`,
    rule: 'lost-date-marks',
    confidence: 0.95,
  };
}

/** `20138月`: the 年 between year and month is lost. */
function month(match: RegExpExecArray): Restored | null {
  const number = Number(match[2]);
  if (number < 1 || number > 12 || (match[2] ?? '').startsWith('0')) return null;
  return { text: `${match[1] ?? ''}年${String(number)}月`, rule: 'lost-date-marks', confidence: 0.9 };
}

/** `〔201429号`: the closing bracket between year and serial number is lost, 号 perhaps too. */
function documentNumber(match: RegExpExecArray): Restored | null {
  const serial = match[2] ?? '';
  if (serial.startsWith('0')) return null;
  return {
    text: `〔${match[1] ?? ''}〕${serial}号`,
    rule: 'lost-brackets',
    confidence: match[3] === undefined ? 0.85 : 0.95,
  };
}

const rules: readonly (readonly [RegExp, (match: RegExpExecArray) => Restored | null])[] = [
  [/(?<![\d.〔﹝[])((?:19|20)\d{2})(\d{2,4})日/y, date],
  [/(?<![\d.〔﹝[])(20[0-4]\d)(\d{1,2})月(?!\d)/y, month],
  [/[〔﹝](20[0-4]\d|19[89]\d) ?(\d{1,4}) ?(号)(?![〕﹞])/y, documentNumber],
  [/[〔﹝](20[0-4]\d|19[89]\d) ?(\d{1,4})(?=[)）》，,。；])/y, documentNumber],
];

/**
 * Puts back 年, 月, 日, 〔 and 〕 that an extractor lost between digits, where one reading is possible. What may be read in
 * two ways (2015127日) stays as it is.
 */
export function restoreLostMarks(text: string): RestoredText {
  if (!/\d{5,8}[日月]|[〔﹝]\d{4} ?\d/.test(text)) return { text, spans: [] };
  const spans: RestoredSpan[] = [];
  let out = '';
  let index = 0;
  while (index < text.length) {
    const character = text.charCodeAt(index);
    const candidate = (character >= 0x30 && character <= 0x39) || character === 0x3014 || character === 0xfe5d;
    let done = false;
    if (candidate) {
      for (const [pattern, restore] of rules) {
        pattern.lastIndex = index;
        const match = pattern.exec(text);
        const restored = match === null ? null : restore(match);
        if (match === null || restored === null) continue;
        spans.push({
          start: out.length,
          end: out.length + restored.text.length,
          raw: match[0],
          rule: restored.rule,
          confidence: restored.confidence,
        });
        out += restored.text;
        index += match[0].length;
        done = true;
        break;
      }
    }
    if (!done) {
      out += text.charAt(index);
      index += 1;
    }
  }
  return { text: out, spans };
}

/**
 * A signature's date whose marks are lost (`2015127`), restored where only one reading is not after the posting date.
 * @param postedAt ISO date of posting, null where unknown
 */
export function restoreSignature(line: string, postedAt: string | null): RestoredText {
  const match = /^(\D{0,40}?)((?:19|20)\d{2})(\d{2,4})日?\s{0,4}$/.exec(line);
  if (match === null) return { text: line, spans: [] };
  const lead = match[1] ?? '';
  const year = Number(match[2]);
  const digits = match[3] ?? '';
  const compact = digits.length === 4 ? [[Number(digits.slice(0, 2)), Number(digits.slice(2))] as const] : [];
  const readings = [...splitMonthDay(year, digits), ...compact].filter(([month, day], at, all) => {
    if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return false;
    if (all.findIndex((other) => other[0] === month && other[1] === day) !== at) return false;
    const iso = `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    return postedAt === null || iso <= postedAt;
  });
  const [only] = readings;
  if (readings.length !== 1 || only === undefined) return { text: line, spans: [] };
  const text = `${String(year)}年${String(only[0])}月${String(only[1])}日`;
  const raw = line.slice(lead.length);
  return {
    text: lead + text,
    spans: [{ start: lead.length, end: lead.length + text.length, raw, rule: 'lost-date-marks', confidence: 0.85 }],
  };
}
