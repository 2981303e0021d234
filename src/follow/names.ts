import type { ReportSeen } from './seen.ts';

/** What a report is called in a sentence. */
export function nameOf(report: Pick<ReportSeen, 'title' | 'publisher' | 'year'>): string {
  return report.title === null ? `${report.publisher}${report.year}年年度报告` : `《${report.title}》`;
}
