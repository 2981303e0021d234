/** `none`: noise only; `minor`: other words; `major`: a statutory cell, title, year, date, or a whole section. */
export type Significance = 'none' | 'minor' | 'major';

/** In the order in which people want them. */
export const diffKinds = ['metadata', 'format', 'cell', 'section', 'text', 'move', 'order', 'attachment'] as const;
export type DiffKind = (typeof diffKinds)[number];

export interface DiffEntry {
  readonly kind: DiffKind;
  /** JSON Pointer (RFC 6901) into the Extraction. */
  readonly path: string;
  /** What the place is called, for people: `三、申请情况 · 予以公开 · 总计`. */
  readonly label: string;
  readonly before: string | number | null;
  readonly after: string | number | null;
  readonly significance: Significance;
}

/** How one Extraction differs from another; `same` when only noise differs. */
export interface Diff {
  readonly same: boolean;
  readonly changes: readonly DiffEntry[];
  readonly summary: string;
}

/** How many differences of weight there are of each kind; a kind without any is left out. */
export type DiffCounts = { readonly [Kind in DiffKind]?: number };

export function countsOf(changes: readonly DiffEntry[]): DiffCounts {
  const counts: { [Kind in DiffKind]?: number } = {};
  for (const { kind, significance } of changes) if (significance !== 'none') counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** A stretch of a changed text that is the same on both sides, or stands on one side only. */
export interface MarkedPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}
