/** Indexes of elements that stay in order on both sides, ascending in both. */
export type Anchors = readonly (readonly [before: number, after: number])[];

const exactLimit = 400;
const exactSize = 4000;

/** Shortest edit script by Myers' greedy algorithm (1986) within `exactLimit` edits; null where it is longer. */
function exactAnchors(before: Int32Array, after: Int32Array): Anchors | null {
  const [n, m] = [before.length, after.length];
  const limit = Math.min(n + m, exactLimit);
  const reach = new Int32Array(2 * limit + 3);
  const middle = limit + 1;
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits += 1) {
    trace.push(reach.slice(middle - edits - 1, middle + edits + 2));
    for (let k = -edits; k <= edits; k += 2) {
      const left = reach[middle + k - 1] ?? 0;
      const right = reach[middle + k + 1] ?? 0;
      let x = k === -edits || (k !== edits && left < right) ? right : left + 1;
      while (x < n && x - k < m && before[x] === after[x - k]) x += 1;
      reach[middle + k] = x;
      if (x >= n && x - k >= m) return walkBack(trace, n, m);
    }
  }
  return null;
}

function walkBack(trace: readonly Int32Array[], n: number, m: number): Anchors {
  const anchors: [number, number][] = [];
  let [x, y] = [n, m];
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reach = trace[edits] ?? new Int32Array();
    const k = x - y;
    const at = (diagonal: number): number => reach[diagonal + edits + 1] ?? 0;
    const down = k === -edits || (k !== edits && at(k - 1) < at(k + 1));
    const fromX = edits === 0 ? 0 : at(down ? k + 1 : k - 1);
    const fromY = edits === 0 ? 0 : fromX - (down ? k + 1 : k - 1);
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      anchors.push([x, y]);
    }
    [x, y] = [fromX, fromY];
  }
  return anchors.toReversed();
}

/** Longest run of pairs that ascends on both sides; pairs come ascending in `before`, each index used once. */
function ascending(pairs: Anchors): Anchors {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, after], index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < after) low = middle + 1;
      else high = middle;
    }
    previous[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  });
  const chosen: (readonly [number, number])[] = [];
  for (let index = tails.at(-1) ?? -1; index !== -1; index = previous[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) chosen.push(pair);
  }
  return chosen.toReversed();
}

/** Pairs the n-th occurrence of each element with the n-th on the other side, then keeps what ascends: O(n log n). */
function quickAnchors(before: Int32Array, after: Int32Array): Anchors {
  const places = new Map<number, number[]>();
  after.forEach((key, index) => {
    const list = places.get(key);
    if (list === undefined) places.set(key, [index]);
    else list.push(index);
  });
  const used = new Map<number, number>();
  const pairs: [number, number][] = [];
  before.forEach((key, index) => {
    const turn = used.get(key) ?? 0;
    const place = places.get(key)?.[turn];
    if (place !== undefined) {
      used.set(key, turn + 1);
      pairs.push([index, place]);
    }
  });
  return ascending(pairs);
}

/**
 * Aligns two sequences of keys. Exact where they are alike or short; bounded in time and memory where they are long and
 * unlike.
 */
export function anchorsOf(before: readonly string[], after: readonly string[]): Anchors {
  const ids = new Map<string, number>();
  const number = (key: string): number => {
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    return id;
  };
  const left = Int32Array.from(before, number);
  const right = Int32Array.from(after, number);
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let [leftEnd, rightEnd] = [left.length, right.length];
  while (leftEnd > start && rightEnd > start && left[leftEnd - 1] === right[rightEnd - 1]) {
    leftEnd -= 1;
    rightEnd -= 1;
  }
  const [inner, other] = [left.subarray(start, leftEnd), right.subarray(start, rightEnd)];
  const exact = inner.length + other.length <= exactSize ? exactAnchors(inner, other) : null;
  const middle = exact ?? quickAnchors(inner, other);
  return [
    ...Array.from({ length: start }, (_, index) => [index, index] as const),
    ...middle.map(([x, y]) => [x + start, y + start] as const),
    ...Array.from({ length: left.length - leftEnd }, (_, index) => [leftEnd + index, rightEnd + index] as const),
  ];
}

/** A stretch that differs: `[from, to)` on both sides. */
export interface Gap {
  readonly before: readonly [from: number, to: number];
  readonly after: readonly [from: number, to: number];
}

/** The stretches between anchors. */
export function gapsOf(anchors: Anchors, beforeLength: number, afterLength: number): readonly Gap[] {
  const gaps: Gap[] = [];
  let [x, y] = [0, 0];
  for (const [nextX, nextY] of [...anchors, [beforeLength, afterLength] as const]) {
    if (nextX > x || nextY > y) gaps.push({ before: [x, nextX], after: [y, nextY] });
    [x, y] = [nextX + 1, nextY + 1];
  }
  return gaps;
}
