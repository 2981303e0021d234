import { apply, type Box, type Matrix, type Run, type Segment } from '../pdf/geometry.ts';
import { RunBuilder } from '../pdf/run-builder.ts';
import { walkXml } from '../xml.ts';

/** What one page content paints, in points from the top left corner. */
export interface OfdContent {
  readonly runs: readonly Run[];
  readonly horizontal: readonly Segment[];
  readonly vertical: readonly Segment[];
  readonly pictures: readonly Box[];
}

const pointsPerMillimetre = 72 / 25.4;
const lineWidth = 3.2;
const mostSegments = 40_000;

function numbers(text: string | undefined): readonly number[] {
  return (text ?? '')
    .trim()
    .split(/\s+/u)
    .filter((part) => part !== '')
    .map(Number)
    .filter((value) => Number.isFinite(value));
}

/** Offsets of glyphs; `g 3 6.35` repeats an offset. */
function deltas(text: string | undefined): readonly number[] {
  const parts = (text ?? '').trim().split(/\s+/u);
  const values: number[] = [];
  for (let index = 0; index < parts.length && values.length < 5000; index += 1) {
    if (parts[index] === 'g') {
      const count = Math.min(Number(parts[index + 1]) || 0, 5000);
      values.push(...Array.from({ length: count }, () => Number(parts[index + 2]) || 0));
      index += 2;
    } else {
      values.push(Number(parts[index]) || 0);
    }
  }
  return values;
}

interface OpenText {
  readonly matrix: Matrix;
  readonly size: number;
  readonly font: string;
  readonly hidden: boolean;
  /** Width of a character in parts of its usual width. */
  readonly scale: number;
  /** Degrees that the line and its characters are turned to the right by. */
  readonly reading: number;
}

const ascent = 0.86;
const descent = 0.14;

/** Usual advance of a character, in ems: Latin letters and figures are half as wide as ideographs. */
function usualAdvance(character: string): number {
  return /[\u2e80-\uffef]/u.test(character) ? 1 : 0.5;
}

/** From an object's own place to the page, in points: its transformation, then its boundary's corner. */
function matrixOf(attributes: Readonly<Record<string, string>>): Matrix {
  const [x = 0, y = 0] = numbers(attributes['Boundary']);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(attributes['CTM']);
  const scale = pointsPerMillimetre;
  return [a * scale, b * scale, c * scale, d * scale, (e + x) * scale, (f + y) * scale];
}

function boxOf(attributes: Readonly<Record<string, string>>): Box {
  const [x = 0, y = 0, width = 0, height = 0] = numbers(attributes['Boundary']).map(
    (value) => value * pointsPerMillimetre,
  );
  return { left: x, top: y, right: x + width, bottom: y + height };
}

class Painter {
  readonly #runs = new RunBuilder();
  readonly horizontal: Segment[] = [];
  readonly vertical: Segment[] = [];
  readonly pictures: Box[] = [];

  get runs(): readonly Run[] {
    return this.#runs.finish();
  }

  /** Sets the characters of a TextCode, each at the offset that it names from the one before (GB/T 33190, 11.3). */
  text(open: OpenText, code: Readonly<Record<string, string>>, text: string): void {
    const across = deltas(code['DeltaX']);
    const down = deltas(code['DeltaY']);
    const em = open.size * Math.hypot(open.matrix[2], open.matrix[3]);
    const along = Math.hypot(open.matrix[0], open.matrix[1]);
    let [x = 0] = numbers(code['X']);
    let [y = 0] = numbers(code['Y']);
    if (em === 0 || along === 0) {
      return;
    }
    const characters = Array.from(text);
    const falls = down.some((delta) => delta !== 0) && across.every((delta) => delta === 0);
    const runsDown = open.reading === 90 || (falls && characters.length > 1);
    for (const [index, character] of characters.entries()) {
      const own = usualAdvance(character) * open.size * open.scale;
      const [origin, next] = [
        apply(open.matrix, x, y),
        apply(open.matrix, x + (runsDown ? 0 : 1), y + (runsDown ? 1 : 0)),
      ];
      const length = Math.hypot(next[0] - origin[0], next[1] - origin[1]) || 1;
      this.#runs.put({
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
      const isGiven = across.length > 0 || down.length > 0;
      x += isGiven ? (across[index] ?? 0) : runsDown ? 0 : own;
      y += isGiven ? (down[index] ?? 0) : runsDown ? open.size : 0;
    }
  }

  #line(from: readonly [number, number], to: readonly [number, number]): void {
    const width = Math.abs(to[0] - from[0]);
    const height = Math.abs(to[1] - from[1]);
    if (this.horizontal.length + this.vertical.length >= mostSegments) {
      return;
    }
    if (height <= 1 && width >= 3) {
      this.horizontal.push({ at: (from[1] + to[1]) / 2, from: Math.min(from[0], to[0]), to: Math.max(from[0], to[0]) });
    } else if (width <= 1 && height >= 3) {
      this.vertical.push({ at: (from[0] + to[0]) / 2, from: Math.min(from[1], to[1]), to: Math.max(from[1], to[1]) });
    }
  }

  path(matrix: Matrix, data: string, fills: boolean): void {
    const parts = data.trim().split(/\s+/u);
    const points: (readonly [number, number])[] = [];
    let first: readonly [number, number] | null = null;
    for (let index = 0; index < parts.length;) {
      const operator = parts[index] ?? '';
      if (operator === 'M' || operator === 'S' || operator === 'L') {
        const point = apply(matrix, Number(parts[index + 1]) || 0, Number(parts[index + 2]) || 0);
        const last = points.at(-1);
        if (operator === 'L' && last !== undefined && !fills) {
          this.#line(last, point);
        }
        first = operator === 'L' ? first : point;
        points.push(point);
        index += 3;
      } else {
        const last = points.at(-1);
        if (operator === 'C' && first !== null && last !== undefined && !fills) {
          this.#line(last, first);
        }
        index += 1;
      }
    }
    if (fills && points.length > 1) {
      this.#fill(points);
    }
  }

  #fill(points: readonly (readonly [number, number])[]): void {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if (bottom - top <= lineWidth) {
      this.#line([left, (top + bottom) / 2], [right, (top + bottom) / 2]);
    } else if (right - left <= lineWidth) {
      this.#line([(left + right) / 2, top], [(left + right) / 2, bottom]);
    }
  }
}

/** Reads a page's `Content.xml`: text objects as runs, paths along the axes as ruled lines. */
export function readOfdContent(xml: Uint8Array): OfdContent {
  const painter = new Painter();
  let open: OpenText | null = null;
  let code: Readonly<Record<string, string>> | null = null;
  let path: { readonly matrix: Matrix; readonly fills: boolean } | null = null;
  let text = '';
  walkXml(xml, {
    open: ({ name, attributes }) => {
      if (name === 'TextObject') {
        open = {
          matrix: matrixOf(attributes),
          size: Number(attributes['Size']) || 1,
          font: attributes['Font'] ?? '',
          hidden: attributes['Visible'] === 'false' || attributes['Alpha'] === '0',
          scale: Number(attributes['HScale']) || 1,
          reading: Number(attributes['ReadDirection']) || 0,
        };
      } else if (name === 'TextCode' && open !== null) {
        // A second piece of text may leave out a coordinate that stays; its offsets are its own.
        code = { X: code?.['X'] ?? '0', Y: code?.['Y'] ?? '0', ...attributes };
      } else if (name === 'PathObject') {
        path = {
          matrix: matrixOf(attributes),
          fills: attributes['Fill'] === 'true' && attributes['Stroke'] === 'false',
        };
      } else if (name === 'ImageObject') {
        painter.pictures.push(boxOf(attributes));
      }
      text = '';
    },
    close: (name) => {
      if (name === 'TextCode' && open !== null && code !== null) {
        painter.text(open, code, text);
      } else if (name === 'AbbreviatedData' && path !== null) {
        painter.path(path.matrix, text, path.fills);
      } else if (name === 'TextObject') {
        open = null;
        code = null;
      } else if (name === 'PathObject') {
        path = null;
      }
      text = '';
    },
    text: (part) => {
      text += part;
    },
  });
  return painter;
}
