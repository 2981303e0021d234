import type { Grid } from '../../../document.ts';
import type { Run, Segment } from '../geometry.ts';
import { linesOf, type Line } from '../lines.ts';
import { bandsOf, rangeOf, valuesOf, type Bands } from './bands.ts';
import { alignedGrid } from './grid.ts';
import { pieceLine, type PieceLine } from './pieces.ts';

/** A table that only the places of its words and figures show. */
export interface AlignedTable {
  readonly top: number;
  readonly bottom: number;
  readonly grid: Grid;
  readonly runs: readonly Run[];
}

interface TableLine extends PieceLine {
  readonly line: Line;
}

/** A line with this many values side by side belongs to a table. */
const leastValues = 3;
const longestName = 12;
const headingEnd = /(?:情况|事项|措施|说明|问题|概述)[:：]?$/u;
const chapter = /^[一二三四五六七八九十]{1,3}、/u;
const prose = /[，。；]/u;
const longProse = 18;
/** Widest gap between lines of one table, in ems of the line. */
const rowGap = 3.2;

/** Whether a line stands between tables: a heading, a paragraph. */
function isBreak(line: TableLine, size: number): boolean {
  const [only] = line.pieces;
  if (line.size > size + 1.2 && !isAnchor(line)) {
    return true;
  }
  if (only === undefined || line.pieces.length > 1) {
    return false;
  }
  const isLong = only.text.length >= longProse && prose.test(only.text);
  const isHeading = chapter.test(only.text) && headingEnd.test(only.text);
  return isHeading || (isLong && line.size > size - 0.3 && !only.text.startsWith('（'));
}

function isAnchor(line: TableLine): boolean {
  const { pieces } = line;
  const isHeader =
    pieces.length >= leastValues && pieces.every((piece) => !piece.isValue && piece.text.length <= longestName);
  return valuesOf(line).length >= leastValues || isHeader;
}

/** Lines around the anchors that belong to the same table: up to a heading, a paragraph or a wide gap. */
function extent(lines: readonly TableLine[], from: number, to: number): readonly [number, number] {
  const size = lines[from]?.size ?? 0;
  const isNear = (above: TableLine | undefined, below: TableLine | undefined): boolean =>
    above !== undefined && below !== undefined && below.top - above.bottom < size * rowGap;
  const goesOnTo = (line: TableLine | undefined): boolean => line !== undefined && !isBreak(line, size);
  let first = from;
  while (isNear(lines[first - 1], lines[first]) && goesOnTo(lines[first - 1])) first -= 1;
  let last = to;
  while (isNear(lines[last], lines[last + 1]) && goesOnTo(lines[last + 1])) last += 1;
  return [first, last];
}

/** Stretches of lines that are tables, each around lines with several values. */
function regions(lines: readonly TableLine[]): readonly (readonly TableLine[])[] {
  const found: (readonly TableLine[])[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || !isAnchor(line)) {
      continue;
    }
    const [first, last] = extent(lines, index, index);
    found.push(lines.slice(first, last + 1));
    index = last;
  }
  return found;
}

/** Whether a line is the caption of the rows below it: one text that stands over the figures' columns. */
function isCaption(line: TableLine, start: number): boolean {
  const [only] = line.pieces;
  return (
    line.pieces.length === 1 && only !== undefined && !only.isValue && only.right > start && only.text.length <= 24
  );
}

/** Cuts a table where a caption begins another set of columns. */
function blocks(region: readonly TableLine[]): readonly (readonly TableLine[])[] {
  const anchors = region.filter(isAnchor);
  const start = Math.min(...anchors.map((line) => valuesOf(line)[0]?.left ?? Infinity));
  const result: TableLine[][] = [[]];
  let hasValues = false;
  for (const line of region) {
    const isHeader =
      line.pieces.length > 1 &&
      line.pieces.every((piece) => !piece.isValue) &&
      line.pieces.some((piece) => piece.right > start);
    if (hasValues && (isCaption(line, start) || isHeader)) {
      // A caption at the left edge is told by the header below it.
      const before = result.at(-1) ?? [];
      const caption = isHeader && before.at(-1)?.pieces.length === 1 ? before.splice(-1) : [];
      result.push([...caption]);
      hasValues = false;
    }
    hasValues ||= valuesOf(line).length > 0;
    result.at(-1)?.push(line);
  }
  return result;
}

function tableOf(lines: readonly TableLine[], rules: readonly Segment[]): AlignedTable | null {
  const valueLines = lines.filter((line) => valuesOf(line).length > 0);
  const firstValues = lines.findIndex((line) => valuesOf(line).length > 0);
  const bands: Bands | null = bandsOf(valueLines, lines.slice(0, Math.max(0, firstValues)));
  const [first] = lines;
  const last = lines.at(-1);
  if (bands === null || first === undefined || last === undefined) {
    return null;
  }
  const hasHeader = lines.some(
    (line) => valuesOf(line).length === 0 && line.pieces.some((piece) => rangeOf(bands, piece) !== null),
  );
  if (valueLines.length < 2 && !hasHeader) {
    return null;
  }
  return {
    top: first.top,
    bottom: last.bottom,
    grid: alignedGrid(bands, lines, rules),
    runs: lines.flatMap((line) => line.line.runs),
  };
}

/**
 * Tables without vertical lines: rows by their baselines, columns by figures that stand under each other and the words above
 * them. Where the figures do not tell their columns apart, the lines stay text.
 */
export function alignedTables(runs: readonly Run[], rules: readonly Segment[]): readonly AlignedTable[] {
  const lines = linesOf(runs.filter((run) => !run.vertical)).map((line) => ({ ...pieceLine(line.runs), line }));
  return regions(lines)
    .flatMap(blocks)
    .flatMap((block) => tableOf(block, rules) ?? []);
}
