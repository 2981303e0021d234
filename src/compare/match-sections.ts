import { anchorsOf } from './sequence.ts';
import { likeness, overlap, pairInOrder, shinglesOf } from './similarity.ts';
import type { Pairs } from './similarity.ts';
import type { Passage } from './units.ts';

export interface MatchedSections {
  /** Pairs in the order of `before`; `moved` where the section left its place among the others. */
  readonly pairs: readonly { readonly before: number; readonly after: number; readonly moved: boolean }[];
  readonly gone: readonly number[];
  readonly added: readonly number[];
}

const leastInPlace = 0.6;
const leastMoved = 1.4;
const mostPairs = 40_000;

/** Sentences of each section; of one without words of its own, those of its sub-sections. */
function wordsOf(passages: readonly Passage[]): readonly (readonly string[])[] {
  return passages.map(({ units, level }, index) => {
    if (units.length > 0) return units.map(({ key }) => key);
    const keys: string[] = [];
    for (const below of passages.slice(index + 1)) {
      if (below.level <= level) break;
      keys.push(below.titleKey, ...below.units.map(({ key }) => key));
    }
    return keys;
  });
}

function scorer(before: readonly Passage[], after: readonly Passage[]): (x: number, y: number) => number {
  const titles = [before, after].map((side) => side.map(({ titleKey }) => shinglesOf(titleKey)));
  const keys = [before, after].map(wordsOf);
  const known = new Map<number, number>();
  return (x, y) => {
    const place = x * after.length + y;
    const remembered = known.get(place);
    if (remembered !== undefined) return remembered;
    const [one, other] = [before[x], after[y]];
    if (one === undefined || other === undefined) return 0;
    const same = one.titleKey === other.titleKey;
    const title = same ? 1 : likeness(titles[0]?.[x] ?? new Uint32Array(), titles[1]?.[y] ?? new Uint32Array());
    const [old = [], fresh = []] = [keys[0]?.[x], keys[1]?.[y]];
    const wordless = old.length === 0 && fresh.length === 0;
    const text = wordless ? (same ? 0.5 : 0) : overlap(old, fresh);
    const score =
      title < 0.6 && text < 0.5
        ? 0
        : title + text + (one.numberKey === other.numberKey ? 0.2 : 0) + (one.level === other.level ? 0.1 : 0);
    known.set(place, score);
    return score;
  };
}

/** Pairs sections by number, title and text: in order first, then those that moved. */
export function matchSections(before: readonly Passage[], after: readonly Passage[]): MatchedSections {
  const titles = (side: readonly Passage[]): string[] => side.map(({ titleKey }) => titleKey);
  if (before.length * after.length > mostPairs)
    return result(anchorsOf(titles(before), titles(after)), [], before, after);
  const score = scorer(before, after);
  const inOrder = pairInOrder(before.length, after.length, score, leastInPlace);
  const [usedBefore, usedAfter] = [new Set(inOrder.map(([x]) => x)), new Set(inOrder.map(([, y]) => y))];
  const candidates = before
    .flatMap((_, x) =>
      usedBefore.has(x) ? [] : after.flatMap((_, y) => (usedAfter.has(y) ? [] : [{ x, y, value: score(x, y) }])),
    )
    .filter(({ value }) => value >= leastMoved)
    .toSorted((left, right) => right.value - left.value || left.x - right.x || left.y - right.y);
  const moved: [number, number][] = [];
  for (const { x, y } of candidates) {
    if (!usedBefore.has(x) && !usedAfter.has(y)) {
      usedBefore.add(x);
      usedAfter.add(y);
      moved.push([x, y]);
    }
  }
  return result(inOrder, moved, before, after);
}

function result(inOrder: Pairs, moved: Pairs, before: readonly Passage[], after: readonly Passage[]): MatchedSections {
  const pairs = [
    ...inOrder.map(([x, y]) => ({ before: x, after: y, moved: false })),
    ...moved.map(([x, y]) => ({ before: x, after: y, moved: true })),
  ].toSorted((left, right) => left.before - right.before);
  const [usedBefore, usedAfter] = [new Set(pairs.map((pair) => pair.before)), new Set(pairs.map((pair) => pair.after))];
  return {
    pairs,
    gone: before.flatMap((_, index) => (usedBefore.has(index) ? [] : [index])),
    added: after.flatMap((_, index) => (usedAfter.has(index) ? [] : [index])),
  };
}
