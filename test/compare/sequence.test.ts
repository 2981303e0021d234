import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorsOf } from '../../src/compare/sequence.ts';
import { gapsOf } from '../../src/text/index.ts';
import { cpuClock } from '../support/cpu-time.ts';

/** Length of the longest common subsequence, by the textbook. */
function longest(before: readonly string[], after: readonly string[]): number {
  let row = Array.from({ length: after.length + 1 }, () => 0);
  for (const key of before) {
    const next = [0];
    after.forEach((other, index) => {
      next.push(key === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}

const keys = fc.array(fc.constantFrom('甲', '乙', '丙', '丁', '戊'), { maxLength: 40 });

describe('anchorsOf', () => {
  it('keeps as much in place as can be kept', () => {
    fc.assert(
      fc.property(keys, keys, (before, after) => {
        const anchors = anchorsOf(before, after);
        expect(anchors).toHaveLength(longest(before, after));
        let [lastX, lastY] = [-1, -1];
        for (const [x, y] of anchors) {
          expect(before[x]).toBe(after[y]);
          expect(x > lastX && y > lastY).toBe(true);
          [lastX, lastY] = [x, y];
        }
      }),
    );
  });

  it('leaves gaps that, with the anchors, make up both sides', () => {
    fc.assert(
      fc.property(keys, keys, (before, after) => {
        const anchors = anchorsOf(before, after);
        const gaps = gapsOf(anchors, before.length, after.length);
        const covered = (side: 'before' | 'after', at: 0 | 1): number =>
          gaps.reduce((sum, gap) => sum + gap[side][1] - gap[side][0], 0) +
          new Set(anchors.map((pair) => pair[at])).size;
        expect([covered('before', 0), covered('after', 1)]).toEqual([before.length, after.length]);
      }),
    );
  });

  it('is quick where long lists have all in common but nothing in order', () => {
    const before = Array.from({ length: 60_000 }, (_, index) => `句${index}`);
    const cpuMs = cpuClock();
    expect(anchorsOf(before, before.toReversed())).toHaveLength(1);
    expect(cpuMs()).toBeLessThan(2000);
  });
});
