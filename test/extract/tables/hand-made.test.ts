import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/extract/extract.ts';
import { readCell } from '../../../src/extract/tables/cell.ts';
import { readTables } from '../../../src/extract/tables/index.ts';
import { inputOf } from '../input.ts';
import { applicationHeader, applicationRows, table, text, type Written } from './grids.ts';

type Relabel = (key: string, labels: readonly Written[]) => readonly Written[];

const row = [3, 1, 0, 0, 0, 0, 4];
const rows = (
  first: readonly number[] = row,
  relabel: Relabel = (_, labels) => labels,
): readonly (readonly Written[])[] =>
  applicationRows('F21').map(({ key, labels }) => [
    ...relabel(key, labels),
    ...(['new', 'open', 'total'].includes(key) ? first : [0, 0, 0, 0, 0, 0, 0]).map(String),
  ]);
const applications = (form: readonly (readonly Written[])[]) => readTables([table(form)]).tables.applications;
const leaves = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];

describe('marks of notes', () => {
  it.each([
    ['2①', 2],
    ['12²', 12],
    ['35[1]', 35],
    ['3注', 3],
    ['0*', 0],
    ['7※', 7],
  ])('%s: the mark is no digit of the number', (printed, value) => {
    expect(readCell(printed)).toMatchObject({ state: 'number', value });
    expect(readCell(printed).note).not.toBeNull();
  });

  it('a mark alone is no number', () => expect(readCell('①').value).toBeNull());

  it('raised figures of a page are no digits', async () => {
    const cells = ['0', '0', '8<sup>1</sup>'].map((cell) => `<td>${cell}</td>`).join('');
    const html = `<div><p>云溪县水务局2022年政府信息公开工作年度报告，全年公开信息若干，群众满意。</p><table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr><tr><td>规章</td>${cells}</tr><tr><td>行政规范性文件</td>${cells}</tr></table></div>`;
    const { tables } = await extract(inputOf(html));
    expect(tables.proactive?.rows['normative_documents']?.values).toEqual([0, 0, 8]);
  });
});

describe('table 3, written by hand', () => {
  it('is read beside a last column for remarks or shares', () => {
    for (const name of ['备注', '占比']) {
      const head = applicationHeader.map((cells, index) => (index === 0 ? [...cells, { text: name, rows: 3 }] : cells));
      const noted = rows().map((cells) => [...cells, '无']);
      expect(applications([...head, ...noted])?.rows.open).toEqual(row);
    }
  });

  it('knows its rows under any numbering', () => {
    const renumber: Relabel = (key, labels) =>
      labels.map((label) => {
        const printed = typeof label === 'string' ? label : label.text;
        const changed = { new: '（一）', carry_in: '（二）', carry_out: '（四）' }[key];
        return changed === undefined ? label : printed.replace(/^[一二四]、/u, changed);
      });
    expect(applications([...applicationHeader, ...rows(row, renumber)])?.rows).toMatchObject({ new: row, open: row });
  });

  it('is not the one whose caption names another year, where one of the own year stands', () => {
    const last = table([...applicationHeader, ...rows([9, 0, 0, 0, 0, 0, 9])]);
    const own = table([...applicationHeader, ...rows()]);
    const blocks = [text('2021年度情况'), last, text('2022年度情况'), own];
    expect(readTables(blocks, 2022).tables.applications?.rows.new).toEqual(row);
    // One whose caption nobody brought up to date is the report's all the same.
    expect(readTables([text('2021年度情况'), own], 2022).tables.applications?.rows.new).toEqual(row);
  });
});

describe('table 4, written by hand', () => {
  it('with rows of several years is left open', () => {
    const { litigation } = readTables([
      table([
        [
          { text: '年度', rows: 2 },
          { text: '行政复议', columns: 5 },
        ],
        leaves,
        ['2021年', '9', '9', '9', '9', '36'],
        ['2022年', '1', '0', '2', '0', '3'],
      ]),
    ]).tables;
    expect(litigation?.reconsideration ?? [null]).not.toContain(9);
  });
});

describe('table 2, written by hand', () => {
  const block = (...lines: readonly (readonly Written[])[]) =>
    readTables([table([[{ text: '第二十条第（一）项', columns: 4 }], ...lines])]).tables.proactive?.rows;

  it('is read beside remarks, under torn headers, and with labels explained in brackets', () => {
    const head = ['信息内容', '本年新', '本年新', '对外公开总数量'];
    expect(
      block(head, ['规章', '0', '0', '0'], ['规范性文件', '15', '14', '16'])?.['normative_documents'],
    ).toMatchObject({
      columns: ['produced', 'published', 'total_published'],
      values: [15, 14, 16],
    });
    const whole = ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'];
    const explained = '规范性文件（指各机关印发的有正式文号的文件）';
    expect(block([...whole, '备注'], [explained, '2', '0', '83', '年底'])?.['normative_documents']?.values).toEqual([
      2, 0, 83,
    ]);
  });

  it('is read from a capture that prints a bar before each row and a cell a line', () => {
    const printed = [
      ['第二十条第(一)项 | ||||'],
      ['信息内容 |', '本年新制作数量 |', '本年新公开数量 |', '对外公开总数量 | |'],
      ['规章 |', '0 |', '0 |', '0 | |'],
      ['规范性文件 |', '5 |', '6 |', '7 | |'],
      ['第二十条第(五)项 | ||||'],
      ['信息内容 |', '上一年项目数量 |', '本年增/减 |', '处理决定数量 | |'],
      ['行政许可 |', '71 |', '-11 |', '3 | |'],
    ];
    const lines = printed.flatMap((cells) => ['|', ...cells]);
    const found = readTables(lines.map((line) => text(line))).tables.proactive?.rows;
    expect(found?.['normative_documents']?.values).toEqual([5, 6, 7]);
    expect(found?.['licensing']?.values).toEqual([71, -11, 3]);
  });
});
