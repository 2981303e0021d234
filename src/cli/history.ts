import type { Command } from 'commander';
import { openStoreOnly } from '../runtime/services.ts';
import type {
  CaptureView,
  ChangeView,
  DeliveryView,
  HeldReport,
  ReportView,
  Store,
  VersionView,
} from '../store/index.ts';
import { CommandFailure } from './failure.ts';
import { onClock, table, type Output } from './output.ts';
import { findReport } from './report.ts';
import { inSession } from './session.ts';
import { whyUnraised } from './unraised.ts';

/** `history`: why each Change of a report was raised or held back. */
export function addHistory(program: Command, output: Output): void {
  program
    .command('history')
    .description('tell what happened to a report: captures, versions, changes, deliveries, and why or why not')
    .argument('<report>', 'id of a report, or the publisher with --year')
    .option('--year <year>', 'report year, where a publisher is named')
    .option('--json', 'answer as JSON')
    .action(async (report: string, options: { year?: string; json?: true }) =>
      inSession(output, async ({ settings, lifecycle, log }) => {
        const { store } = await openStoreOnly(settings, lifecycle, log);
        const id = options.year === undefined ? report : (await findReport(store, report, options.year)).id;
        const view = await store.read.report(id);
        if (view === null) {
          throw new CommandFailure(
            `there is no report ${report}; name its publisher with --year, or its id, which \`nianbao report PUBLISHER YEAR --json\` shows`,
          );
        }
        const slice = { limit: 200, cursor: null };
        const [versions, changes, captures, allHeld] = await Promise.all([
          store.read.versions(id, slice),
          store.read.changes({ reportId: view.id }, slice),
          store.read.captures({ reportId: view.id }, slice),
          store.held.list(),
        ]);
        const held = allHeld.filter(({ reportId }) => reportId === view.id);
        const told = await Promise.all(
          changes.items.map(async (change) => (await store.read.deliveries({ changeId: change.id }, slice)).items),
        );
        const looks = await Promise.all(
          captures.items.map(async (capture) => ({
            capture,
            outcome: await outcomeOf(store, view, capture, versions.items, changes.items),
          })),
        );
        if (options.json) {
          output.json({
            report: view,
            versions: versions.items,
            held,
            changes: changes.items.map((change, at) => ({ ...change, deliveries: told[at] ?? [] })),
            captures: looks.map(({ capture: { reason, ...capture }, outcome }) => ({
              ...capture,
              stateReason: reason,
              outcome,
            })),
          });
          return;
        }
        const events = [
          ...held.map((one) => [one.since, `held back: ${one.what}`, whyHeld(one, view.timeZone)] as const),
          ...changes.items.map(
            (change, at) => [change.detectedAt, change.kind, whyRaised(change, told[at] ?? [])] as const,
          ),
          ...looks.map(
            ({ capture, outcome }) =>
              [capture.capturedAt, `capture ${capture.state}`, `${outcome} (${capture.id})`] as const,
          ),
        ].sort(([a], [b]) => a.getTime() - b.getTime());
        output.result(
          table([
            ['when', 'what', 'why'],
            ...events.map(([when, what, why]) => [onClock(when, view.timeZone), what, why]),
          ]),
        );
      }),
    );
}

function whyRaised(change: ChangeView, deliveries: readonly DeliveryView[]): string {
  const { summary, reason, confirmed } = change.detail;
  const whys = [reason, confirmed].filter((why) => why !== undefined);
  return [summary, ...whys, toldWords(change, deliveries)].join(' — ');
}

function whyHeld({ ruling, ruledBy, ruledAt }: HeldReport, timeZone: string): string {
  const many = 'many reports of the portal went at once, so that nothing is told before an operator has looked';
  if (ruling === null) return `${many}; \`nianbao held release\` or \`dismiss\``;
  const word = ruling === 'release' ? 'released: told when the next complete pass does not find it' : 'dismissed';
  return `${many} — ${word} (${ruledBy ?? ''}, ${onClock(ruledAt, timeZone)})`;
}

function toldWords(change: ChangeView, deliveries: readonly DeliveryView[]): string {
  if (change.detail.untold === 'backfill') return 'of a year older than the last known: recorded, nobody told';
  if (change.baseline) return 'there when watching began: recorded, nobody told';
  if (deliveries.length === 0) return 'told nobody: no subscriber asked for it';
  return deliveries.map((each) => `${each.subscriberId} (${each.channel}) ${each.state}`).join(', ');
}

/** What became of one look at a page of the report: the version it made, or why it raised nothing. */
async function outcomeOf(
  store: Store,
  { year }: Pick<ReportView, 'year'>,
  capture: CaptureView,
  versions: readonly VersionView[],
  changes: readonly ChangeView[],
): Promise<string> {
  const version = versions.find(({ captureId }) => captureId === capture.id);
  if (version !== undefined) return `version ${version.number}`;
  const { state, reason, integrity } = capture;
  if (state === 'not-modified') return `unchanged: ${reason}`;
  if (state === 'missing') return `held back: ${reason}; only many complete passes without it prove a removal`;
  if (state !== 'ok') return `held back: ${reason}; what was not read proves nothing`;
  if (integrity !== null && integrity !== 'clean') {
    const extraction = await store.read.extraction(capture.id);
    const signals = extraction?.integrity.signals.map(({ detail }) => detail).join('; ') ?? '';
    return `held back: integrity ${integrity}, so that it is archived and not compared: ${signals}`;
  }
  const raised = changes.filter(({ captureId }) => captureId === capture.id).map(({ kind }) => kind);
  if (raised.length > 0) return `raised ${raised.join(', ')}`;
  if (integrity === null) return `nothing was read from it: ${reason}`;
  const shown = await store.read.extraction(capture.id);
  return shown === null
    ? 'raised nothing: no difference that counts'
    : whyUnraised(shown, year, capture.capturedAt, versions);
}
