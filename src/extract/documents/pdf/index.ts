import type { SourceDocument } from '../../document.ts';
import { documentOf } from '../empty.ts';
import { garbledFonts, withoutGarble } from './garbled.ts';
import { openPdf } from './open.ts';
import { contentOf, readPdfPage, type PageParts } from './page.ts';
import { blocksOf, troubleOf } from './paged.ts';

const mediaType = 'application/pdf';
const mostPages = 400;
const tailBytes = 4096;

/** A whole file ends with its trailer; one cut off on the way does not. */
function endsWhole(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - tailBytes)));
  return tail.includes('%%EOF');
}

/**
 * Whether a picture is among the file's objects. The pages' operators do not tell: large pictures are left out unread, so
 * that a scan costs no memory. Their dictionaries always stand in the file as they are.
 */
function holdsPictures(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return file.includes('/Subtype/Image') || file.includes('/Subtype /Image');
}

/** Reads a PDF: paragraphs in reading order without page numbers, and tables by their ruled lines. */
export async function readPdf(bytes: Uint8Array): Promise<SourceDocument> {
  const opened = await openPdf(bytes);
  if (opened.kind === 'closed') {
    return documentOf(mediaType, [], opened.trouble);
  }
  try {
    const read: PageParts[] = [];
    let failed = 0;
    for (let number = 1; number <= Math.min(opened.document.numPages, mostPages); number += 1) {
      try {
        const page = await opened.document.getPage(number);
        read.push(await readPdfPage(page));
        page.cleanup();
      } catch {
        // A broken page is told of by `unreadable`; the others are read.
        failed += 1;
      }
    }
    const garbled = garbledFonts(read.flatMap((page) => page.runs));
    const pages = read.map((page) => contentOf({ ...page, runs: withoutGarble(page.runs, garbled) }));
    return documentOf(
      mediaType,
      blocksOf(pages),
      troubleOf(pages, failed, { whole: endsWhole(bytes), pictures: holdsPictures(bytes) }),
    );
  } finally {
    await opened.close();
  }
}
