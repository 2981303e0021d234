/** Indexes of elements that stay in order on both sides, ascending in both. */
export type Anchors = readonly (readonly [before: number, after: number])[];

/** What stays by a shortest edit script (Myers, An O(ND) Difference Algorithm, 1986); null where that takes more than `mostEdits`. */
export function shortestScript<T>(before: ArrayLike<T>, after: ArrayLike<T>, mostEdits: number): Anchors | null {
  const [n, m] = [before.length, after.length];
  const limit = Math.min(n + m, mostEdits);
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
