import { describe, expect, it } from 'vitest';
import { checksBetween } from '../../src/compare/index.ts';
import type { Check } from '../../src/domain/index.ts';

const check = (row: string, status: Check['status'], left = 3): Check => ({
  id: 'I2',
  at: { table: 'applications', row, column: 6, year: null },
  status,
  left,
  right: 4,
  flags: [],
  detail: `${left} and 4`,
});

describe('the form’s identities between two versions', () => {
  it('come to fail, come to hold, and go on failing by their place, whatever the figures are', () => {
    const before = { checks: [check('open', 'pass'), check('total', 'fail'), check('new', 'fail', 9)] };
    const after = { checks: [check('open', 'fail'), check('total', 'pass'), check('new', 'fail', 8)] };
    expect(checksBetween(before, after)).toEqual({ appeared: 1, vanished: 1, remaining: 1 });
    expect(checksBetween(after, after)).toEqual({ appeared: 0, vanished: 0, remaining: 2 });
  });

  it('that can be asked no more have not come to fail', () => {
    expect(checksBetween({ checks: [check('open', 'fail')] }, { checks: [check('open', 'skip')] })).toEqual({
      appeared: 0,
      vanished: 1,
      remaining: 0,
    });
  });
});
