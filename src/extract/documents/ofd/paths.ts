import { apply, type Matrix } from '../pdf/geometry.ts';

export type Point = readonly [number, number];

/** How many numbers follow an operator of a path; its end point is the last two of them (GB/T 33190, 9.1). */
const operands: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };
const token = /[SMLQBAC]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/gu;
const mostTokens = 400_000;

/** Corner points of each stretch of a path, on the page; curves count as their end points, blanks between tokens may lack. */
export function subpaths(data: string, matrix: Matrix): readonly (readonly Point[])[] {
  const tokens = Array.from(data.matchAll(token), ([part]) => part).slice(0, mostTokens);
  const paths: Point[][] = [];
  let current: Point[] = [];
  let index = 0;
  while (index < tokens.length) {
    const operator = tokens[index] ?? '';
    const count = operands[operator];
    index += 1;
    if (count === undefined) {
      continue;
    }
    const values = tokens.slice(index, index + count).map(Number);
    if (count === 0) {
      const [first] = current;
      if (first !== undefined) {
        current.push(first);
      }
      continue;
    }
    const [x, y] = [values.at(-2) ?? Number.NaN, values.at(-1) ?? Number.NaN];
    if (values.length < count || !Number.isFinite(x) || !Number.isFinite(y)) {
      continue;
    }
    index += count;
    if (operator === 'S' || operator === 'M') {
      current = [];
      paths.push(current);
    }
    current.push(apply(matrix, x, y));
  }
  return paths;
}
