import type { PortalConfig } from '../config/portal.ts';
import { hostsOf } from '../config/portal.ts';
import type { Attachment, CaptureId, RunId, Sha256 } from '../src/domain/index.ts';
import { withAttachments } from '../src/extract/attachments.ts';
import { hostBelongs } from '../src/fetch/index.ts';
import type { NewCapture, Page, PageLinks, PageVisit } from '../src/store/index.ts';
import type { JobDeps } from './deps.ts';
import { fetchPage, type FetchedPage } from './fetch-page.ts';
import { extractCapture, extractContent, extractInput } from './read-capture.ts';
import { readingOf, wholeOf, type Reading } from './reading.ts';

/** Attachments of one page that are followed. */
const attachmentsAtMost = 8;

/** What a visit read: of the page and of the attachments that belong to it. */
export interface PageRead {
  readonly captures: readonly NewCapture[];
  readonly visits: readonly PageVisit[];
  /** Null where nothing is to be derived: not readable, or nothing new. */
  readonly reading: Reading | null;
  /** The capture that the reading is of. */
  readonly captureId: CaptureId;
  /** The files that it was read with; left out where nothing was read. */
  readonly links?: PageLinks;
}

/**
 * Extracts a fetched page with its attachments. A page that is the same as before is derived again only when one of its
 * attachments changed.
 */
export async function readPage(
  deps: JobDeps,
  portal: PortalConfig,
  page: Page,
  fetched: FetchedPage,
  runId: RunId | null,
  signal: AbortSignal,
): Promise<PageRead> {
  const { capture } = fetched;
  const { state } = fetched.visit;
  const content = fetched.fetched.content;
  if (capture === null || (state !== 'ok' && state !== 'not-modified')) return nothingRead(page);
  const unchanged = state === 'not-modified' || capture.sha256 === page.bodySha256;
  if (unchanged && page.lastCaptureId !== null) return readUnchanged(deps, portal, page, capture.id, runId, signal);
  if (content === null) return nothingRead(page);
  const own = await extractContent(deps, extractInput(portal, page, capture, content));
  if (own === null) return nothingRead(page);
  const followed = await follow(deps, portal, page, own, runId, signal);
  const { captures, visits, attachments, files } = followed;
  const reading = files.length === 0 ? own : readingOf(withAttachments(wholeOf(own), attachments));
  const read = { captures, visits, reading, captureId: capture.id };
  // A page that was never read and links to no file has nothing to be noted.
  return files.length === 0 && page.lastCaptureId === null ? read : { ...read, links: { pageId: page.id, files } };
}

function nothingRead(page: Page): PageRead {
  return { captures: [], visits: [], reading: null, captureId: (page.lastCaptureId ?? '') as CaptureId };
}

/** What an unchanged page says with the attachments of now belongs to the capture that proved it unchanged. */
async function readUnchanged(
  deps: JobDeps,
  portal: PortalConfig,
  page: Page,
  captureId: CaptureId,
  runId: RunId | null,
  signal: AbortSignal,
): Promise<PageRead> {
  const known = await deps.recorder.attachments(page.id);
  if (known.length === 0) {
    if (page.differsSince !== null) return readAgain(deps, page);
    return page.role === 'listing' ? readListed(deps, page) : nothingRead(page);
  }
  const fetched: FetchedPage[] = [];
  for (const attachment of known.slice(0, attachmentsAtMost))
    fetched.push(await fetchPage(deps, portal, attachment, runId, signal));
  const captures = fetched.flatMap((each) => each.captures);
  const visits = fetched.map((each) => each.visit);
  const files = fetched.map(({ capture, visit }, index) => ({
    pageId: visit.pageId,
    sha256: visit.state === 'ok' && capture !== null ? capture.sha256 : (known[index]?.bodySha256 ?? null),
  }));
  // Another page that links to the same file may have been the first to see it changed.
  const changed = files.some(({ sha256 }, index) => sha256 !== known[index]?.readSha256);
  const latest = changed || page.differsSince !== null ? await deps.store.captures.latestOk(page.id) : null;
  if (latest === null) return { ...nothingRead(page), captures, visits };
  const own = await extractCapture(deps, latest.id, null);
  const attachments = await Promise.all(
    own.attachments.map(async (attachment) => {
      const index = known.findIndex((each) => each.url === attachment.url);
      const file = fetched[index];
      return file === undefined ? attachment : extractAttachment(deps, portal, known[index] as Page, attachment, file);
    }),
  );
  return {
    captures,
    visits,
    reading: readingOf(withAttachments(wholeOf(own), attachments)),
    captureId,
    links: { pageId: page.id, files },
  };
}

/** A page that differs from its report's current version: what it shows has not changed, what it is held against may have. */
export async function readAgain(deps: JobDeps, page: Page): Promise<PageRead> {
  const captureId = await deps.store.captures.lastClean(page.id);
  if (captureId === null) return nothingRead(page);
  const earlier = await deps.store.read.extraction(captureId);
  return { captures: [], visits: [], reading: await extractCapture(deps, captureId, earlier), captureId };
}

/** A listing that is visited as a report was archived as a listing just before, and perhaps never read. */
async function readListed(deps: JobDeps, page: Page): Promise<PageRead> {
  const latest = await deps.store.captures.latestOk(page.id);
  if (latest === null || (await deps.store.read.extraction(latest.id)) !== null) return nothingRead(page);
  return { captures: [], visits: [], reading: await extractCapture(deps, latest.id, null), captureId: latest.id };
}

/** Fetches and extracts the attachments that may hold the report or its tables. */
async function follow(
  deps: JobDeps,
  portal: PortalConfig,
  page: Page,
  reading: Reading,
  runId: RunId | null,
  signal: AbortSignal,
) {
  const captures: NewCapture[] = [];
  const visits: PageVisit[] = [];
  const attachments: Attachment[] = [];
  const files: PageLinks['files'][number][] = [];
  for (const attachment of reading.attachments) {
    const wanted =
      attachment.role !== 'other' && hostBelongs(attachment.url, hostsOf(portal)) && files.length < attachmentsAtMost;
    if (!wanted) {
      attachments.push(attachment);
      continue;
    }
    const own = await deps.store.pages.upsertOne(
      {
        portalId: page.portalId,
        columnId: page.columnId,
        role: 'attachment',
        url: attachment.url,
        title: attachment.name,
      },
      deps.now(),
    );
    const fetched = await fetchPage(deps, portal, own, runId, signal);
    captures.push(...fetched.captures);
    visits.push(fetched.visit);
    const read = await extractAttachment(deps, portal, own, attachment, fetched);
    attachments.push(read);
    files.push({ pageId: own.id, sha256: read.sha256 as Sha256 | null });
  }
  return { captures, visits, attachments, files };
}

async function extractAttachment(
  deps: JobDeps,
  portal: PortalConfig,
  own: Page,
  attachment: Attachment,
  { fetched, capture }: FetchedPage,
): Promise<Attachment> {
  if (fetched.verdict.state === 'ok' && fetched.content !== null && capture !== null) {
    const reading = await extractContent(deps, extractInput(portal, own, capture, fetched.content));
    const extraction = reading === null ? null : wholeOf(reading);
    return { ...attachment, mediaType: fetched.mediaType, sha256: capture.sha256, extraction };
  }
  // What could not be read now is taken as it was: an outage of one file is no change of the report.
  const latest = await deps.store.captures.latestOk(own.id);
  if (latest === null) return attachment;
  return {
    ...attachment,
    mediaType: latest.mediaType,
    sha256: latest.sha256,
    extraction: wholeOf(await extractCapture(deps, latest.id, null)),
  };
}
