const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  O: 0,
  o: 0,
  Ｏ: 0,
  '０': 0,
  '0': 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const units: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const groups: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/**
 * Value of a Chinese numeral: `十一` 11, `二00八` 2008, `三千零五` 3005, `两万` 20000. Null where it is none.
 * Positional forms (二〇一四) and forms with units are told apart by the presence of a unit.
 */
export function readNumeral(text: string): number | null {
  const characters = text.split('');
  if (characters.length === 0 || characters.length > 24) return null;
  if (!characters.some((character) => character in units || character in groups)) {
    let value = 0;
    for (const character of characters) {
      const digit = digits[character] ?? (/^\d$/.test(character) ? Number(character) : undefined);
      if (digit === undefined) return null;
      value = value * 10 + digit;
    }
    return Number.isSafeInteger(value) ? value : null;
  }
  let total = 0;
  let group = 0;
  let digit: number | null = null;
  for (const character of characters) {
    const unit = units[character];
    const large = groups[character];
    if (unit !== undefined) {
      group += (digit ?? 1) * unit;
      digit = null;
    } else if (large === undefined) {
      const next = digits[character];
      if (next === undefined || (digit !== null && digit !== 0)) return null;
      digit = next;
    } else {
      const section = group + (digit ?? 0);
      total = character === '亿' ? (total + section) * large : total + section * large;
      group = 0;
      digit = null;
    }
  }
  return total + group + (digit ?? 0);
}

/** The letter O and circles, which stand for zero where numbers are typed by hand. */
const roundLetters = /[OoΟοОо○◯]/gu;
const roundNumber = /^[\dOoΟοОо○◯]{1,9}$/u;

/** The number that a text of digits, letters O and circles looks like; null where anything else is printed. */
export function lookOfNumber(text: string): number | null {
  const printed = text.normalize('NFKC').trim();
  return roundNumber.test(printed) ? Number(printed.replaceAll(roundLetters, '0')) : null;
}
