import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, contentDigestInput } from '../../src/compare/index.ts';
import type { DiffEntry, Extraction, OtherTable } from '../../src/domain/index.ts';
import { extraction } from './extractions.ts';

type Rows = readonly (readonly string[])[];

const schools: Rows = [
  ['学校', '主动公开条数', '申请件数'],
  ['城北中学', '312', '3'],
  ['城南中学', '207', '1'],
  ['河口小学', '98', '0'],
  ['山前小学', '64', '2'],
  ['北街幼儿园', '31', '0'],
];
const channels: Rows = [
  ['渠道', '条数'],
  ['网站', '900'],
  ['微信', '120'],
];
const base = extraction();

function having(...grids: readonly (Rows | OtherTable)[]): Extraction {
  const other = grids.map((grid) => ('grid' in grid ? grid : { caption: null, grid }));
  return { ...base, tables: { ...base.tables, other } };
}

const changes = (before: Extraction, after: Extraction): readonly DiffEntry[] => compare(before, after).changes;
const withColumn = (rows: Rows, at: number, cells: readonly string[]): Rows =>
  rows.map((row, index) => row.toSpliced(at, 0, cells[index] ?? ''));
const pictures = ['其中图文', '12', '9', '7', '5', '4'];
const withCell = (rows: Rows, row: number, column: number, to: string): Rows =>
  rows.with(row, (rows[row] ?? []).with(column, to));

describe('columns of a table outside the forms', () => {
  it('that came or went are told as one thing each', () => {
    const more = withColumn(schools, 2, pictures);
    expect(changes(having(schools), having(more))).toMatchObject([
      {
        kind: 'cell',
        path: '/tables/other/0/grid/0/2',
        label: '附表1 · 其中图文',
        before: null,
        after: '其中图文 | 12 | 9 | 7 | 5 | 4',
        significance: 'minor',
      },
    ]);
    expect(changes(having(more), having(schools))).toMatchObject([
      { kind: 'cell', path: '/tables/other/0/grid/0/2', before: '其中图文 | 12 | 9 | 7 | 5 | 4', after: null },
    ]);
  });

  it('that came hide no cell that changed, and no row', () => {
    const more = withColumn(withCell(schools, 3, 1, '89'), 2, pictures);
    expect(changes(having(schools), having([...more, ['南街幼儿园', '8', '1', '0']]))).toMatchObject([
      { after: '其中图文 | 12 | 9 | 7 | 5 | 4 | 1' },
      { path: '/tables/other/0/grid/3/1', label: '附表1 · 河口小学 · 主动公开条数', before: '98', after: '89' },
      { path: '/tables/other/0/grid/6', before: null, after: '南街幼儿园 | 8 | 0' },
    ]);
  });

  it('in another order are told once', () => {
    const turned = schools.map(([name = '', one = '', two = '']) => [name, two, one]);
    expect(changes(having(schools), having(turned))).toMatchObject([
      {
        kind: 'order',
        path: '/tables/other/0/grid',
        before: '学校、主动公开条数、申请件数',
        after: '学校、申请件数、主动公开条数',
      },
    ]);
    expect(changes(having(schools), having(withCell(turned, 2, 2, '270')))).toMatchObject([
      { path: '/tables/other/0/grid/2/2', before: '207', after: '270' },
      { kind: 'order' },
    ]);
  });

  it('under another head are a head that changed', () => {
    expect(changes(having(schools), having(withCell(schools, 0, 2, '受理件数')))).toMatchObject([
      { path: '/tables/other/0/grid/0/2', before: '申请件数', after: '受理件数' },
    ]);
  });
});

describe('rows of a table outside the forms', () => {
  it('that were sorted and edited are told as both', () => {
    const sorted = [schools[0] ?? [], ...withCell(schools, 2, 1, '270').slice(1).toReversed()];
    expect(changes(having(schools), having(sorted))).toMatchObject([
      { kind: 'cell', path: '/tables/other/0/grid/4/1', before: '207', after: '270' },
      { kind: 'order' },
    ]);
  });
});

describe('a table outside the forms that was cut in two', () => {
  it.each([
    ['its head repeated', [schools.slice(0, 4), [schools[0] ?? [], ...schools.slice(4)]]],
    ['its head left out', [schools.slice(0, 4), schools.slice(4)]],
  ])('is the same, %s', (_, halves) => {
    const [whole, cut] = [having(schools, channels), having(...halves, channels)];
    expect(changes(whole, cut)).toEqual([]);
    expect(changes(cut, whole)).toEqual([]);
    expect(contentDigestInput(cut)).toBe(contentDigestInput(whole));
  });

  it('hides no cell that changed', () => {
    const halves = [schools.slice(0, 4), [schools[0] ?? [], ...withCell(schools, 5, 1, '13').slice(4)]];
    expect(changes(having(schools), having(...halves))).toMatchObject([
      { path: '/tables/other/1/grid/2/1', label: '附表1 · 北街幼儿园 · 主动公开条数', before: '31', after: '13' },
    ]);
  });
});

it('tables outside the forms that changed places are moves', () => {
  expect(changes(having(schools, channels), having(channels, schools))).toMatchObject([
    { kind: 'move', label: '附表1 → 附表2', significance: 'minor' },
  ]);
});

it('any one changed cell of a table outside the forms is told once, whatever was cut, sorted or put in beside it', () => {
  const word = fc.stringMatching(/^[甲乙丙丁戊己庚辛壬癸]{2,4}$/);
  const grid = fc
    .record({
      names: fc.uniqueArray(word, { minLength: 3, maxLength: 8 }),
      heads: fc.uniqueArray(word, { minLength: 2, maxLength: 4 }),
      seed: fc.nat(999),
    })
    .map(({ names, heads, seed }) => [
      ['名称', ...heads],
      ...names.map((name, row) => [name, ...heads.map((_, column) => String(1000 + seed + 17 * row + 101 * column))]),
    ]);
  const beside = fc.constantFrom('nothing', 'cut', 'column', 'turned', 'sorted');
  fc.assert(
    fc.property(grid, fc.nat(), fc.nat(), beside, (rows, atRow, atColumn, what) => {
      const [row, column] = [1 + (atRow % (rows.length - 1)), 1 + (atColumn % ((rows[0]?.length ?? 2) - 1))];
      const was = rows[row]?.[column];
      const edited = withCell(rows, row, column, '7');
      const [head = [], ...body] = edited;
      const middle = 1 + Math.floor(rows.length / 2);
      const after = ((): readonly Rows[] => {
        switch (what) {
          case 'cut':
            return [edited.slice(0, middle), [head, ...edited.slice(middle)]].filter((part) => part.length > 1);
          case 'column':
            return [withColumn(edited, 1, ['新增', ...body.map((_, index) => String(index))])];
          case 'turned':
            return [edited.map(([name = '', ...cells]) => [name, ...cells.toReversed()])];
          case 'sorted':
            return [[head, ...body.toReversed()]];
          case 'nothing':
            return [edited];
          default:
            return what satisfies never;
        }
      })();
      const told = changes(having(rows), having(...after));
      expect(told.filter((entry) => entry.before === was && entry.after === '7')).toHaveLength(1);
      expect(told.length).toBeLessThanOrEqual(2);
    }),
    { numRuns: 200 },
  );
});
