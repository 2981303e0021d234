import type { PortalConfig } from '../config/portal.ts';
import type { ColumnId, PageId, PortalId, RunId } from '../src/domain/index.ts';
import type { Run } from '../src/store/index.ts';
import type { JobDeps } from './deps.ts';
import { isDue } from './due.ts';
import { finishRun } from './finish-run.ts';
import { jobIds, type Payload } from './payloads.ts';
import { readColumn } from './read-column.ts';

/** Pages in one visit job. */
const batchSize = 25;

/** Reads every column of the run's portal, notes what is listed, and plans the visits of what is due. */
export async function crawl(deps: JobDeps, { runId }: Payload<'crawl'>, signal: AbortSignal): Promise<void> {
  const run = await deps.store.runs.start(runId, deps.now());
  if (run === null) return enqueueVisits(deps, runId, await openBatchesOf(deps, runId));
  const portal = deps.portals.get(run.portalId);
  if (portal === undefined) {
    await deps.store.runs.fail(runId, `portal ${run.portalId} is no longer configured`, deps.now());
    return;
  }
  const listed = await readColumns(deps, portal, run, signal);
  const due = await duePages(deps, portal, run);
  const batches = await deps.store.visits.plan(runId, [...new Set([...listed.always, ...due])], batchSize);
  await deps.store.runs.listed(runId, listed.figures);
  await enqueueVisits(deps, runId, batches);
  await finishRun(deps, runId);
}

async function readColumns(deps: JobDeps, portal: PortalConfig, run: Run, signal: AbortSignal) {
  const always: PageId[] = [];
  const figures = { listingPages: 0, linksSeen: 0, linksNew: 0, complete: true };
  for (const column of portal.columns) {
    const pass = await readColumn(deps, portal, column, run.id, signal);
    const at = deps.now();
    const seen = await deps.store.pages.upsertListed(portal.id as PortalId, column.id as ColumnId, pass.links, at);
    await deps.store.follow.columnRead({
      runId: run.id,
      portalId: portal.id as PortalId,
      columnId: column.id as ColumnId,
      beganAt: run.startedAt ?? run.queuedAt,
      readAt: at,
      links: pass.links.length,
      readWhole: pass.complete,
    });
    if (pass.complete) await deps.store.portals.endBaseline(portal.id as PortalId, column.id as ColumnId, at);
    if (pass.listingPage !== null) always.push(pass.listingPage.id);
    figures.listingPages += pass.pages;
    figures.linksSeen += pass.links.length;
    figures.linksNew += seen.filter((page) => page.isNew).length;
    figures.complete &&= pass.complete;
  }
  return { always, figures };
}

/** Known report pages that are due, listed or not; an operator who crawls by hand gets all of them. */
async function duePages(deps: JobDeps, portal: PortalConfig, run: Run): Promise<readonly PageId[]> {
  const pages = await deps.store.pages.reportPages(portal.id as PortalId);
  const newest = Math.max(...pages.map((page) => page.reportYear ?? 0));
  const now = deps.now();
  return pages
    .filter((page) => run.trigger === 'manual' || isDue(page, newest === 0 ? null : newest, now))
    .map((page) => page.id);
}

async function openBatchesOf(deps: JobDeps, runId: RunId): Promise<readonly number[]> {
  const open = await deps.store.visits.openBatches();
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
