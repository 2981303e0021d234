import type { DiffEntry } from '../domain/index.ts';
import { entryOf, pointer } from './found.ts';
import { cellPath, isHead, labelOf, rowKey, shownRow } from './grid-rows.ts';
import type { ComparableGrid, GridRow } from './grid-rows.ts';
import { overlap } from './similarity.ts';

/** Two tables with only the columns that both have, in the order of the later one, and what became of the others. */
export interface CommonColumns {
  readonly before: ComparableGrid;
  readonly after: ComparableGrid;
  readonly entries: readonly DiffEntry[];
  /** The heads in their order on both sides, where that changed. */
  readonly order: readonly DiffEntry[];
}

const leastAlike = 0.6;
const mostColumns = 60;
/** So many rows tell whether two columns are alike. */
const mostRows = 100;

/** The keys of the heads, each of its own; null where the first row is no head or a row is longer or shorter. */
function headsOf({ rows }: ComparableGrid): readonly string[] | null {
  const [head] = rows;
  if (head === undefined || rows.length < 2 || head.keys.length > mostColumns || !isHead(head)) return null;
  const even = rows.every(({ keys }) => keys.length === head.keys.length);
  const named = head.keys.every((key) => key !== '') && new Set(head.keys).size === head.keys.length;
  return even && named ? head.keys : null;
}

const bodyOf = ({ rows }: ComparableGrid, column: number): readonly string[] =>
  rows.slice(1, mostRows).map(({ keys }) => keys[column] ?? '');

/** Which column became which, in the order of the later ones: by its head, else, under another head, by its cells. */
function pairColumns(
  before: ComparableGrid,
  after: ComparableGrid,
  heads: readonly (readonly string[])[],
): readonly (readonly [number, number])[] {
  const [old = [], fresh = []] = heads;
  const open = new Set(old.flatMap((key, x) => (fresh.includes(key) ? [] : [x])));
  return fresh.flatMap((key, y) => {
    const named = old.indexOf(key);
    if (named !== -1) return [[named, y] as const];
    const alike = [...open].find((x) => overlap(bodyOf(before, x), bodyOf(after, y)) >= leastAlike);
    if (alike === undefined) return [];
    open.delete(alike);
    return [[alike, y] as const];
  });
}

function only(grid: ComparableGrid, columns: readonly number[]): ComparableGrid {
  const picked = (row: GridRow): GridRow => {
    const keys = columns.map((column) => row.keys[column] ?? '');
    return { ...row, columns, keys, cells: columns.map((column) => row.cells[column] ?? ''), key: rowKey(keys) };
  };
  return { ...grid, rows: grid.rows.map(picked) };
}

const isAscending = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));

/** What columns two tables have in common; null where all stayed where they were, or where the heads do not tell. */
export function commonColumns(before: ComparableGrid, after: ComparableGrid): CommonColumns | null {
  const heads = [headsOf(before), headsOf(after)] as const;
  const [old, fresh] = heads;
  const [head, headNow] = [before.rows[0], after.rows[0]];
  if (old === null || fresh === null || head === undefined || headNow === undefined) return null;
  if (rowKey(old) === rowKey(fresh)) return null;
  const pairs = pairColumns(before, after, [old, fresh]);
  const [kept, keptNow] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
  const turned = !isAscending(kept);
  const whole = kept.length === old.length && keptNow.length === fresh.length;
  if (kept.length < 2 || (whole && !turned)) return null;
  const label = (grid: ComparableGrid, name: string): string => `${labelOf(grid)} · ${name.trim()}`;
  const column = ({ rows }: ComparableGrid, at: number): string =>
    shownRow({ cells: rows.map(({ cells }) => cells[at] ?? '') });
  const came = headNow.cells.flatMap((name, y) =>
    keptNow.includes(y)
      ? []
      : [entryOf('other-table', cellPath(headNow, y), label(after, name), null, column(after, y))],
  );
  const went = head.cells.flatMap((name, x) =>
    kept.includes(x) ? [] : [entryOf('other-table', cellPath(head, x), label(before, name), column(before, x), null)],
  );
  const [common, commonNow] = [only(before, kept), only(after, keptNow)];
  const inOrder = (names: readonly string[], columns: readonly number[]): string =>
    columns.map((at) => names[at]?.trim() ?? '').join('、');
  const order = turned
    ? [
        entryOf(
          'row-order',
          pointer('tables', 'other', after.index, 'grid'),
          labelOf(after),
          inOrder(
            head.cells,
            kept.toSorted((one, other) => one - other),
          ),
          inOrder(headNow.cells, keptNow),
        ),
      ]
    : [];
  return { before: common, after: commonNow, entries: [...came, ...went], order };
}
