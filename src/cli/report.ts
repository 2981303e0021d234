import type { Command } from 'commander';
import type { Store } from '../store/index.ts';
import { openStoreOnly } from '../runtime/services.ts';
import { CommandFailure } from './failure.ts';
import { table, type Output } from './output.ts';
import { inSession } from './session.ts';

type ReportRow = Awaited<ReturnType<Store['read']['reports']>>['items'][number];

/** `report PUBLISHER YEAR`: what is known of one report. */
export function addReport(program: Command, output: Output): void {
  program
    .command('report')
    .description('show one report: what it says, its versions and places')
    .argument('<publisher>', 'name of the organ, or a part of it')
    .argument('<year>', 'report year')
    .option('--json', 'answer as JSON, with the extraction')
    .action(async (publisher: string, year: string, options: { json?: true }) =>
      inSession(output, async ({ settings, lifecycle, log }) => {
        const { store } = await openStoreOnly(settings, lifecycle, log);
        const found = await findReport(store, publisher, year);
        const report = await store.read.report(found.id);
        const changes = await store.read.changes({ reportId: found.id }, { limit: 50, cursor: null });
        if (options.json) {
          output.json({ ...report, changes: changes.items });
          return;
        }
        output.result(`${found.title ?? ''}\n${found.publisher} · ${found.year} · ${found.portalName}`);
        output.result(
          `first seen ${found.firstSeenAt.toISOString()}, ${found.versions} versions, ${found.failingChecks} failing checks, integrity ${found.integrity ?? 'unknown'}`,
        );
        for (const place of report?.places ?? [])
          output.result(`  place: ${place.url} (${place.state ?? 'not visited'})`);
        for (const change of changes.items)
          output.result(`  ${change.detectedAt.toISOString()} ${change.kind}: ${change.detail.summary}`);
      }),
    );
}

/** `history`: why each Change of a report was raised or held back. */
export function addHistory(program: Command, output: Output): void {
  program
    .command('history')
    .description('tell what happened to a report: versions, changes, deliveries, with captures and reasons')
    .argument('<report>', 'id of a report, or the publisher with --year')
    .option('--year <year>', 'report year, where a publisher is named')
    .option('--json', 'answer as JSON')
    .action(async (report: string, options: { year?: string; json?: true }) =>
      inSession(output, async ({ settings, lifecycle, log }) => {
        const { store } = await openStoreOnly(settings, lifecycle, log);
        const id = options.year === undefined ? report : (await findReport(store, report, options.year)).id;
        const view = await store.read.report(id);
        if (view === null)
          throw new CommandFailure(
            `there is no report ${report}; \`nianbao report PUBLISHER YEAR --json\` shows its id`,
          );
        const slice = { limit: 200, cursor: null };
        const [versions, changes, captures] = await Promise.all([
          store.read.versions(id, slice),
          store.read.changes({ reportId: view.id }, slice),
          store.read.captures({ reportId: view.id }, slice),
        ]);
        if (options.json) {
          output.json({ report: view, versions: versions.items, changes: changes.items, captures: captures.items });
          return;
        }
        const events = [
          ...changes.items.map(
            (each) =>
              [
                each.detectedAt,
                each.kind,
                `${each.detail.summary}${each.baseline ? ' (there when watching began: recorded, not delivered)' : ''}${[each.detail.reason, each.detail.confirmed].map((why) => (why === undefined ? '' : ` — ${why}`)).join('')}`,
              ] as const,
          ),
          ...captures.items.map(
            (each) => [each.capturedAt, `capture ${each.state}`, `${each.stateReason} ${each.id}`] as const,
          ),
        ].sort(([a], [b]) => a.getTime() - b.getTime());
        output.result(
          table([['when', 'what', 'why'], ...events.map(([when, what, why]) => [when.toISOString(), what, why])]),
        );
      }),
    );
}

/** The one report that fits; throws CommandFailure where none or several do. */
export async function findReport(store: Store, publisher: string, year: string): Promise<ReportRow> {
  if (!/^\d{4}$/.test(year)) throw new CommandFailure(`${year} is not a year of four digits`, 2);
  const { items } = await store.read.reports({ text: publisher, year: Number(year) }, { limit: 20, cursor: null });
  const exact = items.filter((each) => each.publisher === publisher);
  const found = exact.length > 0 ? exact : items;
  const [first] = found;
  if (first === undefined)
    throw new CommandFailure(`no report of ${publisher} for ${year} has been found at the places watched`);
  if (found.length > 1) {
    throw new CommandFailure(
      `several reports fit: ${found.map((each) => `${each.publisher} (${each.portalId})`).join(', ')}; write the whole name`,
    );
  }
  return first;
}
