import type { GridCell } from '../document.ts';

/** A cell of a grid that is still being made: what follows may lengthen it. */
export type OpenCell = { -readonly [Key in keyof GridCell]: GridCell[Key] };
