import { major, minor, cell, words, applications, carried, type Edit } from './edit.ts';

/** Edits of the statutory tables. */
export const cellEdits: readonly Edit[] = [
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
];
