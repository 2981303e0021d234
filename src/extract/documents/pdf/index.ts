import type { SourceDocument } from '../../document.ts';
import { documentOf } from '../empty.ts';
import { openPdf } from './open.ts';
import { readPdfPage, type PageContent } from './page.ts';
import { blocksOf, troubleOf } from './paged.ts';

const mediaType = 'application/pdf';
const mostPages = 400;
const tailBytes = 4096;

/** A whole file ends with its trailer; one cut off on the way does not. */
function endsWhole(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - tailBytes)));
  return tail.includes('%%EOF');
}

/** Reads a PDF: paragraphs in reading order without page numbers, and tables by their ruled lines. */
export async function readPdf(bytes: Uint8Array): Promise<SourceDocument> {
  const opened = await openPdf(bytes);
  if (opened.kind === 'closed') {
    return documentOf(mediaType, [], opened.trouble);
  }
  try {
    const pages: PageContent[] = [];
    let failed = 0;
    for (let number = 1; number <= Math.min(opened.document.numPages, mostPages); number += 1) {
      try {
        const page = await opened.document.getPage(number);
        pages.push(await readPdfPage(page));
        page.cleanup();
      } catch {
        // A broken page is told of by `unreadable`; the others are read.
        failed += 1;
      }
    }
    return documentOf(mediaType, blocksOf(pages), troubleOf(pages, failed, endsWhole(bytes)));
  } finally {
    await opened.close();
  }
}
