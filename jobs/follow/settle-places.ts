import type { PortalConfig } from '../../config/portal.ts';
import { wasRead } from '../../src/domain/index.ts';
import type { Page } from '../../src/store/index.ts';
import type { JobDeps } from '../deps.ts';
import { derive } from '../derive/derive.ts';
import { enqueueNotify } from '../tell/notify.ts';
import { readAgain } from '../read/read-page.ts';

/**
 * Looks again, once a whole pass is known, at what was read from pages that differ from their report's current version, or were
 * edited before the other place was found gone: the other place may have followed in the same pass, or have gone. The pages
 * themselves are not asked again; one that is gone itself says nothing any more.
 */
export async function settlePlaces(deps: JobDeps, portal: PortalConfig, passBegunAt: Date): Promise<void> {
  const portalId = portal.id;
  const differing = await deps.store.pages.differing(portalId);
  const edited = await deps.store.pages.readBeforeFall(portalId, passBegunAt);
  const known = new Set(differing.map(({ id }) => id));
  for (const page of [...differing, ...edited.filter(({ id }) => !known.has(id))]) {
    if (!wasRead(page.state)) continue;
    await settlePlace(deps, portal, page).catch((err: unknown) =>
      deps.log.error({ err, url: page.url }, 'a place that differs could not be looked at again; the next pass does'),
    );
  }
}

async function settlePlace(deps: JobDeps, portal: PortalConfig, page: Page): Promise<void> {
  const { reading, captureId } = await readAgain(deps, page);
  if (reading === null) return;
  const todo = { portal, page, captureId, reading, visit: null, baseline: false };
  const { changes } = await derive(deps, todo, async (outcome) => deps.store.record.one(outcome));
  for (const { kind } of changes) deps.metrics.changes.inc({ kind });
  await enqueueNotify(deps, changes);
}
