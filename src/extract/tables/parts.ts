import { memo } from '../../text/index.ts';
import type { TableBlock } from '../document.ts';
import { certainRow, isExactLabel, labelOf } from './applications/label.ts';
import { endTest, isFigure, letters } from './fold.ts';
import { isLitigationHeader } from './litigation/labels.ts';
import { clauseOf } from './proactive/form.ts';
import { anyProactiveRow, bestColumn } from './proactive/index.ts';
import { rowsOf, type TablePart, type TableRow } from './rows.ts';
import { isStatisticsRow } from './statistics/index.ts';
import { isLocalForm } from './statistics/local.ts';

export type TableKind = 'proactive' | 'applications' | 'litigation' | 'statistics';

/** Stretches of rows by the statutory table they belong to, and the blocks that belong to none. */
export interface SortedParts {
  readonly parts: Readonly<Record<TableKind, readonly TablePart[]>>;
  readonly rest: readonly TableBlock[];
}

const applicantHeaders = new Set(['申请人情况', '自然人', '法人或其他组织', '商业企业', '科研机构', '法律服务机构']);
const leastStatisticsRows = 5;

const spacedFigure = /^\s*\d*\s*$/u;
/** Stands in no cell. */
const border = '\0';

/** The table that a row's own words name, else null. */
function kindOf(row: TableRow): TableKind | null {
  const words = row.cells.flatMap((cell) => (isFigure(cell.text) || spacedFigure.test(cell.text) ? [] : [cell.text]));
  return words.length === 0 ? null : kindOfWords(words.join(border));
}

const kindOfWords: (words: string) => TableKind | null = memo((joined) => {
  const words = joined.split(border);
  const texts = words.map(letters).filter((text) => text !== '');
  const label = labelOf(words);
  if (isExactLabel(label)) {
    return 'applications';
  }
  if (texts.some((text) => applicantHeaders.has(text) || text.includes('勾稽关系'))) {
    return 'applications';
  }
  if (words.some(isLitigationHeader)) {
    return 'litigation';
  }
  if (texts.length === 0) {
    return null;
  }
  if (words.some((word) => clauseOf(word) !== null || bestColumn(word) !== null)) {
    return 'proactive';
  }
  if (certainRow(label) !== null) {
    return 'applications';
  }
  // 其他 is a row of every form.
  return texts.some((text) => text !== '其他' && anyProactiveRow(text) !== null) ? 'proactive' : null;
});

/** Rows that name no table stay with those above them; rows before the first named one go with it. */
function cut(rows: readonly TableRow[]): readonly { readonly kind: TableKind; readonly part: TablePart }[] {
  const kinds = rows.map(kindOf);
  const first = kinds.findIndex((kind) => kind !== null);
  if (first < 0) {
    return [];
  }
  const cuts: { kind: TableKind; rows: TableRow[] }[] = [];
  for (const [index, row] of rows.entries()) {
    const kind = kinds[index] ?? (index < first ? kinds[first] : null) ?? null;
    const current = cuts.at(-1);
    if (current === undefined || (kind !== null && kind !== current.kind)) {
      cuts.push({ kind: kind ?? 'proactive', rows: [row] });
    } else {
      current.rows.push(row);
    }
  }
  return cuts.map((piece) => ({ kind: piece.kind, part: { rows: piece.rows } }));
}

const remarks = new Set(['备注', '备考', '情况说明', '占比', '比例']);
const mayBeRemarks = endTest(remarks);
/** A last column for the year before, or for what changed since. */
const compares = /^(?:上年度?|去年|上一年度?|同期)(?:总计|合计|总数|数量|数据)?$|^(?:同比|较上年|比上年)/u;

/** The rows without a last column for remarks, which no form has. */
function withoutRemarks(rows: readonly TableRow[]): readonly TableRow[] {
  const head = rows
    .flatMap(({ cells }) => cells)
    .find(({ text }) => (mayBeRemarks(text) && remarks.has(letters(text))) || compares.test(text.trim()));
  if (head === undefined || head.column === 0 || head.column + head.columnSpan < (rows[0]?.block.grid.columnCount ?? 0))
    return rows;
  return rows.map((row) => ({ ...row, cells: row.cells.filter((cell) => cell.column < head.column) }));
}

/** Sorts the grids of a document into the parts of the statutory tables, by the words in their rows. */
export function sortParts(blocks: readonly TableBlock[]): SortedParts {
  const parts: Record<TableKind, TablePart[]> = { proactive: [], applications: [], litigation: [], statistics: [] };
  const rest: TableBlock[] = [];
  for (const block of blocks) {
    const rows = withoutRemarks(rowsOf(block));
    if (rows.filter(isStatisticsRow).length >= leastStatisticsRows || isLocalForm(rows)) {
      parts.statistics.push({ rows });
      continue;
    }
    const pieces = cut(rows);
    for (const { kind, part } of pieces) {
      parts[kind].push(part);
    }
    if (pieces.length === 0) {
      rest.push(block);
    }
  }
  return { parts, rest };
}
