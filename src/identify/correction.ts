import type { Extraction } from '../domain/index.ts';
import { readTitle } from '../text/index.ts';

/** Whose report of which year a correction notice corrects, as far as it says so itself. */
export interface Corrected {
  /** As the notice names it; null where it names none. */
  readonly publisher: string | null;
  readonly year: number | null;
}

const quotedTitle = /《([^《》]{4,80})》/g;
const textRead = 4000;

/**
 * What a correction notice (更正, 勘误) corrects: by its title, then by the report that its text quotes, then by who published
 * it. Null for any other document, and for a report that was posted anew in full: that is the report itself.
 */
export function correctedBy(extraction: Extraction): Corrected | null {
  if (extraction.kind !== 'correction' || holdsWholeReport(extraction)) return null;
  const own = readTitle(extraction.title ?? '');
  const quoted = [...extraction.text.slice(0, textRead).matchAll(quotedTitle)]
    .map(([, title = '']) => readTitle(title))
    .find(({ kind, year }) => kind === 'report' && year !== null);
  return {
    publisher: own.publisher ?? quoted?.publisher ?? extraction.publisher,
    year: own.year ?? quoted?.year ?? extraction.year,
  };
}

/** A title may say 更正版 over the whole report. */
export function holdsWholeReport({ tables, sections }: Extraction): boolean {
  const tabled = tables.applications !== null || tables.statistics !== null;
  return (tabled && sections.length >= 2) || sections.length >= 4;
}

/** Whether a title says that what stands under it corrects what was published before. */
export function saysCorrected(title: string | null): boolean {
  return /更正|勘误|订正|修订|补正|修正|更新版|最终版/.test(title ?? '');
}
