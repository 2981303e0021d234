import type { IsoDate } from '../domain/index.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Making a format costs a hundred times what using it does. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, made);
  return made;
}

/** The day in a time zone at a moment. */
export function dayIn(timeZone: string, at: Date): IsoDate {
  return formatOf(timeZone).format(at) as IsoDate;
}

/** Few days are asked for, each for every publisher that owes something at its end. */
const ends = new Map<string, Date>();
const endsAtMost = 1000;

/** The moment at which a day ends in a time zone: the first at which its calendars show a later day. */
export function endOfDay(timeZone: string, day: IsoDate | string): Date {
  const key = `${timeZone} ${day}`;
  const end = ends.get(key) ?? findEnd(timeZone, day);
  if (ends.size < endsAtMost) ends.set(key, end);
  return new Date(end);
}

function findEnd(timeZone: string, day: string): Date {
  const midnightUtc = Date.parse(`${day}T00:00:00Z`) + dayMs;
  // Zones lie within 14 hours of UTC; days may be skipped or cut, so the border is looked for, to the second.
  let low = midnightUtc - 16 * 60 * 60 * 1000;
  let high = midnightUtc + 16 * 60 * 60 * 1000;
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (dayIn(timeZone, new Date(middle)) > day) high = middle;
    else low = middle;
  }
  return new Date(high);
}
