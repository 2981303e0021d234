/** An affine map [a b c d e f] as PDF writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

export function apply(matrix: Matrix, x: number, y: number): readonly [number, number] {
  const [a, b, c, d, e, f] = matrix;
  return [a * x + c * y + e, b * x + d * y + f];
}

export function isMatrix(value: unknown): value is Matrix {
  const numbers = Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value as ArrayLike<unknown>) : [];
  return numbers.length === 6 && numbers.every((number) => typeof number === 'number' && Number.isFinite(number));
}

/** A box in points with y growing downwards from the top of the page. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A ruled line along an axis: `at` is its place across, `from` to `to` its extent along. */
export interface Segment {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Text in one run, with the box of its glyphs. */
export interface Run extends Box {
  readonly text: string;
  readonly size: number;
  readonly font: string;
  /** Where each character begins; empty where they do not run to the right. */
  readonly starts: readonly number[];
  /** True where glyphs run down the page. */
  readonly vertical: boolean;
  /** Set without being painted: the layer of recognised text under a scan. */
  readonly hidden: boolean;
  /** Marked by its producer as no part of the content: a running title, a page number. */
  readonly artifact: boolean;
}
