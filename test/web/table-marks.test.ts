import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/domain/index.ts';
import { proactiveColumnName } from '../../src/web/form-labels.ts';
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

describe('names of the columns of table 2', () => {
  it.each([
    ['decisions', ['decisions'], '本年处理决定数量'],
    ['decisions', ['previous', 'change', 'decisions'], '处理决定数量'],
    ['amount', ['amount'], '本年收费金额'],
    ['amount', ['purchases', 'amount'], '采购总金额'],
    ['toString', ['toString'], 'toString'],
    ['行政检查', ['行政检查'], '行政检查'],
  ])('%s among %j is %s', (key, columns, name) => {
    expect(proactiveColumnName(key, columns)).toBe(name);
  });
});
