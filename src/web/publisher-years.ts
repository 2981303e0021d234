import { compareYears, mainFiguresOf, type YearComparison, type YearValues } from '../compare/index.ts';
import type { Extraction, ReportId } from '../domain/index.ts';
import type { PublisherYear, Reads } from './reads.ts';
import { restrictionOf } from './restriction.ts';

/** A publisher's report of one year, as far as it may be shown. */
export interface KnownYear {
  readonly id: ReportId;
  readonly year: number;
  readonly extraction: Extraction | null;
  readonly figures: YearValues | null;
}

/** Two years of one publisher held against each other, among all that are known. */
export interface TwoYears {
  readonly publisher: string;
  /** Oldest first. */
  readonly known: readonly KnownYear[];
  readonly before: KnownYear;
  readonly after: KnownYear;
  /** Null where the content of one of them is unknown or may not be shown. */
  readonly comparison: YearComparison | null;
}

async function shownYears(
  reads: Pick<Reads, 'capture'>,
  years: readonly PublisherYear[],
): Promise<readonly KnownYear[]> {
  return Promise.all(
    years.map(async ({ id, year, extraction, extractionCaptureId }) => {
      const shown = (await restrictionOf(reads, [extractionCaptureId])) === null ? extraction : null;
      return { id, year, extraction: shown, figures: shown === null ? null : mainFiguresOf(shown) };
    }),
  );
}

/** The year to compare with unless one is asked for: the one before, else the one after. */
function neighbourOf(years: readonly PublisherYear[], own: PublisherYear): PublisherYear | undefined {
  return years.findLast(({ year }) => year < own.year) ?? years.find(({ year }) => year > own.year);
}

/**
 * A report's year against another one of its publisher, the earlier first; `alone` where there is no other year, null
 * where there is no such report or no such year.
 */
export async function twoYears(
  reads: Pick<Reads, 'capture' | 'publisherYears'>,
  reportId: string,
  otherYear: number | null,
): Promise<TwoYears | 'alone' | null> {
  const years = await reads.publisherYears(reportId);
  const own = years.find(({ id }) => id === reportId);
  if (own === undefined) return null;
  if (years.length === 1) return otherYear === null ? 'alone' : null;
  const other = otherYear === null ? neighbourOf(years, own) : years.find(({ year }) => year === otherYear);
  if (other === undefined || other === own) return null;
  const known = await shownYears(reads, years);
  const [before, after] = known.filter(({ id }) => id === own.id || id === other.id);
  if (before === undefined || after === undefined) return null;
  const comparison =
    before.extraction === null || after.extraction === null ? null : compareYears(before.extraction, after.extraction);
  return { publisher: own.publisher, known, before, after, comparison };
}
