import type { ReportId, ReportKind } from '../../domain/index.ts';
import type { ChangeView } from './views.ts';

/** The report of a change, in a row beside it. */
export interface ReportOfRow {
  readonly reportId: ReportId | null;
  readonly publisher: string | null;
  readonly year: number | null;
  readonly reportKind: ReportKind | null;
  readonly reportTitle: string | null;
}

export function reportOf({ reportId, publisher, year, reportKind, reportTitle }: ReportOfRow): ChangeView['report'] {
  if (reportId === null || publisher === null || year === null || reportKind === null) return null;
  return { id: reportId, publisher, year, kind: reportKind, title: reportTitle };
}
