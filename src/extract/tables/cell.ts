import type { CellNote, CellState, Evidence } from '../../domain/index.ts';
import { memo, readNumeral } from '../../text/index.ts';
import { isFigure } from './fold.ts';

/** What one cell says. `value` is null unless `state` is `number`. */
export interface CellReading {
  readonly value: number | null;
  readonly state: CellState;
  readonly raw: string;
  readonly note: string | null;
  readonly unit: string | null;
  readonly reason: string | null;
}

const unitPattern =
  '(?:万元|亿元|千元|百元|元|人次|卷次|条次|件次|批次|项次|万件|万条|千件|千条|千|万|亿|件|项|个|条|次|人|份|篇|期|宗|起|部|户)';
const numberPattern = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const signPattern = String.raw`[+\-−增减↑↓]|增加|减少|新增|上升|下降`;
const cellPattern = new RegExp(
  String.raw`^(?<approximate>约|近)?(?<sign>${signPattern})?(?<number>${numberPattern})(?<unit>${unitPattern})?(?<more>余|多)?` +
    String.raw`(?<note>[(（\[【].*[)）\]】]|(?:[;。]|,(?!\d)).*|其中.*|[*※#★]{1,3}|注\d{0,2})?$`,
  'su',
);
const negativeSigns = new Set(['-', '−', '减', '减少', '↓', '下降']);
const dashes = /^[-–—―─−‐‑‒﹣_ー]+$/u;
const slashes = /^[/\\∕⁄╱]+$/u;
/** Marks of notes, which turn into digits in their compatibility form. */
const noteMark = /[\u2460-\u249b\u00b9\u00b2\u00b3\u2070-\u2079\u24ea-\u24ff\u2776-\u2793]+/gu;
/** `3, 872`: the blank stands behind the mark of thousands. */
const spacedThousands = /^\d{1,3}(?:,\s?\d{3})+(?:\.\d+)?$/u;
const spacedNumber = /^\d[\d,.]*(?:\s+\d[\d,.]*)+$/u;

/** Digits parted by a blank, whatever stands behind them: `1 20人次`. */
const tornNumber = /^[^\d\p{Script=Han}]{0,2}\d[\d,.]*\s+\d/u;

/** A longer run of digits is a code or a telephone number, and no double holds it exactly. */
const mostDigits = 15;

function isPlainNumber(text: string): boolean {
  return text.length <= mostDigits && isFigure(text);
}

function empty(state: CellState, raw: string, reason: string): CellReading {
  return { value: null, state, raw, note: null, unit: null, reason };
}

/** Any first letter but those of words; 约22件, 减少2, 十二 are numbers. */
const beginsNumber = /^(?:[^\u4e00-\u9fff]|[约近增减新上下零〇一二三四五六七八九十百千])/u;

/** Whether a cell's text without blanks before it may be read as a number, a mark or nothing: false is certain. */
export function mayBeNumber(text: string): boolean {
  return text === '' || beginsNumber.test(text);
}

function readNumber(raw: string, compact: string): CellReading | null {
  const groups = cellPattern.exec(compact)?.groups;
  const digits = groups?.['number'];
  if (groups === undefined || digits === undefined) {
    return null;
  }
  if (digits.length > mostDigits) {
    return null;
  }
  const sign = groups['sign'];
  const size = Number(digits.replaceAll(',', ''));
  const notes = [groups['approximate'], groups['more'], groups['note']].filter((part) => part !== undefined);
  if (sign !== undefined && !/^[+\-−]$/u.test(sign)) {
    notes.unshift(sign);
  }
  const negative = sign !== undefined && negativeSigns.has(sign) && size !== 0;
  return {
    value: negative ? -size : size,
    state: 'number',
    raw,
    note: notes.length === 0 ? null : notes.join(''),
    unit: groups['unit'] ?? null,
    reason: null,
  };
}

const words = /^(?:无|没有|未发生|暂无|无变化|未变化|不变|持平)$/u;
/** 一 alone may be a dash. */
const numeral = /^(?:[零〇二三四五六七八九十]|(?=.*[十百千])[一二三四五六七八九十百千零]{2,7})$/u;

function readWord(raw: string, compact: string): CellReading {
  const value = numeral.test(compact) ? readNumeral(compact) : null;
  if (value !== null) return { value, state: 'number', raw, note: null, unit: null, reason: null };
  return empty('unread', raw, words.test(compact) ? 'a word is printed that may mean zero' : 'not a number');
}

/**
 * Reads a cell of a value column: a number with its sign, unit and note (`251000元`, `减2`, `22（其中修订16件）`), or why there
 * is none. Digits torn apart by white space (`20 23`) are not joined here: only a sum can tell one number from two.
 */
export function readCell(text: string, image = false): CellReading {
  const raw = text.trim();
  if (isPlainNumber(raw)) {
    return { value: Number(raw), state: 'number', raw, note: null, unit: null, reason: null };
  }
  const spaced = raw
    .replace(noteMark, '[$&]')
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/gu, '')
    .trim();
  if (spaced === '') {
    return image ? empty('image', raw, 'the cell is a picture') : empty('blank', raw, 'nothing is printed');
  }
  if (slashes.test(spaced)) {
    return empty('slash', raw, 'a slash is printed');
  }
  const compact = spaced.replace(/\s+/gu, '');
  if (dashes.test(compact)) {
    return empty('dash', raw, 'a dash is printed');
  }
  if (tornNumber.test(spaced) && !spacedThousands.test(spaced)) {
    return empty('unread', raw, 'several numbers, or one number torn apart');
  }
  return readNumber(raw, compact) ?? readWord(raw, compact);
}

const multiples: Readonly<Record<string, number>> = { 千: 1000, 万: 10_000, 亿: 100_000_000 };
const multiplied = /^(?<multiple>[千万亿])(?<unit>件|条)?$/u;

/** A cell of a column that counts: 1.2万 and 1.2万件 are 12000. */
export function readCount(text: string, image = false): CellReading {
  const reading = readCell(text, image);
  const groups = reading.unit === null ? undefined : multiplied.exec(reading.unit)?.groups;
  if (groups === undefined || reading.value === null) return reading;
  const value = Number((reading.value * (multiples[groups['multiple'] ?? ''] ?? 1)).toFixed(3));
  return Number.isSafeInteger(value)
    ? { ...reading, value, unit: groups['unit'] ?? null, reason: 'printed in thousands or more' }
    : { ...reading, value: null, state: 'unread', reason: 'not a whole number' };
}

/** A cell of a column of money: 1.2万 is 1.2万元, 3千 is 3千元. */
export function readAmount(text: string, image = false): CellReading {
  const reading = readCell(text, image);
  return Object.hasOwn(multiples, reading.unit ?? '') ? { ...reading, unit: `${reading.unit}元` } : reading;
}

/** Digit groups of a cell that holds several (`20 23`), else null. */
export function digitGroups(raw: string): readonly string[] | null {
  const spaced = raw.replace(noteMark, '[$&]').normalize('NFKC').trim();
  return spacedNumber.test(spaced) ? spaced.split(/\s+/u) : null;
}

const proseCharacters = /[\p{Script=Han}]/u;

/** Whether a text may stand in a value column; a label may not. */
export function isValueLike(text: string): boolean {
  return isPlainNumber(text) || isNotedValue(text);
}

const isNotedValue: (text: string) => boolean = memo((text) => {
  const reading = readCell(text);
  if (proseCharacters.test(reading.raw) && numeral.test(reading.raw)) return /^[零〇]$/u.test(reading.raw);
  return reading.state !== 'unread' || !proseCharacters.test(reading.raw) || words.test(reading.raw);
});

/** Whether a reading is a number and nothing else; such a cell has no entry in `cells`. */
export function isPlain({ state, note, unit, reason }: CellReading): boolean {
  return state === 'number' && note === null && unit === null && reason === null;
}

/** The entry of `cells` for a reading. */
export function noteOf(reading: CellReading, evidence: Evidence | null): CellNote {
  const { state, raw, note, unit, reason } = reading;
  return { state, raw, note, unit, reason, evidence };
}
