import type { Listing, ListingKind } from '../domain/index.ts';
import type { ListingSource } from './source.ts';

/** What speaks for a content system, and how strongly. */
export interface Sign {
  /** What was seen, in words an operator understands. */
  readonly seen: string;
  /** 0 to 1: how sure this sign alone makes. */
  readonly weight: number;
}

/** One way in which listings are made, recognised by evidence and read on its own terms. */
export interface ContentSystem {
  readonly kind: ListingKind;
  signs(source: ListingSource): readonly Sign[];
  read(source: ListingSource): Listing;
}

/** Collects the signs that hold. */
export function seenSigns(
  ...signs: readonly (readonly [holds: boolean, seen: string, weight: number])[]
): readonly Sign[] {
  return signs.filter(([holds]) => holds).map(([, seen, weight]) => ({ seen, weight }));
}
