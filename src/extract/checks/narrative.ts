import type {
  ApplicationRowKey,
  ApplicationsTable,
  Check,
  CheckStatus,
  Figure,
  LitigationTable,
} from '../../domain/index.ts';
import { applicantColumns } from '../../domain/index.ts';

const totalColumn = applicantColumns.length - 1;

/** What a figure in prose counts, as rows of table 3. */
const counted: readonly (readonly [key: string, rows: readonly ApplicationRowKey[], name: string])[] = [
  ['applications.received', ['new'], '收到申请'],
  ['applications.answered', ['total'], '办结或答复'],
  ['applications.refused', ['deny1', 'deny2', 'deny3', 'deny4', 'deny5', 'deny6', 'deny7', 'deny8'], '不予公开'],
  ['applications.unavailable', ['na1', 'na2', 'na3'], '无法提供'],
  ['applications.not_processed', ['nop1', 'nop2', 'nop3', 'nop4', 'nop5'], '不予处理'],
  ['applications.other', ['oth', 'oth1', 'oth2', 'oth3'], '其他处理'],
  ['applications.granted_any', ['open', 'partial'], '予以公开及部分公开'],
  ['applications.granted', ['open'], '予以公开'],
  ['applications.granted_partially', ['partial'], '部分公开'],
  ['applications.carried_in', ['carry_in'], '上年结转'],
  ['applications.carried_over', ['carry_out'], '结转下年'],
];

function tableSum(table: ApplicationsTable, rows: readonly ApplicationRowKey[]): number | null {
  const present = rows.filter((row) => row in table.rows);
  const values = present.map((row) => table.rows[row]?.[totalColumn] ?? null);
  return values.length === 0 || values.includes(null)
    ? null
    : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

interface Comparison {
  readonly id: string;
  readonly table: string;
  readonly row: string;
  readonly column: number;
  readonly year: number | null;
  readonly figure: Figure;
  readonly name: string;
  readonly printed: number | null;
}

/** A figure in prose against the table. The prose may speak of the office alone, so that a difference warns only. */
function compare({ id, table, row, column, year, figure, name, printed }: Comparison): Check {
  const equal = printed === figure.value;
  const near = figure.approximate && printed !== null && printed >= figure.value * 0.9 && printed <= figure.value * 1.1;
  const status: CheckStatus = printed === null ? 'skip' : equal || near ? 'pass' : 'warn';
  const flags = [figure.approximate ? ['approximate'] : [], status === 'warn' ? ['scope'] : []].flat();
  return {
    id,
    at: { table, row, column, year },
    status,
    left: figure.value,
    right: printed,
    flags,
    detail: `正文“${name}”${figure.value}，表中 ${printed ?? '（无数）'}：${figure.evidence.quote ?? ''}`,
  };
}

/** The first figure of its kind: later ones of the same key tell of parts. */
function firstOf(figures: readonly Figure[], key: string): Figure | undefined {
  return figures.find((figure) => figure.key === key);
}

/** I6: figures of section 一（二） against table 3. */
export function checkNarrative(
  figures: readonly Figure[],
  table: ApplicationsTable,
  year: number | null,
): readonly Check[] {
  return counted.flatMap(([key, rows, name]) => {
    const figure = firstOf(figures, key);
    const [row = ''] = rows;
    return figure === undefined
      ? []
      : [
          compare({
            id: 'I6',
            table: 'applications',
            row,
            column: totalColumn,
            year,
            figure,
            name,
            printed: tableSum(table, rows),
          }),
        ];
  });
}

/** J4: reconsiderations and suits in prose against table 4. */
export function checkCourts(figures: readonly Figure[], table: LitigationTable, year: number | null): readonly Check[] {
  const column = 4;
  const reconsidered = table.reconsideration[column] ?? null;
  const direct = table.direct[column] ?? null;
  const after = table.after[column] ?? null;
  const sued = direct === null || after === null ? null : direct + after;
  const cases = [
    { key: 'reconsiderations', row: 'reconsideration', name: '行政复议', printed: reconsidered },
    { key: 'lawsuits', row: 'direct', name: '行政诉讼', printed: sued },
  ];
  return cases.flatMap(({ key, row, name, printed }) => {
    const figure = firstOf(figures, key);
    return figure === undefined
      ? []
      : [compare({ id: 'J4', table: 'litigation', row, column, year, figure, name, printed })];
  });
}
