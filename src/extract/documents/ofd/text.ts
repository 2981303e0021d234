import { apply, type Matrix } from '../pdf/geometry.ts';
import type { RunBuilder } from '../pdf/run-builder.ts';

/** A TextObject's properties, as far as they place its characters. */
export interface OpenText {
  readonly matrix: Matrix;
  readonly size: number;
  readonly font: string;
  readonly hidden: boolean;
  /** Width of a character in parts of its usual width. */
  readonly scale: number;
  /** Degrees that the line and its characters are turned to the right by. */
  readonly reading: number;
}

export type Attributes = Readonly<Record<string, string>>;

const ascent = 0.86;
const descent = 0.14;
const mostDeltas = 5000;

/** Numbers of an attribute, parted by blanks. */
export function numbers(text: string | undefined): readonly number[] {
  return (text ?? '')
    .trim()
    .split(/[\s,]+/u)
    .filter((part) => part !== '')
    .map(Number)
    .filter((value) => Number.isFinite(value));
}

/** Offsets of glyphs; `g 3 6.35` repeats an offset. Where there are fewer than glyphs, the last one goes on. */
function deltas(text: string | undefined, wanted: number): readonly number[] {
  const parts = (text ?? '').trim().split(/[\s,]+/u);
  const values: number[] = [];
  const most = Math.max(0, Math.min(wanted, mostDeltas));
  for (let index = 0; index < parts.length && values.length < most; index += 1) {
    const part = parts[index] ?? '';
    if (part === 'g' || part === 'G') {
      const count = Math.min(Number(parts[index + 1]) || 0, most - values.length);
      values.push(...Array.from({ length: count }, () => Number(parts[index + 2]) || 0));
      index += 2;
    } else if (part !== '') {
      values.push(Number(part) || 0);
    }
  }
  const last = values.at(-1);
  return last === undefined ? [] : [...values, ...Array.from({ length: most - values.length }, () => last)];
}

/** Usual advance of a character, in ems: Latin letters and figures are half as wide as ideographs. */
function usualAdvance(character: string): number {
  return /[\u2e80-\uffef]/u.test(character) ? 1 : 0.5;
}

/** Sets the characters of a TextCode, each at the offset that it names from the one before (GB/T 33190, 11.3). */
export function showText(runs: RunBuilder, open: OpenText, code: Attributes, text: string): void {
  const characters = Array.from(text);
  const across = deltas(code['DeltaX'], characters.length - 1);
  const down = deltas(code['DeltaY'], characters.length - 1);
  const em = open.size * Math.hypot(open.matrix[2], open.matrix[3]);
  const along = Math.hypot(open.matrix[0], open.matrix[1]);
  let [x = 0] = numbers(code['X']);
  let [y = 0] = numbers(code['Y']);
  if (em === 0 || along === 0) {
    return;
  }
  const falls = down.some((delta) => delta !== 0) && across.every((delta) => delta === 0);
  const runsDown = open.reading === 90 || (falls && characters.length > 1);
  const isGiven = across.some((delta) => delta !== 0) || down.some((delta) => delta !== 0);
  for (const [index, character] of characters.entries()) {
    const own = usualAdvance(character) * open.size * open.scale;
    const [origin, next] = [
      apply(open.matrix, x, y),
      apply(open.matrix, x + (runsDown ? 0 : 1), y + (runsDown ? 1 : 0)),
    ];
    const length = Math.hypot(next[0] - origin[0], next[1] - origin[1]) || 1;
    runs.put({
      unicode: character,
      origin,
      axis: [(next[0] - origin[0]) / length, (next[1] - origin[1]) / length],
      width: runsDown ? em : own * along,
      em,
      corners: [apply(open.matrix, x, y - open.size * ascent), apply(open.matrix, x + own, y + open.size * descent)],
      font: open.font,
      isVertical: runsDown,
      hidden: open.hidden,
      artifact: false,
    });
    x += isGiven ? (across[index] ?? 0) : runsDown ? 0 : own;
    y += isGiven ? (down[index] ?? 0) : runsDown ? open.size : 0;
  }
}
