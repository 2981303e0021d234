import { isBaseline } from './baseline.ts';
import type { JobDeps } from './deps.ts';
import { derive } from './derive.ts';
import { enqueueNotify } from './notify.ts';
import type { Payload } from './payloads.ts';
import { extractCapture } from './read-capture.ts';

/** Derives a capture whose derivation was cut off, from the archive. The bytes are safe; this only catches up. */
export async function compareCapture(deps: JobDeps, { captureId }: Payload<'compare'>): Promise<void> {
  const capture = await deps.store.captures.get(captureId);
  if (capture === null || capture.derivedAt !== null) return;
  const page = await deps.store.pages.get(capture.pageId);
  const portal = deps.portals.get(capture.portalId);
  if (page === null || portal === undefined) return;
  const reading = await extractCapture(deps, captureId, null);
  const columns = await deps.store.portals.columns(capture.portalId);
  const endedAt = columns.find(({ id }) => id === page.columnId)?.baselineEndedAt ?? null;
  const baseline = isBaseline(page, endedAt, capture.capturedAt);
  const todo = { portal, page, captureId, reading, visit: null, baseline };
  const recorded = await derive(deps, todo, async (outcome) => deps.store.record.one(outcome));
  await enqueueNotify(deps, recorded.changes);
}
