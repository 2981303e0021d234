import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCell } from '../../../src/extract/tables/cell.ts';
import { readTables } from '../../../src/extract/tables/index.ts';
import { table, text, type Written } from './grids.ts';
import { cpuClock } from '../../support/cpu-time.ts';

const leaves = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];

function litigation(values: readonly string[]): readonly (readonly Written[])[] {
  return [
    [
      { text: '行政复议', columns: 5 },
      { text: '行政诉讼', columns: 10 },
    ],
    [
      ...leaves.map((leaf) => ({ text: leaf, rows: 2 })),
      { text: '未经复议直接起诉', columns: 5 },
      { text: '复议后起诉', columns: 5 },
    ],
    [...leaves, ...leaves],
    values,
  ];
}

const caption = (item: string): readonly Written[] => [{ text: `第二十条第（${item}）项`, columns: 4 }];
const proactive2021 = (numbers: readonly string[]): readonly (readonly Written[])[] => [
  caption('一'),
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
  ['规章', ...numbers.slice(0, 3)],
  ['行政规范性文件', ...numbers.slice(3, 6)],
  caption('五'),
  ['信息内容', { text: '本年处理决定数量', columns: 3 }],
  ['行政许可', { text: numbers[6] ?? '', columns: 3 }],
  caption('六'),
  ['信息内容', { text: '本年处理决定数量', columns: 3 }],
  ['行政处罚', { text: numbers[7] ?? '', columns: 3 }],
  ['行政强制', { text: numbers[8] ?? '', columns: 3 }],
  caption('八'),
  ['信息内容', { text: '本年收费金额（单位：万元）', columns: 3 }],
  ['行政事业性收费', { text: numbers[9] ?? '', columns: 3 }],
];

describe('table 2', () => {
  it('is read by the header of 2021, with units from header and cell', () => {
    const { tables, format } = readTables([
      table(proactive2021(['0', '0', '0', '22（其中修订16件）', '3', '1,208', '550', '４１', '/', '7730.28'])),
    ]);
    const rows = tables.proactive?.rows;
    expect(format).toBe('F21');
    expect(rows?.['normative_documents']?.values).toEqual([22, 3, 1208]);
    expect(tables.proactive?.cells['normative_documents/0']?.note).toBe('(其中修订16件)');
    expect(rows?.['penalties']?.values).toEqual([41]);
    expect(tables.proactive?.cells['coercion/0']?.state).toBe('slash');
    expect(rows?.['fees']).toEqual({
      label: '行政事业性收费',
      columns: ['amount'],
      values: [7730.28],
      units: ['万元'],
    });
  });

  it('is read out of four tables', () => {
    const rows = proactive2021(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    const { tables } = readTables(
      [rows.slice(0, 4), rows.slice(4, 7), rows.slice(7, 11), rows.slice(11)].map((part) => table(part)),
    );
    expect(Object.values(tables.proactive?.rows ?? {}).flatMap((row) => row.values)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });

  it('is read by the header of 2019, whatever the spans, with signs and money', () => {
    const change = ['信息内容', { text: '上一年项目数量', columns: 2 }, '本年增/减', '处理决定数量'];
    const { tables, format } = readTables([
      table([
        [{ text: '第二十条第（一）项', columns: 5 }],
        ['信息内容', '本年新制作数量', '本年新公开数量', { text: '对外公开总数量', columns: 2 }],
        ['规章', '0', '0', { text: '0', columns: 2 }],
        ['规范性文件', '7', '6', { text: '40', columns: 2 }],
        [{ text: '第二十条第（五）项', columns: 5 }],
        change,
        ['行政许可', '120', '增3', { text: '410', columns: 2 }],
        [{ text: '其他对外管理服务事项', rows: 2 }, '30', '减2', { text: '12', columns: 2 }],
        [{ text: '第二十条第（六）项', columns: 5 }],
        change,
        ['行政处罚', '90', '+1', { text: '33', columns: 2 }],
        ['行政强制', '9', '-4', { text: '0', columns: 2 }],
        [{ text: '第二十条第（八）项', columns: 5 }],
        ['信息内容', { text: '上一年项目数量', columns: 2 }, { text: '本年增/减', columns: 2 }],
        ['行政事业性收费', { text: '5', columns: 2 }, { text: '0', columns: 2 }],
        [{ text: '第二十条第（九）项', columns: 5 }],
        ['信息内容', { text: '采购项目数量', columns: 2 }, { text: '采购总金额', columns: 2 }],
        ['政府集中采购', { text: '4', columns: 2 }, { text: '251000元', columns: 2 }],
      ]),
    ]);
    const rows = tables.proactive?.rows;
    expect(format).toBe('F19');
    expect(rows?.['normative_documents']?.columns).toEqual(['produced', 'published', 'total_published']);
    expect(rows?.['licensing']?.values).toEqual([120, 3, 410]);
    expect(rows?.['other_services']?.values).toEqual([30, -2, 12]);
    expect(rows?.['penalties']?.values).toEqual([90, 1, 33]);
    expect(rows?.['coercion']?.values).toEqual([9, -4, 0]);
    expect(rows?.['fees']?.values).toEqual([5, 0]);
    expect(rows?.['procurement']).toMatchObject({ values: [4, 251_000], units: [null, '元'] });
  });
});

describe('table 4', () => {
  it('reads fifteen numbers under three groups', () => {
    const numbers = Array.from({ length: 15 }, (_, index) => String(index));
    const { tables } = readTables([table(litigation(numbers))]);
    expect(tables.litigation).toEqual({
      reconsideration: [0, 1, 2, 3, 4],
      direct: [5, 6, 7, 8, 9],
      after: [10, 11, 12, 13, 14],
      cells: {},
    });
  });

  it('reads nothing out of fourteen', () => {
    const { tables } = readTables([table(litigation(Array.from({ length: 14 }, () => '1')))]);
    expect([tables.litigation?.reconsideration, tables.litigation?.after].flat().at(-1)).toBeNull();
  });

  it('comes out of lines of text when all fifteen are there', () => {
    const words = [
      '行政复议',
      '行政诉讼',
      ...leaves,
      '未经复议直接起诉',
      '复议后起诉',
      ...leaves,
      ...leaves,
      ...Array.from({ length: 15 }, (_, index) => String(index)),
      '五、存在的主要问题及改进情况',
    ];
    expect(readTables(words.map((word) => text(word))).tables.litigation?.after).toEqual([10, 11, 12, 13, 14]);
    expect(readTables(words.filter((word) => word !== '7').map((word) => text(word))).tables.litigation).toBeNull();
  });
});

describe('misprints in table 2', () => {
  it.each([
    ['a caption without its bracket', '第二十条第（八）项', '第二十条第（八项', 'fees'],
    ['a caption without 项', '第二十条第（八）项', '第20条第（八）', 'fees'],
    ['a label', '规章', '规窗', 'regulations'],
    ['a header', '本年制发件数', '本年制发件', 'regulations'],
  ])('in %s lose no row', (_, printed, misprinted, key) => {
    const figures = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10.5'];
    const whole = readTables([table(proactive2021(figures))]).tables.proactive?.rows[key]?.values;
    const rows = proactive2021(figures).map((row) =>
      row.map((cell) =>
        typeof cell === 'string'
          ? cell.replace(printed, misprinted)
          : { ...cell, text: cell.text.replace(printed, misprinted) },
      ),
    );
    const read = readTables([table(rows)]).tables.proactive;
    expect(read?.rows[key]?.values).toEqual(whole);
    expect(Object.keys(read?.rows ?? {})).toHaveLength(6);
  });
});

describe('statistics table of 2014', () => {
  it('keeps a unit that is none of the form and a figure that is none', () => {
    const rows = ['收到申请数', '当面申请数', '传真申请数', '网络申请数', '信函申请数', '申请办结数', '按时办结数'];
    const { tables } = readTables([
      table([
        ['统计指标', '单位', '统计数'],
        ...rows.map((label, index): readonly string[] => [
          label,
          index === 0 ? '项' : '件',
          index === 3 ? '1l豫9' : '4',
        ]),
      ]),
    ]);
    expect(tables.statistics?.rows['received']).toMatchObject({ value: 4, unit: '项' });
    expect(tables.statistics?.rows['received_web']).toMatchObject({ value: null, unit: '件' });
    expect(tables.statistics?.cells['received_web/0']).toMatchObject({ state: 'unread', raw: '1l豫9' });
  });

  it('finds rows with the same label by their order', () => {
    const { tables, format } = readTables([
      table([
        ['统计指标', '单位', '统计数'],
        ['一、主动公开情况', '—', '—'],
        ['（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）', '条', '1,204'],
        ['其中：主动公开规范性文件数', '条', '12'],
        ['制发规范性文件总数', '件', '12'],
        ['（一）收到申请数', '件', '9'],
        ['1.当面申请数', '件', '9'],
        ['四、行政复议数量', '件', '3'],
        ['（一）维持具体行政行为数', '件', '1'],
        ['（二）被依法纠错数', '件', '2'],
        ['（三）其他情形数', '件', ''],
        ['五、行政诉讼数量', '件', '5'],
        ['（一）维持具体行政行为或者驳回原告诉讼请求数', '件', '4'],
        ['（二）被依法纠错数', '件', '1'],
        ['（三）其他情形数', '件', '0'],
        ['七、依申请公开信息收取的费用', '万元', '0.5'],
      ]),
    ]);
    const rows = tables.statistics?.rows;
    expect(format).toBe('F14');
    expect(rows?.['disclosed']).toMatchObject({ value: 1204, unit: '条' });
    expect(rows?.['reconsiderations_corrected']?.value).toBe(2);
    expect(rows?.['reconsiderations_other']?.value).toBeNull();
    expect(rows?.['lawsuits_corrected']?.value).toBe(1);
    expect(rows?.['fees']).toMatchObject({ value: 0.5, unit: '万元' });
    expect(tables.statistics?.cells['reconsiderations_other/0']?.state).toBe('blank');
  });
});

describe('other tables', () => {
  it('keeps a local form as it stands, with its caption', () => {
    const { tables } = readTables([
      text('附表：2010年申请情况'),
      table([
        ['指标名称', '代码', '数量'],
        ['申请总数', '10', '5'],
      ]),
    ]);
    expect(tables.other).toEqual([
      {
        caption: '附表：2010年申请情况',
        grid: [
          ['指标名称', '代码', '数量'],
          ['申请总数', '10', '5'],
        ],
      },
    ]);
  });

  it('stays linear on a hostile table', () => {
    const rows = Array.from({ length: 4000 }, (_, row) => [
      '（六）其他处理',
      '本年处理决定',
      String(row),
      '结果维',
      '第二十条',
    ]);
    const cpuMs = cpuClock();
    readTables([table(rows)]);
    expect(cpuMs()).toBeLessThan(3000);
  });
});

describe('a cell', () => {
  it.each([
    ['251000元', 251_000, '元'],
    ['减2', -2, null],
    ['＋3', 3, null],
    ['12,345.60', 12_345.6, null],
    ['１２', 12, null],
    ['0.00', 0, null],
  ])('%s is a number', (printed, value, unit) => {
    expect(readCell(printed)).toMatchObject({ state: 'number', value, unit });
  });

  it.each(['一', 'O', '1l', '12?', '2 0', '无', '12345678901234567890', '第3', '3-4', '1.2.3', '\ufffd', '10%'])(
    '%s is not taken for a number',
    (printed) => {
      expect(readCell(printed)).toMatchObject({ state: 'unread', value: null });
    },
  );

  it('never makes a number out of nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('0123456789,.-/ 增减（）件元一—Ol')) }),
        (printed) => {
          const reading = readCell(printed);
          const digits = printed.replace(/\D/gu, '');
          const whole = reading.value === null ? '' : String(Math.abs(Math.trunc(reading.value))).replace(/^0$/u, '');
          expect(digits.replace(/^0+/u, '')).toContain(whole);
          expect(reading.value === null).toBe(reading.reason !== null);
        },
      ),
    );
  });
});
