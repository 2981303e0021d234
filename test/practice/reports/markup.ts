import { denyKeys, otherKeys, proactive2019, proactive2021, unavailableKeys, unhandledKeys } from './forms.ts';
import type { ProactiveBlock } from './forms.ts';
import type { Cell, PrintedRow, PrintedTable } from './cells.ts';

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

interface Spans {
  readonly columns?: number;
  readonly rows?: number;
}

function td(text: string, { columns = 1, rows = 1 }: Spans = {}): string {
  const spans = `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`;
  return `<td${spans}><p align="center">${text}</p></td>`;
}

const label = (text: string, spans?: Spans): string => td(escapeHtml(text), spans);

function valueTd(table: PrintedTable, cell: Cell, spans?: Spans): string {
  const printed = cell.printed === '' ? '&nbsp;' : escapeHtml(cell.printed);
  return td(table.splitDigits ? printed.replaceAll(/\d/g, '<span lang="EN-US">$&</span>') : printed, spans);
}

const tr = (...cells: readonly string[]): string => `<tr>${cells.join('')}</tr>`;
const tableOf = (rows: readonly string[]): string =>
  `<table border="1" cellspacing="0" cellpadding="0"><tbody>\n${rows.join('\n')}\n</tbody></table>`;

function picture(table: PrintedTable): string {
  return `<p align="center"><img src="./W0${table.name.length}2025013100.png" alt=""></p>`;
}

/** Spans of a header or data row of table 2; the form of 2019 stands on a grid of five columns. */
function spread(count: number, width: number, shift: boolean): readonly number[] {
  const spans = Array.from({ length: count }, () => 1);
  let left = width - count;
  for (let index = shift ? 0 : count - 1; left > 0; index = (index + 1) % count) {
    const take = count === 1 ? left : 1;
    spans[index] = (spans[index] ?? 1) + take;
    left -= take;
  }
  return spans;
}

function proactiveRows(table: PrintedTable, block: ProactiveBlock, width: number): readonly string[] {
  const headerSpans = spread(block.headers.length, width - 1, false);
  const dataSpans = spread(block.headers.length, width - 1, true);
  return [
    tr(label(block.caption, { columns: width })),
    tr(label('信息内容'), ...block.headers.map((text, index) => label(text, { columns: headerSpans[index] ?? 1 }))),
    ...block.rows.flatMap(({ key }) => {
      const row = table.rows.find((candidate) => candidate.key === key);
      return row === undefined
        ? []
        : [
            tr(
              label(row.label),
              ...row.cells.map((cell, index) => valueTd(table, cell, { columns: dataSpans[index] ?? 1 })),
            ),
          ];
    }),
  ];
}

function proactiveHtml(table: PrintedTable): string {
  const blocks = table.format === 'F21' ? proactive2021 : proactive2019;
  const width = table.format === 'F21' ? 4 : 5;
  const groups = blocks.map((block) => proactiveRows(table, block, width));
  return table.separate ? groups.map(tableOf).join('\n<p>&nbsp;</p>\n') : tableOf(groups.flat());
}

const cornerText = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

function applicationsHtml(table: PrintedTable): string {
  const oneRowOther = table.rows.some(({ key }) => key === 'oth');
  const values = (key: string): readonly string[] =>
    (table.rows.find((row) => row.key === key)?.cells ?? []).map((cell) => valueTd(table, cell));
  const labelOf = (key: string): string => table.rows.find((row) => row.key === key)?.label ?? '';
  const group = (caption: string, keys: readonly string[]): readonly string[] =>
    keys.map((key, index) =>
      tr(...(index === 0 ? [label(caption, { rows: keys.length })] : []), label(labelOf(key)), ...values(key)),
    );
  const outcomes = [
    tr(label(labelOf('open'), { columns: 2 }), ...values('open')),
    tr(label(labelOf('partial'), { columns: 2 }), ...values('partial')),
    ...group('（三）不予公开', denyKeys),
    ...group('（四）无法提供', unavailableKeys),
    ...group('（五）不予处理', unhandledKeys),
    ...(oneRowOther
      ? [tr(label(labelOf('oth'), { columns: 2 }), ...values('oth'))]
      : group('（六）其他处理', otherKeys)),
    tr(label(labelOf('total'), { columns: 2 }), ...values('total')),
  ];
  const results = label('三、本年度办理结果', { rows: outcomes.length });
  return tableOf([
    tr(label(cornerText, { columns: 3, rows: 3 }), label('申请人情况', { columns: 7 })),
    tr(label('自然人', { rows: 2 }), label('法人或其他组织', { columns: 5 }), label('总计', { rows: 2 })),
    tr(...['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].map((text) => label(text))),
    tr(label(labelOf('new'), { columns: 3 }), ...values('new')),
    tr(label(labelOf('carry_in'), { columns: 3 }), ...values('carry_in')),
    ...outcomes.map((html, index) => (index === 0 ? html.replace('<tr>', `<tr>${results}`) : html)),
    tr(label(labelOf('carry_out'), { columns: 3 }), ...values('carry_out')),
  ]);
}

function litigationHtml(table: PrintedTable): string {
  const heads = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  return tableOf([
    tr(label('行政复议', { columns: 5 }), label('行政诉讼', { columns: 10 })),
    tr(
      ...heads.map((text) => label(text, { rows: 2 })),
      label('未经复议直接起诉', { columns: 5 }),
      label('复议后起诉', { columns: 5 }),
    ),
    tr(...[...heads, ...heads].map((text) => label(text))),
    tr(...table.rows.flatMap((row) => row.cells.map((cell) => valueTd(table, cell)))),
  ]);
}

function statisticsHtml(table: PrintedTable): string {
  const cells = (row: PrintedRow): string =>
    row.cells.length === 0 ? label('') : row.cells.map((cell) => valueTd(table, cell)).join('');
  return tableOf([
    tr(label('统 计 指 标'), label('单位'), label('统计数')),
    ...table.rows.map((row) => tr(label(row.label), label(row.unit ?? ''), cells(row))),
  ]);
}

/** A statutory table as HTML, with the spans of the official forms. */
export function tableHtml(table: PrintedTable): string {
  if (table.picture) {
    return picture(table);
  }
  switch (table.name) {
    case 'proactive':
      return proactiveHtml(table);
    case 'applications':
      return applicationsHtml(table);
    case 'litigation':
      return litigationHtml(table);
    case 'statistics':
      return statisticsHtml(table);
    default:
      return table.name satisfies never;
  }
}

/** A statutory table as a reader of plain text sees it: one row a line, cells apart by tabs. */
export function tableText(table: PrintedTable): string {
  if (table.picture) {
    return '';
  }
  if (table.name === 'litigation') {
    return table.rows.flatMap((row) => row.cells.map((cell) => cell.printed)).join('\t');
  }
  return table.rows.map((row) => [row.label, ...row.cells.map((cell) => cell.printed)].join('\t')).join('\n');
}
