import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TableBlock } from '../../document.ts';
import { alignedTables } from './aligned/index.ts';
import { unfoldColumns } from './columns.ts';
import { fontsArrived, fontsOf } from './fonts.ts';
import { isMatrix, multiply, type Box, type Matrix, type Run } from './geometry.ts';
import { findLattices } from './lattice.ts';
import { linesOf, type Line } from './lines.ts';
import { fontNames, paintPage } from './paint.ts';
import type { Rulings } from './rulings.ts';
import { fillLattice, isInside } from './table.ts';

/** A table with its place on the page. */
export interface PlacedTable {
  readonly top: number;
  readonly bottom: number;
  /** Places of the lines between its columns; null where it has none. */
  readonly columns: readonly number[] | null;
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
  /** A picture fills most of the page and there is hardly any text: page number, stamp, file mark. */
  readonly isScan: boolean;
}

/** Characters that a font without a character map leaves behind. */
const garbage = /[\ue000-\uf8ff\ufffd]/gu;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** A page as its runs of text and its lines, whatever file it came from. */
export interface PageParts {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  readonly rulings: Rulings;
}

const mostUnparted = 2;
const tableWidth = 150;
const tableHeight = 50;

function isLarge(box: Box): boolean {
  return box.right - box.left >= tableWidth && box.bottom - box.top >= tableHeight;
}

const scanShare = 0.5;
const mostScanCharacters = 60;
const edgeShare = 0.12;

function charactersOf(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.text.replace(/\s+/gu, '').length, 0);
}

/** Whether a picture fills most of the page: a scan, whose text is a hidden layer if there is any. */
function isPictured({ width, height, rulings }: PageParts): boolean {
  const covered = rulings.pictures.reduce(
    (sum, box) => sum + Math.max(0, box.right - box.left) * Math.max(0, box.bottom - box.top),
    0,
  );
  return covered > width * height * scanShare;
}

/** The text that a reader of the page sees: no hidden text unless it lies under a scan, no running titles marked as such. */
function visible(parts: PageParts, pictured: boolean): readonly Run[] {
  const { runs, height } = parts;
  const shown = runs.filter((run) => !run.hidden);
  const seen = pictured || charactersOf(shown) === 0 ? runs : shown;
  return seen.filter((run) => !run.artifact || (run.bottom > height * edgeShare && run.top < height * (1 - edgeShare)));
}

/** Sets text into the ruled tables it stands in, and the rest into lines. */
export function contentOf(parts: PageParts): PageContent {
  const { page: number, rulings } = parts;
  const pictured = isPictured(parts);
  const ruledPlaces = findLattices(rulings);
  const { runs, added } =
    ruledPlaces.length === 0 ? unfoldColumns(visible(parts, pictured)) : { runs: visible(parts, pictured), added: 0 };
  const height = parts.height + added;
  const inTables = new Set<Run>();
  const ruled = ruledPlaces.flatMap((lattice): PlacedTable[] => {
    const inside = runs.filter((run) => !inTables.has(run) && isInside(lattice, run));
    if (inside.length === 0) {
      return [];
    }
    const { grid, unparted } = fillLattice(lattice, inside);
    // Lines between its columns are missing: where the words stand tells more than the lines.
    if (unparted >= mostUnparted) {
      return [];
    }
    for (const run of inside) {
      inTables.add(run);
    }
    const { top, bottom, xs } = lattice;
    return [{ top, bottom, columns: xs, block: { kind: 'table', grid, page: number, selector: null } }];
  });
  const free = runs.filter((run) => !inTables.has(run));
  const aligned = alignedTables(free, rulings.horizontal).map((table): PlacedTable => {
    for (const run of table.runs) {
      inTables.add(run);
    }
    const { top, bottom, grid } = table;
    return { top, bottom, columns: null, block: { kind: 'table', grid, page: number, selector: null } };
  });
  const tables = [...ruled, ...aligned];
  const text = runs.map((run) => run.text).join('');
  return {
    page: number,
    height,
    lines: linesOf(runs.filter((run) => !inTables.has(run))),
    tables,
    pictures: rulings.pictures
      .filter(isLarge)
      .filter((box) => !tables.some((table) => table.top <= box.top && box.bottom <= table.bottom)),
    characters: charactersOf(runs),
    garbled: count(text, garbage),
    isScan: pictured && charactersOf(runs) < mostScanCharacters,
  };
}

/** Turns a page by quarters to the left, so that text that runs down or up it runs to the right. */
function turned(viewport: Matrix, quarters: number, width: number, height: number): Matrix {
  const turns: readonly Matrix[] = [
    [1, 0, 0, 1, 0, 0],
    [0, -1, 1, 0, 0, width],
    [-1, 0, 0, -1, width, height],
    [0, 1, -1, 0, height, 0],
  ];
  return multiply(turns[quarters] ?? [1, 0, 0, 1, 0, 0], viewport);
}

/** Reads what a page paints; a page whose text stands on its side is read as its reader would hold it. */
export async function readPdfPage(page: PDFPageProxy): Promise<PageParts> {
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const number = page.pageNumber;
  if (!isMatrix(transform)) {
    return { page: number, width, height, runs: [], rulings: { horizontal: [], vertical: [], pictures: [] } };
  }
  const list = await page.getOperatorList();
  await fontsArrived(page, fontNames(list));
  const fontOf = fontsOf(page);
  const upright = paintPage(list, transform, fontOf);
  const quarters = upright.quarterTurns;
  if (quarters === 0) {
    return { page: number, width, height, runs: upright.runs, rulings: upright.rulings };
  }
  const { runs, rulings } = paintPage(list, turned(transform, quarters, width, height), fontOf);
  const isUpsideDown = quarters === 2;
  return { page: number, width: isUpsideDown ? width : height, height: isUpsideDown ? height : width, runs, rulings };
}
