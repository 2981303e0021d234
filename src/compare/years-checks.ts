import { applicantColumns } from '../domain/index.ts';
import type { Check, CheckStatus, Extraction, ProactiveTable } from '../domain/index.ts';
import { tableLabels } from './labels.ts';

interface Claim {
  readonly id: string;
  readonly at: Check['at'];
  readonly left: number | null;
  readonly right: number | null;
  readonly flags: readonly string[];
  readonly words: string;
}

function checkOf({ id, at, left, right, flags, words }: Claim): Check {
  const status: CheckStatus = left === null || right === null ? 'skip' : left === right ? 'pass' : 'warn';
  const detail = status === 'skip' ? `${words}：缺少数据` : `${words}：${left} ${left === right ? '=' : '≠'} ${right}`;
  return { id, at, status, left, right, flags, detail };
}

/** I5: what was carried into this year is what was carried out of the last one, per column; the last column is the total. */
function carryOver(before: Extraction, after: Extraction): readonly Check[] {
  const carriedOut = before.tables.applications?.rows.carry_out;
  const carriedIn = after.tables.applications?.rows.carry_in;
  if (carriedOut === undefined || carriedIn === undefined) return [];
  return applicantColumns.map((name, column) =>
    checkOf({
      id: 'I5',
      at: { table: 'applications', row: 'carry_in', column, year: after.year },
      left: carriedIn[column] ?? null,
      right: carriedOut[column] ?? null,
      flags: column === applicantColumns.length - 1 ? ['total'] : ['column'],
      words: `${tableLabels.applications} · 上年结转与上一年度结转下年度 · ${name}`,
    }),
  );
}

function valueOf(table: ProactiveTable, row: string, column: string): number | null {
  const found = table.rows[row];
  const index = found?.columns.indexOf(column) ?? -1;
  return index === -1 ? null : (found?.values[index] ?? null);
}

const sum = (...values: readonly (number | null)[]): number | null =>
  values.includes(null) ? null : values.reduce<number>((total, value) => total + (value ?? 0), 0);

/** Documents in force follow from last year's, those made and those abolished; the form of 2021. */
function validDocuments(before: Extraction, after: Extraction): readonly Check[] {
  const [old, fresh] = [before.tables.proactive, after.tables.proactive];
  if (old === null || fresh === null) return [];
  return Object.entries(fresh.rows).flatMap(([row, { label, columns, values }]) => {
    const index = columns.indexOf('valid');
    if (index === -1 || valueOf(old, row, 'valid') === null) return [];
    const abolished = valueOf(fresh, row, 'abolished');
    const noted = fresh.cells[`${row}/${index}`]?.note !== undefined && fresh.cells[`${row}/${index}`]?.note !== null;
    return [
      checkOf({
        id: 'P1',
        at: { table: 'proactive', row, column: index, year: after.year },
        left: values[index] ?? null,
        right: sum(valueOf(old, row, 'valid'), valueOf(fresh, row, 'made'), abolished === null ? null : -abolished),
        flags: noted ? ['noted'] : [],
        words: `${tableLabels.proactive} · ${label} · 现行有效件数与上一年度推算`,
      }),
    ];
  });
}

/** Items of last year and their change make this year's 上一年项目数量; the form of 2019. */
function itemCounts(before: Extraction, after: Extraction): readonly Check[] {
  const [old, fresh] = [before.tables.proactive, after.tables.proactive];
  if (old === null || fresh === null) return [];
  return Object.entries(fresh.rows).flatMap(([row, { label, columns, values }]) => {
    const index = columns.indexOf('previous');
    if (index === -1 || old.rows[row]?.columns.includes('previous') !== true) return [];
    return [
      checkOf({
        id: 'P2',
        at: { table: 'proactive', row, column: index, year: after.year },
        left: values[index] ?? null,
        right: sum(valueOf(old, row, 'previous'), valueOf(old, row, 'change')),
        flags: [],
        words: `${tableLabels.proactive} · ${label} · 上一年项目数量与上一年度推算`,
      }),
    ];
  });
}

/**
 * What ties a year to the next one. All of it is soft: revisions, expiry, mergers of organs and re-classification break it
 * honestly, so it warns at most. Years that do not follow each other are not held against each other.
 */
export function crossYearChecks(before: Extraction, after: Extraction): readonly Check[] {
  if (before.year === null || after.year === null || before.year + 1 !== after.year) return [];
  return [...carryOver(before, after), ...validDocuments(before, after), ...itemCounts(before, after)];
}
