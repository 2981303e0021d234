import { describe, expect, it } from 'vitest';
import { readTables } from '../../../src/extract/tables/index.ts';
import { applicationHeader, applicationRows, table, type Written } from './grids.ts';

const leaves = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const groups = ['行政复议', '未经复议直接起诉', '复议后起诉'];
const header: readonly (readonly Written[])[] = [
  ['年度', ...groups.map((text) => ({ text, columns: 5 }))],
  ['', ...leaves, ...leaves, ...leaves],
];
const own = '3 1 0 1 5 2 0 1 0 3 0 0 0 1 1'.split(' ');
const before = '9 0 0 0 9 0 0 0 0 0 0 0 0 0 0'.split(' ');

describe('figures of statutory tables that no form has room for', () => {
  it('stay among the other tables: those of another year', () => {
    const { tables } = readTables([table([...header, ['2022年', ...before], ['2023年', ...own]])], 2023);
    expect(tables.litigation?.reconsideration).toEqual([3, 1, 0, 1, 5]);
    expect(tables.other).toEqual([{ caption: null, grid: [['2022年', ...before]] }]);
  });

  it('those of a column for the year before', () => {
    const rows = applicationRows('F21').map(({ labels }, at) => [
      ...labels,
      ...Array<string>(7).fill(String(at)),
      String(at * 2),
    ]);
    const [first = [], ...rest] = applicationHeader;
    const { tables } = readTables([table([[...first, { text: '上年总计', rows: 3 }], ...rest, ...rows])], 2023);
    expect(tables.applications?.rows.open).toEqual(Array(7).fill(2));
    const [beside] = tables.other;
    expect(beside?.grid).toHaveLength(25);
    expect(beside?.grid[2]?.at(-1)).toBe('4');
  });

  it('those of a second copy, which differ from the first', () => {
    const bare = header.map((row) => row.slice(1));
    const copy = own.map((text, at) => (at === 2 ? '7' : text));
    const { tables } = readTables([table([...bare, own]), table([...bare, copy])], 2023);
    expect(tables.litigation?.reconsideration).toEqual([3, 1, 0, 1, 5]);
    expect(tables.other).toEqual([{ caption: null, grid: [['', ...copy]] }]);
  });

  it('are none where each figure stands in its cell, whatever is printed beside', () => {
    const rows = applicationRows('F21').map(({ labels }, at) => [...labels, ...Array<string>(7).fill(String(at))]);
    const whole = [table([...applicationHeader, ...rows]), table([...header.map((row) => row.slice(1)), own])];
    expect(readTables(whole, 2023).tables.other).toEqual([]);
  });
});
