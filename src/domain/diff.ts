/** `none`: noise only; `minor`: other words; `major`: a statutory cell, title, year, date, or a whole section. */
export type Significance = 'none' | 'minor' | 'major';

export type DiffKind = 'metadata' | 'section' | 'text' | 'cell' | 'attachment' | 'format' | 'move' | 'order';

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

/** A stretch of a changed text that is the same on both sides, or stands on one side only. */
export interface MarkedPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}
