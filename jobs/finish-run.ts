import { pageStateNames } from '../src/alert/index.ts';
import type { PortalConfig } from '../config/portal.ts';
import type { PageState, RunId } from '../src/domain/index.ts';
import type { Followed } from '../src/follow/index.ts';
import type { NewChange, Run } from '../src/store/index.ts';
import type { JobDeps } from './deps.ts';
import { followRun } from './follow.ts';
import { newChange } from './new-change.ts';
import { enqueueNotify } from './notify.ts';
import { judgeRun, type PortalHealth } from './portal-health.ts';

/**
 * Finishes a run whose last visit is done: follows the reports through it, and tells operators of trouble once and of
 * recovery once. What is to be told is recorded before the run is called done, so that whoever waits for the run finds it.
 */
export async function finishRun(deps: JobDeps, runId: RunId): Promise<void> {
  const visited = await deps.store.runs.visited(runId);
  const portal = visited === null ? undefined : deps.portals.get(visited.portalId);
  if (visited === null || portal === undefined) return;
  await tellHealth(deps, portal, visited, await followRun(deps, portal, visited));
  const run = await deps.store.runs.completeIfDone(runId, deps.now());
  if (run === null) return;
  deps.metrics.runs.inc({ portal: portal.id, outcome: run.complete ? 'complete' : 'incomplete' });
  deps.log.info({ portal: portal.id, run: run.id, complete: run.complete, new: run.linksNew }, 'run finished');
}

async function tellHealth(deps: JobDeps, portal: PortalConfig, run: Run, followed: Followed): Promise<void> {
  const seen = judgeRun(await deps.store.pages.visitedSince(run.portalId, run.startedAt ?? run.queuedAt));
  const health = withLayout(seen, followed.layout);
  if (health.kind === 'unknown') return;
  const { recorded } = await deps.store.portals.setState({
    portalId: run.portalId,
    state: health.kind === 'ok' ? 'ok' : health.state,
    reason: health.kind === 'ok' ? worthKnowing(followed) : health.reason,
    at: deps.now(),
    change: (previous) => changeOf(deps, portal, run, health, previous),
  });
  await enqueueNotify(deps, recorded);
}

/** A layout is judged only by what could be read: other trouble comes first. */
function withLayout(health: PortalHealth, layout: string | null): PortalHealth {
  return health.kind === 'trouble' || layout === null
    ? health
    : { kind: 'trouble', state: 'layout-changed', reason: layout };
}

/** What operators see in `status` of a portal that is well: links that lead nowhere, and what is owed and not known. */
function worthKnowing({ brokenLinks: urls, unknown, hints }: Followed): string | null {
  const broken = urls.length === 0 ? [] : [`listed and missing: ${urls.length} (${someOf(urls, ', ')})`];
  const known = [...broken, ...unknown, ...(hints.length === 0 ? [] : [someOf(hints, '; ')])];
  return known.length === 0 ? null : known.join('; ');
}

function someOf(all: readonly string[], separator: string): string {
  return all.slice(0, 3).join(separator) + (all.length > 3 ? ` … (${all.length} in all)` : '');
}

function changeOf(
  deps: JobDeps,
  portal: PortalConfig,
  run: Run,
  health: PortalHealth,
  previous: string,
): NewChange | null {
  const to = (
    kind: 'portal.recovered' | 'portal.blocked' | 'portal.unreachable' | 'portal.layout-changed',
    summary: string,
    reason: string | null,
  ): NewChange =>
    newChange(deps, portal, null, {
      kind,
      significance: 'minor',
      detail: {
        summary,
        title: portal.name,
        url: portal.columns[0]?.url ?? null,
        ...(reason === null ? {} : { reason }),
      },
      dedupeKey: `${kind}:${run.id}`,
      baseline: false,
    });
  if (health.kind !== 'trouble') {
    return previous === 'ok' || previous === 'new' ? null : to('portal.recovered', `${portal.name}已恢复正常`, null);
  }
  if (health.state === 'layout-changed')
    return to('portal.layout-changed', `${portal.name}的栏目版式有变`, health.reason);
  if (isRefusal(health.state))
    return to('portal.blocked', `${portal.name}拒绝访问（${pageStateNames[health.state]}）`, health.reason);
  return to('portal.unreachable', `${portal.name}无法读取（${pageStateNames[health.state]}）`, health.reason);
}

function isRefusal(state: PageState): boolean {
  return state === 'blocked' || state === 'disallowed' || state === 'login' || state === 'script-only';
}
