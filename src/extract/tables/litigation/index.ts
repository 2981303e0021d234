import type { LitigationTable } from '../../../domain/index.ts';
import type { GridCell } from '../../document.ts';
import { assignCells } from '../assign.ts';
import { digitGroups, isValueLike, readCount, type CellReading } from '../cell.ts';
import { letters } from '../fold.ts';
import { notesOf, unread, type ReadRow } from '../notes.ts';
import { withRoundZeros } from '../round-zeros.ts';
import { joinTorn } from '../torn.ts';
import { overlaps, type ColumnRange, type TablePart, type TableRow } from '../rows.ts';
import { groupKeys, groupOf, leafOf, perGroup, type GroupKey } from './labels.ts';
import { inFormOrder, readMatrix, toldOnce, type GroupReading } from './matrix.ts';
import { readStacked } from './stacked.ts';

const mostHeaderRows = 8;

interface LeafColumn extends ColumnRange {
  readonly leaf: number;
  readonly group: GroupKey | null;
}

/** Leaf columns from left to right, each with the group that spans it. */
function leavesOf(header: readonly TableRow[]): readonly LeafColumn[] {
  const cells = header.flatMap((row) => row.cells);
  const wide = cells.flatMap((cell) => {
    const group = groupOf(cell.text);
    return group === null ? [] : [{ cell, group }];
  });
  const leaves = cells.flatMap((cell): LeafColumn[] => {
    const leaf = leafOf(readOn(cell, cells));
    if (leaf === null) {
      return [];
    }
    const above = wide.filter((group) => group.cell.row < cell.row && overlaps(group.cell, cell));
    return [
      {
        column: cell.column,
        columnSpan: cell.columnSpan,
        leaf,
        group: above.length === 1 ? (above[0]?.group ?? null) : null,
      },
    ];
  });
  return leaves.sort((a, b) => a.column - b.column);
}

/** A label cut in two by the grid is read on into the cell right below. */
function readOn(cell: GridCell, cells: readonly GridCell[]): string {
  if (leafOf(cell.text) !== null) {
    return cell.text;
  }
  const below = cells.find(
    (other) =>
      other.row === cell.row + cell.rowSpan && other.column === cell.column && other.columnSpan === cell.columnSpan,
  );
  return below === undefined ? cell.text : cell.text + below.text;
}

/** Whether a heading over five columns is none of the form's: 一审, 二审. */
function hasOtherHeading({ cells }: TableRow): boolean {
  return cells.some(({ columnSpan, text }) => columnSpan === perGroup && text.trim() !== '' && groupOf(text) === null);
}

function isInFormOrder(printed: readonly GroupKey[]): boolean {
  const at = printed.map((group) => groupKeys.indexOf(group));
  return printed.length > 0 && at.every((place, index) => index === 0 || place > (at[index - 1] ?? 0));
}

/** Whether each five columns are the five results, in one order throughout. */
function isComplete(leaves: readonly LeafColumn[]): boolean {
  const order = leaves.slice(0, perGroup).map(({ leaf }) => leaf);
  return new Set(order).size === perGroup && leaves.every(({ leaf }, index) => leaf === order[index % perGroup]);
}

/** Whether no header cell spans columns: what stood beside each other has moved together. */
function hasNoSpans(cells: readonly GridCell[]): boolean {
  return cells.every(({ columnSpan }) => columnSpan === 1);
}

/**
 * The fifteen columns of a header whose spans were lost, in printed order: the results of 行政复议 stand in a row above those
 * of both suits, and each group is named once, in the form's order. Null where anything else is printed.
 */
function leavesInPrint(header: readonly TableRow[], data: TableRow): readonly LeafColumn[] | null {
  const cells = header.flatMap((row) => row.cells);
  const groups = cells.map(({ text }) => groupOf(text)).filter((group) => group !== null);
  const leaves = cells.flatMap(({ text }) => leafOf(text) ?? []);
  const others = cells.filter(({ text }) => leafOf(text) === null && groupOf(text) === null && text.trim() !== '');
  const isForm =
    hasNoSpans(cells) &&
    groups.join() === groupKeys.join() &&
    leaves.length === groupKeys.length * perGroup &&
    data.cells.length === leaves.length &&
    data.cells.every(({ column, text }, index) => column === index && isValueLike(text)) &&
    others.every(({ text }) => /^行政诉讼$/u.test(text.trim()));
  if (!isForm) return null;
  return leaves.map((leaf, column) => ({
    column,
    columnSpan: 1,
    leaf,
    group: groupKeys[Math.floor(column / perGroup)] ?? null,
  }));
}

/** The groups of the leaves by their spans; by the printed order of the group headings where spans were lost. */
function groupsOf(leaves: readonly LeafColumn[], header: readonly TableRow[]): readonly GroupKey[] | null {
  if (leaves.length % perGroup !== 0 || leaves.length === 0 || !isComplete(leaves)) {
    return null;
  }
  const printed = header
    .flatMap((row) => row.cells.map((cell) => ({ group: groupOf(cell.text), column: cell.column })))
    .flatMap(({ group, column }) => (group === null ? [] : [{ group, column }]))
    .sort((a, b) => a.column - b.column)
    .map(({ group }) => group);
  const bySpan = Array.from({ length: leaves.length / perGroup }, (_, index) => {
    const groups = new Set(leaves.slice(index * perGroup, (index + 1) * perGroup).map((leaf) => leaf.group));
    const [only] = groups;
    return groups.size === 1 && only !== undefined ? only : null;
  });
  const known = bySpan.flatMap((group) => (group === null ? [] : [group]));
  const distinct = new Set(known).size === leaves.length / perGroup;
  if (distinct) {
    return known;
  }
  // Fifteen columns are the whole form, whose order the headings that were kept do not contradict.
  const isWhole = leaves.length === groupKeys.length * perGroup && !header.some(hasOtherHeading);
  if (isWhole && printed.length < groupKeys.length && isInFormOrder(printed)) {
    return groupKeys;
  }
  return printed.length === bySpan.length && new Set(printed).size === printed.length ? printed : null;
}

function isDataRow(row: TableRow): boolean {
  const values = row.cells.filter((cell) => isValueLike(cell.text) && cell.text.trim() !== '');
  return values.length > 0 && row.cells.every((cell) => leafOf(cell.text) === null && groupOf(cell.text) === null);
}

function isBlankRow(row: TableRow): boolean {
  return row.cells.length > 0 && row.cells.every((cell) => cell.text.trim() === '');
}

/** In each group the last figure is the sum of those before it. */
function addsUp(values: readonly number[]): boolean {
  return values.every((value, index) => {
    const last = index % perGroup === perGroup - 1;
    const before = values.slice(index - perGroup + 1, index).reduce((sum, each) => sum + each, 0);
    return !last || value === before;
  });
}

/** Rows of several years or organs below one header: which of them is the report's, the table does not say. */
function holdsSeveral(rows: readonly TableRow[]): boolean {
  const full = rows.filter(
    (row) => row.cells.filter(({ text }) => text.trim() !== '' && isValueLike(text)).length >= perGroup,
  );
  return full.length > 1;
}

/** Where the header right above the figures begins, when a page break had it printed twice. */
function headerStart(rows: readonly TableRow[], end: number): number {
  const starts = rows
    .slice(0, end)
    .flatMap(({ cells }, index) =>
      cells.some(({ text }) => groupOf(text) === 'reconsideration') && cells.some(({ text }) => text.includes('诉讼'))
        ? [index]
        : [],
    );
  return starts.at(-1) ?? 0;
}

const serials = new Set(['序号', '编号']);

/** The rows without a first column that numbers them. */
function withoutSerials(rows: readonly TableRow[]): readonly TableRow[] {
  const numbered = rows.some(({ cells: [first] }) => first?.column === 0 && serials.has(letters(first.text)));
  return numbered ? rows.map((row) => ({ ...row, cells: row.cells.filter(({ column }) => column > 0) })) : rows;
}

function readPart({ rows }: TablePart): readonly GroupReading[] {
  const part = { rows: withoutSerials(rows) };
  const lastLabel = part.rows.findLastIndex((row) =>
    row.cells.some((cell) => leafOf(readOn(cell, row.cells)) !== null),
  );
  const at = part.rows.findIndex((row, index) => index > lastLabel && isDataRow(row));
  const blankAt = part.rows.findIndex((row, index) => index > lastLabel && isBlankRow(row));
  const data = part.rows[at < 0 ? blankAt : at];
  if (lastLabel < 0 || data === undefined || holdsSeveral(part.rows.slice(lastLabel + 1))) {
    return [];
  }
  const end = at < 0 ? blankAt : at;
  const header = part.rows.slice(Math.max(headerStart(part.rows, end), end - mostHeaderRows), end);
  const printed = leavesOf(header);
  const leaves = (groupsOf(printed, header) === null ? leavesInPrint(header, data) : null) ?? printed;
  const groups = groupsOf(leaves, header);
  if (groups === null) {
    return [];
  }
  const assignment = assignCells(data, leaves, data.block.grid.columnCount);
  const isTorn =
    assignment.kind === 'torn' ||
    (assignment.kind === 'cells' && assignment.cells.some((cell) => digitGroups(cell?.text ?? '') !== null));
  const torn =
    isTorn && leaves.every(({ leaf }, index) => leaf === index % perGroup)
      ? joinTorn(
          assignment.cells.map((cell) => cell?.text ?? ''),
          leaves.length,
          addsUp,
        )
      : null;
  const readings: readonly CellReading[] =
    torn ??
    (assignment.kind === 'cells'
      ? assignment.cells.map((cell) =>
          cell === null ? unread('no cell stands here') : readCount(cell.text, cell.image),
        )
      : leaves.map(() =>
          unread(
            assignment.kind === 'torn'
              ? `${assignment.cells.length} cells stand where ${leaves.length} belong`
              : assignment.reason,
          ),
        ));
  return groups.map((group, index) => ({
    group,
    row: {
      key: group,
      readings: withRoundZeros(
        inFormOrder(
          readings.slice(index * perGroup, (index + 1) * perGroup),
          leaves.slice(index * perGroup, (index + 1) * perGroup),
        ),
        addsUp,
      ),
      block: data.block,
    },
  }));
}

/** Joins parts whose header and figures stand in different grids (a page break between them). */
function wholeParts(parts: readonly TablePart[]): readonly TablePart[] {
  const [first, ...rest] = parts;
  if (first === undefined || readPart(first).length > 0) {
    return parts;
  }
  const next = rest[0];
  if (next === undefined) {
    return parts;
  }
  // The header alone stood before the page break, and was printed again behind it.
  if (readPart(next).length > 0) return rest;
  const shift = Math.max(...first.rows.map((row) => row.index)) + 1;
  const moved = next.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, row: cell.row + shift })),
  }));
  return [{ rows: [...first.rows, ...moved] }, ...rest.slice(1)];
}

/** Reads 四、政府信息公开行政复议、行政诉讼情况 from the parts of one table; null when it is none. */
export function readLitigation(parts: readonly TablePart[]): LitigationTable | null {
  const whole = wholeParts(parts);
  const official = whole.flatMap(readPart);
  const stacked = official.length === 0 ? toldOnce(whole.flatMap(readStacked)) : official;
  const readings = stacked.length === 0 ? whole.flatMap(readMatrix) : stacked;
  if (readings.length === 0) {
    return null;
  }
  const rows = groupKeys.map((key): ReadRow => {
    const found = readings.find((reading) => reading.group === key);
    const readingsOfGroup = Array.from({ length: perGroup }, () => unread('this part of the table was not found'));
    return found?.row ?? { key, readings: readingsOfGroup, block: parts[0]?.rows[0]?.block ?? null };
  });
  const values = (key: GroupKey): readonly (number | null)[] =>
    rows.find((row) => row.key === key)?.readings.map((reading) => reading.value) ?? [];
  return {
    reconsideration: values('reconsideration'),
    direct: values('direct'),
    after: values('after'),
    cells: notesOf(rows),
  };
}
