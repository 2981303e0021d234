import { applicantColumns, applicationRowKeys, litigationColumns } from '../domain/index.ts';
import type { ApplicationRowKey, CellNote, CellNotes, DiffEntry, Tables } from '../domain/index.ts';
import { lookOfNumber } from '../text/index.ts';
import { foldText } from './fold.ts';
import { entryOf, pointer } from './found.ts';
import { applicationRowLabels, columnLabel, litigationRowLabels, tableLabels } from './labels.ts';
import type { Subject } from './significance.ts';

/** One comparable fact of a statutory table. `id` is the same on both sides wherever the row or column stands. */
export interface TableFact {
  readonly id: string;
  /** Where it stands, made when asked for: most facts are only compared. */
  readonly place: () => Place;
  readonly subject: Subject;
  /** The number, the cell's state (`blank`, `slash` …), or words. */
  readonly shown: string | number;
  /** What is compared. */
  readonly key: string;
}

/** A JSON Pointer into the Extraction and its name, for people. */
interface Place {
  readonly path: string;
  readonly label: string;
}

interface CellPlace extends Place {
  /** Pointer to the cell's entry in `cells`. */
  readonly notePath: string;
}

/** 增3 is +3: the figure has the sign already. */
const signInWords = /^(?:增加?|减少?)$/;

function cellFacts(
  id: string,
  place: () => CellPlace,
  value: number | null,
  note: CellNote | undefined,
): readonly TableFact[] {
  // Next to all cells are a number and nothing else.
  if (value !== null && note === undefined)
    return [{ id, place, subject: 'statutory-cell', shown: value, key: `=${value}` }];
  const facts: TableFact[] = [];
  const base = { id, place, subject: 'statutory-cell' } as const;
  if (value !== null) facts.push({ ...base, shown: value, key: `=${value}` });
  else {
    const state = note?.state === 'number' || note === undefined ? 'unread' : note.state;
    const raw = state === 'unread' ? foldText(note?.raw ?? '') : '';
    // O looks like 0 to a reader.
    const look = state === 'unread' ? lookOfNumber(note?.raw ?? '') : null;
    facts.push({
      ...base,
      shown: state === 'unread' && note !== undefined && note.raw !== '' ? note.raw : state,
      key: look === null ? `${state}:${raw}` : `=${look}`,
    });
  }
  if (note === undefined) return facts;
  const noteKey = foldText(note.note ?? '');
  if (note.note !== null && noteKey !== '' && !signInWords.test(noteKey)) {
    const notePlace = (): Place => ({ path: `${place().notePath}/note`, label: `${place().label} · 注` });
    facts.push({ id: `${id}#note`, place: notePlace, subject: 'cell-note', shown: note.note, key: noteKey });
  }
  const unitPlace = (): Place => ({ path: `${place().notePath}/unit`, label: `${place().label} · 单位` });
  return [...facts, ...unitFact(id, unitPlace, note.unit)];
}

/** A cell of a form whose rows and columns are known beforehand. */
interface FormCell {
  /** Its key in `cells`. */
  readonly noteKey: string;
  readonly id: string;
  readonly place: () => CellPlace;
}

function applicationCell(row: ApplicationRowKey, column: number): FormCell {
  const noteKey = `${row}/${column}`;
  const place = (): CellPlace => ({
    path: pointer('tables', 'applications', 'rows', row, column),
    label: [tableLabels.applications, applicationRowLabels[row], applicantColumns[column] ?? column + 1].join(' · '),
    notePath: pointer('tables', 'applications', 'cells', noteKey),
  });
  return { noteKey, id: `applications/${noteKey}`, place };
}

/** Made once: most of what a cell costs is to join its names and to look for a text that is new each time. */
const applicationCells = new Map(
  applicationRowKeys.map((row) => [row, applicantColumns.map((_, column) => applicationCell(row, column))]),
);

function applicationFacts(table: NonNullable<Tables['applications']>): readonly TableFact[] {
  return applicationRowKeys.flatMap((row) => {
    const cells = applicationCells.get(row);
    return (table.rows[row] ?? []).flatMap((value, column) => {
      const { noteKey, id, place } = cells?.[column] ?? applicationCell(row, column);
      return cellFacts(id, place, value, table.cells[noteKey]);
    });
  });
}

const litigationRows = ['reconsideration', 'direct', 'after'] as const;

function litigationCell(row: (typeof litigationRows)[number], column: number): FormCell {
  const noteKey = `${row}/${column}`;
  const place = (): CellPlace => ({
    path: pointer('tables', 'litigation', row, column),
    label: [tableLabels.litigation, litigationRowLabels[row], litigationColumns[column] ?? column + 1].join(' · '),
    notePath: pointer('tables', 'litigation', 'cells', noteKey),
  });
  return { noteKey, id: `litigation/${noteKey}`, place };
}

const litigationCells = new Map(
  litigationRows.map((row) => [row, litigationColumns.map((_, column) => litigationCell(row, column))]),
);

function litigationFacts(table: NonNullable<Tables['litigation']>): readonly TableFact[] {
  return litigationRows.flatMap((row) => {
    const cells = litigationCells.get(row);
    return table[row].flatMap((value, column) => {
      const { noteKey, id, place } = cells?.[column] ?? litigationCell(row, column);
      return cellFacts(id, place, value, table.cells[noteKey]);
    });
  });
}

function labelFact(table: 'proactive' | 'statistics', row: string, label: string): readonly TableFact[] {
  const key = foldText(label);
  const place = (): Place => ({
    path: pointer('tables', table, 'rows', row, 'label'),
    label: `${tableLabels[table]} · 项目名称`,
  });
  return key === '' ? [] : [{ id: `${table}/${row}#label`, place, subject: 'row-label', shown: label, key }];
}

function unitFact(id: string, place: () => Place, unit: string | null): readonly TableFact[] {
  const key = foldText(unit ?? '');
  return unit === null || key === '' ? [] : [{ id: `${id}#unit`, place, subject: 'statutory-unit', shown: unit, key }];
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
        const noteKey = `${key}/${index}`;
        const label = (): string => [tableLabels.proactive, row.label, columnLabel(column)].join(' · ');
        const place = (): CellPlace => ({
          path: pointer('tables', 'proactive', 'rows', key, 'values', index),
          label: label(),
          notePath: pointer('tables', 'proactive', 'cells', noteKey),
        });
        const unitPlace = (): Place => ({
          path: pointer('tables', 'proactive', 'rows', key, 'units', index),
          label: `${label()} · 单位`,
        });
        const facts = cellFacts(id, place, value, table.cells[noteKey]);
        const told = facts.some((fact) => fact.subject === 'statutory-unit');
        return told ? facts : [...facts, ...unitFact(id, unitPlace, row.units[index] ?? null)];
      }),
    ];
  });
  return [...rows, ...looseNotes('proactive', table.cells, new Set(Object.keys(table.rows)))];
}

function statisticsFacts(table: NonNullable<Tables['statistics']>): readonly TableFact[] {
  const rows = Object.entries(table.rows).flatMap(([key, row]) => {
    const id = `statistics/${key}`;
    const noteKey = `${key}/0`;
    const label = (): string => `${tableLabels.statistics} · ${row.label}`;
    const place = (): CellPlace => ({
      path: pointer('tables', 'statistics', 'rows', key, 'value'),
      label: label(),
      notePath: pointer('tables', 'statistics', 'cells', noteKey),
    });
    const unitPlace = (): Place => ({
      path: pointer('tables', 'statistics', 'rows', key, 'unit'),
      label: `${label()} · 单位`,
    });
    const facts = cellFacts(id, place, row.value, table.cells[noteKey]);
    const told = facts.some((fact) => fact.subject === 'statutory-unit');
    return [...labelFact('statistics', key, row.label), ...facts, ...(told ? [] : unitFact(id, unitPlace, row.unit))];
  });
  return [...rows, ...looseNotes('statistics', table.cells, new Set(Object.keys(table.rows)))];
}

/** Notes of places that no row holds: a table that is a picture has nothing but these. */
function looseNotes(
  table: 'proactive' | 'statistics',
  cells: CellNotes,
  rows: ReadonlySet<string>,
): readonly TableFact[] {
  return Object.entries(cells).flatMap(([key, note]): readonly TableFact[] => {
    if (rows.has(key.slice(0, key.lastIndexOf('/')))) return [];
    const place = (): Place => ({ path: pointer('tables', table, 'cells', key), label: tableLabels[table] });
    return [
      {
        id: `${table}/${key}`,
        place,
        subject: 'statutory-cell',
        shown: note.state,
        key: `${note.state}:${foldText(note.raw)}`,
      },
    ];
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

/** Whether anything of a table could be read: all cells of a picture are in the state `image`. */
function isReadable(facts: readonly TableFact[]): boolean {
  return facts.some(({ subject, key }) => subject === 'statutory-cell' && !key.startsWith('image:'));
}

/** A table that is gone, new or became a picture is told as one thing, by the number of its cells. */
function wholeTable(table: TableKey, facts: readonly TableFact[]): string | null {
  if (facts.length === 0) return null;
  const cells = facts.filter(({ subject }) => subject === 'statutory-cell').length;
  return isReadable(facts) ? `${tableLabels[table]}（${cells}格）` : '图片';
}

const countingWord = /^(?:件|条|项|次|人次|人|个|篇|份)$/;

/** What a fact that one side lacks is about: 12件 is 12 to a reader, 12万元 is not. */
function lacking({ subject, key }: TableFact): Subject {
  return subject === 'statutory-unit' && countingWord.test(key) ? 'unstated-unit' : subject;
}

/** How the statutory tables differ, cell by cell; a side without the cell is null. */
export function compareTables(before: Tables, after: Tables): readonly DiffEntry[] {
  return tableKeys.flatMap((table) => {
    const [old, fresh] = [factsOf(before, table), factsOf(after, table)];
    if (old.length === 0 && fresh.length === 0) return [];
    if (old.length === 0 || fresh.length === 0 || isReadable(old) !== isReadable(fresh)) {
      const sides = [wholeTable(table, old), wholeTable(table, fresh)] as const;
      return [entryOf('statutory-cell', pointer('tables', table), tableLabels[table], ...sides)];
    }
    const earlier = new Map(old.map((fact) => [fact.id, fact]));
    const later = new Set(fresh.map(({ id }) => id));
    const changed = fresh.flatMap((fact) => {
      const was = earlier.get(fact.id);
      const sides = [was?.shown ?? null, fact.shown] as const;
      if (was?.key === fact.key) return [];
      const { path, label } = fact.place();
      return [entryOf(was === undefined ? lacking(fact) : fact.subject, path, label, ...sides)];
    });
    const gone = old.filter(({ id }) => !later.has(id));
    return [
      ...changed,
      ...gone.map((fact) => {
        const { path, label } = fact.place();
        return entryOf(lacking(fact), path, label, fact.shown, null);
      }),
    ];
  });
}
