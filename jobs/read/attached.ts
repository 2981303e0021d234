import type { PortalConfig } from '../../config/portal.ts';
import { hostsOf } from '../../config/portal.ts';
import type { Attachment, Capture, RunId, Sha256 } from '../../src/domain/index.ts';
import { hostBelongs } from '../../src/fetch/index.ts';
import type { LinkedAttachment, Page, PageFile, PageVisit } from '../../src/store/index.ts';
import type { JobDeps } from '../deps.ts';
import { fetchPage, type FetchedPage } from './fetch-page.ts';
import { extractCapture, extractContent, extractInput } from './read-capture.ts';
import { wholeOf, type Reading } from './reading.ts';

/** Attachments of one page that are followed. */
export const attachmentsAtMost = 8;

/** What a page that shows no report any more says of the files that held it. */
export interface LostFiles {
  readonly known: readonly LinkedAttachment[];
  /** Those that it was read with now. */
  readonly followed: readonly Pick<PageFile, 'pageId'>[];
  /** What is written on it; null where it is not genuine, and says nothing of what it links to. */
  readonly text: string | null;
}

/**
 * Asks for the files that held the report of a page which shows none any more, and was not read with them: whether they are
 * gone too, or only linked to no more, tells what became of the report.
 */
export async function fetchLost(
  deps: JobDeps,
  portal: PortalConfig,
  { known, followed, text }: LostFiles,
  runId: RunId | null,
  signal: AbortSignal,
): Promise<{ readonly fetched: readonly FetchedPage[]; readonly files: readonly PageFile[] }> {
  const still = new Set(followed.map(({ pageId }) => pageId));
  const lost = known.filter(({ id, isBody }) => isBody && !still.has(id)).slice(0, attachmentsAtMost);
  const fetched: FetchedPage[] = [];
  for (const file of lost) fetched.push(await fetchPage(deps, portal, file, runId, signal));
  const files = lost.map(({ id, url, readSha256, linked }) => ({
    pageId: id,
    sha256: readSha256,
    isBody: true,
    linked: text === null ? linked : mentions(text, url),
  }));
  return { fetched, files };
}

/** Whether the name of a file stands anywhere on a page, be it in a script that makes the link. */
function mentions(text: string, url: string): boolean {
  const { pathname, search } = new URL(url);
  const name = `${pathname.split('/').at(-1) ?? ''}${search}`;
  const written = text.replaceAll('&amp;', '&');
  return written.includes(name) || written.includes(decodedName(name));
}

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Fetches and extracts the attachments that may hold the report or its tables. */
export async function followFiles(
  deps: JobDeps,
  portal: PortalConfig,
  page: Page,
  reading: Reading,
  runId: RunId | null,
  signal: AbortSignal,
) {
  const captures: Capture[] = [];
  const visits: PageVisit[] = [];
  const attachments: Attachment[] = [];
  const files: (Omit<PageFile, 'isBody' | 'linked'> & { readonly url: string })[] = [];
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
    files.push({ pageId: own.id, url: attachment.url, sha256: read.sha256 as Sha256 | null });
  }
  return { captures, visits, attachments, files };
}

/** What a file says now, or said when it last could be read. */
export async function extractAttachment(
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
