import type { IsoDate } from '../domain/index.ts';
import { firstDay } from '../text/index.ts';
import { foldText } from './fold.ts';

const longest = 24;
const mayBeDay = /[12]\d{3}|[一二].{3}年/;
/** A year's first digit, in any shape that folds to it. */
const yearBegins = /[12１２一二⼀⼆]/;

/** The day that a line consists of (2023年3月21日, （二〇二三年三月二十一日）); null where it says more, or something else. */
export function loneDay(line: string): IsoDate | null {
  if (line.length > 2 * longest || !yearBegins.test(line)) return null;
  const text = foldText(line);
  if (text.length > longest || !mayBeDay.test(text)) return null;
  const day = firstDay(text);
  return day !== null && day.end - day.start >= text.length - 2 ? day.value : null;
}
