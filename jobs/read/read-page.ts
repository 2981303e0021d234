import type { PortalConfig } from '../../config/portal.ts';
import { wasRead, type Capture, type CaptureId, type RunId } from '../../src/domain/index.ts';
import { withAttachments } from '../../src/extract/attachments.ts';
import { decodeText } from '../../src/text/index.ts';
import type { Page, PageFile, PageLinks, PageVisit, Run } from '../../src/store/index.ts';
import { attachmentsAtMost, extractAttachment, fetchLost, followFiles } from './attached.ts';
import type { JobDeps } from '../deps.ts';
import { fetchPage, type FetchedPage } from './fetch-page.ts';
import { extractCapture, extractContent, extractInput, readContent } from './read-capture.ts';
import { readingOf, wholeOf, type Reading } from './reading.ts';
import { identityOf } from '../derive/to-derive.ts';

/** What a visit read: of the page and of the attachments that belong to it. */
export interface PageRead {
  readonly captures: readonly Capture[];
  readonly visits: readonly PageVisit[];
  /** Null where nothing is to be derived: not readable, or nothing new. */
  readonly reading: Reading | null;
  /** The capture that the reading is of. */
  readonly captureId: CaptureId;
  /** The files that it was read with, or had its report in before; left out where nothing was read. */
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
  run: Pick<Run, 'id' | 'startedAt'> | null,
  signal: AbortSignal,
): Promise<PageRead> {
  const runId = run?.id ?? null;
  const { capture } = fetched;
  const { state } = fetched.visit;
  const content = fetched.fetched.content;
  if (capture === null || !wasRead(state)) return nothingRead(page);
  const unchanged = state === 'not-modified' || capture.sha256 === page.bodySha256;
  if (unchanged && page.lastCaptureId !== null) {
    const unread = wasFetchedIn(run, page) ? await deps.store.captures.unread(page.id) : null;
    if (unread === null) return readUnchanged(deps, portal, page, capture.id, runId, signal);
    const own = await extractCapture(deps, unread.id, null);
    const text = async () => decodeText(await readContent(deps, unread), unread.charset ?? 'utf-8');
    return readWithFiles(deps, portal, page, own, { captureId: unread.id, text }, runId, signal);
  }
  if (content === null) return nothingRead(page);
  const own = await extractContent(deps, extractInput(portal, page, capture, content));
  if (own === null) return nothingRead(page);
  const written = { captureId: capture.id, text: async () => decodeText(content, capture.charset ?? 'utf-8') };
  return readWithFiles(deps, portal, page, own, written, runId, signal);
}

/** Whether the run asked for the page before: as one of a list's pages. */
function wasFetchedIn(run: Pick<Run, 'startedAt'> | null, { role, lastVisitedAt }: Page): boolean {
  const beganAt = run?.startedAt ?? null;
  return role === 'report' && beganAt !== null && lastVisitedAt !== null && lastVisitedAt >= beganAt;
}

/** What a page that was read says with its files, which are asked for now. */
export async function readWithFiles(
  deps: JobDeps,
  portal: PortalConfig,
  page: Page,
  own: Reading,
  { captureId, text }: { readonly captureId: CaptureId; readonly text: () => Promise<string> },
  runId: RunId | null,
  signal: AbortSignal,
): Promise<PageRead> {
  const known = page.lastCaptureId === null ? [] : await deps.recorder.attachments(page.id);
  const followed = await followFiles(deps, portal, page, own, runId, signal);
  const reading = followed.files.length === 0 ? own : readingOf(withAttachments(wholeOf(own), followed.attachments));
  const bodies = bodiesOf(portal, page, reading);
  const lost =
    bodies === null && known.some((file) => file.isBody)
      ? await fetchLost(
          deps,
          portal,
          { known, followed: followed.files, text: own.integrity.state === 'clean' ? await text() : null },
          runId,
          signal,
        )
      : { fetched: [], files: [] };
  const isBody = (pageId: Page['id'], url: string): boolean =>
    bodies === null ? known.some((file) => file.id === pageId && file.isBody) : bodies.has(url);
  const files: readonly PageFile[] = [
    ...followed.files.map(({ url, ...file }) => ({ ...file, isBody: isBody(file.pageId, url), linked: true })),
    ...lost.files,
  ];
  const captures = [...followed.captures, ...lost.fetched.flatMap((each) => each.captures)];
  const visits = [...followed.visits, ...lost.fetched.map((each) => each.visit)];
  const read = { captures, visits, reading, captureId };
  // A page that was never read and links to no file has nothing to be noted.
  return files.length === 0 && page.lastCaptureId === null ? read : { ...read, links: { pageId: page.id, files } };
}

/** Addresses of the files that hold the body of the report that a page shows; null where it shows none. */
function bodiesOf(portal: PortalConfig, page: Page, reading: Reading): ReadonlySet<string> | null {
  if (identityOf({ portal, page, reading }) === null) return null;
  const named = reading.attachments.filter(({ role }) => role === 'body');
  const reports = named.filter(({ extraction }) => extraction?.kind === 'report');
  return new Set((reports.length === 0 ? named : reports).map(({ url }) => url));
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
    isBody: known[index]?.isBody ?? false,
    linked: known[index]?.linked ?? true,
  }));
  // Another page that links to the same file may have been the first to see it changed.
  const changed = files.some(({ sha256 }, index) => sha256 !== known[index]?.readSha256);
  const latest = changed || page.differsSince !== null ? await deps.store.captures.latestOk(page.id) : null;
  if (latest === null) return { ...nothingRead(page), captures, visits };
  const own = await extractCapture(deps, latest.id, null);
  const attachments = await Promise.all(
    own.attachments.map(async (attachment) => {
      const index = known.findIndex((each) => each.url === attachment.url);
      const [file, read] = [known[index], fetched[index]];
      if (file === undefined || read === undefined) return attachment;
      return extractAttachment(deps, portal, file, attachment, read);
    }),
  );
  const reading = readingOf(withAttachments(wholeOf(own), attachments));
  const bodies = bodiesOf(portal, page, reading);
  const noted = files.map((file, index) => {
    const url = known[index]?.url ?? '';
    return bodies === null ? file : { ...file, isBody: bodies.has(url) };
  });
  return { captures, visits, reading, captureId, links: { pageId: page.id, files: noted } };
}

/**
 * A page that differs from its report's current version: what it shows has not changed, what it is held against may have. One
 * that was hijacked since, or is doubted, says nothing.
 */
export async function readAgain(deps: JobDeps, page: Page): Promise<PageRead> {
  const captureId = await deps.store.captures.cleanNow(page.id, deps.now());
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
