import { blankCell, dashCell, notedCell, numberCell, slashCell, withCell } from './cells.ts';
import type { Cell, PrintedTable, TableName } from './cells.ts';
import { heading } from './prose.ts';
import type { Part } from './prose.ts';

/** What real reports do wrong or print in their own way; asked for by name. */
export type Defect =
  /** A total one too high. */
  | { readonly kind: 'broken-sum'; readonly table: 'applications' | 'litigation'; readonly row?: string }
  /** A row without figures. */
  | { readonly kind: 'blanks' | 'slashes' | 'dashes'; readonly table: TableName; readonly row: string }
  /** Table 3 with the last column only. */
  | { readonly kind: 'total-only' }
  | { readonly kind: 'misprinted-label'; readonly table: TableName; readonly row: string; readonly label: string }
  | {
      readonly kind: 'note';
      readonly table: TableName;
      readonly row: string;
      readonly column: number;
      readonly note: string;
    }
  | { readonly kind: 'split-digits' }
  | { readonly kind: 'full-width-digits' }
  | { readonly kind: 'picture'; readonly table: TableName }
  /** Table 2 as four tables. */
  | { readonly kind: 'separate-tables' }
  /** The form of 2021 with 其他处理 in one row, as in 2019. */
  | { readonly kind: 'one-row-other' }
  | { readonly kind: 'missing-heading'; readonly title: string }
  /** The narrative 一 to 六 first, then the tables under a second 一 to 三. */
  | { readonly kind: 'restarted-numbering' }
  /** Prose says one application more than table 3. */
  | { readonly kind: 'narrative-mismatch' };

interface Draft {
  readonly parts: readonly Part[];
  readonly tables: readonly PrintedTable[];
}

function onTable(draft: Draft, name: TableName, change: (table: PrintedTable) => PrintedTable): Draft {
  return { ...draft, tables: draft.tables.map((table) => (table.name === name ? change(table) : table)) };
}

const onRow = (table: PrintedTable, row: string, change: (cell: Cell) => Cell): PrintedTable => ({
  ...table,
  rows: table.rows.map((printed) => (printed.key === row ? { ...printed, cells: printed.cells.map(change) } : printed)),
});

const fullWidth = (text: string): string =>
  text.replaceAll(/[0-9]/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0x30) + 0xfee0));

const oneMore = (cell: Cell): Cell => numberCell((cell.value ?? 0) + 1);

/** Applies one defect; the truth follows, since it is what is printed that counts. */
export function withDefect(draft: Draft, defect: Defect): Draft {
  switch (defect.kind) {
    case 'broken-sum':
      return onTable(draft, defect.table, (table) =>
        table.name === 'applications'
          ? withCell(table, defect.row ?? 'total', 6, oneMore)
          : withCell(table, defect.row ?? 'reconsideration', 4, oneMore),
      );
    case 'blanks':
      return onTable(draft, defect.table, (table) => onRow(table, defect.row, () => blankCell()));
    case 'slashes':
      return onTable(draft, defect.table, (table) => onRow(table, defect.row, () => slashCell()));
    case 'dashes':
      return onTable(draft, defect.table, (table) => onRow(table, defect.row, () => dashCell()));
    case 'total-only':
      return onTable(draft, 'applications', (table) => ({
        ...table,
        rows: table.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell, column) => (column === 6 ? cell : blankCell())),
        })),
      }));
    case 'misprinted-label':
      return onTable(draft, defect.table, (table) => ({
        ...table,
        rows: table.rows.map((row) => (row.key === defect.row ? { ...row, label: defect.label } : row)),
      }));
    case 'note':
      return onTable(draft, defect.table, (table) =>
        withCell(table, defect.row, defect.column, (cell) => notedCell(cell.value ?? 0, defect.note)),
      );
    case 'split-digits':
      return { ...draft, tables: draft.tables.map((table) => ({ ...table, splitDigits: true })) };
    case 'full-width-digits':
      return {
        ...draft,
        tables: draft.tables.map((table) => ({
          ...table,
          rows: table.rows.map((row) => ({
            ...row,
            cells: row.cells.map((cell) => ({ ...cell, printed: fullWidth(cell.printed) })),
          })),
        })),
      };
    case 'picture':
      return onTable(draft, defect.table, (table) => ({ ...table, picture: true }));
    case 'separate-tables':
      return onTable(draft, 'proactive', (table) => ({ ...table, separate: true }));
    case 'one-row-other':
      return draft;
    case 'missing-heading':
      return { ...draft, parts: draft.parts.filter((part) => part.kind !== 'heading' || part.title !== defect.title) };
    case 'restarted-numbering':
      return {
        ...draft,
        parts: [
          ...draft.parts.filter(({ kind }) => kind !== 'table'),
          heading('一', '主动公开政府信息情况'),
          { kind: 'table', name: 'proactive' },
          heading('二', '收到和处理政府信息公开申请情况'),
          { kind: 'table', name: 'applications' },
          heading('三', '政府信息公开行政复议、行政诉讼情况'),
          { kind: 'table', name: 'litigation' },
        ],
      };
    case 'narrative-mismatch':
      return {
        ...draft,
        parts: draft.parts.map((part) =>
          part.kind === 'paragraph'
            ? {
                ...part,
                text: part.text.replace(
                  /(共(?:收到|受理)政府信息公开申请)(\d+)件/,
                  (_, lead: string, count: string) => `${lead}${Number(count) + 1}件`,
                ),
              }
            : part,
        ),
      };
    default:
      return defect satisfies never;
  }
}
