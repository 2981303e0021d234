import type { PortalConfig } from '../../config/portal.ts';
import type { PageId, RunId } from '../../src/domain/index.ts';
import { twinAddresses } from '../../src/listing/index.ts';
import type { ListingFigures, Run } from '../../src/store/index.ts';
import type { JobDeps } from '../deps.ts';
import { pagesDue } from './pages-due.ts';
import { finishRun } from '../follow/finish-run.ts';
import { keepHours, OutsideHours, withinHours } from '../hours.ts';
import { jobIds, type Payload } from '../payloads.ts';
import { readColumn } from './read-column.ts';

/** Pages in one visit job. */
const batchSize = 50;

/**
 * Reads every column of the run's portal, notes what is listed, and plans the visits of what is due. Outside the portal's
 * hours the run waits; what it has read by then it does not read again.
 */
export async function crawl(deps: JobDeps, { runId }: Payload<'crawl'>, signal: AbortSignal): Promise<void> {
  const queued = await deps.store.runs.get(runId);
  const portal = queued === null ? undefined : deps.portals.get(queued.portalId);
  if (queued === null) return;
  if (portal === undefined) {
    await deps.store.runs.fail(runId, `portal ${queued.portalId} is no longer configured`, deps.now());
    return;
  }
  try {
    if (queued.trigger !== 'manual') keepHours(portal, deps.now());
    const run = await deps.store.runs.start(runId, deps.now());
    if (run === null) return await enqueueVisits(deps, runId, await openBatchesOf(deps, runId));
    await deps.store.follow.settleSetBack(run.portalId, deps.now());
    await readAndPlan(deps, portal, run, signal);
  } catch (error) {
    if (!(error instanceof OutsideHours)) throw error;
    deps.log.info({ portal: portal.id, run: runId, until: error.opensAt }, 'crawl waits for the portal’s hours');
    await deps.store.runs.wait(runId, error.opensAt);
  }
}

async function readAndPlan(deps: JobDeps, portal: PortalConfig, run: Run, signal: AbortSignal): Promise<void> {
  const asking: JobDeps =
    run.trigger === 'manual' ? deps : { ...deps, fetcherFor: (asked) => withinHours(deps, asked) };
  const figures = await readColumns(asking, portal, run, signal);
  const batches = await deps.store.visits.plan(run.id, await pagesToVisit(deps, portal, run), batchSize);
  await deps.store.refreshStatistics();
  await deps.store.runs.listed(run.id, figures);
  await enqueueVisits(deps, run.id, batches);
  await finishRun(deps, run.id);
}

async function readColumns(
  deps: JobDeps,
  portal: PortalConfig,
  run: Run,
  signal: AbortSignal,
): Promise<ListingFigures> {
  const before = await deps.store.follow.columnsRead(run.id);
  const { listingPages, linksSeen, linksNew, complete } = run;
  let figures: ListingFigures = { listingPages, linksSeen, linksNew, complete: before.size === 0 || complete };
  for (const column of portal.columns) {
    if (before.has(column.id)) continue;
    const pass = await readColumn(deps, portal, column, run, signal);
    const at = deps.now();
    const named = pass.links.map(({ url }) => ({ url, twins: twinAddresses(url) }));
    await deps.store.pages.takeNewAddresses(portal.id, named);
    const seen = await deps.store.pages.upsertListed(portal.id, column.id, pass.links, at);
    await deps.store.pages.takeRoles(portal.id, pass.roles);
    if (seen.some(({ isNew }) => isNew)) deps.extractPool.prepare();
    if (pass.alsoReports.length > 0) await deps.store.visits.plan(run.id, pass.alsoReports, batchSize);
    await deps.store.follow.columnRead({
      runId: run.id,
      portalId: portal.id,
      columnId: column.id,
      beganAt: run.startedAt ?? run.queuedAt,
      readAt: at,
      links: pass.links.length,
      readWhole: pass.ending === 'whole',
      cutReason: pass.cutReason,
    });
    if (pass.ending === 'whole') await deps.store.portals.endBaseline(portal.id, column.id, at);
    figures = {
      listingPages: figures.listingPages + pass.pages,
      linksSeen: figures.linksSeen + pass.links.length,
      linksNew: figures.linksNew + seen.filter((page) => page.isNew).length,
      complete: figures.complete && pass.ending !== 'cut',
    };
    await deps.store.runs.progress(run.id, figures);
  }
  return figures;
}

/** Known report pages that are due, listed or not; an operator who crawls by hand gets all of them. */
async function pagesToVisit(deps: JobDeps, portal: PortalConfig, run: Run): Promise<readonly PageId[]> {
  const { id } = portal;
  const wanted =
    run.trigger === 'manual'
      ? await deps.store.pages.reportPages(id)
      : await pagesDue(deps.store, id, portal.crawl.revisit, deps.now());
  return wanted.map((page) => page.id);
}

async function openBatchesOf(deps: JobDeps, runId: RunId): Promise<readonly number[]> {
  const open = await deps.store.visits.openBatches(deps.now());
  return open.filter((batch) => batch.runId === runId).map((batch) => batch.batch);
}

/** Puts a run's batches into the queue; those that are there already stay single. */
export async function enqueueVisits(
  deps: Pick<JobDeps, 'queue'>,
  runId: RunId,
  batches: readonly number[],
): Promise<void> {
  await deps.queue.enqueueMany(
    'visit',
    batches.map((batch) => ({ id: jobIds.visit(runId, batch), payload: { runId, batch } })),
  );
}
