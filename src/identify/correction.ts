import type { Extraction } from '../domain/index.ts';
import { readTitle } from '../text/index.ts';

/** Whose report of which year a correction notice corrects, as far as it says so itself. */
export interface Corrected {
  /** As the notice names it; null where it names none. */
  readonly publisher: string | null;
  readonly year: number | null;
  /** Every report that it names, where it names more than one. */
  readonly several: readonly NamedReport[];
}

export interface NamedReport {
  readonly publisher: string;
  readonly year: number;
}

type ReadTitle = ReturnType<typeof readTitle>;

const quotedTitle = /《([^《》]{4,80})》/g;
const textRead = 4000;
const namedAtMost = 20;

/**
 * What a correction notice (更正, 勘误) corrects: by its title, then by the report that its text quotes, then by who published
 * it. Null for any other document, and for a report that was posted anew in full: that is the report itself.
 */
export function correctedBy(extraction: Extraction): Corrected | null {
  if (extraction.kind !== 'correction' || holdsWholeReport(extraction)) return null;
  const own = readTitle(extraction.title ?? '');
  const quotes = [...extraction.text.slice(0, textRead).matchAll(quotedTitle)]
    .map(([, title = '']) => readTitle(title))
    .filter(({ kind, year }) => kind === 'report' && year !== null);
  const [quoted] = quotes;
  return {
    publisher: own.publisher ?? quoted?.publisher ?? extraction.publisher,
    year: own.year ?? quoted?.year ?? extraction.year,
    several: distinct([...jointly(own), ...(namesOne(own) ? [] : quotes)]),
  };
}

/** A title that names one report corrects that one, whatever else the notice quotes. */
function namesOne({ publisher, year }: ReadTitle): boolean {
  return publisher !== null && year !== null && !publisher.includes('、');
}

/** A title may name several organs: 县财政局、县民政局2024年… */
function jointly({ publisher, year }: ReadTitle): readonly Pick<ReadTitle, 'publisher' | 'year'>[] {
  return publisher?.includes('、') === true ? publisher.split('、').map((organ) => ({ publisher: organ, year })) : [];
}

function distinct(named: readonly Pick<ReadTitle, 'publisher' | 'year'>[]): readonly NamedReport[] {
  const whole = named.flatMap(({ publisher, year }) =>
    publisher === null || year === null ? [] : [{ publisher, year }],
  );
  const reports = new Map(whole.map((one) => [`${one.publisher} ${one.year}`, one]));
  return reports.size > 1 ? [...reports.values()].slice(0, namedAtMost) : [];
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
