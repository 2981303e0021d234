import type { DiffEntry } from '../../../src/domain/index.ts';
import type { PracticeReport } from '../../practice/reports/index.ts';

type Told = Partial<Omit<DiffEntry, 'before' | 'after'>> & { readonly before?: unknown; readonly after?: unknown };

/** One thing that somebody changed on a page, and all that may be told of it. */
export interface Edit {
  readonly name: string;
  /** Report year of the page; its form follows. */
  readonly year: 2010 | 2016 | 2019 | 2023;
  /** Where it is made: in the body, or in the page around it. */
  readonly on: 'body' | 'page';
  readonly change: (html: string, report: PracticeReport) => string;
  /** The body as it was, where it is not the report's own. */
  readonly first?: (html: string) => string;
  readonly told: readonly Told[];
}

const major = 'major';
const minor = 'minor';

/** Replaces the first cell behind a row's label, or the one so many further on. */
function cell(label: string, to: string, further = 0): Edit['change'] {
  const skipped = String.raw`(?:<td[^>]*><p align="center">[^<]*</p></td>){${further}}`;
  const pattern = new RegExp(`(${label}[^<]*</p></td>${skipped}<td[^>]*><p align="center">)([^<]*)(</p>)`);
  return (html) => html.replace(pattern, (_, lead: string, __: string, end: string) => lead + to + end);
}

const words =
  (from: string | RegExp, to: string): Edit['change'] =>
  (html) =>
    html.replace(from, to);
const everywhere =
  (from: string | RegExp, to: string): Edit['change'] =>
  (html) =>
    html.replaceAll(from, to);

/** The parts of a body that begin with a sub-heading, and what stands before the first. */
const subsections = (html: string): string[] => html.split(/(?=<p>　　（[一二三四五]）)/);

const file = '<p>附件：<a href="/files/P1.pdf">云溪县2023年度报告附表.pdf</a></p>';
const townships = `<table border="1"><tr><td>乡镇</td><td>主动公开条数</td></tr><tr><td>东河镇</td><td>312</td></tr><tr><td>西湾镇</td><td>207</td></tr></table>`;
const withTownships = (html: string): string => html.replace('</p>\n', `</p>\n${townships}\n`);

const applications = '/tables/applications/rows';
const carried = '二、上年结转政府信息公开申请数量';

export const edits: readonly Edit[] = [
  {
    name: 'one cell of table 3',
    year: 2023,
    on: 'body',
    change: cell('一、本年新收政府信息公开申请数量', '907', 6),
    told: [{ kind: 'cell', path: `${applications}/new/6`, after: 907, significance: major }],
  },
  {
    name: 'zero to blank',
    year: 2023,
    on: 'body',
    change: cell(carried, '&nbsp;'),
    told: [{ kind: 'cell', path: `${applications}/carry_in/0`, before: 0, after: 'blank', significance: major }],
  },
  {
    name: 'blank to zero',
    year: 2023,
    on: 'body',
    first: (html) => cell(carried, '')(html, undefined as never),
    change: cell(carried, '0'),
    told: [{ kind: 'cell', path: `${applications}/carry_in/0`, before: 'blank', after: 0, significance: major }],
  },
  {
    name: 'zero to slash',
    year: 2023,
    on: 'body',
    change: cell(carried, '/'),
    told: [{ kind: 'cell', path: `${applications}/carry_in/0`, before: 0, after: 'slash', significance: major }],
  },
  {
    name: 'zero to dash',
    year: 2023,
    on: 'body',
    change: cell(carried, '—'),
    told: [{ kind: 'cell', path: `${applications}/carry_in/0`, before: 0, after: 'dash', significance: major }],
  },
  {
    name: 'a cell of table 2, 2021',
    year: 2023,
    on: 'body',
    change: cell('行政许可', '4321'),
    told: [{ kind: 'cell', path: '/tables/proactive/rows/licensing/values/0', after: 4321, significance: major }],
  },
  {
    name: 'a fee with decimals',
    year: 2023,
    on: 'body',
    change: cell('行政事业性收费', '7730.28'),
    told: [{ kind: 'cell', path: '/tables/proactive/rows/fees/values/0', after: 7730.28, significance: major }],
  },
  {
    name: 'a note in a cell',
    year: 2019,
    on: 'body',
    change: (html) => html.replace(/(行政许可<\/p><\/td><td[^>]*><p align="center">\d+)/, '$1（含下放12项）'),
    told: [
      {
        kind: 'cell',
        path: '/tables/proactive/cells/licensing~10/note',
        before: null,
        after: '(含下放12项)',
        significance: minor,
      },
    ],
  },
  {
    name: 'a rise that becomes a fall',
    year: 2019,
    on: 'body',
    change: cell('行政许可', '-12', 1),
    told: [{ kind: 'cell', path: '/tables/proactive/rows/licensing/values/1', after: -12, significance: major }],
  },
  {
    name: 'a rise in words that becomes a fall',
    year: 2019,
    on: 'body',
    first: (html) => cell('行政许可', '增3', 1)(html, undefined as never),
    change: cell('行政许可', '减3', 1),
    told: [
      { kind: 'cell', path: '/tables/proactive/rows/licensing/values/1', before: 3, after: -3, significance: major },
    ],
  },
  {
    name: 'the unit of an amount',
    year: 2019,
    on: 'body',
    change: (html) => html.replace(/(\d)元</, '$1万元<'),
    told: [
      {
        kind: 'cell',
        path: '/tables/proactive/cells/procurement~11/unit',
        before: '元',
        after: '万元',
        significance: major,
      },
    ],
  },
  {
    name: 'a cell of table 4',
    year: 2023,
    on: 'body',
    change: (html) =>
      html.replace(/(<td><p align="center">)\d+(<\/p><\/td><\/tr>\n<\/tbody><\/table>(?![\s\S]*<table))/, '$188$2'),
    told: [{ kind: 'cell', path: '/tables/litigation/after/4', after: 88, significance: major }],
  },
  {
    name: 'a cell of the statistics table',
    year: 2016,
    on: 'body',
    change: cell('1.当面申请数', '45', 1),
    told: [{ kind: 'cell', path: '/tables/statistics/rows/received_person/value', after: 45, significance: major }],
  },
  {
    name: 'a unit of the statistics table',
    year: 2016,
    on: 'body',
    change: cell('（四）政府信息公开专项经费', '元'),
    told: [
      { kind: 'cell', path: '/tables/statistics/rows/budget/unit', before: '万元', after: '元', significance: major },
    ],
  },
  {
    name: 'a row label mended',
    year: 2023,
    on: 'body',
    first: (html) => html.replace('2.其他法律行政法规禁止公开', '2.其他法律行政止公开'),
    change: (html) => html,
    told: [
      {
        kind: 'text',
        path: '/text',
        before: '2.其他法律行政止公开',
        after: '2.其他法律行政法规禁止公开',
        significance: minor,
      },
    ],
  },
  {
    name: 'a row label of table 2',
    year: 2019,
    on: 'body',
    change: words('其他对外管理服务事项', '其它对外管理服务事项'),
    told: [{ kind: 'text', path: '/tables/proactive/rows/other_services/label', significance: minor }],
  },
  {
    name: 'a row label of the statistics table',
    year: 2016,
    on: 'body',
    change: words('七、依申请公开信息收取的费用', '七、依申请公开信息收取费用'),
    told: [{ kind: 'text', path: '/tables/statistics/rows/fees/label', significance: minor }],
  },
  {
    name: 'a sentence',
    year: 2023,
    on: 'body',
    change: words('所有申请均在法定期限内答复。', '所有申请均已答复。'),
    told: [
      {
        kind: 'text',
        path: '/sections/2/text',
        before: '所有申请均在法定期限内答复。',
        after: '所有申请均已答复。',
        significance: minor,
      },
    ],
  },
  {
    name: 'a sentence more',
    year: 2023,
    on: 'body',
    change: words('所有申请均在法定期限内答复。', '所有申请均在法定期限内答复。未收取任何费用。'),
    told: [{ kind: 'text', path: '/sections/2/text', before: null, after: '未收取任何费用。', significance: minor }],
  },
  {
    name: 'a sentence less',
    year: 2023,
    on: 'body',
    change: words('所有申请均在法定期限内答复。', ''),
    told: [
      {
        kind: 'text',
        path: '/sections/2/text',
        before: '所有申请均在法定期限内答复。',
        after: null,
        significance: minor,
      },
    ],
  },
  {
    name: 'two sentences joined',
    year: 2023,
    on: 'body',
    first: words('所有申请均在法定期限内答复。', '所有申请均在法定期限内答复。答复率为百分之百。') as (
      html: string,
    ) => string,
    change: words('所有申请均在法定期限内答复。', '所有申请均在法定期限内答复，答复率为百分之百。'),
    told: [
      {
        kind: 'text',
        path: '/sections/2/text',
        before: '所有申请均在法定期限内答复。答复率为百分之百。',
        after: '所有申请均在法定期限内答复，答复率为百分之百。',
        significance: minor,
      },
    ],
  },
  {
    name: 'a sentence more, behind one that now ends',
    year: 2023,
    on: 'body',
    first: words('所有申请均在法定期限内答复。', '所有申请均在法定期限内答复；') as (html: string) => string,
    change: words('所有申请均在法定期限内答复。', '所有申请均在法定期限内答复。办理过程全程留痕可查；'),
    told: [
      {
        kind: 'text',
        path: '/sections/2/text',
        before: '所有申请均在法定期限内答复；',
        after: '所有申请均在法定期限内答复。办理过程全程留痕可查；',
        significance: minor,
      },
    ],
  },
  {
    name: 'a sentence that was changed and stands in another section',
    year: 2023,
    on: 'body',
    change: (html) =>
      html
        .replace('所有申请均在法定期限内答复。', '')
        .replace(
          '<p style="text-align:right">',
          '<p>　　所有申请均在法定期限内按时答复。</p>\n<p style="text-align:right">',
        ),
    told: [
      {
        kind: 'text',
        before: '所有申请均在法定期限内答复。',
        after: '所有申请均在法定期限内按时答复。',
        significance: minor,
      },
    ],
  },
  {
    name: 'a number in prose',
    year: 2023,
    on: 'body',
    change: words(/办结率\d+%/, '办结率99.5%'),
    told: [{ kind: 'text', path: '/sections/1/text', significance: minor }],
  },
  {
    name: 'a number in prose, 2010',
    year: 2010,
    on: 'body',
    change: words(/(共受理政府信息公开申请)\d+件/, '$1777件'),
    told: [{ kind: 'text', significance: minor }],
  },
  {
    name: 'the letters of an address',
    year: 2023,
    on: 'body',
    change: words('@example.gov.cn', '@example.org.cn'),
    told: [{ kind: 'text', path: '/text', significance: minor }],
  },
  {
    name: 'a full stop that becomes a semicolon',
    year: 2023,
    on: 'body',
    change: words('所有申请均在法定期限内答复。', '所有申请均在法定期限内答复；'),
    told: [{ kind: 'text', significance: minor }],
  },
  {
    name: 'a heading renamed',
    year: 2023,
    on: 'body',
    change: words('五、存在的主要问题及改进情况', '五、存在问题及改进情况'),
    told: [
      {
        kind: 'section',
        path: '/sections/9/title',
        before: '存在的主要问题及改进情况',
        after: '存在问题及改进情况',
        significance: minor,
      },
    ],
  },
  {
    name: 'a heading over sub-headings, in other words',
    year: 2023,
    on: 'body',
    change: words('一、总体情况', '一、本年度工作概述'),
    told: [
      { kind: 'section', path: '/sections/0/title', before: '总体情况', after: '本年度工作概述', significance: minor },
    ],
  },
  {
    name: 'a heading with another number',
    year: 2023,
    on: 'body',
    change: words('六、其他需要报告的事项', '七、其他需要报告的事项'),
    told: [{ kind: 'order', path: '/sections/10/number', before: '六', after: '七', significance: minor }],
  },
  {
    name: 'a heading that went, its text staying',
    year: 2010,
    on: 'body',
    change: (html) => html.replace(/<p[^>]*><strong>二、[^<]*<\/strong><\/p>\n/, ''),
    told: [{ kind: 'section', after: null, significance: major }],
  },
  {
    name: 'a section dropped',
    year: 2023,
    on: 'body',
    change: (html) => html.replace(/<p[^>]*><strong>六、[\s\S]*?(?=<p style="text-align:right">)/, ''),
    told: [{ kind: 'section', after: null, significance: major }],
  },
  {
    name: 'a section more',
    year: 2023,
    on: 'body',
    change: (html) =>
      html.replace(
        '<p style="text-align:right">',
        '<p><strong>七、附则</strong></p>\n<p>　　本报告由县政府办公室负责解释，自发布之日起施行。</p>\n<p style="text-align:right">',
      ),
    told: [{ kind: 'section', path: '/sections/11', before: null, significance: major }],
  },
  {
    name: 'sub-sections exchanged',
    year: 2023,
    on: 'body',
    change: (html) => {
      const [head, one, two, ...rest] = subsections(html);
      return [head, two, one, ...rest].join('');
    },
    told: [{ kind: 'move', significance: minor }],
  },
  {
    name: 'the signature’s day',
    year: 2023,
    on: 'body',
    change: (html) => html.replace(/(\d{4}年\d+月)\d+日<\/p>$/, '$128日</p>'),
    told: [{ kind: 'metadata', path: '/writtenAt', significance: major }],
  },
  {
    name: 'a table that became a picture',
    year: 2023,
    on: 'body',
    change: (html) => html.replace(/<table[\s\S]*?<\/table>/, '<p><img src="./t2.png"></p>'),
    told: [{ kind: 'cell', path: '/tables/proactive', after: '图片', significance: major }],
  },
  {
    name: 'a cell of a table of its own',
    year: 2023,
    on: 'body',
    first: withTownships,
    change: (html) => withTownships(html).replace('>207<', '>270<'),
    told: [{ kind: 'cell', path: '/tables/other/0/grid/2/1', before: '207', after: '270', significance: minor }],
  },
  {
    name: 'a row of a table of its own',
    year: 2023,
    on: 'body',
    first: withTownships,
    change: (html) => withTownships(html).replace(/<tr><td>西湾镇[\s\S]*?<\/tr>/, ''),
    told: [{ kind: 'cell', path: '/tables/other/0/grid/2', before: '西湾镇 | 207', after: null, significance: minor }],
  },
  {
    name: 'rows of a table of its own in another order',
    year: 2023,
    on: 'body',
    first: withTownships,
    change: (html) => withTownships(html).replace(/(<tr><td>东河镇.*?<\/tr>)(<tr><td>西湾镇.*?<\/tr>)/, '$2$1'),
    told: [
      {
        kind: 'order',
        path: '/tables/other/0/grid',
        before: '乡镇、东河镇、西湾镇',
        after: '乡镇、西湾镇、东河镇',
        significance: minor,
      },
    ],
  },
  {
    name: 'an amount in another unit, which the header names',
    year: 2023,
    on: 'body',
    change: (html, report) => cell('行政事业性收费', '15306000')(html, report).replace('单位：万元', '单位：元'),
    told: [
      { kind: 'cell', path: '/tables/proactive/rows/fees/values/0', after: 15_306_000, significance: major },
      { kind: 'cell', before: '万元', after: '元', significance: major },
    ],
  },
  {
    name: 'another file in the place of one',
    year: 2023,
    on: 'body',
    first: (html) => html + file,
    change: (html) => html + file.replace('P1.pdf', 'P9.pdf').replace('.pdf</a>', '（修订）.pdf</a>'),
    told: [
      { kind: 'attachment', path: '/attachments/0', after: '云溪县2023年度报告附表（修订）.pdf', significance: minor },
    ],
  },
  {
    name: 'a file more',
    year: 2023,
    on: 'body',
    change: (html) => html + file,
    told: [
      {
        kind: 'attachment',
        path: '/attachments/0',
        before: null,
        after: '云溪县2023年度报告附表.pdf',
        significance: major,
      },
    ],
  },
  {
    name: 'a file less',
    year: 2023,
    on: 'body',
    first: (html) => html + file,
    change: (html) => html,
    told: [{ kind: 'attachment', path: '/attachments/0', after: null, significance: major }],
  },
  {
    name: 'a digit of the index number',
    year: 2023,
    on: 'page',
    change: (html, { truth }) =>
      html.replaceAll(truth.indexNumber, `${truth.indexNumber.slice(0, -1)}x`.replace(/.x$/, '77')),
    told: [{ kind: 'metadata', path: '/indexNumber', significance: minor }],
  },
  {
    name: 'the day of posting',
    year: 2023,
    on: 'page',
    change: (html, { truth }) => html.replaceAll(truth.publishedAt, '2024-03-29'),
    told: [{ kind: 'metadata', path: '/publishedAt', after: '2024-03-29', significance: major }],
  },
  {
    name: 'the title',
    year: 2023,
    on: 'page',
    change: everywhere('2023年政府信息公开工作年度报告', '2023年度政府信息公开工作年度报告'),
    told: [{ kind: 'metadata', path: '/title', significance: major }],
  },
  {
    name: 'the year of the title',
    year: 2023,
    on: 'page',
    change: everywhere('2023年政府信息公开工作年度报告', '2024年政府信息公开工作年度报告'),
    told: [
      { kind: 'metadata', path: '/title', significance: major },
      { kind: 'metadata', path: '/year', before: 2023, after: 2024, significance: major },
    ],
  },
];
