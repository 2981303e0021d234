import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { litigationColumns } from '../../src/domain/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { formRows } from '../../src/extract/tables/applications/form.ts';
import { statisticsRows } from '../../src/extract/tables/statistics/form.ts';
import { inputOf } from './input.ts';

type Row = readonly string[];

/** How captures of a page's text print a table. */
const manners: Readonly<Record<string, (rows: readonly Row[]) => string>> = {
  'framed rows': (rows) => rows.map((row) => `| ${row.join(' | ')} |`).join('\n'),
  'rows without a frame': (rows) => rows.map((row) => `${row.join(' | ')} |`).join('\n'),
  'a cell a line, rows ended by bars': (rows) =>
    rows.map((row) => `${row.map((cell) => `${cell} |`).join('\n')}\n||`).join('\n'),
  'a cell a line': (rows) => rows.flat().join('\n'),
  'cells between tabs': (rows) => rows.map((row) => row.join('\t')).join('\n'),
};

const labelOf = (key: string): string => {
  const form = formRows.find((row) => row.key === key);
  const number = form?.ordinal.number ?? 0;
  const numeral = '一二三四五六七'.charAt(number - 1);
  const mark = { chapter: `${numeral}、`, group: `（${numeral}）`, item: `${number}.` }[form?.ordinal.kind ?? 'item'];
  return `${mark}${form?.labels[0] ?? ''}`;
};
const headed: Readonly<Record<string, Row>> = {
  open: ['三、本年度办理结果'],
  deny1: ['（三）不予公开'],
  na1: ['（四）无法提供'],
  nop1: ['（五）不予处理'],
  oth1: ['（六）其他处理'],
};
const applicationKeys = formRows.map((row) => row.key).filter((key) => key !== 'oth');
const applications = (figures: readonly Row[]): readonly Row[] => [
  ['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', '申请人情况'],
  ['自然人', '法人或其他组织', '总计'],
  ['商业', '科研', '社会公益组织', '法律服务机构', '其他'],
  ['企业', '机构'],
  ...applicationKeys.map((key, index) => [...(headed[key] ?? []), labelOf(key), ...(figures[index] ?? [])]),
];
const litigation = (figures: Row): readonly Row[] => [
  ['行政复议', '行政诉讼'],
  [...litigationColumns, '未经复议直接起诉', '复议后起诉'],
  [...litigationColumns, ...litigationColumns],
  figures,
];
const proactive = (figures: Row): readonly Row[] => [
  ['第二十条 第（一）项'],
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
  ['规章', ...figures.slice(0, 3)],
  ['行政规范性文件', ...figures.slice(3, 6)],
  ['第二十条 第（五）项'],
  ['信息内容', '本年处理决定数量'],
  ['行政许可', figures[6] ?? ''],
  ['第二十条 第（六）项'],
  ['信息内容', '本年处理决定数量'],
  ['行政处罚', figures[7] ?? ''],
  ['行政强制', figures[8] ?? ''],
  ['第二十条 第（八）项'],
  ['信息内容', '本年收费金额（单位：万元）'],
  ['行政事业性收费', figures[9] ?? ''],
];

const report = (print: (rows: readonly Row[]) => string, tables: readonly (readonly Row[])[]): string =>
  [
    '云溪县司法局2023年政府信息公开工作年度报告',
    '根据《中华人民共和国政府信息公开条例》，结合我局工作实际，制定本报告：',
    '一、总体情况',
    '我局落实政府信息公开工作要求，第一时间发布重要政策。',
    ...[
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
    ].flatMap((heading, index) => [heading, print(tables[index] ?? [])]),
    '五、存在的主要问题及改进情况',
    '公开内容有待深化。',
    '六、其他需要报告的事项',
    '无。',
  ].join('\n');

const count = fc.nat({ max: 30 });
/** Six columns and their sum. */
const applicationRow = fc
  .array(count, { minLength: 6, maxLength: 6 })
  .map((six) => [...six, six.reduce((sum, each) => sum + each, 0)].map(String));

describe.each(Object.entries(manners))('a text capture with tables as %s', (_, print) => {
  it('gives every figure of tables 2, 3 and 4', async () => {
    const drawn = fc.record({
      applications: fc.array(applicationRow, {
        minLength: applicationKeys.length,
        maxLength: applicationKeys.length,
      }),
      litigation: fc.array(count.map(String), { minLength: 15, maxLength: 15 }),
      proactive: fc.array(count.map(String), { minLength: 10, maxLength: 10 }),
    });
    await fc.assert(
      fc.asyncProperty(drawn, async (figures) => {
        const source = report(print, [
          proactive(figures.proactive),
          applications(figures.applications),
          litigation(figures.litigation),
        ]);
        const { tables, sections } = await extract(inputOf(source));
        expect(applicationKeys.map((key) => tables.applications?.rows[key]?.map(String))).toEqual(figures.applications);
        const { reconsideration = [], direct = [], after = [] } = tables.litigation ?? {};
        expect([...reconsideration, ...direct, ...after].map(String)).toEqual(figures.litigation);
        expect(
          Object.values(tables.proactive?.rows ?? {})
            .flatMap((row) => row.values)
            .map(String),
        ).toEqual(figures.proactive);
        expect(sections.map((section) => section.number)).toEqual(['一', '二', '三', '四', '五', '六']);
      }),
      { numRuns: 15 },
    );
  });
});

describe('blank cells between bars', () => {
  it('stay blank, and the figures keep their columns', async () => {
    const blank: Row = ['3', '', '', '', '', '', '3'];
    const court: Row = ['', '', '', '', '0', '', '2', '', '', '2', '', '', '', '', ''];
    const source = report(manners['rows without a frame'] ?? String, [
      proactive(Array.from({ length: 10 }, () => '0')),
      applications(applicationKeys.map(() => blank)),
      litigation(court),
    ]);
    const { tables } = await extract(inputOf(source));
    expect(tables.applications?.rows.carry_in).toEqual([3, null, null, null, null, null, 3]);
    expect(tables.litigation?.direct).toEqual([null, 2, null, null, 2]);
    expect(tables.litigation?.cells['direct/0']?.state).toBe('blank');
  });
});

describe.each(Object.entries(manners))('the statistics table of 2014 as %s', (_, print) => {
  const rows = statisticsRows.map(({ labels }, index): Row => [
    `${index % 3 === 0 ? '其中：' : ''}${labels[0]}`,
    '件',
    `${index}`,
  ]);
  const source = [
    '云溪县统计局2016年政府信息公开工作年度报告',
    '一、概述',
    '本年度报告所列数据的统计期限为2016年1月1日至12月31日。',
    '二、依申请公开情况',
    '全年没有收到申请。',
    '政府信息公开情况统计表',
    print([
      ['统计指标', '单位', '统计数'],
      ['一、主动公开情况', '——', '——'],
      ['（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）', '条', '0'],
      ...rows.slice(1),
    ]),
  ].join('\n');

  it('gives each row its figure, and no sections of its own', async () => {
    const { tables, tableFormats, sections, figures } = await extract(inputOf(source));
    expect(tableFormats.statistics).toBe('F14');
    const read = Object.values(tables.statistics?.rows ?? {}).map((row) => row.value);
    expect(read).toEqual(statisticsRows.map((_row, index) => index));
    expect(sections.map((section) => section.title)).toEqual(['概述', '依申请公开情况']);
    expect(figures.filter((figure) => figure.key === 'disclosed')).toEqual([]);
  });
});
