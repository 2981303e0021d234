import { gapsOf } from '../text/index.ts';
import { rowKey } from './grid-rows.ts';
import type { ComparableGrid, GridRow } from './grid-rows.ts';
import { isRenumbered } from './list-numbers.ts';
import { anchorsOf } from './sequence.ts';
import { serialsOf } from './serials.ts';
import { overlap, pairInOrder } from './similarity.ts';
import type { Pairs } from './similarity.ts';

const keysOf = (rows: readonly GridRow[]): string[] => rows.map(({ key }) => key);

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

type Words = (row: GridRow) => readonly string[];

/** What a row is called by its first cell, unless others are called so too, or it is a figure. */
function nameIn(rows: readonly GridRow[], wordsOf: Words): (row: GridRow) => string {
  const counts = new Map<string, number>();
  const first = (row: GridRow): string => wordsOf(row)[0] ?? '';
  for (const row of rows) counts.set(first(row), (counts.get(first(row)) ?? 0) + 1);
  return (row) => (figures.test(first(row)) || (counts.get(first(row)) ?? 0) > 1 ? '' : first(row));
}

const leastAlikeRows = 0.3;

/** Rows of one gap that became each other: one for one where there are as many, else those most alike. */
function pairInGap(before: readonly GridRow[], after: readonly GridRow[], wordsOf: Words): readonly RowPair[] {
  const [old, fresh] = [before.map(wordsOf), after.map(wordsOf)];
  const alike = (x: number, y: number): number => overlap(old[x] ?? [], fresh[y] ?? []);
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
  /** Whether a row is only counted by another number, since others came or went before it. */
  readonly isRecounted: (before: GridRow, after: GridRow) => boolean;
}

/** Rows that stayed: those that are equal, and between them those that are equal but for the number that counts them. */
function keptRows(before: readonly GridRow[], after: readonly GridRow[], restOf: (row: GridRow) => string): Pairs {
  const anchors = anchorsOf(keysOf(before), keysOf(after));
  const recounted = gapsOf(anchors, before.length, after.length).flatMap((gap) =>
    anchorsOf(before.slice(...gap.before).map(restOf), after.slice(...gap.after).map(restOf)).map(
      ([x, y]) => [x + gap.before[0], y + gap.after[0]] as const,
    ),
  );
  return [...anchors, ...recounted].toSorted(([one], [other]) => one - other);
}

/** Which row became which: those that stayed, those that stand elsewhere, those of one name, those in one place. */
export function pairRows(before: ComparableGrid, after: ComparableGrid): PairedRows {
  const [serials, serialsNow] = [serialsOf(before.rows), serialsOf(after.rows)];
  const wordsOf: Words = (row) => (serials.has(row) || serialsNow.has(row) ? row.keys.slice(1) : row.keys);
  const restOf = (row: GridRow): string => rowKey(wordsOf(row));
  const anchors = keptRows(before.rows, after.rows, restOf);
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
  add(pairBy(open('before'), open('after'), restOf));
  const [named, namedNow] = [nameIn(before.rows, wordsOf), nameIn(after.rows, wordsOf)];
  const heirs = new Map(open('after').map((row) => [row, namedNow(row)]));
  add(pairBy(open('before'), [...heirs.keys()], (row) => heirs.get(row) ?? named(row)));
  for (const gap of gaps) add(pairInGap(open('before', [gap]), open('after', [gap]), wordsOf));
  const places = new Map(before.rows.map((row, index) => [row, index]));
  const order = after.rows.flatMap((row) => places.get(pairs.get(row) ?? row) ?? []);
  const isRecounted = (one: GridRow, other: GridRow): boolean => {
    const [number, numberNow] = [serials.get(one), serialsNow.get(other)];
    return number !== undefined && numberNow !== undefined && isRenumbered(number, numberNow);
  };
  return { pairs, isRecounted, turned: order.some((place, index) => place < (order[index - 1] ?? 0)) };
}
