import type { DiffEntry, OtherTable } from '../domain/index.ts';
import { gapsOf } from '../text/index.ts';
import { foldText } from './fold.ts';
import { entryOf, pointer } from './found.ts';
import { meaningfulLines } from './noise.ts';
import { anchorsOf } from './sequence.ts';
import { overlap, pairInOrder } from './similarity.ts';
import type { Pairs } from './similarity.ts';

interface GridRow {
  readonly index: number;
  readonly cells: readonly string[];
  readonly keys: readonly string[];
  readonly key: string;
}

/** A table that is none of the statutory ones, in comparable form. */
export interface ComparableGrid {
  readonly index: number;
  readonly caption: string | null;
  readonly captionKey: string;
  readonly rows: readonly GridRow[];
}

const cellEnd = '\u{1f}';
const rowEnd = '\u{1e}';

/** Tables without empty rows, and without tables that are empty altogether. */
export function comparableGrids(tables: readonly OtherTable[]): readonly ComparableGrid[] {
  return tables.flatMap((table, index) => {
    const rows = table.grid.flatMap((cells, row): readonly GridRow[] => {
      const keys = cells.map((cell) => foldText(meaningfulLines(cell).join('')));
      return keys.every((key) => key === '') ? [] : [{ index: row, cells, keys, key: keys.join(cellEnd) }];
    });
    const captionKey = foldText(table.caption ?? '');
    return rows.length === 0 && captionKey === '' ? [] : [{ index, caption: table.caption, captionKey, rows }];
  });
}

const labelOf = ({ caption, index }: ComparableGrid): string => caption ?? `附表${index + 1}`;
const shownRow = ({ cells }: GridRow): string => cells.map((cell) => cell.trim()).join(' | ');
const rowPath = (grid: ComparableGrid, row: GridRow): string =>
  pointer('tables', 'other', grid.index, 'grid', row.index);

function rowEntries(grid: ComparableGrid, before: GridRow, after: GridRow): readonly DiffEntry[] {
  if (before.keys.length !== after.keys.length) {
    return [entryOf('other-table', rowPath(grid, after), labelOf(grid), shownRow(before), shownRow(after))];
  }
  const head = after.cells[0]?.trim() ?? '';
  return after.keys.flatMap((key, column) =>
    key === before.keys[column]
      ? []
      : [
          entryOf(
            'other-table',
            `${rowPath(grid, after)}/${column}`,
            column === 0 || head === '' ? labelOf(grid) : `${labelOf(grid)} · ${head}`,
            before.cells[column] ?? null,
            after.cells[column] ?? null,
          ),
        ],
  );
}

const keysOf = ({ rows }: ComparableGrid): string[] => rows.map(({ key }) => key);

/** Rows that stand elsewhere now, unchanged; on both sides, as many. */
function movedRows(before: readonly GridRow[], after: readonly GridRow[]): ReadonlySet<GridRow> {
  const places = Map.groupBy(after, ({ key }) => key);
  const moved = new Set<GridRow>();
  for (const row of before) {
    const other = places.get(row.key)?.find((one) => !moved.has(one));
    if (other !== undefined) moved.add(row).add(other);
  }
  return moved;
}

const longestOrder = 40;

/** What names the rows, in their order. */
const orderOf = ({ rows }: ComparableGrid): string =>
  `${rows
    .slice(0, longestOrder)
    .map(({ cells }) => cells.find((cell) => cell.trim() !== '')?.trim() ?? '')
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

function gridEntries(before: ComparableGrid, after: ComparableGrid): readonly DiffEntry[] {
  if (isTurned(before, after) && !isTurned(before, before)) {
    const path = pointer('tables', 'other', after.index, 'grid');
    return [entryOf('row-order', path, labelOf(after), orderOf(before), orderOf(after))];
  }
  const gaps = gapsOf(anchorsOf(keysOf(before), keysOf(after)), before.rows.length, after.rows.length);
  const moved = movedRows(
    gaps.flatMap((gap) => before.rows.slice(...gap.before)),
    gaps.flatMap((gap) => after.rows.slice(...gap.after)),
  );
  const stayed = (row: GridRow): boolean => !moved.has(row);
  const order =
    moved.size === 0
      ? []
      : [
          entryOf(
            'row-order',
            pointer('tables', 'other', after.index, 'grid'),
            labelOf(after),
            orderOf(before),
            orderOf(after),
          ),
        ];
  const caption =
    before.captionKey === after.captionKey
      ? []
      : [
          entryOf(
            'other-table',
            pointer('tables', 'other', after.index, 'caption'),
            labelOf(after),
            before.caption,
            after.caption,
          ),
        ];
  const rows = gaps.flatMap((gap) => {
    const left = before.rows.slice(...gap.before).filter(stayed);
    const right = after.rows.slice(...gap.after).filter(stayed);
    const alike = (x: number, y: number): number => overlap(left[x]?.keys ?? [], right[y]?.keys ?? []);
    const pairs =
      left.length === right.length
        ? left.map((_, index) => [index, index] as const)
        : pairInOrder(left.length, right.length, alike, 0.3);
    const [usedLeft, usedRight] = [new Set(pairs.map(([x]) => x)), new Map(pairs.map(([x, y]) => [y, x]))];
    return [
      ...right.flatMap((row, y) => {
        const was = left[usedRight.get(y) ?? -1];
        return was === undefined
          ? [entryOf('other-table', rowPath(after, row), labelOf(after), null, shownRow(row))]
          : rowEntries(after, was, row);
      }),
      ...left.flatMap((row, x) =>
        usedLeft.has(x) ? [] : [entryOf('other-table', rowPath(before, row), labelOf(before), shownRow(row), null)],
      ),
    ];
  });
  return [...caption, ...rows, ...order];
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

/** How the tables outside the forms differ, row by row and cell by cell. */
export function compareGrids(before: readonly OtherTable[], after: readonly OtherTable[]): readonly DiffEntry[] {
  const [old, fresh] = [comparableGrids(before), comparableGrids(after)];
  const keys = (grids: readonly ComparableGrid[]): string[] =>
    grids.map(({ captionKey, rows }) => [captionKey, ...rows.map(({ key }) => key)].join(rowEnd));
  const anchors = anchorsOf(keys(old), keys(fresh));
  const pairs = gapsOf(anchors, old.length, fresh.length)
    .flatMap(({ before: [x, toX], after: [y, toY] }) =>
      pairGrids(old.slice(x, toX), fresh.slice(y, toY)).map(([one, other]) => [one + x, other + y] as const),
    )
    .concat(anchors);
  const [usedOld, usedFresh] = [new Set(pairs.map(([x]) => x)), new Map(pairs.map(([x, y]) => [y, x]))];
  const all = (grid: ComparableGrid): string => grid.rows.map(shownRow).join('\n');
  return [
    ...fresh.flatMap((grid, y) => {
      const was = old[usedFresh.get(y) ?? -1];
      const path = pointer('tables', 'other', grid.index);
      return was === undefined
        ? [entryOf('other-table', path, labelOf(grid), null, all(grid))]
        : gridEntries(was, grid);
    }),
    ...old.flatMap((grid, x) =>
      usedOld.has(x)
        ? []
        : [entryOf('other-table', pointer('tables', 'other', grid.index), labelOf(grid), all(grid), null)],
    ),
  ];
}
