import { applicantColumns, litigationColumns, type Check, type Diff } from '../domain/index.ts';
import { cellInWords } from '../text/index.ts';

/** What is drawn into the tables beyond their values. */
export interface TableMarks {
  /** Cells of failing checks: `applications/open/6`. */
  readonly failing: ReadonlyMap<string, string>;
  /** Cells that changed: `applications/open/6` to what stood there before. */
  readonly changed: ReadonlyMap<string, string>;
}

function unescaped(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** `applications/open/6` of `/tables/applications/rows/open/6`; null where the pointer leads to no cell of a form. */
export function cellOfPointer(pointer: string): string | null {
  const [root, tables, table, ...rest] = pointer.split('/').map((segment) => unescaped(segment));
  if (root !== '' || tables !== 'tables' || table === undefined) {
    return null;
  }
  const path = rest[0] === 'rows' ? rest.slice(1) : rest;
  const cell = path.filter((segment) => segment !== 'values' && segment !== 'value');
  return cell.length === 0 || cell[0] === 'cells' ? null : [table, ...cell].join('/');
}

function before(value: string | number | null): string {
  return typeof value === 'string' ? cellInWords(value) : value === null ? '空' : String(value);
}

/** The cell in which a failing check is shown: where it names only a row or only a column, that one's total. */
function cellOfCheck({ at: { table, row, column } }: Check): string | null {
  if (table === null || (row === null && column === null)) {
    return null;
  }
  const sumColumn = table === 'litigation' ? litigationColumns.length - 1 : applicantColumns.length - 1;
  const suffix = column ?? (table === 'statistics' ? null : sumColumn);
  return suffix === null || (table === 'statistics' && row !== null)
    ? `${table}/${row}`
    : `${table}/${row ?? 'total'}/${suffix}`;
}

/** Marks for the tables of a version: what its checks say and what a comparison changed. */
export function marksOf(checks: readonly Check[], diff: Diff | null): TableMarks {
  const failing = new Map<string, string>();
  for (const check of checks) {
    const cell = check.status === 'fail' ? cellOfCheck(check) : null;
    if (cell !== null) {
      failing.set(cell, check.detail);
    }
  }
  const changed = new Map<string, string>();
  for (const entry of diff?.changes ?? []) {
    const cell = entry.kind === 'cell' ? cellOfPointer(entry.path) : null;
    if (cell !== null) {
      changed.set(cell, before(entry.before));
    }
  }
  return { failing, changed };
}
