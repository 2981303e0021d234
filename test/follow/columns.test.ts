import { describe, expect, it } from 'vitest';
import type { ColumnId, ColumnSeen } from '../../src/domain/index.ts';
import { judgeColumn, layoutTrouble } from '../../src/follow/columns.ts';
import { defaultRules } from '../../src/follow/index.ts';

const emptied: ColumnSeen = {
  columnId: 'annual' as ColumnId,
  name: '年报',
  url: 'http://portal.test/annual/',
  readWhole: false,
  cutReason: { kind: 'page-missing', url: 'http://portal.test/annual/2' },
  answered: true,
  links: 0,
  knownLinks: 5,
  knownGone: 0,
  shortBefore: true,
  unproven: 0,
  holdsReports: true,
};

describe('a listing that was not read whole', () => {
  it('is short where its page was read and lists nothing of what was known: a rebuilt site may fill it by scripts', () => {
    expect(judgeColumn(emptied, defaultRules)).toBe('short');
    expect(layoutTrouble(emptied, defaultRules)).toMatchObject({ kind: 'listing-short', listed: 0, known: 5 });
  });

  it.each<[string, Partial<ColumnSeen>]>([
    ['its page was not read', { answered: false }],
    ['it still lists some', { links: 1 }],
    ['nothing was known', { knownLinks: null }],
    ['what was known has gone with its pages', { knownGone: 5 }],
  ])('proves nothing where %s', (_, more) => {
    const column = { ...emptied, ...more };
    expect(judgeColumn(column, defaultRules)).toBe('cut');
    expect(layoutTrouble(column, defaultRules)).toBeNull();
  });
});
