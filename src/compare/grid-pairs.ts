import { gapsOf } from '../text/index.ts';
import type { ComparableGrid, GridRow } from './grid-rows.ts';
import { anchorsOf } from './sequence.ts';
import { overlap, pairInOrder } from './similarity.ts';

const keysOf = ({ rows }: ComparableGrid): string[] => rows.map(({ key }) => key);

type RowPair = readonly [before: GridRow, after: GridRow];

/** Pairs rows that share a mark of their own on both sides. */
function pairBy(before: readonly GridRow[], after: readonly GridRow[], mark: (row: GridRow) => string): RowPair[] {
  const open = Map.groupBy(after, mark);
  return before.flatMap((row) => {
    const name = mark(row);
    const other = name === '' ? undefined : open.get(name)?.shift();
    return other === undefined ? [] : [[row, other] as const];
  });
}

const figures = /^[\d.,%]*$/;

/** What a row is called by its first cell, unless others are called so too, or it is only counted. */
function nameIn(rows: readonly GridRow[]): (row: GridRow) => string {
  const counts = new Map<string, number>();
  for (const { keys } of rows) counts.set(keys[0] ?? '', (counts.get(keys[0] ?? '') ?? 0) + 1);
  return ({ keys: [name = ''] }) => (figures.test(name) || (counts.get(name) ?? 0) > 1 ? '' : name);
}

const leastAlikeRows = 0.3;

/** Rows of one gap that became each other: one for one where there are as many, else those most alike. */
function pairInGap(before: readonly GridRow[], after: readonly GridRow[]): readonly RowPair[] {
  const alike = (x: number, y: number): number => overlap(before[x]?.keys ?? [], after[y]?.keys ?? []);
  const pairs =
    before.length === after.length
      ? before.map((_, index) => [index, index] as const)
      : pairInOrder(before.length, after.length, alike, leastAlikeRows);
  return pairs.flatMap(([x, y]) => {
    const [one, other] = [before[x], after[y]];
    return one === undefined || other === undefined ? [] : [[one, other] as const];
  });
}

export interface PairedRows {
  /** By the later row. */
  readonly pairs: ReadonlyMap<GridRow, GridRow>;
  /** Whether rows that stand in both stand in another order. */
  readonly turned: boolean;
}

/** Which row became which: those that stayed, those that stand elsewhere, those of one name, those in one place. */
export function pairRows(before: ComparableGrid, after: ComparableGrid): PairedRows {
  const anchors = anchorsOf(keysOf(before), keysOf(after));
  const gaps = gapsOf(anchors, before.rows.length, after.rows.length).map((gap) => ({
    before: before.rows.slice(...gap.before),
    after: after.rows.slice(...gap.after),
  }));
  const pairs = new Map<GridRow, GridRow>();
  const used = new Set<GridRow>();
  const add = (found: readonly RowPair[]): void => {
    for (const [one, other] of found) {
      used.add(one);
      pairs.set(other, one);
    }
  };
  const open = (side: 'before' | 'after', among = gaps): readonly GridRow[] =>
    among.flatMap((gap) => gap[side]).filter((row) => !(side === 'before' ? used.has(row) : pairs.has(row)));
  for (const [x, y] of anchors) {
    const [one, other] = [before.rows[x], after.rows[y]];
    if (one !== undefined && other !== undefined) add([[one, other]]);
  }
  add(pairBy(open('before'), open('after'), ({ key }) => key));
  const [named, namedNow] = [nameIn(before.rows), nameIn(after.rows)];
  const heirs = new Map(open('after').map((row) => [row, namedNow(row)]));
  add(pairBy(open('before'), [...heirs.keys()], (row) => heirs.get(row) ?? named(row)));
  for (const gap of gaps) add(pairInGap(open('before', [gap]), open('after', [gap])));
  const places = new Map(before.rows.map((row, index) => [row, index]));
  const order = after.rows.flatMap((row) => places.get(pairs.get(row) ?? row) ?? []);
  return { pairs, turned: order.some((place, index) => place < (order[index - 1] ?? 0)) };
}
