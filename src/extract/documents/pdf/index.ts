import type { Block, SourceDocument } from '../../document.ts';
import { emptyDocument } from '../empty.ts';
import { withoutFurniture } from './furniture.ts';
import type { Line } from './lines.ts';
import { openPdf } from './open.ts';
import { readPdfPage, type PageContent, type PlacedTable } from './page.ts';
import { marginsOf, paragraphsOf, type Margins, type PagedLine } from './paragraphs.ts';

const mediaType = 'application/pdf';
const mostPages = 400;
/** A page with less text than this and a picture is a scan. */
const leastCharacters = 15;
const tailBytes = 4096;

/** A whole file ends with its trailer; one cut off on the way does not. */
function endsWhole(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - tailBytes)));
  return tail.includes('%%EOF');
}

interface Positioned {
  readonly top: number;
  readonly line: Line | null;
  readonly table: PlacedTable | null;
}

/** Blocks of all pages in reading order; a paragraph goes on over a page break, but never over a table. */
function blocksOf(pages: readonly PageContent[], margins: Margins): readonly Block[] {
  const kept = withoutFurniture(pages);
  const blocks: Block[] = [];
  let lines: PagedLine[] = [];
  const flush = (): void => {
    blocks.push(...paragraphsOf(lines, margins));
    lines = [];
  };
  for (const [index, page] of pages.entries()) {
    const entries: readonly Positioned[] = [
      ...(kept[index]?.lines ?? []).map((line) => ({ top: line.top, line, table: null })),
      ...page.tables.map((table) => ({ top: table.top, line: null, table })),
    ].sort((a, b) => a.top - b.top);
    for (const { line, table } of entries) {
      if (table !== null) {
        flush();
        blocks.push(table.block);
      } else if (line !== null) {
        lines.push({ line, page: page.page });
      }
    }
  }
  flush();
  return blocks;
}

function troubleOf(pages: readonly PageContent[], failed: number, whole: boolean): string | null {
  const characters = pages.reduce((sum, page) => sum + page.characters, 0);
  const garbled = pages.reduce((sum, page) => sum + page.garbled, 0);
  if (!whole || (failed > 0 && characters === 0)) {
    return 'damaged';
  }
  if (characters < leastCharacters * Math.max(1, pages.length)) {
    return pages.some((page) => page.pictures > 0) ? 'scanned' : characters === 0 ? 'empty' : null;
  }
  return garbled * 3 > characters ? 'garbled' : failed > 0 ? 'damaged' : null;
}

/** Reads a PDF: paragraphs in reading order without page numbers, and tables by their ruled lines. */
export async function readPdf(bytes: Uint8Array): Promise<SourceDocument> {
  const opened = await openPdf(bytes);
  if (opened.kind === 'closed') {
    return emptyDocument(mediaType, opened.trouble);
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
    const margins = marginsOf(pages.flatMap((page) => page.lines));
    const blocks = blocksOf(pages, margins);
    const title = blocks.find((block) => block.kind === 'text' && block.heading);
    return {
      ...emptyDocument(mediaType, troubleOf(pages, failed, endsWhole(bytes))),
      htmlTitle: title?.kind === 'text' ? title.text : null,
      blocks,
      pageText: blocks.map((block) => (block.kind === 'text' ? block.text : '')).join('\n'),
    };
  } finally {
    await opened.close();
  }
}
