import type { Command } from 'commander';
import type { Store } from '../store/index.ts';
import { openStoreOnly } from '../runtime/services.ts';
import { CommandFailure } from './failure.ts';
import { counted, onClock, type Output } from './output.ts';
import { withSummary } from './told-change.ts';
import { summaryWords } from '../telling/summary.ts';
import { inSession } from './session.ts';
import { yearOf } from './year.ts';

type ReportRow = Awaited<ReturnType<Store['read']['reports']>>['items'][number];

/** `report PUBLISHER YEAR`: what is known of one report. */
export function addReport(program: Command, output: Output): void {
  program
    .command('report')
    .description('show one report: what it says, its versions and places')
    .argument('<publisher>', 'name of the organ, or a part of it')
    .argument('<year>', 'report year', yearOf)
    .option('--json', 'answer as JSON, with the extraction')
    .action(async (publisher: string, year: number, options: { json?: true }) =>
      inSession(output, async ({ settings, lifecycle, log }) => {
        const { store } = await openStoreOnly(settings, lifecycle, log);
        const found = await findReport(store, publisher, year);
        const report = await store.read.report(found.id);
        const changes = await store.read.changes({ reportId: found.id }, { limit: 50, cursor: null });
        if (options.json) {
          output.json({ ...report, changes: changes.items.map(withSummary) });
          return;
        }
        output.result(`${found.title ?? ''}\n${found.publisher} · ${found.year} · ${found.portalName}`);
        output.result(
          `first seen ${onClock(found.firstSeenAt, found.timeZone)}, ${counted(found.versions, 'version')}, ${counted(found.failingChecks, 'failing check')}, integrity ${found.integrity ?? 'unknown'}`,
        );
        for (const place of report?.places ?? [])
          output.result(`  place: ${place.url} (${place.state ?? 'not visited'})`);
        for (const change of changes.items)
          output.result(`  ${onClock(change.detectedAt, found.timeZone)} ${change.kind}: ${summaryWords.en(change)}`);
      }),
    );
}

/**
 * The one report that fits, of the newest year where none is named.
 * @throws CommandFailure where none or several do
 */
export async function findReport(store: Store, publisher: string, year: number | undefined): Promise<ReportRow> {
  const filter = year === undefined ? { text: publisher } : { text: publisher, year };
  const { items } = await store.read.reports(filter, { limit: 20, cursor: null });
  const named = items.filter((each) => each.publisher === publisher);
  const fitting = named.length > 0 ? named : items;
  const found = fitting.filter((each) => each.year === fitting[0]?.year);
  const [first] = found;
  if (first === undefined)
    throw new CommandFailure(
      `no report of ${publisher}${year === undefined ? '' : ` for ${year}`} has been found at the places watched; a part of the name will do, and \`nianbao status\` shows what is watched`,
    );
  if (found.length > 1) {
    throw new CommandFailure(
      `several reports fit: ${found.map((each) => `${each.publisher} (${each.portalId})`).join(', ')}; write the whole name`,
    );
  }
  return first;
}
