import { applicantColumns, applicationRowKeys, litigationColumns } from '../domain/index.ts';
import type { CellNotes, DiffEntry, Tables } from '../domain/index.ts';
import { foldText } from './fold.ts';
import { entryOf, pointer } from './found.ts';
import { applicationRowLabels, columnLabel, litigationRowLabels, tableLabels } from './labels.ts';
import type { Subject } from './significance.ts';

/** One comparable fact of a statutory table. `id` is the same on both sides wherever the row or column stands. */
export interface TableFact {
  readonly id: string;
  readonly path: string;
  readonly label: string;
  readonly subject: Subject;
  /** The number, the cell's state (`blank`, `slash` …), or words. */
  readonly shown: string | number;
  /** What is compared. */
  readonly key: string;
}

interface Place {
  readonly id: string;
  readonly path: string;
  readonly label: string;
  /** Pointer to the cell's entry in `cells`. */
  readonly notePath: string;
}

function cellFacts(place: Place, value: number | null, cells: CellNotes, noteKey: string): readonly TableFact[] {
  const note = cells[noteKey];
  const facts: TableFact[] = [];
  const base = { id: place.id, path: place.path, label: place.label, subject: 'statutory-cell' } as const;
  if (value !== null) facts.push({ ...base, shown: value, key: `=${value}` });
  else {
    const state = note?.state === 'number' || note === undefined ? 'unread' : note.state;
    const raw = state === 'unread' ? foldText(note?.raw ?? '') : '';
    facts.push({
      ...base,
      shown: state === 'unread' && note !== undefined && note.raw !== '' ? note.raw : state,
      key: `${state}:${raw}`,
    });
  }
  if (note?.note !== null && note?.note !== undefined && foldText(note.note) !== '') {
    facts.push({
      id: `${place.id}#note`,
      path: `${place.notePath}/note`,
      label: `${place.label} · 注`,
      subject: 'cell-note',
      shown: note.note,
      key: foldText(note.note),
    });
  }
  if (note?.unit !== null && note?.unit !== undefined && foldText(note.unit) !== '') {
    facts.push({
      id: `${place.id}#unit`,
      path: `${place.notePath}/unit`,
      label: `${place.label} · 单位`,
      subject: 'statutory-unit',
      shown: note.unit,
      key: foldText(note.unit),
    });
  }
  return facts;
}

function applicationFacts(table: NonNullable<Tables['applications']>): readonly TableFact[] {
  return applicationRowKeys.flatMap((row) =>
    (table.rows[row] ?? []).flatMap((value, column) =>
      cellFacts(
        {
          id: `applications/${row}/${column}`,
          path: pointer('tables', 'applications', 'rows', row, column),
          label: [tableLabels.applications, applicationRowLabels[row], applicantColumns[column] ?? column + 1].join(
            ' · ',
          ),
          notePath: pointer('tables', 'applications', 'cells', `${row}/${column}`),
        },
        value,
        table.cells,
        `${row}/${column}`,
      ),
    ),
  );
}

const litigationRows = ['reconsideration', 'direct', 'after'] as const;

function litigationFacts(table: NonNullable<Tables['litigation']>): readonly TableFact[] {
  return litigationRows.flatMap((row) =>
    table[row].flatMap((value, column) =>
      cellFacts(
        {
          id: `litigation/${row}/${column}`,
          path: pointer('tables', 'litigation', row, column),
          label: [tableLabels.litigation, litigationRowLabels[row], litigationColumns[column] ?? column + 1].join(
            ' · ',
          ),
          notePath: pointer('tables', 'litigation', 'cells', `${row}/${column}`),
        },
        value,
        table.cells,
        `${row}/${column}`,
      ),
    ),
  );
}

function labelFact(table: 'proactive' | 'statistics', row: string, label: string): readonly TableFact[] {
  const key = foldText(label);
  const path = pointer('tables', table, 'rows', row, 'label');
  const fact = { id: `${table}/${row}#label`, path, label: `${tableLabels[table]} · 项目名称`, shown: label, key };
  return key === '' ? [] : [{ ...fact, subject: 'row-label' }];
}

function unitFact(id: string, path: string, label: string, unit: string | null): readonly TableFact[] {
  return unit === null || foldText(unit) === ''
    ? []
    : [
        {
          id: `${id}#unit`,
          path,
          label: `${label} · 单位`,
          subject: 'statutory-unit',
          shown: unit,
          key: foldText(unit),
        },
      ];
}

function proactiveFacts(table: NonNullable<Tables['proactive']>): readonly TableFact[] {
  const rows = Object.entries(table.rows).flatMap(([key, row]) => {
    const used = new Map<string, number>();
    return [
      ...labelFact('proactive', key, row.label),
      ...row.values.flatMap((value, index) => {
        const column = row.columns[index] ?? String(index);
        const turn = used.get(column) ?? 0;
        used.set(column, turn + 1);
        const id = `proactive/${key}/${column}${turn === 0 ? '' : `~${turn}`}`;
        const label = [tableLabels.proactive, row.label, columnLabel(column)].join(' · ');
        const path = pointer('tables', 'proactive', 'rows', key, 'values', index);
        const notePath = pointer('tables', 'proactive', 'cells', `${key}/${index}`);
        const facts = cellFacts({ id, path, label, notePath }, value, table.cells, `${key}/${index}`);
        const told = facts.some((fact) => fact.subject === 'statutory-unit');
        const unitPath = pointer('tables', 'proactive', 'rows', key, 'units', index);
        return told ? facts : [...facts, ...unitFact(id, unitPath, label, row.units[index] ?? null)];
      }),
    ];
  });
  return [...rows, ...looseNotes('proactive', table.cells, new Set(Object.keys(table.rows)))];
}

function statisticsFacts(table: NonNullable<Tables['statistics']>): readonly TableFact[] {
  const rows = Object.entries(table.rows).flatMap(([key, row]) => {
    const place = {
      id: `statistics/${key}`,
      path: pointer('tables', 'statistics', 'rows', key, 'value'),
      label: `${tableLabels.statistics} · ${row.label}`,
      notePath: pointer('tables', 'statistics', 'cells', `${key}/0`),
    };
    const facts = cellFacts(place, row.value, table.cells, `${key}/0`);
    const told = facts.some((fact) => fact.subject === 'statutory-unit');
    const unitPath = pointer('tables', 'statistics', 'rows', key, 'unit');
    return [
      ...labelFact('statistics', key, row.label),
      ...facts,
      ...(told ? [] : unitFact(place.id, unitPath, place.label, row.unit)),
    ];
  });
  return [...rows, ...looseNotes('statistics', table.cells, new Set(Object.keys(table.rows)))];
}

/** Notes of places that no row holds: a table that is a picture has nothing but these. */
function looseNotes(
  table: 'proactive' | 'statistics',
  cells: CellNotes,
  rows: ReadonlySet<string>,
): readonly TableFact[] {
  return Object.entries(cells).flatMap(([place, note]): readonly TableFact[] => {
    const row = place.slice(0, place.lastIndexOf('/'));
    if (rows.has(row)) return [];
    const base = { id: `${table}/${place}`, path: pointer('tables', table, 'cells', place), label: tableLabels[table] };
    return [{ ...base, subject: 'statutory-cell', shown: note.state, key: `${note.state}:${foldText(note.raw)}` }];
  });
}

type TableKey = Exclude<keyof Tables, 'other'>;

const tableKeys = ['proactive', 'applications', 'litigation', 'statistics'] as const satisfies readonly TableKey[];

function factsOf(tables: Tables, table: TableKey): readonly TableFact[] {
  switch (table) {
    case 'proactive':
      return tables.proactive === null ? [] : proactiveFacts(tables.proactive);
    case 'applications':
      return tables.applications === null ? [] : applicationFacts(tables.applications);
    case 'litigation':
      return tables.litigation === null ? [] : litigationFacts(tables.litigation);
    case 'statistics':
      return tables.statistics === null ? [] : statisticsFacts(tables.statistics);
    default:
      return table satisfies never;
  }
}

/** Everything that counts in the statutory tables, in the order of the forms. */
export function tableFacts(tables: Tables): readonly TableFact[] {
  return tableKeys.flatMap((table) => factsOf(tables, table));
}

/** A table that is gone or new is told as one thing, by the number of its cells. */
function wholeTable(table: TableKey, facts: readonly TableFact[]): string | null {
  const cells = facts.filter(({ subject }) => subject === 'statutory-cell').length;
  return facts.length === 0 ? null : `${tableLabels[table]}（${cells}格）`;
}

/** How the statutory tables differ, cell by cell; a side without the cell is null. */
export function compareTables(before: Tables, after: Tables): readonly DiffEntry[] {
  return tableKeys.flatMap((table) => {
    const [old, fresh] = [factsOf(before, table), factsOf(after, table)];
    if (old.length === 0 && fresh.length === 0) return [];
    if (old.length === 0 || fresh.length === 0) {
      const sides = [wholeTable(table, old), wholeTable(table, fresh)] as const;
      return [entryOf('statutory-cell', pointer('tables', table), tableLabels[table], ...sides)];
    }
    const earlier = new Map(old.map((fact) => [fact.id, fact]));
    const later = new Set(fresh.map(({ id }) => id));
    const changed = fresh.flatMap((fact) => {
      const was = earlier.get(fact.id);
      const sides = [was?.shown ?? null, fact.shown] as const;
      return was?.key === fact.key ? [] : [entryOf(fact.subject, fact.path, fact.label, ...sides)];
    });
    const gone = old.filter(({ id }) => !later.has(id));
    return [...changed, ...gone.map((fact) => entryOf(fact.subject, fact.path, fact.label, fact.shown, null))];
  });
}
