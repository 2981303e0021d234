import { major, minor, cell, everywhere, file, withTownships, type Edit } from './edit.ts';

/** Edits of days, titles, numbers, files and tables of a report’s own. */
export const pageEdits: readonly Edit[] = [
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
