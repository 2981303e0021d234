import { isBaseline } from './baseline.ts';
import type { JobDeps } from '../deps.ts';
import { derive } from '../derive/derive.ts';
import { opensAt } from '../hours.ts';
import { enqueueNotify } from '../tell/notify.ts';
import type { Payload } from '../payloads.ts';
import { decodeText } from '../../src/text/index.ts';
import { extractCapture, readContent } from '../read/read-capture.ts';
import { readWithFiles } from '../read/read-page.ts';

/**
 * Derives a capture whose derivation was cut off, from the archive. The bytes are safe; this only catches up. The page's files
 * are asked for, since their visit was cut off with it; outside the portal's hours that waits.
 */
export async function compareCapture(
  deps: JobDeps,
  { captureId }: Payload<'compare'>,
  signal: AbortSignal,
): Promise<void> {
  const capture = await deps.store.captures.get(captureId);
  if (capture === null || capture.derivedAt !== null) return;
  const page = await deps.store.pages.get(capture.pageId);
  const portal = deps.portals.get(capture.portalId);
  if (page === null || portal === undefined) return;
  // What was read of the page since is what it says now; this one stays as it was archived.
  const now = deps.now();
  if (await deps.store.captures.isOvertaken(captureId, now)) return deps.store.captures.passOver(captureId, now);
  if (opensAt(portal, now) !== null) return;
  const own = await extractCapture(deps, captureId, null);
  const text = async () => decodeText(await readContent(deps, capture), capture.charset ?? 'utf-8');
  const written = { captureId, text };
  const { captures, visits, reading, links } = await readWithFiles(deps, portal, page, own, written, null, signal);
  if (reading === null) return;
  const columns = await deps.store.portals.columns(capture.portalId);
  const endedAt = columns.find(({ id }) => id === page.columnId)?.baselineEndedAt ?? null;
  const baseline = isBaseline(page, endedAt, capture.capturedAt);
  const todo = { portal, page, captureId, reading, visit: null, baseline };
  const about = { runId: null, captures, visits, finished: null, ...(links === undefined ? {} : { links }) };
  const recorded = await derive(deps, todo, async (outcome) => {
    const answer = await deps.recorder.record({ ...about, outcome });
    if (answer === null) throw new Error(`nothing was recorded of ${page.url}`);
    return answer;
  });
  await enqueueNotify(deps, recorded.changes);
}
