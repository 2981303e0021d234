import type { GridRow } from './grid-rows.ts';
import { placesOf, saysItsPlace, valueOf } from './list-numbers.ts';
import type { ListNumber } from './list-numbers.ts';

/** Rows that are counted in their first cell (`3`, `三`, `3.`, `(3)`), each with its number; of others nothing is said. */
export type Serials = ReadonlyMap<GridRow, ListNumber>;

/** The number by which a row may be counted. */
export function serialOf({ keys: [first = ''] }: GridRow): number | null {
  return valueOf(first.replace(/^\(/, '').replace(/[.、)]$/, ''));
}

export function serialsOf(rows: readonly GridRow[]): Serials {
  const counted = rows.flatMap((row) => {
    const value = serialOf(row);
    return value === null ? [] : [{ row, value }];
  });
  const places = placesOf(counted.map(({ value }) => value));
  return new Map(
    counted.flatMap(({ row }, index) => {
      const place = places[index];
      return place !== undefined && saysItsPlace(place) ? [[row, place] as const] : [];
    }),
  );
}
