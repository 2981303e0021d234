import type { PortalConfig } from '../../config/portal.ts';
import type { PageState, PortalNote, PortalReason, RunId } from '../../src/domain/index.ts';
import type { NewChange } from '../../src/store/index.ts';
import type { JobDeps } from '../deps.ts';
import { newChange } from '../tell/new-change.ts';
import { enqueueNotify } from '../tell/notify.ts';
import type { PortalHealth } from './portal-health.ts';

/**
 * Sets a portal's state by what a run showed, and tells operators of trouble once and of its end once.
 * @param note what operators see in `status` of a portal that is well
 */
export async function tellPortal(
  deps: JobDeps,
  portal: PortalConfig,
  runId: RunId,
  health: Exclude<PortalHealth, { readonly kind: 'unknown' }>,
  note: PortalNote | null = null,
): Promise<void> {
  const { recorded } = await deps.store.portals.setState({
    portalId: portal.id,
    state: health.kind === 'ok' ? 'ok' : health.state,
    reason: health.kind === 'ok' ? note : health.reason,
    at: deps.now(),
    change: (previous) => changeOf(deps, portal, runId, health, previous),
  });
  await enqueueNotify(deps, recorded);
}

function changeOf(
  deps: JobDeps,
  portal: PortalConfig,
  runId: RunId,
  health: PortalHealth,
  previous: string,
): NewChange | null {
  const to = (
    kind: 'portal.recovered' | 'portal.blocked' | 'portal.unreachable' | 'portal.layout-changed',
    reason: PortalReason | null,
  ): NewChange =>
    newChange(deps, portal, null, {
      kind,
      significance: 'minor',
      detail: {
        title: portal.name,
        url: portal.columns[0]?.url ?? null,
        ...(reason === null ? {} : { reason }),
      },
      dedupeKey: `${kind}:${runId}`,
      baseline: false,
    });
  const wasWell = previous === 'ok' || previous === 'new';
  if (health.kind !== 'trouble') return wasWell ? null : to('portal.recovered', null);
  if (health.state === 'layout-changed') return to('portal.layout-changed', health.reason);
  // One trouble has many names: a server in maintenance breaks off, is silent, and cannot be asked for its robots.txt.
  if (!wasWell && previous !== 'layout-changed') return null;
  if (isRefusal(health.state)) return to('portal.blocked', health.reason);
  return to('portal.unreachable', health.reason);
}

function isRefusal(state: PageState): boolean {
  return state === 'blocked' || state === 'disallowed' || state === 'login' || state === 'script-only';
}
