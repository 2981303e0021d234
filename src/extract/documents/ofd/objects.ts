import { apply, type Box, type Matrix, type Run, type Segment } from '../pdf/geometry.ts';
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
const mostRuns = 60_000;
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
  readonly runs: Run[] = [];
  readonly horizontal: Segment[] = [];
  readonly vertical: Segment[] = [];
  readonly pictures: Box[] = [];

  text(open: OpenText, code: Readonly<Record<string, string>>, text: string): void {
    if (text.trim() === '' || this.runs.length >= mostRuns) {
      return;
    }
    const [x = 0] = numbers(code['X']);
    const [y = 0] = numbers(code['Y']);
    const across = deltas(code['DeltaX']);
    const down = deltas(code['DeltaY']);
    const count = Array.from(text).length;
    const length = (values: readonly number[]): number =>
      values.slice(0, count - 1).reduce((sum, value) => sum + value, 0);
    const runsDown = length(down) > length(across);
    const width = count > 1 && code['DeltaX'] === undefined ? open.size * (count - 1) : length(across);
    const [left, baseline] = apply(open.matrix, x, y);
    const [right] = apply(open.matrix, x + (runsDown ? open.size : width + open.size * 0.95), y);
    const [, top] = apply(open.matrix, x, y - open.size * 0.86);
    const [, bottom] = apply(open.matrix, x, y + open.size * 0.14 + (runsDown ? length(down) : 0));
    this.runs.push({
      text,
      left: Math.min(left, right),
      right: Math.max(left, right),
      top: Math.min(top, bottom, baseline),
      bottom: Math.max(top, bottom),
      size: open.size * pointsPerMillimetre,
      font: open.font,
      starts: [],
      vertical: runsDown,
      hidden: false,
      artifact: false,
    });
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
        open = { matrix: matrixOf(attributes), size: Number(attributes['Size']) || 1, font: attributes['Font'] ?? '' };
      } else if (name === 'TextCode' && open !== null) {
        code = { ...code, ...attributes };
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
