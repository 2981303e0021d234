import type { Command } from 'commander';
import { openStoreOnly } from '../../runtime/services.ts';
import type {
  ChangeView,
  DeliveryView,
  HeldReport,
  ReportView,
  Slice,
  Sliced,
  Store,
  VersionView,
} from '../../store/index.ts';
import { english } from '../../telling/reasons/index.ts';
import { CommandFailure } from '../failure.ts';
import { counted, onClock, table, type Output } from '../output.ts';
import { findReport } from '../report.ts';
import { inSession } from '../session.ts';
import { summaryWords } from '../../telling/summary.ts';
import { toldDelivery, withSummary } from '../told-change.ts';
import { toldJson } from '../told-json.ts';
import { yearOf } from '../year.ts';
import { grouped, lookOf, unlinkedLook, type Look, type Looks } from './looks.ts';

/** `history`: why each Change of a report was raised or held back. */
export function addHistory(program: Command, output: Output): void {
  program
    .command('history')
    .description('tell what happened to a report: versions, changes, deliveries, and why or why not')
    .argument('<report>', 'id of a report, or the publisher with --year')
    .option('--year <year>', 'report year, where a publisher is named', yearOf)
    .option('--all', 'tell every visit, also those that showed what was known')
    .option('--json', 'answer as JSON')
    .action(async (report: string, options: { year?: number; all?: true; json?: true }) =>
      inSession(output, async ({ settings, lifecycle, log }) => {
        const { store } = await openStoreOnly(settings, lifecycle, log);
        const id = options.year === undefined ? report : (await findReport(store, report, options.year)).id;
        const view = await store.read.report(id);
        if (view === null) {
          throw new CommandFailure(
            `there is no report ${report}; name its publisher with --year, or its id, which \`nianbao report PUBLISHER YEAR --json\` shows`,
          );
        }
        const { versions, changes, held, looks } = await readHistory(store, view);
        const told = options.all ? looks : looks.filter(({ kind }) => kind !== 'unchanged');
        if (options.json) {
          const answer = {
            report: view,
            versions,
            held,
            changes: changes.map((change) => ({
              ...withSummary(change),
              deliveries: change.deliveries.map(toldDelivery),
            })),
            captures: told.map(({ capture: { reason, ...capture }, outcome }) => ({
              ...capture,
              stateReason: reason,
              outcome,
            })),
          };
          output.json(toldJson(answer, view.timeZone));
          return;
        }
        const lines = options.all ? told.map((look) => ({ first: look, last: look, count: 1 })) : grouped(told);
        const events = [
          ...held.map((one) => [one.since, `held back: ${one.what}`, whyHeld(one, view.timeZone)] as const),
          ...changes.map((change) => [change.detectedAt, change.kind, whyRaised(change, view.timeZone)] as const),
          ...lines.map((looked) => lookLine(looked, view.timeZone)),
        ].toSorted(([a], [b]) => a.getTime() - b.getTime());
        output.result(
          table([
            ['when', 'what', 'why'],
            ...events.map(([when, what, why]) => [onClock(when, view.timeZone), what, why]),
          ]),
        );
        const leftOut = looks.length - told.length;
        if (leftOut > 0)
          output.say(`${counted(leftOut, 'visit')} that showed what was known left out; --all tells each`);
      }),
    );
}

type Told = ChangeView & { readonly deliveries: readonly DeliveryView[] };

interface History {
  readonly versions: readonly VersionView[];
  readonly changes: readonly Told[];
  readonly held: readonly HeldReport[];
  /** Oldest first. */
  readonly looks: readonly Look[];
}

/** So many looks at files that no page links to are told. */
const unlinkedAtMost = 1000;

/** All that is known of what happened to a report. */
async function readHistory(store: Store, report: ReportView): Promise<History> {
  const { id: reportId } = report;
  const [versions, changes, captures, allHeld] = await Promise.all([
    everything((slice) => store.read.versions(reportId, slice)),
    everything((slice) => store.read.changes({ reportId }, slice)),
    everything((slice) => store.read.captures({ reportId }, slice)),
    store.held.list(),
  ]);
  const told: Told[] = [];
  for (const change of changes) {
    const deliveries = await everything((slice) => store.read.deliveries({ changeId: change.id }, slice));
    told.push({ ...change, deliveries });
  }
  const looks: Look[] = [];
  for (const capture of captures.toReversed()) looks.push(await lookOf(store, report, capture, versions, changes));
  const files = await store.read.unlinkedFiles(reportId, unlinkedAtMost);
  looks.push(...files.map(unlinkedLook));
  looks.sort((one, other) => one.capture.capturedAt.getTime() - other.capture.capturedAt.getTime());
  return { versions, changes: told, held: allHeld.filter((one) => one.reportId === reportId), looks };
}

async function everything<T>(read: (slice: Slice) => Promise<Sliced<T>>): Promise<readonly T[]> {
  const all: T[] = [];
  for (let cursor: string | null = null; ;) {
    const { items, next }: Sliced<T> = await read({ limit: 200, cursor });
    all.push(...items);
    if (next === null) return all;
    cursor = next;
  }
}

function lookLine({ first, last, count }: Looks, timeZone: string): readonly [Date, string, string] {
  const { capture, outcome } = first;
  const often = count === 1 ? '' : `; ${count} times, last ${onClock(last.capture.capturedAt, timeZone)}`;
  return [capture.capturedAt, `capture ${capture.state}`, `${outcome}${often} (${capture.id})`];
}

function whyRaised(change: Told, timeZone: string): string {
  const { reason, confirmed } = change.detail;
  const whys = [reason, confirmed].flatMap((why) => (why === undefined ? [] : [english(timeZone).of(why)]));
  return [summaryWords.en(change), ...whys, toldWords(change)].join(' — ');
}

function whyHeld({ ruling, ruledBy, ruledAt }: HeldReport, timeZone: string): string {
  const many = 'many reports of the portal went at once, so that nothing is told before an operator has looked';
  if (ruling === null) return `${many}; \`nianbao held release\` or \`dismiss\``;
  const word = ruling === 'release' ? 'released: told when the next complete pass does not find it' : 'dismissed';
  return `${many} — ${word} (${ruledBy ?? ''}, ${onClock(ruledAt, timeZone)})`;
}

function toldWords({ detail, baseline, deliveries }: Told): string {
  if (detail.untold === 'backfill') return 'of a year older than the last known: recorded, nobody told';
  if (baseline) return 'there when watching began: recorded, nobody told';
  if (deliveries.length === 0) return 'told nobody: no subscriber asked for it';
  return deliveries.map((each) => `${each.subscriberId} (${each.channel}) ${each.state}`).join(', ');
}
