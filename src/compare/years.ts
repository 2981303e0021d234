import { applicantColumns, applicationRowKeys, litigationColumns } from '../domain/index.ts';
import type { ApplicationRowKey, Check, Extraction, ReportFormat } from '../domain/index.ts';
import { pointer } from './found.ts';
import { applicationRowLabels, columnLabel, figureLabel, litigationRowLabels, tableLabels } from './labels.ts';
import { matchSections } from './match-sections.ts';
import { headingOf } from './own-lines.ts';
import { proseOf } from './units.ts';
import type { Passage } from './units.ts';
import { crossYearChecks } from './years-checks.ts';

/** One figure of two years side by side. */
export interface YearFigure {
  /** `applications/new/6`: the same in every year. */
  readonly key: string;
  /** JSON Pointers into both Extractions; null where a sum of several cells stands. */
  readonly paths: readonly [before: string | null, after: string | null];
  readonly label: string;
  readonly before: number | null;
  readonly after: number | null;
  /** `after` − `before`; null where one is not a number. */
  readonly difference: number | null;
  /** Change in percent of `before`, one decimal; null where there is none or `before` is 0. */
  readonly percent: number | null;
}

/** A table whose figures of the two years do not mean the same. */
export interface Incomparable {
  readonly table: 'proactive' | 'applications' | 'litigation' | 'statistics';
  readonly formats: readonly [before: ReportFormat | null, after: ReportFormat | null];
  readonly reason: string;
}

export interface YearComparison {
  readonly publisher: string | null;
  readonly years: readonly [before: number | null, after: number | null];
  readonly figures: readonly YearFigure[];
  readonly incomparable: readonly Incomparable[];
  /** Identities that tie one year to the next; they warn at most. */
  readonly checks: readonly Check[];
  readonly sections: { readonly gone: readonly string[]; readonly added: readonly string[] };
}

interface Figure {
  readonly key: string;
  readonly path: string | null;
  readonly label: string;
  readonly value: number | null;
}

const rounded = (value: number): number => Number(value.toFixed(6));

function sideBySide(before: readonly Figure[], after: readonly Figure[]): readonly YearFigure[] {
  const earlier = new Map(before.map((figure) => [figure.key, figure]));
  return after.flatMap((figure) => {
    const was = earlier.get(figure.key);
    if (was === undefined) return [];
    const known = was.value !== null && figure.value !== null;
    const difference = known ? rounded((figure.value ?? 0) - (was.value ?? 0)) : null;
    const percent =
      difference === null || was.value === null || was.value === 0
        ? null
        : Math.round((difference / was.value) * 1000) / 10;
    const { key, label } = figure;
    return [
      { key, paths: [was.path, figure.path], label, before: was.value, after: figure.value, difference, percent },
    ];
  });
}

const splitOther = ['oth1', 'oth2', 'oth3'] as const;

/** Rows of table 3; 其他处理 of 2021 as one row where the other year has only that. */
function applicationFigures({ tables }: Extraction, oneOther: boolean): readonly Figure[] {
  const rows = tables.applications?.rows ?? {};
  const figure = (row: ApplicationRowKey, column: number, value: number | null, path: string | null): Figure => ({
    key: `applications/${row}/${column}`,
    path,
    label: [tableLabels.applications, applicationRowLabels[row], applicantColumns[column] ?? column + 1].join(' · '),
    value,
  });
  const summed = oneOther && rows.oth === undefined && splitOther.some((row) => rows[row] !== undefined);
  return applicationRowKeys.flatMap((row) => {
    if (row === 'oth' && summed) {
      return applicantColumns.map((_, column) => {
        const values = splitOther.map((part) => rows[part]?.[column] ?? null);
        const sum = values.includes(null) ? null : values.reduce<number>((total, value) => total + (value ?? 0), 0);
        return figure('oth', column, sum, null);
      });
    }
    return (rows[row] ?? []).map((value, column) =>
      figure(row, column, value, pointer('tables', 'applications', 'rows', row, column)),
    );
  });
}

function litigationFigures({ tables: { litigation } }: Extraction): readonly Figure[] {
  if (litigation === null) return [];
  return (['reconsideration', 'direct', 'after'] as const).flatMap((row) =>
    litigation[row].map((value, column) => ({
      key: `litigation/${row}/${column}`,
      path: pointer('tables', 'litigation', row, column),
      label: [tableLabels.litigation, litigationRowLabels[row], litigationColumns[column] ?? column + 1].join(' · '),
      value,
    })),
  );
}

function proactiveFigures({ tables }: Extraction): readonly Figure[] {
  return Object.entries(tables.proactive?.rows ?? {}).flatMap(([row, { label, columns, values, units }]) =>
    values.map((value, index) => {
      const column = columns[index] ?? String(index);
      return {
        key: `proactive/${row}/${column}/${units[index] ?? ''}`,
        path: pointer('tables', 'proactive', 'rows', row, 'values', index),
        label: [tableLabels.proactive, label, columnLabel(column)].join(' · '),
        value,
      };
    }),
  );
}

function statisticsFigures({ tables }: Extraction): readonly Figure[] {
  return Object.entries(tables.statistics?.rows ?? {}).map(([row, { label, value, unit }]) => ({
    key: `statistics/${row}/${unit ?? ''}`,
    path: pointer('tables', 'statistics', 'rows', row, 'value'),
    label: `${tableLabels.statistics} · ${label}`,
    value,
  }));
}

/** Figures that each year's prose states once and exactly. */
function proseFigures({ figures }: Extraction): readonly Figure[] {
  const count = (key: string): number => figures.filter((figure) => figure.key === key).length;
  return figures.flatMap((figure, index) =>
    figure.approximate || count(figure.key) > 1
      ? []
      : [
          {
            key: `figures/${figure.key}/${figure.unit ?? ''}`,
            path: pointer('figures', index, 'value'),
            label: `正文 · ${figureLabel(figure.key)}`,
            value: figure.value,
          },
        ],
  );
}

const tableKeys = ['proactive', 'applications', 'litigation', 'statistics'] as const;

/** Tables that mean different things, or stand in one year only. Tables 3 and 4 mean the same in the forms of 2019 and 2021. */
function incomparableTables(before: Extraction, after: Extraction): readonly Incomparable[] {
  return tableKeys.flatMap((table): readonly Incomparable[] => {
    const [one, other] = [before.tables[table], after.tables[table]];
    const formats = [before.tableFormats[table], after.tableFormats[table]] as const;
    if (one === null && other === null) return [];
    if (one === null || other === null) return [{ table, formats, reason: '只有一年有这张表' }];
    const alike = formats[0] === formats[1];
    return table !== 'proactive' || alike ? [] : [{ table, formats, reason: '两种格式的指标含义不同' }];
  });
}

function sectionChanges(before: Extraction, after: Extraction): YearComparison['sections'] {
  const [old, fresh] = [proseOf(before).sections, proseOf(after).sections];
  const wordless = (passages: readonly Passage[]): readonly Passage[] =>
    passages.map((passage) => ({ ...passage, units: [] }));
  const { gone, added } = matchSections(wordless(old), wordless(fresh));
  const titles = (passages: readonly Passage[], indexes: readonly number[]): readonly string[] =>
    indexes.flatMap((index) => {
      const passage = passages[index];
      return passage === undefined ? [] : [headingOf(passage.number, passage.title)];
    });
  return { gone: titles(old, gone), added: titles(fresh, added) };
}

/**
 * Two years of one publisher side by side: figures that mean the same in both formats with difference and percent, what
 * ties one year to the next, sections that came and went. `before` is the earlier year.
 */
export function compareYears(before: Extraction, after: Extraction): YearComparison {
  const incomparable = incomparableTables(before, after);
  const open = (table: Incomparable['table']): boolean => !incomparable.some((entry) => entry.table === table);
  const oneOther = [before, after].some(({ tables }) => tables.applications?.rows.oth !== undefined);
  return {
    publisher: after.publisher ?? before.publisher,
    years: [before.year, after.year],
    figures: [
      ...(open('proactive') ? sideBySide(proactiveFigures(before), proactiveFigures(after)) : []),
      ...(open('applications')
        ? sideBySide(applicationFigures(before, oneOther), applicationFigures(after, oneOther))
        : []),
      ...(open('litigation') ? sideBySide(litigationFigures(before), litigationFigures(after)) : []),
      ...(open('statistics') ? sideBySide(statisticsFigures(before), statisticsFigures(after)) : []),
      ...sideBySide(proseFigures(before), proseFigures(after)),
    ],
    incomparable,
    checks: crossYearChecks(before, after),
    sections: sectionChanges(before, after),
  };
}
