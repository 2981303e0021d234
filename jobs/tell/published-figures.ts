import type { AlertFigures } from '../../src/alert/index.ts';
import { mainFigureLabels, mainFiguresOf, type MainFigure, type YearValues } from '../../src/compare/index.ts';
import type { PublisherYear, Reads } from '../../src/store/index.ts';

/** What a reader of a new report wants to know first. */
const told = [
  'new',
  'handled',
  'open',
  'partial',
  'denied',
  'reconsiderations',
  'lawsuits',
] as const satisfies readonly MainFigure[];

type PublishedReads = Pick<Reads, 'publisherYears' | 'capture'>;

async function figuresOf(read: PublishedReads, year: PublisherYear): Promise<YearValues | null> {
  const { extraction, extractionCaptureId } = year;
  if (extraction === null || extractionCaptureId === null) return null;
  const capture = await read.capture(extractionCaptureId);
  return capture === null || capture.restricted !== null ? null : mainFiguresOf(extraction);
}

/**
 * The main figures of a report beside those of the year before, where both count by the same rules. Null where nothing of
 * it could be read, or its content may not be served.
 */
export async function publishedFigures(read: PublishedReads, reportId: string): Promise<AlertFigures | null> {
  const years = await read.publisherYears(reportId);
  const own = years.find(({ id }) => id === reportId);
  if (own === undefined) return null;
  const figures = await figuresOf(read, own);
  if (figures === null) return null;
  const last = years.find(({ year }) => year === own.year - 1);
  const earlier = last === undefined ? null : await figuresOf(read, last);
  const before = earlier?.from === figures.from ? earlier : null;
  const rows = told.flatMap((key) => {
    const value = figures.values[key];
    return value === null ? [] : [{ key, label: mainFigureLabels[key], value, before: before?.values[key] ?? null }];
  });
  const failingChecks = own.extraction?.checks.filter(({ status }) => status === 'fail').length ?? 0;
  return rows.length === 0 && failingChecks === 0
    ? null
    : { year: own.year, beforeYear: before === null ? null : own.year - 1, rows, failingChecks };
}
