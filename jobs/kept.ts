import { sameBody } from '../src/compare/index.ts';
import type { Extraction, ReportIdentity } from '../src/domain/index.ts';
import type { JobDeps } from './deps.ts';
import { readBy } from './known.ts';
import { readingOf, wholeOf } from './reading.ts';
import { identityOf, isSameReport, type ToDerive } from './to-derive.ts';

/**
 * The report that a page showed last and shows still, whatever it is called now: its body and its days stayed, or it is called as
 * when it was taken for that report. A year mistyped in a title is an edit, and no other report. Null where what the page is
 * called tells.
 */
export async function keptIdentity(deps: JobDeps, todo: ToDerive): Promise<ReportIdentity | null> {
  const { page, captureId, reading } = todo;
  if (page.lastCaptureId === null || reading.integrity.state !== 'clean') return null;
  const named = identityOf(todo);
  const held = await deps.store.pages.shownReport(page.id);
  if (held === null || isSameReport(held, named)) return null;
  const beforeId = await deps.store.captures.cleanBefore(page.id, captureId, deps.now());
  if (beforeId === null) return null;
  const before = await readBy(deps, reading.extractor.version, beforeId, null);
  if (named !== null && isSameReport(identityOf({ ...todo, reading: readingOf(before) }), named)) return held;
  const after = wholeOf(reading);
  return sameBody(before, after) && (named === null || isOfOneDay(before, after)) ? held : null;
}

/** A report that takes last year's words with it has other days. */
function isOfOneDay(before: Extraction, after: Extraction): boolean {
  const isDated = after.publishedAt !== null || after.writtenAt !== null;
  return isDated && before.publishedAt === after.publishedAt && before.writtenAt === after.writtenAt;
}
