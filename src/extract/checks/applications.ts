import {
  applicantColumns,
  applicationGroups,
  type ApplicationRowKey,
  type ApplicationsTable,
  type Check,
} from '../../domain/index.ts';
import { atMost, balance, describe, termOf, type Balance, type Term } from './terms.ts';

const totalColumn = applicantColumns.length - 1;

/** Short names of the rows, for people. */
export const rowNames: Readonly<Record<ApplicationRowKey, string>> = {
  new: '本年新收',
  carry_in: '上年结转',
  open: '予以公开',
  partial: '部分公开',
  ...applicationGroups.denied.items,
  ...applicationGroups.unavailable.items,
  ...applicationGroups.unprocessed.items,
  oth: '其他处理',
  oth1: '逾期不补正',
  oth2: '逾期未缴费',
  oth3: '其他',
  total: '总计',
  carry_out: '结转下年',
};

function keysOf(table: ApplicationsTable): readonly ApplicationRowKey[] {
  return Object.keys(rowNames).filter((key): key is ApplicationRowKey => key in table.rows);
}

function term(table: ApplicationsTable, row: ApplicationRowKey, column: number, label: string = rowNames[row]): Term {
  return termOf(table.rows[row], table.cells, row, column, label);
}

function checkOf(id: string, name: string, row: string, column: number, year: number | null, sides: Sides): Check {
  const { left, right, result } = sides;
  return {
    id,
    at: { table: 'applications', row, column, year },
    status: result.status,
    left: result.left,
    right: result.right,
    flags: result.flags,
    detail: `${name}：${describe(left, right, result)}`,
  };
}

interface Sides {
  readonly left: readonly Term[];
  readonly right: readonly Term[];
  readonly result: Balance;
}

function sides(left: readonly Term[], right: readonly Term[]): Sides {
  return { left, right, result: balance(left, right) };
}

/** I1, the form's own 勾稽关系: first and second item make up the third and the fourth. */
function carriedOn(table: ApplicationsTable, year: number | null): readonly Check[] {
  return applicantColumns.map((name, column) =>
    checkOf(
      'I1',
      name,
      'total',
      column,
      year,
      sides(
        [term(table, 'new', column), term(table, 'carry_in', column)],
        [term(table, 'total', column), term(table, 'carry_out', column)],
      ),
    ),
  );
}

/** I2: the total is the sum of all outcomes. */
function outcomes(table: ApplicationsTable, year: number | null): readonly Check[] {
  const outside = new Set<ApplicationRowKey>(['new', 'carry_in', 'total', 'carry_out']);
  const keys = keysOf(table).filter((key) => !outside.has(key));
  return applicantColumns.map((name, column) =>
    checkOf(
      'I2',
      name,
      'total',
      column,
      year,
      sides(
        [term(table, 'total', column)],
        keys.map((key) => term(table, key, column)),
      ),
    ),
  );
}

/** I3: in every row the last column is the sum of the others. */
function rowSums(table: ApplicationsTable, year: number | null): readonly Check[] {
  return keysOf(table).map((key) => {
    const total = [term(table, key, totalColumn, '总计')];
    const parts = applicantColumns.slice(0, totalColumn).map((name, column) => term(table, key, column, name));
    return checkOf('I3', rowNames[key], key, totalColumn, year, sides(total, parts));
  });
}

function valid(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

/** I4: whole numbers of zero or more, and no more carried over than there was. */
function bounds(table: ApplicationsTable, year: number | null): readonly Check[] {
  const bad = keysOf(table).flatMap((key) =>
    (table.rows[key] ?? []).flatMap((value, column): Check[] =>
      value === null || valid(value)
        ? []
        : [
            {
              id: 'I4',
              at: { table: 'applications', row: key, column, year },
              status: 'fail',
              left: value,
              right: null,
              flags: ['notACount'],
              detail: `${rowNames[key]}（${applicantColumns[column] ?? ''}）${value} 不是非负整数`,
            },
          ],
    ),
  );
  const carried = applicantColumns.map((name, column): Check => {
    const out = term(table, 'carry_out', column);
    const into = [term(table, 'new', column), term(table, 'carry_in', column)];
    const { status, left, right, flags } = atMost([out], into);
    return {
      id: 'I4',
      at: { table: 'applications', row: 'carry_out', column, year },
      status,
      left,
      right,
      flags,
      detail: `${name}：结转下年 ${left ?? '（无数）'} ≤ 本年新收与上年结转之和 ${right ?? '（无数）'}`,
    };
  });
  return [...bad, ...carried];
}

export function checkApplications(table: ApplicationsTable, year: number | null): readonly Check[] {
  return [...carriedOn(table, year), ...outcomes(table, year), ...rowSums(table, year), ...bounds(table, year)];
}
