import type { PortalConfig } from '../../config/portal.ts';
import type { RunId } from '../../src/domain/index.ts';
import type { Page, RecordedChange, Run } from '../../src/store/index.ts';
import { isBaseline } from './baseline.ts';
import type { JobDeps } from '../deps.ts';
import { derive } from '../derive/derive.ts';
import { eachInLanes } from './each-in-lanes.ts';
import { fetchPage } from '../read/fetch-page.ts';
import { finishRun } from '../follow/finish-run.ts';
import { opensAt } from '../hours.ts';
import { enqueueNotify } from '../tell/notify.ts';
import type { Payload } from '../payloads.ts';
import { readPage } from '../read/read-page.ts';
import { unstorable } from './unstorable.ts';

/** Pages of one batch that are worked on at a time where the operator asks for no pause between requests. */
const lanesWithoutPause = 16;

/** Visits the pages of a batch that are still pending: fetch, archive, extract, identify, compare, record. */
export async function visit(deps: JobDeps, { runId, batch }: Payload<'visit'>, signal: AbortSignal): Promise<void> {
  const run = await deps.store.runs.get(runId);
  const portal = run === null ? undefined : deps.portals.get(run.portalId);
  if (run === null || portal === undefined) {
    await deps.store.runs.fail(runId, 'its portal is no longer configured', deps.now());
    return;
  }
  const pages = await deps.store.visits.pending(runId, batch);
  const columns = new Map((await deps.store.portals.columns(run.portalId)).map((column) => [column.id, column]));
  const reopens = { at: run.trigger === 'manual' ? null : opensAt(portal, deps.now()) };
  if (run.waitsUntil !== null && reopens.at === null) await deps.store.runs.wait(runId, null);
  const lanes = portal.crawl.delaySeconds === 0 ? lanesWithoutPause : 1;
  await eachInLanes(pages, lanes, async (page) => {
    // What is left stays pending and is put back into the queue: at the next start, or in the portal's hours.
    if (deps.stopping.aborted) return;
    if (run.trigger !== 'manual') reopens.at ??= opensAt(portal, deps.now());
    if (reopens.at !== null) return;
    const baseline = isBaseline(page, columns.get(page.columnId)?.baselineEndedAt ?? null, run.startedAt);
    await visitPage(deps, portal, page, baseline, run, signal).catch(async (error: unknown) =>
      giveUp(deps, page, runId, signal, error),
    );
  });
  if (reopens.at !== null) await deps.store.runs.wait(runId, reopens.at);
  await finishRun(deps, runId);
}

async function visitPage(
  deps: JobDeps,
  portal: PortalConfig,
  page: Page,
  baseline: boolean,
  run: Run,
  signal: AbortSignal,
): Promise<void> {
  const runId = run.id;
  const fetched = await fetchPage(deps, portal, page, runId, signal);
  const read = await readPage(deps, portal, page, fetched, run, signal);
  const finished = { pageId: page.id, state: 'done', outcome: fetched.visit.state } as const;
  const captures = [...fetched.captures, ...read.captures];
  const visits = [fetched.visit, ...read.visits];
  const links = read.links === undefined ? {} : { links: read.links };
  if (read.reading === null) {
    await deps.recorder.record({ runId, captures, visits, outcome: null, finished });
    return;
  }
  const todo = { portal, page, captureId: read.captureId, reading: read.reading, visit: fetched.visit, baseline };
  const recorded = await derive(deps, todo, async (outcome) => {
    const answer = await deps.recorder.record({ runId, captures, visits, outcome, finished, ...links });
    if (answer === null) throw new Error(`nothing was recorded of ${page.url}`);
    return answer;
  });
  await enqueueNotify(deps, recorded.changes);
  countChanges(deps, portal, page, recorded.changes);
}

/**
 * A page at which our own program fails is put aside, loudly, so that the others are visited. Where nothing can be
 * written any more, or on an abort, the job ends instead.
 */
async function giveUp(deps: JobDeps, page: Page, runId: RunId, signal: AbortSignal, error: unknown): Promise<void> {
  if (unstorable(error) !== null || signal.aborted || deps.stopping.aborted) throw error;
  deps.log.error({ err: error, url: page.url, run: runId }, 'visit failed in the program itself');
  await deps.store.visits.finish(runId, [{ pageId: page.id, state: 'failed', outcome: 'error' }], deps.now());
}

function countChanges(deps: JobDeps, portal: PortalConfig, page: Page, changes: readonly RecordedChange[]): void {
  for (const { kind } of changes) {
    deps.metrics.changes.inc({ kind });
    deps.log.info({ portal: portal.id, url: page.url, change: kind }, 'change recorded');
  }
}
