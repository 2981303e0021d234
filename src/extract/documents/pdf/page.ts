import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TableBlock } from '../../document.ts';
import { isMatrix, type Box, type Matrix, type Run } from './geometry.ts';
import { findLattices } from './lattice.ts';
import { linesOf, type Line } from './lines.ts';
import { collectRulings, type Rulings } from './rulings.ts';
import { runOf, type TextItem } from './runs.ts';
import { fillLattice, isInside } from './table.ts';

/** A table with its place on the page. */
export interface PlacedTable {
  readonly top: number;
  readonly bottom: number;
  readonly block: TableBlock;
}

/** What stands on one page. */
export interface PageContent {
  readonly page: number;
  readonly height: number;
  readonly lines: readonly Line[];
  readonly tables: readonly PlacedTable[];
  /** Pictures large enough to be a table, in no ruled table. */
  readonly pictures: readonly Box[];
  /** Characters of text, white space aside. */
  readonly characters: number;
  readonly garbled: number;
}

const mostItems = 60_000;
/** Characters that a font without a character map leaves behind. */
const garbage = /[\ue000-\uf8ff\ufffd]/gu;

function textItems(items: readonly object[]): readonly TextItem[] {
  return items.filter((item): item is TextItem => 'str' in item && 'transform' in item && 'fontName' in item);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** A page as its runs of text and its lines, whatever file it came from. */
export interface PageParts {
  readonly page: number;
  readonly height: number;
  readonly runs: readonly Run[];
  readonly rulings: Rulings;
}

const tableWidth = 150;
const tableHeight = 50;

function isLarge(box: Box): boolean {
  return box.right - box.left >= tableWidth && box.bottom - box.top >= tableHeight;
}

/** Sets text into the ruled tables it stands in, and the rest into lines. */
export function contentOf({ page: number, height, runs, rulings }: PageParts): PageContent {
  const inTables = new Set<Run>();
  const tables = findLattices(rulings).flatMap((lattice): PlacedTable[] => {
    const inside = runs.filter((run) => !inTables.has(run) && isInside(lattice, run));
    if (inside.length === 0) {
      return [];
    }
    const grid = fillLattice(lattice, inside);
    for (const run of inside) {
      inTables.add(run);
    }
    return [{ top: lattice.top, bottom: lattice.bottom, block: { kind: 'table', grid, page: number, selector: null } }];
  });
  const text = runs.map((run) => run.text).join('');
  return {
    page: number,
    height,
    lines: linesOf(runs.filter((run) => !inTables.has(run))),
    tables,
    pictures: rulings.pictures
      .filter(isLarge)
      .filter((box) => !tables.some((table) => table.top <= box.top && box.bottom <= table.bottom)),
    characters: text.replace(/\s+/gu, '').length,
    garbled: count(text, garbage),
  };
}

export async function readPdfPage(page: PDFPageProxy): Promise<PageContent> {
  const viewport = page.getViewport({ scale: 1 });
  const matrix: Matrix | null = isMatrix(viewport.transform) ? viewport.transform : null;
  const number = page.pageNumber;
  if (matrix === null) {
    return { page: number, height: 0, lines: [], tables: [], pictures: [], characters: 0, garbled: 0 };
  }
  const content = await page.getTextContent();
  const runs: readonly Run[] = textItems(content.items.slice(0, mostItems))
    .map((item) => runOf(item, content.styles[item.fontName], matrix))
    .filter((run): run is Run => run !== null);
  const rulings = collectRulings(await page.getOperatorList(), matrix);
  return contentOf({ page: number, height: viewport.height, runs, rulings });
}
