import { isUuid } from '../id.ts';
import type { Slice, Sliced } from './views.ts';

const mostItems = 200;

/** The list that an impossible filter has. */
export const nothing = { items: [], next: null } as const;

/** Items asked for, within bounds. */
export function limitOf(slice: Slice): number {
  return Number.isInteger(slice.limit) ? Math.min(Math.max(slice.limit, 1), mostItems) : mostItems;
}

/** Makes the opaque place after an item: the values that the list is sorted by. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Reads a cursor that has as many values as wanted, of the wanted types; null for none and for anything else. */
export function decodeCursor<const Types extends readonly ('string' | 'number' | 'date' | 'uuid')[]>(
  cursor: string | null,
  types: Types,
):
  | { readonly [K in keyof Types]: Types[K] extends 'number' ? number : Types[K] extends 'date' ? Date : string }
  | null {
  if (cursor === null) return null;
  const values = parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (values === null || values.length !== types.length) return null;
  const read = values.map((value, index) => valueOf(value, types[index] ?? 'string'));
  if (read.includes(null)) return null;
  return read as unknown as ReturnType<typeof decodeCursor<Types>>;
}

/** Cuts the one item too many that was read, which tells that there are more. */
export function sliced<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => readonly (string | number)[],
): Sliced<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}

function parse(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    // A cursor that someone made up is none.
    return null;
  }
}

function valueOf(value: unknown, type: 'string' | 'number' | 'date' | 'uuid'): string | number | Date | null {
  switch (type) {
    case 'number':
      return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
    case 'date': {
      const date = typeof value === 'string' ? new Date(value) : null;
      return date === null || Number.isNaN(date.getTime()) ? null : date;
    }
    case 'uuid':
      return typeof value === 'string' && isUuid(value) ? value : null;
    case 'string':
      return typeof value === 'string' ? value.replaceAll('\0', '') : null;
    default:
      return type satisfies never;
  }
}
