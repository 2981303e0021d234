import { expect, it } from 'vitest';
import { readCell } from '../../../src/extract/tables/cell.ts';
import { readTables } from '../../../src/extract/tables/index.ts';
import { table } from './grids.ts';

const form = (fees: string, fax: string, trained: string) =>
  readTables([
    table([
      ['统计指标', '统计数'],
      ['（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）', '12'],
      ['2.政府网站公开政府信息数', '1.2万'],
      ['（一）收到申请数', '10'],
      ['1.当面申请数', '4'],
      ['2.传真申请数', fax],
      ['3.网络申请数', '6'],
      ['七、依申请公开信息收取的费用', fees],
      ['（三）接受培训人员数', trained],
    ]),
  ]).tables.statistics?.rows;

it('money of the statistics table stays in ten thousands of yuan, counts are counted out', () => {
  const rows = form('1.5万', '0', '3');
  expect(rows?.['fees']).toMatchObject({ value: 1.5, unit: '万元' });
  expect(rows?.['by_website']).toMatchObject({ value: 12_000, unit: null });
});

it('a letter alone is zero, and digits parted by a blank are no number, with a unit behind them neither', () => {
  const rows = form('0', 'O', '1 20人次');
  expect(rows?.['received_fax']?.value).toBe(0);
  expect(rows?.['trained']?.value).toBe(null);
});

it.each(['1,0', '12,34', '3，5', '1,2345'])('%s is no number: digits behind the mark are no note', (printed) => {
  expect(readCell(printed).value).toBeNull();
});
it.each([
  ['3，其中修订1件', 3],
  ['1,204；含下属单位', 1204],
])('%s is a number with a note', (printed, value) => expect(readCell(printed).value).toBe(value));

it('thousands are counted out, and a row whose cell cannot be read stays with the reason', () => {
  const block = (penalties: string, coercion: string) =>
    readTables([
      table([
        [{ text: '第二十条第（五）项', columns: 2 }],
        ['信息内容', '本年处理决定数量'],
        ['行政许可', '1.2万'],
        [{ text: '第二十条第（六）项', columns: 2 }],
        ['信息内容', '本年处理决定数量'],
        ['行政处罚', penalties],
        ['行政强制', coercion],
      ]),
    ]).tables.proactive;
  const table2 = block('3千', '详见公告');
  expect(table2?.rows['licensing']?.values).toEqual([12_000]);
  expect(table2?.rows['penalties']).toMatchObject({ label: '行政处罚', values: [3000] });
  expect(table2?.rows['coercion']).toMatchObject({ label: '行政强制', values: [null] });
  expect(table2?.cells['coercion/0']).toMatchObject({ state: 'unread', raw: '详见公告' });
});
