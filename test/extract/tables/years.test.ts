import { describe, expect, it } from 'vitest';
import { readTables } from '../../../src/extract/tables/index.ts';
import { applicationHeader, applicationRows, table, type Written } from './grids.ts';

const rows = applicationRows('F21');
const figures = (index: number, more: number): readonly string[] =>
  [index + more, 0, 0, 0, 0, 1, index + more + 1].map(String);
const expected = (more: number): Readonly<Record<string, readonly number[]>> =>
  Object.fromEntries(rows.map(({ key }, index) => [key, figures(index, more).map(Number)]));
const wider = (label: Written): Written => {
  const { text, columns = 1, rows: down = 1 } = typeof label === 'string' ? { text: label } : label;
  return { text, columns, rows: down * 2 };
};

describe('years side by side', () => {
  const years = table([
    [{ text: '', columns: 4, rows: 3 }, ...(applicationHeader[0]?.slice(1) ?? [])],
    ...applicationHeader.slice(1),
    ...rows.flatMap(({ labels }, index): readonly (readonly Written[])[] => [
      [...labels.map(wider), '2022年', ...figures(index, 0)],
      ['2021年', ...figures(index, 5)],
    ]),
  ]);

  it('as rows: the report’s own are read, be they the first or the second', () => {
    expect(readTables([years], 2022).tables.applications?.rows).toEqual(expected(0));
    expect(readTables([years], 2021).tables.applications?.rows).toEqual(expected(5));
  });

  it('as a row each of table 4', () => {
    const leaves = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
    const { tables } = readTables(
      [
        table([
          [
            { text: '年份', rows: 2 },
            ...['行政复议', '未经复议直接起诉', '复议后起诉'].map((text) => ({ text, columns: 5 })),
          ],
          [...leaves, ...leaves, ...leaves],
          ['2021年', ...Array<string>(15).fill('9')],
          ['2022年', ...'2 0 0 0 2 1 0 0 0 1 0 0 0 0 0'.split(' ')],
        ]),
      ],
      2022,
    );
    expect(tables.litigation?.reconsideration).toEqual([2, 0, 0, 0, 2]);
  });

  it('as columns that a table adds to the form: they are none of its own', () => {
    const proactive = readTables(
      [
        table([
          [{ text: '第二十条第（五）项', columns: 4 }],
          ['信息内容', '本年处理决定数量', '上年处理决定数量', '增减'],
          ['行政许可', '120', '100', '20'],
        ]),
      ],
      2022,
    ).tables.proactive;
    expect(proactive?.rows['licensing']).toMatchObject({ columns: ['decisions'], values: [120] });
    const applications = readTables(
      [
        table([
          [...(applicationHeader[0] ?? []), { text: '上年总计', rows: 3 }],
          ...applicationHeader.slice(1),
          ...rows.map(({ labels }, index): readonly Written[] => [...labels, ...figures(index, 0), '77']),
        ]),
      ],
      2022,
    ).tables.applications;
    expect(applications?.rows).toEqual(expected(0));
  });

  const statistics = [
    ['主动公开政府信息数', '条', '120', '130'],
    ['制发规范性文件总数', '件', '3', '4'],
    ['政府网站公开政府信息数', '条', '100', '110'],
    ['收到申请数', '件', '5', '6'],
    ['申请办结数', '件', '5', '6'],
    ['行政复议数量', '件', '0', '1'],
    ['行政诉讼数量', '件', '0', '0'],
  ];
  const read = (head: readonly string[], year: number): readonly (number | null)[] =>
    Object.values(readTables([table([head, ...statistics])], year).tables.statistics?.rows ?? {}).map(
      ({ value }) => value,
    );

  it('as columns: the report’s own is read, no other year’s', () => {
    expect(read(['统计指标', '单位', '2015年', '2016年'], 2016)).toEqual([130, 4, 110, 6, 6, 1, 0]);
    expect(read(['统计指标', '单位', '上年', '本年'], 2016)).toEqual([130, 4, 110, 6, 6, 1, 0]);
    expect(read(['统计指标', '单位', '2014年', '2015年'], 2016)).toEqual(Array(7).fill(null));
  });
});

describe('table 3 with totals only', () => {
  const totals = (head: readonly string[], cells: (index: number) => readonly string[]): unknown =>
    readTables([
      table([
        head,
        ...rows.map(({ labels }, index): readonly Written[] => {
          const last = labels.at(-1) ?? '';
          return [typeof last === 'string' ? last : last.text, ...cells(index)];
        }),
      ]),
    ]).tables.applications?.rows['carry_in'];

  it('gives them, and nothing where more columns stand', () => {
    expect(totals(['指标', '件数'], (index) => [String(index + 7)])).toEqual([null, null, null, null, null, null, 8]);
    expect(totals(['指标', '自然人', '件数'], (index) => [String(index), String(index + 7)])).toEqual(
      Array(7).fill(null),
    );
  });
});
