/** A stream of choices that a seed decides; nothing here looks at the clock or at `Math.random`. */
export interface Random {
  /** Whole number between both bounds, both possible. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** `count` different items in their original order. */
  sample<T>(items: readonly T[], count: number): readonly T[];
  /** An independent stream, so that choices in one part of a report do not move those in another. */
  fork(label: string): Random;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value ^= text.charCodeAt(index);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}

/** A stream named by any text or number (mulberry32 over an FNV-1a hash). */
export function seeded(seed: string | number): Random {
  let state = hash(String(seed));
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    int,
    chance: (probability) => next() < probability,
    pick<T>(items: readonly T[]): T {
      const item = items[int(0, items.length - 1)];
      if (item === undefined) {
        throw new RangeError('cannot pick from an empty list');
      }
      return item;
    },
    sample<T>(items: readonly T[], count: number): readonly T[] {
      const left = items.map((_, index) => index);
      while (left.length > Math.max(0, count)) {
        left.splice(int(0, left.length - 1), 1);
      }
      return left.flatMap((index) => items.slice(index, index + 1));
    },
    fork: (label) => seeded(`${seed}/${label}`),
  };
}
