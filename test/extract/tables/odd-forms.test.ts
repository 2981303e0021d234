import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../src/extract/checks/index.ts';
import { readTables } from '../../../src/extract/tables/index.ts';
import { table, type Written } from './grids.ts';

describe('table 2, made otherwise than the form', () => {
  it('keeps one figure that stands beside the empty cells others merge', () => {
    const rows = (cells: readonly Written[]): readonly (readonly Written[])[] => [
      [{ text: '第二十条第（五）项', columns: 4 }],
      ['信息内容', { text: '本年处理决定数量', columns: 3 }],
      ['行政许可', ...cells],
    ];
    for (const cells of [
      ['1234', '', ''],
      ['', '1234', ''],
      ['', '', '1234'],
    ])
      expect(readTables([table(rows(cells))]).tables.proactive?.rows['licensing']?.values).toEqual([1234]);
    const two = readTables([table(rows(['12', '34', '']))]).tables.proactive;
    expect(two?.rows['licensing']?.values).toEqual([null]);
  });

  it('reads rows whose labels take one column more than the header leaves them', () => {
    const { tables } = readTables([
      table([
        [{ text: '第二十条第（五）项', columns: 4 }],
        ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
        ['行政许可', '123', '0', '4567'],
        [{ text: '其他对外管理服务事项', rows: 2 }, '行政检查', '12', '+1', '30'],
        ['行政确认', '5', '-1', '9'],
      ]),
    ]);
    expect(tables.proactive?.rows['other_services.inspection']?.values).toEqual([12, 1, 30]);
    expect(tables.proactive?.rows['other_services.confirmation']?.values).toEqual([5, -1, 9]);
  });
});

describe('table 4 with digits torn apart', () => {
  const leaves = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const read = (values: readonly string[]): readonly (number | null)[] | undefined =>
    readTables([
      table([
        ['行政复议', '未经复议直接起诉', '复议后起诉'].map((text) => ({ text, columns: 5 })),
        [...leaves, ...leaves, ...leaves],
        values,
      ]),
    ]).tables.litigation?.after;

  it('is joined where one way only adds up, else left open', () => {
    expect(read('1 1 0 0 2 1 0 0 0 1 1 2 0 3 0 15'.split(' '))).toEqual([12, 0, 3, 0, 15]);
    expect(read('1 1 0 0 2 1 0 0 0 1 1 2 0 1 0 13'.split(' '))).toEqual([null, null, null, null, null]);
  });
});

const localForm = (numbers: readonly string[]): readonly (readonly Written[])[] => [
  ['指标名称', '代码', '单位', '数量'],
  ...numbers.map((number, index): readonly Written[] => {
    const code = index + 1;
    const label =
      { 10: '依申请公开信息申请总数', 17: '对申请的答复总数', 20: '不予公开答复总数' }[code] ?? `第${code}项指标数`;
    return [label, String(code).padStart(2, '0'), '条', number];
  }),
];

describe('a local form of the years before 2014', () => {
  const numbers = Array.from({ length: 35 }, () => '0');
  const figures: Readonly<Record<number, string>> = {
    10: '15',
    11: '3',
    12: '12',
    17: '14',
    18: '9',
    20: '5',
    21: '2',
    22: '3',
    35: '',
  };
  for (const [code, value] of Object.entries(figures)) numbers[Number(code) - 1] = value;

  it('is read by its codes and tells no format of the national forms', () => {
    const { tables, format } = readTables([table(localForm(numbers))]);
    expect(format).toBeNull();
    expect(tables.other).toEqual([]);
    expect(tables.statistics?.rows['code_10']).toEqual({
      label: '依申请公开信息申请总数',
      value: 15,
      unit: '条',
      code: '10',
    });
    expect(tables.statistics?.rows['code_35']?.value).toBeNull();
    expect(tables.statistics?.cells['code_35/0']?.state).toBe('blank');
  });

  it('is held to the sums of its codes', () => {
    const check = (changed: readonly string[]): string => {
      const { tables } = readTables([table(localForm(changed))]);
      const facts = { tables, figures: [], sections: [], text: '', format: null, year: 2012 };
      return runChecks(facts)
        .map(({ id, status, left, right }) => `${id} ${status} ${left} ${right}`)
        .join(', ');
    };
    expect(check(numbers)).toBe('K1 pass 15 15, K3 pass 14 14, K4 pass 5 5');
    expect(check(numbers.map((number, index) => (index === 10 ? '4' : number)))).toContain('K1 fail 15 16');
  });
});

describe('the statistics table of 2014 with numbered rows', () => {
  const labels = [
    '主动公开政府信息数',
    '主动公开规范性文件数',
    '制发规范性文件总数',
    '政府公报公开政府信息数',
    '政府网站公开政府信息数',
    '政务微博公开政府信息数',
    '政务微信公开政府信息数',
    '其他方式公开政府信息数',
  ];
  it('never takes the number of a row for its figure', () => {
    const { tables } = readTables([
      table([
        ['统计指标', '序号', '单位', '统计数'],
        ...labels.map((label, index): readonly Written[] => [
          label,
          String(index + 1),
          '条',
          index === 2 ? '' : String(100 + index),
        ]),
      ]),
    ]);
    expect(tables.statistics?.rows['disclosed']).toMatchObject({ value: 100, code: '01' });
    expect(tables.statistics?.rows['normative_made']?.value).toBeNull();
    expect(tables.statistics?.rows['by_other']?.value).toBe(107);
  });
});
