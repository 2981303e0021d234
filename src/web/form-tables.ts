import { html, type HtmlValue, type SafeHtml } from '../telling/markup.ts';
import {
  applicantColumns,
  litigationColumns,
  type CellNote,
  type CellNotes,
  type Extraction,
  type ProactiveRow,
} from '../domain/index.ts';
import { said } from './format.ts';
import { applicationForm, litigationForm, proactiveColumnName } from './form-labels.ts';
import { scrollable } from './layout.ts';
import type { TableMarks } from './table-marks.ts';

const stateSigns = { number: '', blank: '空', slash: '/', dash: '—', unread: '未读出', image: '图片' } as const;

interface Place {
  readonly table: string;
  readonly row: string;
  readonly column: number | null;
}

/** What stands for a value that is no number: the form keeps blank, `/` and what could not be read apart. */
function signOf(note: CellNote | undefined): string {
  return note === undefined ? '·' : stateSigns[note.state] || said(note.raw);
}

function cell(
  value: number | null,
  unit: string | null,
  notes: CellNotes,
  at: Place,
  marks: TableMarks,
  columnSpan = 1,
): SafeHtml {
  const inTable = at.column === null ? at.row : `${at.row}/${at.column}`;
  const note = notes[inTable] ?? (at.column === null ? notes[`${at.row}/0`] : undefined);
  const id = `${at.table}/${inTable}`;
  const shown = value === null ? signOf(note) : String(value);
  const was = marks.changed.get(id);
  const failing = marks.failing.get(id);
  const classes = [
    'number',
    value === 0 ? 'zero' : '',
    value === null ? 'noted' : '',
    failing === undefined ? '' : 'failing',
    was === undefined ? '' : 'changed',
  ];
  const remark = [failing, note?.reason, note?.note, note !== undefined && note.raw !== shown ? note.raw : null]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .map((part) => said(part ?? ''))
    .join('；');
  const value_ = html`${shown}${unit === null ? null : html` <span class="soft">${said(unit)}</span>`}`;
  return html`<td
    colspan="${columnSpan}"
    class="${classes.filter((name) => name !== '').join(' ')}"
    ${remark === '' ? null : html` title="${remark}"`}
  >
    ${was === undefined ? value_ : html`<del>${was}</del> → <ins>${value_}</ins>`}
  </td>`;
}

/** A table under its name; `head` is the cells of its head. */
function formTable(name: string, head: HtmlValue, lines: HtmlValue): SafeHtml {
  return html`<h3>${name}</h3>
    ${scrollable(
      name,
      html`<table class="form">
        ${
          head === null
            ? null
            : html`<thead>
                <tr>
                  ${head}
                </tr>
              </thead>`
        }
        <tbody>
          ${lines}
        </tbody>
      </table>`,
    )}`;
}

function numberHead(first: string, columns: readonly string[]): SafeHtml {
  return html`<th scope="col">${first}</th>
    ${columns.map((name) => html`<th scope="col" class="number">${name}</th>`)}`;
}

function applicationsTable(extraction: Extraction, marks: TableMarks): SafeHtml | null {
  const table = extraction.tables.applications;
  if (table === null) {
    return null;
  }
  const lines = applicationForm.map((line) => {
    if (line.kind === 'group') {
      return line.of.some((key) => table.rows[key] !== undefined)
        ? html`<tr class="group">
            <th colspan="${applicantColumns.length + 1}" scope="colgroup">${line.label}</th>
          </tr>`
        : null;
    }
    const values = table.rows[line.key];
    return values === undefined
      ? null
      : html`<tr class="${line.sum ? 'sum' : ''}">
          <th scope="row" class="${line.item ? 'item' : ''}">${line.label}</th>
          ${applicantColumns.map((_, column) =>
            cell(values[column] ?? null, null, table.cells, { table: 'applications', row: line.key, column }, marks),
          )}
        </tr>`;
  });
  return formTable('三、收到和处理政府信息公开申请情况', numberHead('办理情况', applicantColumns), lines);
}

function litigationTable(extraction: Extraction, marks: TableMarks): SafeHtml | null {
  const table = extraction.tables.litigation;
  if (table === null) {
    return null;
  }
  const lines = litigationForm.map(
    ({ key, label }) =>
      html`<tr>
        <th scope="row">${label}</th>
        ${litigationColumns.map((_, column) =>
          cell(table[key][column] ?? null, null, table.cells, { table: 'litigation', row: key, column }, marks),
        )}
      </tr>`,
  );
  return formTable('四、政府信息公开行政复议、行政诉讼情况', numberHead('类别', litigationColumns), lines);
}

/** Rows with the same columns stand in one table, as they do in the form. */
function proactiveBlocks(rows: Readonly<Record<string, ProactiveRow>>): readonly (readonly [string, ProactiveRow][])[] {
  const blocks: [string, ProactiveRow][][] = [];
  for (const [key, row] of Object.entries(rows)) {
    const last = blocks.at(-1);
    if (last !== undefined && last[0]?.[1].columns.join('\n') === row.columns.join('\n')) {
      last.push([key, row]);
    } else {
      blocks.push([[key, row]]);
    }
  }
  return blocks;
}

function proactiveTable(extraction: Extraction, marks: TableMarks): SafeHtml | null {
  const table = extraction.tables.proactive;
  if (table === null || Object.keys(table.rows).length === 0) {
    return null;
  }
  const blocks = proactiveBlocks(table.rows);
  const width = Math.max(...blocks.map((block) => block[0]?.[1].columns.length ?? 0));
  const lines = blocks.map((block) => {
    const columns = block[0]?.[1].columns ?? [];
    const fill = width - columns.length;
    return html`<tr class="group">
        <th scope="col">信息内容</th>
        ${columns.map((name, index) => html`<th class="number" scope="col" colspan="${index === columns.length - 1 ? fill + 1 : 1}">${said(proactiveColumnName(name, columns))}</th>`)}
      </tr>
      ${block.map(
        ([key, row]) =>
          html`<tr>
            <th scope="row">${said(row.label)}</th>
            ${row.columns.map((_, column) =>
              cell(
                row.values[column] ?? null,
                row.units[column] ?? null,
                table.cells,
                { table: 'proactive', row: key, column },
                marks,
                column === row.columns.length - 1 ? fill + 1 : 1,
              ),
            )}
          </tr>`,
      )}`;
  });
  return formTable('二、主动公开政府信息情况', null, lines);
}

function statisticsTable(extraction: Extraction, marks: TableMarks): SafeHtml | null {
  const table = extraction.tables.statistics;
  if (table === null || Object.keys(table.rows).length === 0) {
    return null;
  }
  const lines = Object.entries(table.rows).map(
    ([key, row]) =>
      html`<tr>
        <th scope="row">${said(row.label)}</th>
        <td class="soft">${row.unit === null ? null : said(row.unit)}</td>
        ${cell(row.value, null, table.cells, { table: 'statistics', row: key, column: null }, marks)}
      </tr>`,
  );
  const head = html`<th scope="col">统计指标</th>
    <th scope="col">单位</th>
    <th scope="col" class="number">统计数</th>`;
  return formTable('政府信息公开情况统计表', head, lines);
}

function otherTables(extraction: Extraction): readonly SafeHtml[] {
  return extraction.tables.other.map(({ caption, grid }, index) =>
    formTable(
      caption === null ? `其他表格 ${index + 1}` : said(caption),
      null,
      grid.map(
        (row) =>
          html`<tr>
            ${row.map((text) => html`<td>${said(text)}</td>`)}
          </tr>`,
      ),
    ),
  );
}

const formTables: Readonly<Record<string, (extraction: Extraction, marks: TableMarks) => SafeHtml | null>> = {
  proactive: proactiveTable,
  applications: applicationsTable,
  litigation: litigationTable,
  statistics: statisticsTable,
};

/** The tables of a report in the order of the form; null where it has none. */
export function renderTables(extraction: Extraction, marks: TableMarks): SafeHtml | null {
  const parts = [...Object.values(formTables).map((render) => render(extraction, marks)), ...otherTables(extraction)];
  return parts.every((part) => part === null) ? null : html`${parts}`;
}

/** Only the tables of the form in which something changed; null where nothing did. */
export function renderChangedTables(extraction: Extraction, marks: TableMarks): SafeHtml | null {
  const touched = new Set(Array.from(marks.changed.keys(), (cell) => cell.split('/')[0]));
  const parts = Object.entries(formTables).map(([name, render]) =>
    touched.has(name) ? render(extraction, marks) : null,
  );
  return parts.every((part) => part === null) ? null : html`${parts}`;
}
