import { describe, expect, it } from 'vitest';
import { readTables } from '../../../src/extract/tables/index.ts';
import { applicationHeader, applicationRows, table, type Written } from './grids.ts';

const leaves = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const figures = '5 1 2 0 8 3 0 1 1 5 2 0 0 0 2'.split(' ');
const expected = { reconsideration: [5, 1, 2, 0, 8], direct: [3, 0, 1, 1, 5], after: [2, 0, 0, 0, 2] };
const header: readonly (readonly Written[])[] = [
  [
    { text: '行政复议', columns: 5 },
    { text: '行政诉讼', columns: 10 },
  ],
  [
    ...leaves.map((text) => ({ text, rows: 2 })),
    { text: '未经复议直接起诉', columns: 5 },
    { text: '复议后起诉', columns: 5 },
  ],
  [...leaves, ...leaves],
];
const bare = [
  ['行政复议', '行政诉讼'],
  [...leaves, '未经复议直接起诉', '复议后起诉'],
  [...leaves, ...leaves],
];

describe('table 4', () => {
  it('is read where all spans were lost, by the order in print', () => {
    expect(readTables([table([...bare, figures])]).tables.litigation).toMatchObject(expected);
  });
  it('is left open where other columns stand', () => {
    expect(readTables([table([...bare, figures.slice(1)])]).tables.litigation?.reconsideration ?? null).not.toEqual(
      expected.reconsideration,
    );
    const swapped = [bare[0] ?? [], [...leaves, '复议后起诉', '未经复议直接起诉'], bare[2] ?? []];
    expect(readTables([table([...swapped, figures])]).tables.litigation).toBeNull();
  });
  it('is read behind a header that a page break had printed twice', () => {
    expect(readTables([table(header), table([...header, figures])]).tables.litigation).toMatchObject(expected);
    expect(readTables([table([...header, ...header, figures])]).tables.litigation).toMatchObject(expected);
  });
  it('takes letters for zeros where the group adds up so', () => {
    const typed = figures.map((text) => text.replace('0', 'O'));
    const { litigation } = readTables([table([...header, typed])]).tables;
    expect(litigation).toMatchObject(expected);
    expect(litigation?.cells['reconsideration/3']).toMatchObject({ state: 'number', raw: 'O' });
    const wrong = typed.map((text, at) => (at === 4 ? '9' : text));
    expect(readTables([table([...header, wrong])]).tables.litigation?.reconsideration).toEqual([5, 1, 2, null, 9]);
  });
});

describe('spans written out, a copy of the cell for each place', () => {
  const copied = (rows: readonly (readonly Written[])[]): readonly (readonly string[])[] => {
    const { cells, rowCount, columnCount } = table(rows).grid;
    const copies = Array.from({ length: rowCount }, () => Array<string>(columnCount).fill(''));
    for (const { row, column, rowSpan, columnSpan, text } of cells)
      for (let r = row; r < row + rowSpan; r += 1) copies[r]?.fill(text, column, column + columnSpan);
    return copies;
  };

  it('are one cell again in table 4', () => {
    expect(readTables([table(copied([...header, figures]))]).tables.litigation).toMatchObject(expected);
  });
  it('are one figure again in table 2', () => {
    const wide = (text: string): Written => ({ text, columns: 3 });
    const { proactive } = readTables([
      table(
        copied([
          ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
          ['规章', '1', '1', '1'],
          ['行政规范性文件', '4', '4', '4'],
          ['信息内容', wide('本年处理决定数量')],
          ['行政许可', wide('3021')],
        ]),
      ),
    ]).tables;
    expect(proactive?.rows['licensing']).toMatchObject({ columns: ['decisions'], values: [3021] });
    expect(proactive?.rows['regulations']?.values).toEqual([1, 1, 1]);
    expect(proactive?.rows['normative_documents']?.values).toEqual([4, 4, 4]);
  });
});

it('a figure in 万 is a figure, and no row’s name', () => {
  const { proactive } = readTables([
    table([
      ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
      ['行政许可', '57', '增2', '1.2万'],
      ['行政处罚', '57', '0', '约百件'],
    ]),
  ]).tables;
  expect(Object.keys(proactive?.rows ?? {})).toEqual(['licensing', 'penalties']);
  expect(proactive?.rows['licensing']).toMatchObject({ values: [57, 2, 12_000], units: [null, null, null] });
  expect(proactive?.rows['penalties']?.values).toEqual([57, 0, null]);
});

it('table 3 takes letters for zeros where the row adds up so', () => {
  const rows = applicationRows('F21').map(({ labels }, at) => [
    ...labels,
    ...(at === 0
      ? ['1O', 'O', 'o', '○', 'O', '0', '10']
      : at === 1
        ? ['1', 'O', 'O', 'O', 'O', 'O', '2']
        : Array<string>(7).fill('0')),
  ]);
  const { applications } = readTables([table([...applicationHeader, ...rows])]).tables;
  expect(applications?.rows.new).toEqual([10, 0, 0, 0, 0, 0, 10]);
  expect(applications?.rows.carry_in).toEqual([1, null, null, null, null, null, 2]);
});

describe('a header whose span is too narrow', () => {
  const filled: Readonly<Record<string, readonly number[]>> = {
    new: [4, 0, 0, 1, 0, 2, 7],
    open: [3, 0, 0, 0, 0, 1, 4],
    na1: [1, 0, 0, 1, 0, 1, 3],
    total: [4, 0, 0, 1, 0, 2, 7],
  };
  const rows = applicationRows('F21').map(({ key, labels }) => [
    ...labels,
    ...(filled[key] ?? [0, 0, 0, 0, 0, 0, 0]).map(String),
  ]);
  const [first, second, third] = applicationHeader;
  const narrow = second?.map((cell) =>
    typeof cell !== 'string' && cell.text === '法人或其他组织' ? { ...cell, columns: 4 } : cell,
  );

  it('moves 总计 before 其他 in place only: the sums tell', () => {
    const { applications } = readTables([table([first ?? [], narrow ?? [], third ?? [], ...rows])]).tables;
    expect(applications?.rows).toMatchObject(filled);
  });

  it('tells the truth where the sums say so', () => {
    const moved = rows.map((cells) => [...cells.slice(0, -2), cells.at(-1) ?? '', cells.at(-2) ?? '']);
    const { applications } = readTables([table([first ?? [], narrow ?? [], third ?? [], ...moved])]).tables;
    expect(applications?.rows).toMatchObject(filled);
  });
});
