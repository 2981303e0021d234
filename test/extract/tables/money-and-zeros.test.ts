import { expect, it } from 'vitest';
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
