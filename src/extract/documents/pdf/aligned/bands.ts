import type { Piece, PieceLine } from './pieces.ts';

/** Value columns of a table without vertical lines: `bounds[j]` to `bounds[j + 1]` is the room of column j. */
export interface Bands {
  readonly count: number;
  readonly bounds: readonly number[];
}

/** Columns from `first` to `last` that a piece stands over. */
export interface BandRange {
  readonly first: number;
  readonly last: number;
}

const leastOfPiece = 0.3;
const leastOfBand = 0.6;

const unit = /^(?:条|件|次|篇|个|人|人次|万元|元|份|期|项|场)$/u;

/** What stands right of the labels: the figures at the end of a line, with the column of units before them. */
export function valuesOf(line: PieceLine): readonly Piece[] {
  const lastOther = line.pieces.findLastIndex((piece) => !piece.isValue);
  const from = lastOther >= 0 && unit.test(line.pieces[lastOther]?.text ?? '') ? lastOther : lastOther + 1;
  return from === lastOther && lastOther === line.pieces.length - 1 ? [] : line.pieces.slice(from);
}

/** The number of values that most lines have, the larger where two are as frequent. */
function usualCount(lines: readonly PieceLine[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const { length } = valuesOf(line);
    counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  return [...counts].reduce((best, entry) => (entry[1] * entry[0] > best[1] * best[0] ? entry : best), [0, 0])[0];
}

interface Extent {
  readonly left: number;
  readonly right: number;
}

function bandsBetween(extents: readonly Extent[], labelRight: number): Bands | null {
  const between = extents.slice(1).map((extent, index) => ({ from: extents[index]?.right ?? 0, to: extent.left }));
  const first = extents[0]?.left ?? 0;
  if (extents.length === 0 || between.some(({ from, to }) => from >= to) || labelRight > first) {
    return null;
  }
  const start = Number.isFinite(labelRight) ? (labelRight + first) / 2 : first - 6;
  const middle = between.map(({ from, to }) => (from + to) / 2);
  return { count: extents.length, bounds: [start, ...middle, Number.POSITIVE_INFINITY] };
}

function union(a: Extent, b: Extent): Extent {
  return { left: Math.min(a.left, b.left), right: Math.max(a.right, b.right) };
}

function overlaps(a: Extent, b: Extent): boolean {
  return a.left < b.right && b.left < a.right;
}

/** Extents of the columns that header words name: words under each other are one, words over several are none. */
function namedExtents(pieces: readonly Piece[]): readonly Extent[] {
  const single = pieces.filter((piece) => {
    const under = pieces.filter((other) => other !== piece && overlaps(piece, other));
    return !under.some((one) => under.some((other) => one !== other && !overlaps(one, other)));
  });
  const extents: { left: number; right: number }[] = [];
  for (const { left, right } of [...single].sort((a, b) => a.left - b.left)) {
    const last = extents.at(-1);
    if (last !== undefined && left < last.right) {
      last.right = Math.max(last.right, right);
    } else {
      extents.push({ left, right });
    }
  }
  return extents;
}

const leastNamed = 3;

/**
 * Columns by the figures themselves: on lines with the usual number of values the n-th of each line stand under each other,
 * and apart from their neighbours. Where most cells are blank the header's words tell the columns, if every figure stands
 * under exactly one of them. Null where neither holds.
 */
export function bandsOf(lines: readonly PieceLine[], header: readonly PieceLine[]): Bands | null {
  const count = usualCount(lines);
  const whole = lines.map(valuesOf).filter((values) => values.length === count);
  if (count === 0) {
    return null;
  }
  const labels = lines.flatMap((line) => line.pieces.slice(0, line.pieces.length - valuesOf(line).length).slice(-1));
  const labelRight = Math.max(...labels.map((piece) => piece.right), Number.NEGATIVE_INFINITY);
  const named = namedExtents(
    header.flatMap((line) => line.pieces.filter((piece) => !labels.some((label) => overlaps(label, piece)))),
  );
  if (named.length > count && named.length >= leastNamed) {
    const fits = (piece: Piece): boolean => named.filter((extent) => overlaps(extent, piece)).length === 1;
    return lines.every((line) => valuesOf(line).every(fits)) ? bandsBetween(named, labelRight) : null;
  }
  const extents = Array.from({ length: count }, (_, column) => ({
    left: Math.min(...whole.map((values) => values[column]?.left ?? Infinity)),
    right: Math.max(...whole.map((values) => values[column]?.right ?? -Infinity)),
  }));
  const isNamed =
    named.length === count && named.every((extent, column) => overlaps(extent, extents[column] ?? extent));
  const whose = isNamed ? extents.map((extent, column) => union(extent, named[column] ?? extent)) : extents;
  return bandsBetween(whose, labelRight) ?? bandsBetween(extents, labelRight);
}

/** Which columns a piece stands over; null where it stands left of all. */
export function rangeOf(bands: Bands, piece: Piece): BandRange | null {
  const [start = 0] = bands.bounds;
  if ((piece.left + piece.right) / 2 < start) {
    return null;
  }
  const width = piece.right - piece.left;
  const over: number[] = [];
  let most = 0;
  let nearest = 0;
  for (let column = 0; column < bands.count; column += 1) {
    const from = bands.bounds[column] ?? 0;
    const to = bands.bounds[column + 1] ?? Infinity;
    const shared = Math.min(piece.right, to) - Math.max(piece.left, from);
    if (shared > most) {
      most = shared;
      nearest = column;
    }
    if (shared > width * leastOfPiece || (Number.isFinite(to) && shared > (to - from) * leastOfBand)) {
      over.push(column);
    }
  }
  return { first: over[0] ?? nearest, last: over.at(-1) ?? nearest };
}
