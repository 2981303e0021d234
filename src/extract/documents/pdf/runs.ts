import { plainIdeographs } from './radicals.ts';
import { multiply, type Box, type Matrix, type Run } from './geometry.ts';

/** The part of pdf.js's text items that is read here. */
export interface TextItem {
  readonly str: string;
  readonly transform: readonly unknown[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}

export interface FontStyle {
  readonly ascent?: number;
  readonly descent?: number;
  readonly vertical?: boolean;
}

const usualAscent = 0.86;
const usualDescent = -0.14;

/** Fonts without metrics have NaN for them, and some have none worth the name. */
function known(value: number | undefined, usual: number): number {
  return value !== undefined && Number.isFinite(value) && value !== 0 && Math.abs(value) < 2 ? value : usual;
}

function toMatrix(values: readonly unknown[]): Matrix | null {
  const numbers = values.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  const [a, b, c, d, e, f] = numbers;
  return a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined
    ? null
    : [a, b, c, d, e, f];
}

function boxOf(corners: readonly (readonly [number, number])[]): Box {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** A text item as a run on the page; null for white space, whose width means nothing. */
export function runOf(item: TextItem, style: FontStyle | undefined, viewport: Matrix): Run | null {
  const own = toMatrix(item.transform);
  const text = plainIdeographs(item.str);
  if (own === null || text.trim() === '') {
    return null;
  }
  const [a, b, c, d, e, f] = multiply(viewport, own);
  const along = Math.hypot(a, b);
  const size = Math.hypot(c, d);
  if (along === 0 || size === 0) {
    return null;
  }
  const direction = [a / along, b / along] as const;
  const up = [c / size, d / size] as const;
  const point = (x: number, y: number): readonly [number, number] => [
    e + direction[0] * x + up[0] * y,
    f + direction[1] * x + up[1] * y,
  ];
  const runsDown = style?.vertical === true;
  const ascent = known(style?.ascent, usualAscent) * size;
  const descent = known(style?.descent, usualDescent) * size;
  const corners = runsDown
    ? [point(-size / 2, 0), point(size / 2, -Math.abs(item.height))]
    : [point(0, descent), point(item.width, ascent)];
  const sideways = Math.abs(direction[0]) < 0.7;
  return { ...boxOf(corners), text, size, font: item.fontName, vertical: runsDown || sideways };
}

/** Widths of characters in halves of an em: ideographs are twice as wide as digits. */
function weight(character: string): number {
  return /[\u2e80-\uffef]/u.test(character) ? 2 : 1;
}

/** Cuts a run where its glyphs cross one of the given places (column lines). */
export function cutRun(run: Run, places: readonly number[]): readonly Run[] {
  const inside = places.filter((place) => place > run.left + run.size * 0.3 && place < run.right - run.size * 0.3);
  if (inside.length === 0 || run.vertical) {
    return [run];
  }
  const characters = Array.from(run.text);
  const whole = characters.reduce((sum, character) => sum + weight(character), 0);
  const unit = (run.right - run.left) / whole;
  const pieces: { text: string; left: number; right: number }[] = [];
  let at = run.left;
  let slot = -1;
  for (const character of characters) {
    const width = weight(character) * unit;
    const centre = at + width / 2;
    const here = inside.filter((place) => place < centre).length;
    const current = pieces.at(-1);
    if (current === undefined || here !== slot) {
      pieces.push({ text: character, left: at, right: at + width });
      slot = here;
    } else {
      current.text += character;
      current.right = at + width;
    }
    at += width;
  }
  return pieces.filter((piece) => piece.text.trim() !== '').map((piece) => ({ ...run, ...piece }));
}
