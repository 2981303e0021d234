import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadedConfiguration } from '../../config/load.ts';
import type { PortalConfig } from '../../config/portal.ts';
import { settleSilence } from '../../jobs/portal/line.ts';
import { nothingCounted } from '../../jobs/metrics.ts';
import { enqueueCrawl } from '../../jobs/schedule.ts';
import type { RunId } from '../domain/index.ts';
import { openServices, type Services } from '../runtime/services.ts';
import { syncPortals } from '../runtime/sync-portals.ts';
import { startWorker } from '../runtime/worker.ts';
import type { RunSummary } from '../store/index.ts';
import { createPageTeller, createProgress, progressLine } from './crawl-progress.ts';
import { CommandFailure } from './failure.ts';
import { table, type Output } from './output.ts';
import type { Session } from './session.ts';
import { cutWording, english } from '../telling/reasons/index.ts';
import { toldJson, toldRecord } from './told-json.ts';

/** What a crawl is done by; all else is for a program that goes on running. */
const crawlJobs = ['crawl', 'visit', 'notify'] as const;
const pollMs = 100;
/** Pages and progress are told once in this time, and more rarely where asking for them takes long. */
const tellMs = 1000;
const longestTellMs = 5000;
/** Deliveries that a subscriber's server does not take are left to the next start after this time. */
const deliveryPatienceMs = 20_000;

/** Crawls portals once, waits, and summarises: a line of JSON for each page and each run, or a table. */
export async function crawlNow(
  { settings, lifecycle, log }: Session,
  databaseUrl: string,
  loaded: LoadedConfiguration,
  open: readonly PortalConfig[],
  json: boolean,
  output: Output,
): Promise<void> {
  const zoneOf = (id: string): string => open.find((portal) => portal.id === id)?.timeZone ?? 'UTC';
  const services = await openServices(settings, lifecycle, log, databaseUrl);
  await syncPortals(services, loaded);
  const deps = await startWorker(
    settings,
    loaded.configuration,
    services,
    nothingCounted,
    lifecycle,
    log,
    undefined,
    crawlJobs,
  );
  const tellPages = createPageTeller(services.store, json ? open.map((portal) => portal.id) : [], (visit) =>
    output.json(toldJson({ record: 'page', ...visit }, zoneOf(visit.portal))),
  );
  const runs: RunId[] = [];
  for (const portal of open) {
    const run = await services.store.runs.createManual(portal.id);
    await enqueueCrawl(services, run.id);
    runs.push(run.id);
  }
  const summaries = await waitFor(services, runs, output, tellPages, lifecycle.signal);
  await settleSilence(deps, { final: true });
  await waitForDeliveries(services, lifecycle.signal);
  if (json) for (const summary of summaries) output.json(toldRun(summary, zoneOf(summary.portalId)));
  else output.result([describe(summaries), ...notReadWhole(summaries, zoneOf)].join('\n'));
  await sayWhatWaits(services, output);
  const failed = summaries.filter((summary) => summary.state === 'failed' || !summary.reached);
  if (failed.length > 0) {
    throw new CommandFailure(
      failed.map((each) => `${each.portalId}: ${whyFailed(each, zoneOf(each.portalId))}`).join('\n'),
    );
  }
}

async function waitFor(
  services: Services,
  runs: readonly RunId[],
  output: Output,
  tellPages: () => Promise<void>,
  signal: AbortSignal,
): Promise<readonly RunSummary[]> {
  const { store } = services;
  const shown = process.stderr.isTTY;
  const progress = createProgress(output, shown, () => performance.now());
  for (let tellAt = 0; ;) {
    const over = await store.runs.areOver(runs);
    const askedAt = performance.now();
    if (over || askedAt >= tellAt) {
      // Asked after the runs: once those are over, no page comes after.
      await tellPages();
      if (shown) progress(progressLine(await store.summaries(runs)));
      const answeredAt = performance.now();
      // Reading and counting a large run takes its time: a fiftieth of ours is enough for it.
      tellAt = answeredAt + Math.min(longestTellMs, Math.max(tellMs, 50 * (answeredAt - askedAt)));
    }
    if (over) return store.summaries(runs);
    await sleep(pollMs, undefined, { signal });
  }
}

/** Alerts of this crawl are sent before the command ends, as far as their receivers take them. */
async function waitForDeliveries({ store }: Services, signal: AbortSignal): Promise<void> {
  for (const end = Date.now() + deliveryPatienceMs; Date.now() < end;) {
    if ((await store.deliveries.untried(new Date())) === 0) return;
    await sleep(pollMs, undefined, { signal });
  }
}

/** An alert of a new version waits for a second look, which only a running program takes. */
async function sayWhatWaits({ store }: Services, output: Output): Promise<void> {
  const { pending } = (await store.read.status()).deliveries;
  if (pending === 0) return;
  output.say(
    `${pending === 1 ? '1 alert waits' : `${pending} alerts wait`}: for a second look (crawl.confirmMinutes in the portal’s file; 0 tells at once) or for a receiver; ` +
      '`nianbao start` sends them, `nianbao deliveries` lists them',
  );
}

function describe(summaries: readonly RunSummary[]): string {
  const header = ['portal', 'result', 'listed', 'new', 'visited', 'states', 'changes'];
  const rows = summaries.map((each) => [
    each.portalId,
    each.state === 'failed' ? 'failed' : each.complete ? 'complete' : 'incomplete',
    String(each.linksSeen),
    String(each.linksNew),
    String(each.visitsDone),
    counted(each.outcomes),
    counted(each.changes) || (each.baseline > 0 ? `none told; ${each.baseline} there already, recorded` : 'none'),
  ]);
  return table([header, ...rows]);
}

/** Why lists were not read to their end: until they are, nothing that left them is told, and nothing as overdue. */
function notReadWhole(summaries: readonly RunSummary[], zoneOf: (id: string) => string): readonly string[] {
  return summaries.flatMap(({ portalId, cut }) =>
    cut.map(({ column, reason }) => {
      const why = cutWording.en(reason, english(zoneOf(portalId)));
      return `${portalId}: column ${column} was not read to its end: ${why}`;
    }),
  );
}

/** A run for machines: why a list was cut stands with what an operator can do. */
function toldRun(summary: RunSummary, timeZone: string): object {
  const cut = summary.cut.map(({ column, reason }) => ({
    column,
    reason: cutWording.en(reason, english(timeZone)),
    reasonData: reason,
  }));
  return { ...toldRecord({ record: 'run', ...summary }, timeZone), cut };
}

function whyFailed({ error, trouble }: RunSummary, timeZone: string): string {
  return error ?? (trouble === null ? 'could not be read' : english(timeZone).of(trouble));
}

function counted(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
