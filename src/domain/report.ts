import type { ColumnId, PageId } from './ids.ts';

/** What a document is, decided by its content with the title as one vote. */
export const documentKinds = [
  'report',
  'notice',
  'circular',
  'rules',
  'template',
  'digest',
  'correction',
  'listing',
  'other',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export type ReportKind = 'annual' | 'statistics-table';

/** What makes two captures the same report; it outlives URLs, reposts and migrations. */
export interface ReportIdentity {
  readonly publisher: string;
  readonly year: number;
  readonly kind: ReportKind;
}

/** A report at a URL in a column. */
export interface Place {
  readonly pageId: PageId;
  readonly columnId: ColumnId;
  readonly url: string;
}

/** What a title says on its own; one vote, never the only judge. */
export interface TitleReading {
  readonly title: string;
  readonly kind: DocumentKind;
  readonly year: number | null;
  readonly publisher: string | null;
  /** 0 to 1. */
  readonly confidence: number;
}
