import { sameBody } from '../../src/compare/index.ts';
import type { Extraction, ReportIdentity } from '../../src/domain/index.ts';
import type { PublisherNames } from '../../src/identify/index.ts';
import type { JobDeps } from '../deps.ts';
import { readBy } from './known.ts';
import { namesOf } from '../publishers.ts';
import { readingOf, wholeOf } from '../read/reading.ts';
import { identityOf, isSameReport, type ToDerive } from './to-derive.ts';

/**
 * The report that a page showed last and shows still, whatever it is called now: its body and its days stayed, or it is called as
 * when it was taken for that report. A year mistyped in a title is an edit, and no other report; one that was mistyped from the
 * beginning and is put right was another report all along. Null where what the page is called tells.
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
  if (!sameBody(before, after)) return null;
  if (named === null) return held;
  return isOfOneDay(before, after) && !isPutRight(after, held, named, namesOf(todo.portal)) ? held : null;
}

/** What a title is called by: it changed, so it is no witness of which name is the right one. */
const titles: ReadonlySet<string> = new Set(['title', 'heading', 'link', 'opening']);

/** Whether all that stayed on the page speaks for what it is called now rather than for what it was called. */
function isPutRight(
  { votes }: Extraction,
  held: ReportIdentity,
  named: ReportIdentity,
  names: PublisherNames,
): boolean {
  const witnesses = (field: string, value: string | number): number =>
    (votes[field] ?? []).filter(
      (vote) => !titles.has(vote.from) && (typeof vote.value === 'string' ? names(vote.value) : vote.value) === value,
    ).length;
  const speaksFor = (field: 'publisher' | 'year'): boolean =>
    held[field] === named[field] || witnesses(field, named[field]) > witnesses(field, held[field]);
  return held.kind === named.kind && speaksFor('publisher') && speaksFor('year');
}

/** A report that takes last year's words with it has other days. */
function isOfOneDay(before: Extraction, after: Extraction): boolean {
  const isDated = after.publishedAt !== null || after.writtenAt !== null;
  return isDated && before.publishedAt === after.publishedAt && before.writtenAt === after.writtenAt;
}
