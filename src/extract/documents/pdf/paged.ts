import type { Block } from '../../document.ts';
import { withoutFurniture } from './furniture.ts';
import type { Line } from './lines.ts';
import { joinCutRows } from './page-breaks.ts';
import type { PageContent } from './page.ts';
import { marginsOf, paragraphsOf, type PagedLine } from './paragraphs.ts';

/** A page with less text than this and a picture is a scan. */
const leastCharacters = 15;

/** A cover and a letter may be typed before pages that were scanned. */
const mostTypedOfScan = 400;

interface Positioned {
  readonly top: number;
  readonly line: Line | null;
  readonly block: Block | null;
}

function pictureOn(page: number): Block {
  return { kind: 'image', src: '', alt: '', page, selector: null };
}

/** Blocks of all pages in reading order; a paragraph goes on over a page break, but never over a table. */
export function blocksOf(read: readonly PageContent[]): readonly Block[] {
  const pages = joinCutRows(read);
  const margins = marginsOf(pages.flatMap((page) => page.lines));
  const kept = withoutFurniture(pages);
  const blocks: Block[] = [];
  let lines: PagedLine[] = [];
  const flush = (): void => {
    blocks.push(...paragraphsOf(lines, margins));
    lines = [];
  };
  for (const [index, page] of pages.entries()) {
    const entries: readonly Positioned[] = [
      ...(kept[index]?.lines ?? []).map((line) => ({ top: line.top, line, block: null })),
      ...page.tables.map((table) => ({ top: table.top, line: null, block: table.block })),
      ...page.pictures.map((box) => ({ top: box.top, line: null, block: pictureOn(page.page) })),
    ].sort((a, b) => a.top - b.top);
    for (const { line, block } of entries) {
      if (block !== null) {
        flush();
        blocks.push(block);
      } else if (line !== null) {
        lines.push({ line, page: page.page });
      }
    }
  }
  flush();
  return blocks;
}

/** What the file as a whole shows, whatever its pages say. */
export interface FileSigns {
  /** False where the file was cut off. */
  readonly whole: boolean;
  readonly pictures: boolean;
}

/** Why a paged file says nothing, or not all: `failed` pages could not be read, a file not `whole` was cut off. */
export function troubleOf(
  pages: readonly PageContent[],
  failed: number,
  { whole, pictures }: FileSigns,
): string | null {
  const characters = pages.reduce((sum, page) => sum + page.characters, 0);
  const garbled = pages.reduce((sum, page) => sum + page.garbled, 0);
  const scans = pages.filter((page) => page.isScan).length;
  const typed = pages.reduce((sum, page) => sum + (page.isScan ? 0 : page.characters), 0);
  if (!whole || (failed > 0 && characters === 0)) {
    return 'damaged';
  }
  if (characters < leastCharacters * Math.max(1, pages.length)) {
    return pictures ? 'scanned' : characters === 0 ? 'empty' : null;
  }
  if (scans * 2 > pages.length && typed < mostTypedOfScan) {
    return 'scanned';
  }
  return garbled * 3 > characters ? 'garbled' : failed > 0 ? 'damaged' : null;
}
