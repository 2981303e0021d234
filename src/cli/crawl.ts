import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { PortalConfig } from '../../config/portal.ts';
import { opensAt } from '../../jobs/hours.ts';
import { settleSilence } from '../../jobs/line.ts';
import { enqueueCrawl } from '../../jobs/schedule.ts';
import type { PortalId, RunId } from '../domain/index.ts';
import { timeIn } from '../follow/index.ts';
import { openServices, type Services } from '../runtime/services.ts';
import { syncPortals } from '../runtime/start.ts';
import { startWorker } from '../runtime/worker.ts';
import type { RunSummary } from '../store/index.ts';
import { createPageTeller, createProgress, progressLine } from './crawl-progress.ts';
import { CommandFailure } from './failure.ts';
import { table, type Output } from './output.ts';
import { configured, inSession } from './session.ts';

const pollMs = 100;
/** Pages and progress are told once in this time, and more rarely where asking for them takes long. */
const tellMs = 500;
const longestTellMs = 2000;
/** Deliveries that a subscriber's server does not take are left to the next start after this time. */
const deliveryPatienceMs = 20_000;

/** `crawl`: crawl now, wait, summarise. */
export function addCrawl(program: Command, output: Output): void {
  program
    .command('crawl')
    .description('crawl one portal, or all, now; wait and summarise')
    .argument('[portal]', 'id of a portal; all when left out')
    .option('--once', 'end when done (always so)')
    .option('--any-hour', 'crawl outside the hours that a portal’s file allows (crawl.hours), too')
    .option(
      '--json',
      'answer JSON, a line each: every page as it is read (`record: page`), then each run (`record: run`)',
    )
    .action(async (id: string | undefined, options: { json?: true; anyHour?: true }) =>
      inSession(output, async ({ settings, lifecycle, log }) => {
        const loaded = await configured(settings, output);
        const portals = loaded.configuration.portals.filter((portal) => id === undefined || portal.id === id);
        if (portals.length === 0) {
          const known = loaded.configuration.portals.map((portal) => portal.id).join(', ') || 'none';
          const broken = loaded.problems.some(({ severity }) => severity === 'error');
          throw new CommandFailure(
            broken
              ? `no ${id === undefined ? 'portal' : `portal ${id}`} to crawl: correct the errors above, which \`nianbao check\` tells again`
              : id === undefined
                ? `no portal is configured in ${settings.configDirectory}/portals; \`nianbao probe URL\` prints a file for one`
                : `there is no portal ${id} to crawl; configured are: ${known}`,
            id === undefined ? 1 : 2,
          );
        }
        const now = new Date();
        const closed = options.anyHour ? [] : portals.flatMap((portal) => closedNow(portal, now));
        for (const { message } of closed) output.say(message);
        const open = portals.filter((portal) => !closed.some((each) => each.portal === portal));
        if (open.length === 0) throw new CommandFailure('no portal was crawled: none may be asked at this hour');
        const services = await openServices(settings, lifecycle, log);
        await syncPortals(services, loaded);
        const deps = await startWorker(settings, loaded.configuration, services, lifecycle, log);
        const tellPages = createPageTeller(
          services.store,
          options.json ? open.map((portal) => portal.id as PortalId) : [],
          (visit) => output.json({ record: 'page', ...visit }),
        );
        const runs: RunId[] = [];
        for (const portal of open) {
          const run = await services.store.runs.createManual(portal.id as PortalId);
          await enqueueCrawl(services, run.id);
          runs.push(run.id);
        }
        const summaries = await waitFor(services, runs, output, tellPages, lifecycle.signal);
        await settleSilence(deps, { final: true });
        await waitForDeliveries(services, lifecycle.signal);
        if (options.json) for (const summary of summaries) output.json({ record: 'run', ...summary });
        else output.result(describe(summaries));
        await sayWhatWaits(services, output);
        const failed = summaries.filter((summary) => summary.state === 'failed' || !summary.reached);
        if (failed.length > 0) {
          throw new CommandFailure(
            failed.map((each) => `${each.portalId}: ${each.error ?? each.trouble ?? 'could not be read'}`).join('\n'),
          );
        }
      }),
    );
}

/** What to say of a portal that may not be asked now. */
function closedNow(portal: PortalConfig, now: Date): readonly { portal: PortalConfig; message: string }[] {
  const opens = opensAt(portal, now);
  if (opens === null) return [];
  const hours = portal.crawl.hours.join(', ');
  const message =
    `${portal.id} is not crawled: its file allows ${hours} (${portal.timeZone}), next from ${timeIn(portal.timeZone, opens)} on; ` +
    '--any-hour crawls it now';
  return [{ portal, message }];
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
    `${pending} alerts wait: for a second look (crawl.confirmMinutes in the portal’s file; 0 tells at once) or for a receiver; ` +
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

function counted(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
