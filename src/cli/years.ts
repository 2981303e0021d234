import type { Command } from 'commander';
import { compareYears, mainFigureLabels, mainFigures, mainFiguresOf, type MainFigure } from '../compare/index.ts';
import { yearsText } from '../compare/views/years.ts';
import { openStoreOnly } from '../runtime/services.ts';
import type { PublisherYear } from '../store/index.ts';
import { CommandFailure } from './failure.ts';
import { table, type Output } from './output.ts';
import { findReport } from './report.ts';
import { inSession } from './session.ts';
import { yearOf } from './year.ts';

/** `years PUBLISHER [YEAR] [OTHER]`: two years of one publisher side by side, and the main figures of all. */
export function addYears(program: Command, output: Output): void {
  program
    .command('years')
    .description('compare two years of one publisher, and show its main figures over all years')
    .argument('<publisher>', 'name of the organ, or a part of it')
    .argument('[year]', 'the later year; the newest one known when left out', yearOf)
    .argument('[other]', 'the earlier year; the one known before it when left out', yearOf)
    .option('--all', 'list what did not change, too')
    .option('--json', 'answer as JSON')
    .action(
      async (
        publisher: string,
        year: number | undefined,
        other: number | undefined,
        options: { all?: true; json?: true },
      ) =>
        inSession(output, async ({ settings, lifecycle, log }) => {
          const { store } = await openStoreOnly(settings, lifecycle, log);
          const own = await findReport(store, publisher, year);
          const known = await store.read.publisherYears(own.id);
          const [before, after] = chosen(known, own.year, other);
          if (before.extraction === null || after.extraction === null) {
            const lacking = before.extraction === null ? before : after;
            throw new CommandFailure(
              `nothing of ${lacking.publisher} ${lacking.year} has been read; \`nianbao history ${lacking.id}\` tells why`,
            );
          }
          const comparison = compareYears(before.extraction, after.extraction);
          const series = known.map((each) => ({
            year: each.year,
            reportId: each.id,
            figures: each.extraction === null ? null : mainFiguresOf(each.extraction),
          }));
          if (options.json) {
            output.json({ ...comparison, series });
            return;
          }
          output.result(overview(series));
          output.result(`\n${yearsText(comparison, { all: options.all === true })}`);
        }),
    );
}

/** The two years asked for, the earlier first. */
function chosen(
  known: readonly PublisherYear[],
  own: number,
  other: number | undefined,
): readonly [PublisherYear, PublisherYear] {
  const years = known.map(({ year }) => year).join(', ');
  const one = known.find(({ year }) => year === own);
  const two = other === undefined ? known.findLast(({ year }) => year < own) : known.find(({ year }) => year === other);
  if (one === undefined || two === undefined || one === two) {
    throw new CommandFailure(
      `there is no ${other ?? 'earlier year'} to hold ${own} against; the years known are ${years}`,
    );
  }
  return one.year < two.year ? [one, two] : [two, one];
}

type Series = readonly { readonly year: number; readonly figures: ReturnType<typeof mainFiguresOf> | null }[];

const steps = '▁▂▃▄▅▆▇█';

/** Blocks as high as the values; what is unknown leaves a gap. */
function sparkline(values: readonly (number | null)[]): string {
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  return values
    .map((value) => (value === null ? ' ' : steps.charAt(Math.round((value / most) * (steps.length - 1)))))
    .join('');
}

function overview(series: Series): string {
  const rows = mainFigures.flatMap((key: MainFigure) => {
    const values = series.map(({ figures }) => figures?.values[key] ?? null);
    if (values.every((value) => value === null)) return [];
    return [
      [mainFigureLabels[key], sparkline(values), ...values.map((value) => (value === null ? '—' : String(value)))],
    ];
  });
  return table([['', '', ...series.map(({ year }) => String(year))], ...rows]);
}
