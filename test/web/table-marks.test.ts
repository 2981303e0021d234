import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/domain/index.ts';
import { cellOfPointer, marksOf } from '../../src/web/table-marks.ts';

function failing(at: Partial<Check['at']>): Check {
  const whole = { table: 'applications', row: null, column: null, year: null, ...at };
  return { id: 'I1', at: whole, status: 'fail', left: 1, right: 2, flags: [], detail: '1 ≠ 2' };
}

describe('marks in the tables', () => {
  it.each([
    ['/tables/applications/rows/open/6', 'applications/open/6'],
    ['/tables/litigation/reconsideration/4', 'litigation/reconsideration/4'],
    ['/tables/proactive/rows/fees/values/0', 'proactive/fees/0'],
    ['/tables/statistics/rows/received/value', 'statistics/received'],
    ['/tables/proactive/rows/a~1b~0c/values/1', 'proactive/a/b~c/1'],
    ['/tables/applications/cells/open~16', null],
    ['/tables/applications', null],
    ['/sections/0/text', null],
    ['', null],
  ])('find the cell of %s', (pointer, cell) => {
    expect(cellOfPointer(pointer)).toBe(cell);
  });

  it.each([
    [{ row: 'open', column: 2 }, 'applications/open/2'],
    [{ row: 'open' }, 'applications/open/6'],
    [{ column: 3 }, 'applications/total/3'],
    [{ table: 'litigation', row: 'direct' }, 'litigation/direct/4'],
    [{ table: 'statistics', row: 'received' }, 'statistics/received'],
  ])('show a failing check at %j', (at, cell) => {
    expect([...marksOf([failing(at)], null).failing.keys()]).toEqual([cell]);
  });

  it('leave checks alone that name no place, or did not fail', () => {
    const checks = [
      failing({}),
      failing({ table: null, row: 'open' }),
      { ...failing({ row: 'open' }), status: 'warn' as const },
    ];
    expect(marksOf(checks, null).failing.size).toBe(0);
  });
});
