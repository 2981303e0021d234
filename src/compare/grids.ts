import type { DiffEntry, OtherTable } from '../domain/index.ts';
import { gapsOf } from '../text/index.ts';
import { entryOf, pointer } from './found.ts';
import { commonColumns } from './grid-columns.ts';
import { cellPath, comparableGrids, isHead, labelOf, rowPath, shownRow } from './grid-rows.ts';
import type { ComparableGrid, GridRow } from './grid-rows.ts';
import { pairRows } from './grid-pairs.ts';
import { anchorsOf } from './sequence.ts';
import { serialOf } from './serials.ts';
import { overlap, pairInOrder } from './similarity.ts';
import type { Pairs } from './similarity.ts';

const rowEnd = '\u{1e}';

/** What names a row before one of its cells: the first, or the second behind a number that counts the rows. */
function nameOf(row: GridRow, column: number): string {
  const at = serialOf(row) !== null && column > 1 ? 1 : 0;
  return column === 0 ? '' : (row.cells[at] ?? '');
}

/** What a row's cell is called: its table, its row, and its column where the table has a head. */
function cellLabel(grid: ComparableGrid, row: GridRow, column: number): string {
  const [head] = grid.rows;
  const named = head !== undefined && head !== row && isHead(head) && column > 0;
  const names = head === row ? [] : [nameOf(row, column), named ? (head.cells[column] ?? '') : ''];
  return [labelOf(grid), ...names.map((name) => name.trim()).filter((name) => name !== '')].join(' · ');
}

function rowEntries(grid: ComparableGrid, before: GridRow, after: GridRow, isRecounted: boolean): readonly DiffEntry[] {
  if (before.keys.length !== after.keys.length) {
    return [entryOf('other-table', rowPath(after), labelOf(grid), shownRow(before), shownRow(after))];
  }
  return after.keys.flatMap((key, column) =>
    key === before.keys[column] || (column === 0 && isRecounted)
      ? []
      : [
          entryOf(
            'other-table',
            cellPath(after, column),
            cellLabel(grid, after, column),
            before.cells[column] ?? null,
            after.cells[column] ?? null,
          ),
        ],
  );
}

const longestOrder = 40;

/** What names the rows, in their order. */
const orderOf = ({ rows }: ComparableGrid): string =>
  `${rows
    .slice(0, longestOrder)
    .map((row) => [nameOf(row, row.cells.length), ...row.cells].find((cell) => cell.trim() !== '')?.trim() ?? '')
    .join('、')}${rows.length > longestOrder ? '……' : ''}`;

/** Whether what stood in rows stands in columns, cell by cell. */
function isTurned({ rows: before }: ComparableGrid, { rows: after }: ComparableGrid): boolean {
  const width = before[0]?.keys.length ?? 0;
  return (
    width === after.length &&
    before.length > 1 &&
    width > 1 &&
    after.every(
      ({ keys }, row) =>
        keys.length === before.length && keys.every((key, column) => key === before[column]?.keys[row]),
    )
  );
}

function rowsEntries(before: ComparableGrid, after: ComparableGrid): readonly DiffEntry[] {
  const { pairs, turned, isRecounted } = pairRows(before, after);
  const kept = new Set(pairs.values());
  return [
    ...after.rows.flatMap((row) => {
      const was = pairs.get(row);
      return was === undefined
        ? [entryOf('other-table', rowPath(row), labelOf(after), null, shownRow(row))]
        : rowEntries(after, was, row, isRecounted(was, row));
    }),
    ...before.rows.flatMap((row) =>
      kept.has(row) ? [] : [entryOf('other-table', rowPath(row), labelOf(before), shownRow(row), null)],
    ),
    ...(turned ? [orderEntry(before, after)] : []),
  ];
}

function orderEntry(before: ComparableGrid, after: ComparableGrid): DiffEntry {
  const path = pointer('tables', 'other', after.index, 'grid');
  return entryOf('row-order', path, labelOf(after), orderOf(before), orderOf(after));
}

function gridEntries(before: ComparableGrid, after: ComparableGrid): readonly DiffEntry[] {
  if (isTurned(before, after) && !isTurned(before, before)) return [orderEntry(before, after)];
  const path = pointer('tables', 'other', after.index, 'caption');
  const caption =
    before.captionKey === after.captionKey
      ? []
      : [entryOf('other-table', path, labelOf(after), before.caption, after.caption)];
  const common = commonColumns(before, after);
  return common === null
    ? [...caption, ...rowsEntries(before, after)]
    : [...caption, ...common.entries, ...rowsEntries(common.before, common.after), ...common.order];
}

/** Which table became which among some that differ: one for one where there are as many, else those most alike. */
function pairGrids(before: readonly ComparableGrid[], after: readonly ComparableGrid[]): Pairs {
  if (before.length === after.length) return before.map((_, index) => [index, index] as const);
  const alike = (x: number, y: number): number => {
    const [one, other] = [before[x], after[y]];
    if (one === undefined || other === undefined) return 0;
    const cells = ({ rows }: ComparableGrid): string[] => rows.flatMap(({ keys }) => keys);
    const caption = one.captionKey !== '' && one.captionKey === other.captionKey ? 1 : 0;
    return overlap(cells(one), cells(other)) + caption;
  };
  return pairInOrder(before.length, after.length, alike, 0.4);
}

function movedLabel(before: ComparableGrid | undefined, after: ComparableGrid): string {
  const [from, to] = [labelOf(before ?? after), labelOf(after)];
  return from === to ? to : `${from} → ${to}`;
}

/** Tables that stand elsewhere now, unchanged, by the place where they stand. */
function movedGrids(before: ReadonlyMap<number, string>, after: ReadonlyMap<number, string>): Map<number, number> {
  const places = Map.groupBy(before, ([, key]) => key);
  return new Map(
    [...after].flatMap(([y, key]) => {
      const was = places.get(key)?.shift();
      return was === undefined ? [] : [[y, was[0]] as const];
    }),
  );
}

/** How the tables outside the forms differ, row by row and cell by cell. */
export function compareGrids(before: readonly OtherTable[], after: readonly OtherTable[]): readonly DiffEntry[] {
  const [old, fresh] = [comparableGrids(before), comparableGrids(after)];
  const keys = (grids: readonly ComparableGrid[]): string[] =>
    grids.map(({ captionKey, rows }) => [captionKey, ...rows.map(({ key }) => key)].join(rowEnd));
  const [oldKeys, freshKeys] = [keys(old), keys(fresh)];
  const anchors = anchorsOf(oldKeys, freshKeys);
  const pairs = gapsOf(anchors, old.length, fresh.length)
    .flatMap(({ before: [x, toX], after: [y, toY] }) =>
      pairGrids(old.slice(x, toX), fresh.slice(y, toY)).map(([one, other]) => [one + x, other + y] as const),
    )
    .concat(anchors);
  const [usedOld, usedFresh] = [new Set(pairs.map(([x]) => x)), new Map(pairs.map(([x, y]) => [y, x]))];
  const open = (all: readonly string[], used: (at: number) => boolean): ReadonlyMap<number, string> =>
    new Map(all.flatMap((key, at) => (used(at) ? [] : [[at, key] as const])));
  const moved = movedGrids(
    open(oldKeys, (x) => usedOld.has(x)),
    open(freshKeys, (y) => usedFresh.has(y)),
  );
  for (const x of moved.values()) usedOld.add(x);
  const all = (grid: ComparableGrid): string => grid.rows.map(shownRow).join('\n');
  return [
    ...fresh.flatMap((grid, y) => {
      const was = old[usedFresh.get(y) ?? -1];
      const path = pointer('tables', 'other', grid.index);
      if (was !== undefined) return gridEntries(was, grid);
      return moved.has(y)
        ? [entryOf('table-moved', path, movedLabel(old[moved.get(y) ?? -1], grid), all(grid), all(grid))]
        : [entryOf('other-table', path, labelOf(grid), null, all(grid))];
    }),
    ...old.flatMap((grid, x) =>
      usedOld.has(x)
        ? []
        : [entryOf('other-table', pointer('tables', 'other', grid.index), labelOf(grid), all(grid), null)],
    ),
  ];
}
