import type { PortalConfig } from '../../config/portal.ts';
import type { PortalNote, RunId } from '../../src/domain/index.ts';
import type { Followed } from '../../src/follow/index.ts';
import type { Run } from '../../src/store/index.ts';
import type { JobDeps } from '../deps.ts';
import { followRun } from './follow.ts';
import { isDoubtful } from '../portal/line.ts';
import { jobIds } from '../payloads.ts';
import { settlePlaces } from './settle-places.ts';
import { judgeRun, type PortalHealth } from '../portal/portal-health.ts';
import { tieCorrections } from './tie-corrections.ts';
import { enqueueDue } from '../tell/notify.ts';
import { tellPortal } from '../portal/tell-portal.ts';

/** Clocks of several workers may differ by this much. */
const clockSlackMs = 60 * 60 * 1000;
/** So many of what is counted are named. */
const namedAtMost = 3;

/**
 * Finishes a run whose last visit is done: follows the reports through it, and tells operators of trouble once and of
 * recovery once. What is to be told is recorded before the run is called done, so that whoever waits for the run finds it.
 */
export async function finishRun(deps: JobDeps, runId: RunId): Promise<void> {
  await deps.finishing(runId, async () => finishVisited(deps, runId));
}

async function finishVisited(deps: JobDeps, runId: RunId): Promise<void> {
  const visited = await deps.store.runs.visited(runId);
  const portal = visited === null ? undefined : deps.portals.get(visited.portalId);
  if (visited === null || portal === undefined) return;
  if (await visitSpeakers(deps, visited)) return;
  await deps.store.refreshStatistics();
  const followed = await followRun(deps, portal, visited);
  await settlePlaces(deps, portal, visited.startedAt ?? visited.queuedAt);
  const untied = await tieCorrections(deps, portal);
  await tellHealth(deps, portal, visited, { ...followed, hints: [...followed.hints, ...untied] });
  const run = await deps.store.runs.completeIfDone(runId, deps.now());
  if (run === null) return;
  // What had waited for this run may be due.
  await enqueueDue(deps);
  deps.metrics.runs.inc({ portal: portal.id, outcome: run.complete ? 'complete' : 'incomplete' });
  deps.log.info({ portal: portal.id, run: run.id, complete: run.complete, new: run.linksNew }, 'run finished');
}

/**
 * Pages that are visited after all: what contradicts a report may have been edited at all its places, and some of them were
 * not due. Whether there are any, so that the run goes on.
 */
async function visitSpeakers(deps: JobDeps, { id, portalId, startedAt, queuedAt }: Run): Promise<boolean> {
  const pages = await deps.store.pages.speakersUnread(portalId, id, startedAt ?? queuedAt);
  const batch = await deps.store.visits.add(id, pages);
  if (batch !== null) await deps.queue.enqueue('visit', jobIds.visit(id, batch), { runId: id, batch });
  return pages.length > 0;
}

async function tellHealth(deps: JobDeps, portal: PortalConfig, run: Run, followed: Followed): Promise<void> {
  const until = new Date(deps.now().getTime() + clockSlackMs);
  const seen = judgeRun(await deps.store.pages.visitedBetween(run.portalId, run.startedAt ?? run.queuedAt, until));
  const health = withLayout(seen, followed.layout);
  if (health.kind === 'unknown') return;
  const host = health.kind === 'trouble' && health.state === 'unreachable' ? hostOf(health.url) : null;
  if (health.kind === 'trouble' && host !== null) {
    const silent = { portalId: run.portalId, runId: run.id, host, since: deps.now(), reason: health.reason };
    if (await isDoubtful(deps, portal, silent)) return;
  }
  await deps.store.line.clear(run.portalId);
  await tellPortal(deps, portal, run.id, health, worthKnowing(followed));
}

function hostOf(url: string | null): string | null {
  return url === null ? null : (URL.parse(url)?.host ?? null);
}

/** A layout is judged only by what could be read: other trouble comes first. */
function withLayout(health: PortalHealth, layout: PortalNote | null): PortalHealth {
  return health.kind === 'trouble' || layout === null
    ? health
    : { kind: 'trouble', state: 'layout-changed', reason: layout, url: null };
}

/** What operators see in `status` of a portal that is well: links that lead nowhere, what is owed or corrected and not known. */
function worthKnowing({ brokenLinks: urls, unknown, hints }: Followed): PortalNote | null {
  const broken: readonly PortalNote[] =
    urls.length === 0 ? [] : [{ kind: 'broken-links', links: urls.length, named: urls.slice(0, namedAtMost) }];
  const known = [...broken, ...unknown, ...hints];
  return known.length > 1 ? { kind: 'notes', of: known } : (known[0] ?? null);
}
