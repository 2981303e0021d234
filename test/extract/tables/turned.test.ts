import { describe, expect, it } from 'vitest';
import { readTables } from '../../../src/extract/tables/index.ts';
import { readCell } from '../../../src/extract/tables/cell.ts';
import { applicationHeader, applicationRows, table, type Written } from './grids.ts';

const leaves = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const applicants = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
const plain = (label: Written): string =>
  (typeof label === 'string' ? label : label.text).replace(/^(?:[一二四]、|（.）|\d\.)/u, '');
const rows = applicationRows('F21').map(({ key, labels }, index) => ({
  key,
  label: plain(labels.at(-1) ?? ''),
  labels,
  figures: [index, 0, 1, 0, 0, 2, index + 3],
}));

describe('a form that lies on its side', () => {
  it('table 3 with the applicants as rows', () => {
    const { tables } = readTables([
      table([
        ['申请人情况', ...rows.map(({ label }) => label)],
        ...applicants.map((name, column) => [name, ...rows.map(({ figures }) => String(figures[column]))]),
      ]),
    ]);
    expect(tables.applications?.rows).toEqual(Object.fromEntries(rows.map(({ key, figures }) => [key, figures])));
  });

  it('table 2 with its documents side by side', () => {
    const { tables, format } = readTables([
      table([
        ['信息内容', '规章', '行政规范性文件'],
        ['本年制发件数', '0', '5'],
        ['本年废止件数', '0', '1'],
        ['现行有效件数', '0', '32'],
      ]),
      table([
        ['信息内容', '行政许可', '行政处罚', '行政强制'],
        ['本年处理决定数量', '410', '77', '8'],
      ]),
    ]);
    const values = Object.entries(tables.proactive?.rows ?? {}).map(([key, row]) => [key, row.values]);
    expect(Object.fromEntries(values)).toEqual({
      regulations: [0, 0, 0],
      normative_documents: [5, 1, 32],
      licensing: [410],
      penalties: [77],
      coercion: [8],
    });
    expect(format).toBe('F21');
  });

  const groups = ['行政复议', '未经复议直接起诉', '复议后起诉'];
  const figures = [
    [4, 1, 0, 2, 7],
    [3, 0, 1, 0, 4],
    [2, 2, 0, 1, 5],
  ];
  const expected = { reconsideration: figures[0], direct: figures[1], after: figures[2] };

  it('table 4 with its results as rows, and as columns over its groups', () => {
    const down = table([
      [{ text: '情况', columns: 2 }, ...groups],
      ...leaves.map((leaf, index): readonly Written[] => [
        ...(index === 0 ? [{ text: '件数', rows: leaves.length }] : []),
        leaf,
        ...figures.map((row) => String(row[index])),
      ]),
    ]);
    const across = table([
      ['', ...leaves],
      ...groups.map((group, index) => [group, ...(figures[index] ?? []).map(String)]),
    ]);
    expect(readTables([down]).tables.litigation).toMatchObject(expected);
    expect(readTables([across]).tables.litigation).toMatchObject(expected);
  });

  it('the statistics table with its indicators side by side', () => {
    const indicators = [
      '主动公开政府信息数',
      '制发规范性文件总数',
      '政府网站公开政府信息数',
      '收到申请数',
      '申请办结数',
      '行政复议数量',
    ];
    const { tables } = readTables([
      table([
        ['统计指标', ...indicators],
        ['统计数', '320', '2', '300', '4', '4', '0'],
      ]),
    ]);
    expect(Object.values(tables.statistics?.rows ?? {}).map(({ value }) => value)).toEqual([320, 2, 300, 4, 4, 0]);
  });

  it('table 4 with totals before results', () => {
    const order = [4, 0, 1, 2, 3];
    const { tables } = readTables([
      table([
        groups.map((text) => ({ text, columns: 5 })),
        groups.flatMap(() => order.map((leaf) => leaves[leaf] ?? '')),
        figures.flatMap((row) => order.map((leaf) => String(row[leaf]))),
      ]),
    ]);
    expect(tables.litigation).toMatchObject(expected);
  });

  it('table 4 with a row for each organ is left open', () => {
    const { tables } = readTables([
      table([
        ['', ...groups.map((text) => ({ text, columns: 5 }))],
        ['', ...leaves, ...leaves, ...leaves],
        ['县政府', ...figures.flat().map(String)],
        ['县级部门', ...figures.flat().map((value) => String(value + 1))],
      ]),
    ]);
    expect(tables.litigation).toBeNull();
  });

  it('groups told twice, as of two years, are left open', () => {
    const twice = [...groups, ...groups].map((group, index) => [group, ...(figures[index % 3] ?? []).map(String)]);
    expect(readTables([table([['', ...leaves], ...twice])]).tables.litigation).toBeNull();
  });

  it('the form as it is printed stays as it is', () => {
    const printed = table([
      ...applicationHeader,
      ...rows.map(({ labels, figures: row }): readonly Written[] => [...labels, ...row.map(String)]),
    ]);
    expect(readTables([printed]).tables.applications?.rows).toEqual(
      Object.fromEntries(rows.map(({ key, figures: row }) => [key, row])),
    );
  });
});

describe('table 3 with all organisations in one column', () => {
  const header: readonly (readonly Written[])[] = [
    [
      { text: '', columns: 3, rows: 2 },
      { text: '申请人情况', columns: 3 },
    ],
    ['自然人', '法人或其他组织', '总计'],
  ];
  const read = (head: readonly (readonly Written[])[]): readonly (number | null)[] | undefined =>
    readTables([
      table([
        ...head,
        ...rows.map(({ labels }, index): readonly Written[] => [...labels, String(index), '3', String(index + 3)]),
      ]),
    ]).tables.applications?.rows['carry_in'];

  it('gives people and totals', () => expect(read(header)).toEqual([1, null, null, null, null, null, 4]));
  it('gives nothing where the columns stand otherwise', () =>
    expect(read([header[0] ?? [], ['法人或其他组织', '自然人', '总计']])).toEqual(Array(7).fill(null)));
});

describe('words in cells', () => {
  it('numerals are numbers, 一 alone may be a dash', () => {
    expect(['零', '三', '十一', '二百零五', '一', '甲', '无变化'].map((text) => readCell(text).value)).toEqual([
      0,
      3,
      11,
      205,
      null,
      null,
      null,
    ]);
  });

  it('无变化 leaves its row the other figures', () => {
    const { tables } = readTables([
      table([
        [{ text: '第二十条第（六）项', columns: 4 }],
        ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
        ['行政强制', '9', '无变化', '0'],
      ]),
    ]);
    expect(tables.proactive?.rows['coercion']?.values).toEqual([9, null, 0]);
  });
});

describe('table 4 whose first heading a page break took', () => {
  it('is read where all fifteen columns stand', () => {
    const { tables } = readTables([
      table([
        [
          { text: '', columns: 5 },
          { text: '未经复议直接起诉', columns: 5 },
          { text: '复议后起诉', columns: 5 },
        ],
        [...leaves, ...leaves, ...leaves],
        '1 0 1 0 2 0 0 0 1 1 0 0 0 0 0'.split(' '),
      ]),
    ]);
    expect(tables.litigation?.direct).toEqual([0, 0, 0, 1, 1]);
    expect(tables.litigation?.reconsideration).toEqual([1, 0, 1, 0, 2]);
  });

  it('is left open where other headings stand over its columns', () => {
    const { tables } = readTables([
      table([
        ['行政复议', '一审', '二审'].map((text) => ({ text, columns: 5 })),
        [...leaves, ...leaves, ...leaves],
        '1 0 0 0 1 2 0 0 0 2 3 0 0 0 3'.split(' '),
      ]),
    ]);
    expect(tables.litigation?.after[4] ?? null).toBeNull();
  });
});
