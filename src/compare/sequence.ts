import { shortestScript, type Anchors } from '../text/index.ts';

const exactLimit = 400;
const exactSize = 4000;

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
  const exact = inner.length + other.length <= exactSize ? shortestScript(inner, other, exactLimit) : null;
  const middle = exact ?? quickAnchors(inner, other);
  return [
    ...Array.from({ length: start }, (_, index) => [index, index] as const),
    ...middle.map(([x, y]) => [x + start, y + start] as const),
    ...Array.from({ length: left.length - leftEnd }, (_, index) => [leftEnd + index, rightEnd + index] as const),
  ];
}
