import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { apply, type Box, type Matrix, type Segment } from './geometry.ts';

/** Ruled lines of a page. */
export interface Rulings {
  readonly horizontal: readonly Segment[];
  readonly vertical: readonly Segment[];
  /** Where the page paints pictures. */
  readonly pictures: readonly Box[];
}

/** Codes inside the packed path of `constructPath`. */
const moveTo = 0;
const lineTo = 1;
const curveTo = 2;
const quadraticTo = 3;
const closePath = 4;

const strokes = new Set<number>([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const fills = new Set<number>([OPS.fill, OPS.eoFill]);
/** Widest filled box that counts as a line, in points. */
const lineWidth = 3.2;
/** Dashes and dots are pieces of a line; what stays short after they are joined is none. */
const shortest = 0.4;
const mostSegments = 40_000;
/** A dot is as wide as it is high, but for the arithmetic. */
const rounding = 0.01;

type Point = readonly [number, number];

/** Corner points of each subpath; curves count as their end points. */
function subpaths(data: ArrayLike<number>, matrix: Matrix): readonly (readonly Point[])[] {
  const paths: Point[][] = [];
  let current: Point[] = [];
  const numberAt = (index: number): number => data[index] ?? 0;
  for (let index = 0; index < data.length;) {
    const code = numberAt(index);
    if (code === moveTo || code === lineTo) {
      const point = apply(matrix, numberAt(index + 1), numberAt(index + 2));
      if (code === moveTo) {
        current = [];
        paths.push(current);
      }
      current.push(point);
      index += 3;
    } else if (code === curveTo || code === quadraticTo) {
      const width = code === curveTo ? 7 : 5;
      current.push(apply(matrix, numberAt(index + width - 2), numberAt(index + width - 1)));
      index += width;
    } else {
      const [first] = current;
      if (code === closePath && first !== undefined) {
        current.push(first);
      }
      index += 1;
    }
  }
  return paths;
}

function isNumbers(value: unknown): value is ArrayLike<number> {
  return value instanceof Float32Array || value instanceof Float64Array || Array.isArray(value);
}

/** Gap between the dots of a line, in points. */
const dotGap = 2.5;

/** Adds a piece of a line; one that goes on where the last ended lengthens it, so that dots cost no room. */
function add(segments: Segment[], { at, from, to }: Segment): void {
  const last = segments.at(-1);
  if (last !== undefined && Math.abs(last.at - at) < 0.1 && from >= last.from && from - last.to <= dotGap) {
    segments[segments.length - 1] = { at, from: last.from, to: Math.max(last.to, to) };
  } else {
    segments.push({ at, from, to });
  }
}

/** Collects the lines that a page paints along its axes. */
export class RulingCollector {
  readonly horizontal: Segment[] = [];
  readonly vertical: Segment[] = [];

  line([x0, y0]: Point, [x1, y1]: Point): void {
    if (this.horizontal.length + this.vertical.length > mostSegments) {
      return;
    }
    const width = Math.abs(x1 - x0);
    const height = Math.abs(y1 - y0);
    if (height <= 1 && width >= shortest && width >= height) {
      add(this.horizontal, { at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
    } else if (width <= 1 && height >= shortest) {
      add(this.vertical, { at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
    }
  }

  stroke(points: readonly Point[]): void {
    for (let index = 1; index < points.length; index += 1) {
      const from = points[index - 1];
      const to = points[index];
      if (from !== undefined && to !== undefined) {
        this.line(from, to);
      }
    }
  }

  /** A thin filled box is how Word and WPS draw a border. */
  fill(points: readonly Point[]): void {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    if (bottom - top <= lineWidth && right - left >= bottom - top - rounding) {
      const y = (top + bottom) / 2;
      this.line([left, y], [right, y]);
    }
    if (right - left <= lineWidth && bottom - top >= right - left - rounding) {
      const x = (left + right) / 2;
      this.line([x, top], [x, bottom]);
    }
  }

  /** Takes the lines out of a painted path; false where the path paints nothing. */
  paint(args: unknown, matrix: Matrix): boolean {
    if (!Array.isArray(args)) {
      return false;
    }
    const [operator, packed]: unknown[] = args;
    const data: unknown = Array.isArray(packed) ? packed[0] : null;
    if (typeof operator !== 'number' || !isNumbers(data)) {
      return false;
    }
    const isStroke = strokes.has(operator);
    const isFill = fills.has(operator);
    for (const points of isStroke || isFill ? subpaths(data, matrix) : []) {
      if (isStroke) {
        this.stroke(points);
      } else if (points.length > 1 && points.length <= 8) {
        this.fill(points);
      }
    }
    return isStroke || isFill;
  }
}
