/** Pairs of neighbouring characters of a text, sorted, for quick comparison with many others. */
export type Shingles = Uint32Array;

export function shinglesOf(folded: string): Shingles {
  const pairs = new Uint32Array(Math.max(0, folded.length - 1));
  for (let index = 0; index < pairs.length; index += 1) {
    pairs[index] = folded.charCodeAt(index) * 0x1_0000 + folded.charCodeAt(index + 1);
  }
  return pairs.sort();
}

const leastContained = 8;
/** What one text wholly inside another counts for. */
const contained = 0.7;

/**
 * How alike two texts are, 0 to 1: Dice's coefficient over pairs of characters, or how much of the shorter one stands in the
 * longer one where that says more.
 */
export function likeness(before: Shingles, after: Shingles): number {
  const size = before.length + after.length;
  if (size === 0) return 0;
  let [x, y, shared] = [0, 0, 0];
  while (x < before.length && y < after.length) {
    const difference = (before[x] ?? 0) - (after[y] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) x += 1;
    if (difference >= 0) y += 1;
  }
  const shorter = Math.min(before.length, after.length);
  return Math.max((2 * shared) / size, shorter < leastContained ? 0 : (contained * shared) / shorter);
}

/** Share of common elements of two lists, 0 to 1; two empty lists are alike. */
export function overlap(before: readonly string[], after: readonly string[]): number {
  if (before.length + after.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const key of before) counts.set(key, (counts.get(key) ?? 0) + 1);
  let shared = 0;
  for (const key of after) {
    const left = counts.get(key) ?? 0;
    if (left > 0) {
      shared += 1;
      counts.set(key, left - 1);
    }
  }
  return (2 * shared) / (before.length + after.length);
}

export type Pairs = readonly (readonly [before: number, after: number])[];

const largestTable = 40_000;

/**
 * Pairs elements of two short lists in order so that the sum of scores is largest; pairs under `least` are not made. Lists
 * too long for that stay unpaired.
 */
export function pairInOrder(
  beforeCount: number,
  afterCount: number,
  score: (before: number, after: number) => number,
  least: number,
): Pairs {
  if (beforeCount * afterCount > largestTable) return [];
  const width = afterCount + 1;
  const best = new Float64Array((beforeCount + 1) * width);
  const paired = new Uint8Array(best.length);
  for (let x = 1; x <= beforeCount; x += 1) {
    for (let y = 1; y <= afterCount; y += 1) {
      const here = x * width + y;
      const value = score(x - 1, y - 1);
      const withPair = value >= least ? (best[here - width - 1] ?? 0) + value : -1;
      const without = Math.max(best[here - width] ?? 0, best[here - 1] ?? 0);
      best[here] = Math.max(withPair, without);
      paired[here] = withPair > without ? 1 : 0;
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [x, y] = [beforeCount, afterCount];
  while (x > 0 && y > 0) {
    const here = x * width + y;
    if (paired[here] === 1) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    } else if ((best[here - width] ?? 0) >= (best[here - 1] ?? 0)) x -= 1;
    else y -= 1;
  }
  return pairs.toReversed();
}
