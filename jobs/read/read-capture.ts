import { hostsOf, type PortalConfig } from '../../config/portal.ts';
import type { Capture, CaptureId, Extraction } from '../../src/domain/index.ts';
import type { ExtractInput } from '../../src/extract/document.ts';
import { withAttachments } from '../../src/extract/attachments.ts';
import { contentCodingOf, decodeContent } from '../../src/net/index.ts';
import type { Page, StoredCapture } from '../../src/store/index.ts';
import type { ArchiveDeps } from '../deps.ts';
import { readingOf, wholeOf, type Reading } from './reading.ts';

const contentLimitBytes = 200 * 1024 * 1024;

/** Content of an archived capture, content coding undone. */
export async function readContent(
  deps: Pick<ArchiveDeps, 'archive'>,
  capture: Pick<Capture, 'location'>,
): Promise<Uint8Array> {
  const response = await deps.archive.read(capture.location);
  const decoded = await decodeContent(response.body, contentCodingOf(response), contentLimitBytes);
  return decoded.content;
}

/** What the extractor is told of a page's content. */
export function extractInput(
  portal: PortalConfig,
  page: Pick<Page, 'columnId' | 'title'>,
  capture: Pick<Capture, 'id' | 'url' | 'mediaType' | 'charset'>,
  bytes: Uint8Array,
): ExtractInput {
  const column = portal.columns.find((each) => each.id === page.columnId);
  return {
    bytes,
    url: capture.url,
    captureId: capture.id,
    mediaType: capture.mediaType,
    charset: capture.charset,
    linkTitle: page.title,
    portalHosts: hostsOf(portal),
    declaredPublisher: column?.publisher ?? null,
  };
}

/** Extracts in the pool; null where the extractor was killed or failed, which is said in the log. */
export async function extractContent(deps: ArchiveDeps, input: ExtractInput): Promise<Reading | null> {
  const stop = deps.metrics.extractionSeconds.startTimer();
  const outcome = await deps.extractPool.extract(input);
  stop();
  switch (outcome.kind) {
    case 'extracted':
      deps.metrics.extractions.inc({ integrity: outcome.extraction.integrity.state });
      return outcome.extraction;
    case 'killed':
      deps.log.error(
        { url: input.url, capture: input.captureId, limit: outcome.limit },
        `extraction used too much ${outcome.reason}; the capture is kept`,
      );
      return null;
    case 'failed':
      deps.log.error(
        { url: input.url, capture: input.captureId, error: outcome.error },
        'extraction failed; the capture is kept',
      );
      return null;
    default:
      return outcome satisfies never;
  }
}

/** Derives an archived capture again, with the attachments that belonged to it, by the extractor of now. */
export async function extractCapture(
  deps: ArchiveDeps,
  captureId: CaptureId,
  earlier: Extraction | null,
): Promise<Reading> {
  const page = await extractStored(deps, captureId);
  const attachments = await Promise.all(
    (earlier?.attachments ?? []).map(async (attachment) => {
      const id = attachment.extraction?.source.captureId ?? null;
      return id === null
        ? attachment
        : { ...attachment, extraction: wholeOf(await extractStored(deps, id as CaptureId)) };
    }),
  );
  return attachments.length === 0 ? page : readingOf(withAttachments(wholeOf(page), attachments));
}

async function extractStored(deps: ArchiveDeps, captureId: CaptureId): Promise<Reading> {
  const asked = await deps.store.captures.get(captureId);
  if (asked === null) throw new Error(`capture ${captureId} is not in the database; run \`nianbao verify\``);
  const capture = asked.state === 'not-modified' ? await provedUnchanged(deps, asked) : asked;
  const portal = deps.portals.get(capture.portalId);
  if (portal === undefined)
    throw new Error(`capture ${captureId} belongs to portal ${capture.portalId}, which is no longer configured`);
  const page = await pageOf(deps, capture);
  const reading = await extractContent(deps, extractInput(portal, page, capture, await readContent(deps, capture)));
  if (reading === null) throw new Error(`capture ${captureId} could not be extracted; see the log`);
  return reading;
}

/** The capture whose content a `not-modified` one proved to be there still. */
async function provedUnchanged(deps: ArchiveDeps, { id, pageId, capturedAt }: StoredCapture): Promise<StoredCapture> {
  const earlier = await deps.store.captures.latestOk(pageId, capturedAt);
  if (earlier === null)
    throw new Error(`capture ${id} says that nothing changed, and no content was captured before it`);
  return earlier;
}

async function pageOf(deps: ArchiveDeps, capture: StoredCapture): Promise<Page> {
  const page = await deps.store.pages.get(capture.pageId);
  if (page === null) throw new Error(`page ${capture.pageId} of capture ${capture.id} is not in the database`);
  return page;
}
