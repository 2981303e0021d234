import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atMost, balance, type Balance, type Term } from '../../../src/extract/checks/terms.ts';

const most = 6;
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.integer({ min: 0, max: most }).map((value): Term => ({ value, state: 'number', label: '' })),
  fc.constantFrom<Term['state']>('blank', 'slash', 'dash').map((state): Term => ({ value: null, state, label: '' })),
);
const side = fc.array(term, { minLength: 1, maxLength: 3 });

/** Every sum that a side can have once its blanks are filled with numbers up to a bound beyond all printed ones. */
function sums(terms: readonly Term[]): readonly number[] {
  return terms.reduce<number[]>(
    (reached, { value }) =>
      reached.flatMap((sum) => (value === null ? Array.from({ length: 20 }, (_, fill) => sum + fill) : [sum + value])),
    [0],
  );
}

function expected(
  left: readonly Term[],
  right: readonly Term[],
  holds: (a: number, b: number) => boolean,
): Balance['status'] {
  if ([...left, ...right].every(({ value }) => value === null)) return 'skip';
  const zero = (terms: readonly Term[]): number => terms.reduce((sum, { value }) => sum + (value ?? 0), 0);
  if (holds(zero(left), zero(right))) return 'pass';
  const rights = new Set(sums(right));
  return sums(left).some((a) => [...rights].some((b) => holds(a, b))) ? 'warn' : 'fail';
}

describe('an identity over cells that may be blank', () => {
  it('is held as trying all numbers for the blanks would hold it', () => {
    fc.assert(
      fc.property(side, side, (left, right) => {
        expect(balance(left, right).status).toBe(expected(left, right, (a, b) => a === b));
        expect(atMost(left, right).status).toBe(expected(left, right, (a, b) => a <= b));
      }),
      { numRuns: 300 },
    );
  });

  it('is skipped where a cell was not read', () => {
    const unread: Term = { value: null, state: 'unread', label: '' };
    const three: Term = { value: 3, state: 'number', label: '' };
    expect(balance([three], [three, unread]).status).toBe('skip');
    expect(atMost([three], [unread]).status).toBe('skip');
  });
});
