import type {
  ApplicationRowKey,
  CellNote,
  IsoDate,
  ProactiveRow,
  ProactiveTable,
  ReportFormat,
  Section,
  StatisticsRow,
  TableFormats,
  Tables,
} from '../../../src/domain/index.ts';
import { applicationRowKeys } from '../../../src/domain/index.ts';
import type { Cell, PrintedTable, TableName } from './cells.ts';
import type { Part } from './prose.ts';

/** What a perfect extractor reads from a practice report, in the shapes of an Extraction. */
export interface Truth {
  readonly kind: 'report';
  readonly title: string;
  readonly publisher: string;
  readonly year: number;
  readonly indexNumber: string;
  readonly documentNumber: string | null;
  readonly publishedAt: IsoDate;
  readonly writtenAt: IsoDate;
  readonly format: ReportFormat;
  readonly tableFormats: TableFormats;
  readonly sections: readonly Section[];
  readonly tables: Tables;
}

const reasons = {
  blank: 'blank cell',
  slash: 'slash printed',
  dash: 'dash printed',
  image: 'table is a picture',
  unread: 'unread',
  number: null,
} as const;

function noteOf(cell: Cell): CellNote | null {
  if (cell.state === 'number' && cell.note === null && cell.unit === null) {
    return null;
  }
  return {
    state: cell.state,
    raw: cell.printed,
    note: cell.note,
    unit: cell.unit,
    reason: reasons[cell.state],
    evidence: null,
  };
}

function notes(table: PrintedTable): Record<string, CellNote> {
  return Object.fromEntries(
    table.rows.flatMap((row) =>
      row.cells.flatMap((cell, column) => {
        const note = noteOf(cell);
        return note === null ? [] : [[`${row.key}/${column}`, note] as const];
      }),
    ),
  );
}

const values = (table: PrintedTable, key: string): readonly (number | null)[] =>
  (table.rows.find((row) => row.key === key)?.cells ?? []).map(({ value }) => value);

function isApplicationRow(key: string): key is ApplicationRowKey {
  return applicationRowKeys.some((known) => known === key);
}

/** A table shown as a picture: its cells are known to exist and cannot be read. */
function pictured(table: PrintedTable): PrintedTable {
  const rows = table.rows.filter(({ key }) => !/^oth\d?$/.test(key));
  return { ...table, rows: rows.map((row) => ({ ...row, cells: row.cells.map(imageCell) })) };
}

const imageCell = (): Cell => ({ printed: '', value: null, state: 'image', note: null, unit: null });

/** Tables of an Extraction from tables as printed. */
export function tablesOf(printed: readonly PrintedTable[]): Tables {
  const find = (name: TableName): PrintedTable | null => {
    const table = printed.find((candidate) => candidate.name === name) ?? null;
    return table?.picture === true ? pictured(table) : table;
  };
  const applications = find('applications');
  const litigation = find('litigation');
  const proactive = find('proactive');
  const statistics = find('statistics');
  return {
    applications: applications && {
      rows: Object.fromEntries(
        applications.rows.flatMap(({ key }) => (isApplicationRow(key) ? [[key, values(applications, key)]] : [])),
      ),
      cells: notes(applications),
    },
    litigation: litigation && {
      reconsideration: values(litigation, 'reconsideration'),
      direct: values(litigation, 'direct'),
      after: values(litigation, 'after'),
      cells: notes(litigation),
    },
    proactive: proactive && proactiveOf(proactive),
    statistics: statistics && {
      rows: Object.fromEntries(
        statistics.rows
          .filter(({ cells }) => cells.length > 0)
          .map((row): [string, StatisticsRow] => [
            row.key,
            { label: row.label, value: row.cells[0]?.value ?? null, unit: row.unit, code: null },
          ]),
      ),
      cells: notes(statistics),
    },
    other: [],
  };
}

/** Table 2; a picture of it does not tell its rows. */
function proactiveOf(table: PrintedTable): ProactiveTable {
  if (table.picture) {
    const note = noteOf(imageCell());
    return { rows: {}, cells: note === null ? {} : { 'table/0': note } };
  }
  return {
    rows: Object.fromEntries(
      table.rows.map((row): [string, ProactiveRow] => [
        row.key,
        {
          label: row.label,
          columns: row.columns,
          values: row.cells.map(({ value }) => value),
          units: row.cells.map((cell) => cell.unit ?? row.unit),
        },
      ]),
    ),
    cells: notes(table),
  };
}

export function tableFormatsOf(printed: readonly PrintedTable[]): TableFormats {
  const format = (name: TableName): ReportFormat | null =>
    printed.find((table) => table.name === name && !table.picture)?.format ?? null;
  return {
    proactive: format('proactive'),
    applications: format('applications'),
    litigation: format('litigation'),
    statistics: format('statistics'),
  };
}

/** Sections with the text that stands between their heading and the next one. */
export function sectionsOf(parts: readonly Part[]): readonly Section[] {
  const sections: { number: string | null; title: string; level: number; lines: string[] }[] = [];
  for (const part of parts) {
    if (part.kind === 'heading') {
      sections.push({ number: part.number, title: part.title, level: part.level, lines: [] });
    } else if (part.kind === 'paragraph') {
      sections.at(-1)?.lines.push(part.text);
    }
  }
  return sections.map(({ lines, ...section }) => ({ ...section, text: lines.join('\n') }));
}
