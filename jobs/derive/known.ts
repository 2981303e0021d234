import { checksBetween, compare, sameBody } from '../../src/compare/index.ts';
import { wasRead, type CaptureId, type Extraction, type PageId, type ReportIdentity } from '../../src/domain/index.ts';
import type { PlaceState, ReportContext, Standing, VersionState } from '../../src/store/index.ts';
import type { Known } from './decide.ts';
import type { JobDeps } from '../deps.ts';
import { extractCapture } from '../read/read-capture.ts';
import { digestOf, newExtraction, readingOf, wholeOf } from '../read/reading.ts';
import { identityOf, isSameReport, type ToDerive } from './to-derive.ts';

/**
 * The current version as the extractor of what was seen reads it: two Extractions are compared only when one extractor
 * version made both, so an older capture is derived again first.
 */
export async function knownOf(
  deps: JobDeps,
  todo: ToDerive,
  context: ReportContext,
  identity: ReportIdentity,
): Promise<Known | null> {
  const { current, reportId } = context;
  if (current === null) return null;
  const { versionId, pageId, standing } = current;
  const returnsTo = context.sameContent?.versionId ?? null;
  const base = { reportId, versionId, pageId, standing, returnsTo, returnsToTold: context.sameTold };
  const { contentSha256, extractor } = todo.reading;
  const { version } = extractor;
  if (current.extractorVersion === version && current.contentSha256 === contentSha256)
    return {
      ...base,
      contentSha256,
      diff: null,
      sameBody: true,
      newInFile: false,
      editedThere: null,
      wentBack: false,
      checks: null,
      oneAddress: false,
    };
  const before = await readBy(deps, version, current.captureId, current.extractorVersion);
  const after = wholeOf(todo.reading);
  const known = digestOf(before);
  const same = sameBody(before, after);
  const elsewhere = pageId !== todo.page.id;
  const moved = same && elsewhere && standing !== 'stands';
  const shared = !same && elsewhere && (await isInOneFile(deps, pageId, after));
  const older = !same && elsewhere && standing !== 'stands' && returnsTo !== null;
  const earlier = moved || shared || older ? await earlierThere(deps, todo, version, identity) : null;
  return {
    ...base,
    contentSha256: known,
    diff: known === contentSha256 ? null : compare(before, after),
    standing: same ? standing : standingOf(context, current, todo.page.id),
    checks: known === contentSha256 ? null : checksBetween(before, after),
    oneAddress: before.source.url !== null && before.source.url === after.source.url,
    sameBody: same,
    newInFile: shared && (earlier === null || !sameBody(earlier, after)),
    editedThere: earlier === null ? null : compare(earlier, after),
    wentBack: older && earlier !== null && sameBody(before, earlier),
  };
}

/** Whether the file that holds the body of what was read is one that the current version's page has its report in. */
async function isInOneFile(deps: JobDeps, currentPageId: PageId, { attachments }: Extraction): Promise<boolean> {
  const bodies = new Set(attachments.filter(({ role }) => role === 'body').map(({ url }) => url));
  if (bodies.size === 0) return false;
  return (await deps.recorder.attachments(currentPageId)).some(({ url, isBody }) => isBody && bodies.has(url));
}

/**
 * Where the place that speaks has gone, is hijacked or has left its listing, another one that shows the same, and is not the
 * one just read, speaks against another body.
 */
function standingOf({ places }: ReportContext, { pageId, standing }: VersionState, readPageId: PageId): Standing {
  if (standing === 'stands') return standing;
  const vouched = places.some((place) => place.pageId !== pageId && place.pageId !== readPageId && vouches(place));
  return vouched ? 'stands' : standing;
}

function vouches({ state, frozenAt, unlistedAt, differs, replaced }: PlaceState): boolean {
  return wasRead(state) && frozenAt === null && unlistedAt === null && !differs && !replaced;
}

/** The page's own last reading of the same report; null where it has none. */
async function earlierThere(
  deps: JobDeps,
  todo: ToDerive,
  version: string,
  identity: ReportIdentity,
): Promise<Extraction | null> {
  const captureId = await deps.store.captures.cleanBefore(todo.page.id, todo.captureId, deps.now());
  if (captureId === null) return null;
  const before = await readBy(deps, version, captureId, null);
  const earlier = identityOf({ ...todo, keeps: null, reading: readingOf(before) });
  return isSameReport(earlier, identity) ? before : null;
}

/** What an extractor version makes of a capture, derived again where it has not been. */
export async function readBy(
  deps: JobDeps,
  version: string,
  captureId: CaptureId,
  earlierVersion: string | null,
): Promise<Extraction> {
  const stored = await deps.store.captures.extraction(captureId, version);
  if (stored !== null) return stored;
  const earlier =
    earlierVersion === null
      ? await deps.store.read.extraction(captureId)
      : await deps.store.captures.extraction(captureId, earlierVersion);
  const reading = await extractCapture(deps, captureId, earlier);
  await deps.store.captures.addExtraction(captureId, newExtraction(reading, true));
  return wholeOf(reading);
}
