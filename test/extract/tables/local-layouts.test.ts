import { describe, expect, it } from 'vitest';
import { readTables } from '../../../src/extract/tables/index.ts';
import { applicationHeader, table, type Written } from './grids.ts';

const groups = ['行政复议', '未经复议直接起诉', '复议后起诉'] as const;
const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const figures = [
  ['2', '1', '0', '3', '6'],
  ['4', '0', '1', '0', '5'],
  ['0', '2', '0', '1', '3'],
];
const expected = { reconsideration: [2, 1, 0, 3, 6], direct: [4, 0, 1, 0, 5], after: [0, 2, 0, 1, 3] };
const wide = (text: string, columns: number): Written => ({ text, columns });
const litigation = (rows: readonly (readonly Written[])[]) => readTables([table(rows)]).tables.litigation;

describe('table 4 with its groups under each other', () => {
  it('is read where each has a heading, a row of results and one of figures', () => {
    const [first = [], second = [], third = []] = figures;
    expect(
      litigation([
        [wide('行政复议', 5)],
        results,
        first,
        [wide('行政诉讼', 5)],
        [wide('未经复议直接起诉', 5)],
        results,
        second,
        [wide('复议后起诉', 5)],
        results,
        third,
      ]),
    ).toMatchObject(expected);
  });

  it('is read where the heading stands beside both rows', () => {
    const rows = groups.flatMap((group, index) => [[{ text: group, rows: 2 }, ...results], figures[index] ?? []]);
    expect(litigation(rows)).toMatchObject(expected);
  });

  it('is left open with two rows of figures below one heading, and below 行政诉讼 alone', () => {
    const twice = groups.flatMap((group, index) => [
      [{ text: group, rows: 3 }, ...results],
      figures[index] ?? [],
      figures[index] ?? [],
    ]);
    const nothing = Array(5).fill(null);
    expect(litigation(twice)).toMatchObject({ reconsideration: nothing, direct: nothing, after: nothing });
    const suits = [[wide('行政诉讼', 5)], results, figures[1] ?? []];
    expect(litigation([[wide('行政复议', 5)], results, figures[0] ?? [], ...suits])).toMatchObject({
      reconsideration: [2, 1, 0, 3, 6],
      direct: [null, null, null, null, null],
      after: [null, null, null, null, null],
    });
  });
});

describe('table 4 with something beside the form', () => {
  it('has 行政诉讼 before the name of each kind of suit', () => {
    const rows = groups.map((group, index) => [
      index === 0 ? group : `行政诉讼（${group}）`,
      ...(figures[index] ?? []),
    ]);
    expect(litigation([['', ...results], ...rows])).toMatchObject(expected);
  });

  it('has a first column that numbers its one row', () => {
    expect(
      litigation([
        [{ text: '序号', rows: 3 }, wide('行政复议', 5), wide('行政诉讼', 10)],
        [...results.map((text) => ({ text, rows: 2 })), wide('未经复议直接起诉', 5), wide('复议后起诉', 5)],
        [...results, ...results],
        ['1', ...figures.flat()],
      ]),
    ).toMatchObject(expected);
  });
});

describe('table 2 without a header', () => {
  const clause = (name: string): readonly Written[] => [wide(`第二十条第（${name}）项`, 4)];
  const one = (label: string, figure: string): readonly Written[] => [label, wide(figure, 3)];
  const documents: readonly (readonly Written[])[] = [
    clause('一'),
    ['规章', '0', '0', '0'],
    ['规范性文件', '2', '1', '31'],
  ];

  it('is of 2021 where decisions have one figure each', () => {
    const { tables, tableFormats } = readTables([
      table([
        ...documents,
        clause('五'),
        one('行政许可', '512'),
        clause('六'),
        one('行政处罚', '18件次'),
        one('行政强制', '/'),
        clause('八'),
        one('行政事业性收费', '12.5'),
      ]),
    ]);
    expect(tableFormats.proactive).toBe('F21');
    expect(tables.proactive?.rows).toMatchObject({
      normative_documents: { columns: ['made', 'abolished', 'valid'], values: [2, 1, 31] },
      licensing: { columns: ['decisions'], values: [512] },
      penalties: { values: [18], units: ['件次'] },
      coercion: { values: [null] },
      fees: { columns: ['amount'], values: [12.5], units: [null] },
    });
  });

  it('is of 2019 where they have three and fees two', () => {
    const { tables, tableFormats } = readTables([
      table([
        ...documents.slice(1),
        ['行政许可', '22', '+3', '1570'],
        ['行政处罚', '210', '0', '66'],
        ['行政强制', '9', '-1', '2'],
        ['行政事业性收费', '5', '0'],
      ]),
    ]);
    expect(tableFormats.proactive).toBe('F19');
    expect(tables.proactive?.rows).toMatchObject({
      normative_documents: { columns: ['produced', 'published', 'total_published'] },
      licensing: { columns: ['previous', 'change', 'decisions'], values: [22, 3, 1570] },
      fees: { columns: ['previous', 'change'], values: [5, 0] },
    });
  });

  it('is left as it stands where its shape is of neither', () => {
    expect(readTables([table(documents)]).tables.proactive).toBeNull();
    expect(
      readTables([table([...documents, ['行政许可', '1', '2'], ['行政处罚', '1', '2']])]).tables.proactive,
    ).toBeNull();
  });
});

it('table 3 knows the rows of （六） by the first half of their labels', () => {
  const zeros = Array(7).fill('0');
  const rows: readonly (readonly Written[])[] = [
    [wide('一、本年新收政府信息公开申请数量', 3), ...zeros],
    [wide('二、上年结转政府信息公开申请数量', 3), ...zeros],
    [{ text: '三、本年度办理结果', rows: 6 }, wide('（一）予以公开', 2), ...zeros],
    ['（五）不予处理', '5.要求行政机关确认或重新出具已获取信息', ...zeros],
    [{ text: '（六）其他处理', rows: 3 }, '1.申请人无正当理由逾期不补正', '4', '0', '0', '0', '0', '0', '4'],
    ['2.申请人逾期未按收费通知要求缴纳费用', '0', '1', '0', '0', '0', '0', '1'],
    ['3.其他', ...zeros],
    [wide('（七）总计', 2), ...zeros],
    [wide('四、结转下年度继续办理', 3), ...zeros],
  ];
  const { tables } = readTables([table([...applicationHeader, ...rows])]);
  expect(tables.applications?.rows).toMatchObject({
    oth1: [4, 0, 0, 0, 0, 0, 4],
    oth2: [0, 1, 0, 0, 0, 0, 1],
    oth3: Array(7).fill(0),
  });
});
