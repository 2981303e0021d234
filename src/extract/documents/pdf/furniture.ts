import type { Line } from './lines.ts';

export interface PageLines {
  readonly page: number;
  readonly height: number;
  readonly lines: readonly Line[];
}

const pageNumber =
  /^[\s—–\-_·.~]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／,，、]?\s*(?:共\s*)?\d{1,4}\s*页?)?[\s—–\-_·.~]*$/u;
/** Share of the page at its head and foot where numbers and running titles stand. */
const edge = 0.1;
const leastRepeats = 3;

function isAtEdge(line: Line, height: number): boolean {
  return line.bottom < height * edge || line.top > height * (1 - edge);
}

/** Page numbers and running titles: at the edge, and a number or the same on many pages. */
export function withoutFurniture(pages: readonly PageLines[]): readonly PageLines[] {
  const repeats = new Map<string, number>();
  for (const { lines, height } of pages) {
    for (const line of lines.filter((each) => isAtEdge(each, height))) {
      repeats.set(line.text, (repeats.get(line.text) ?? 0) + 1);
    }
  }
  const isRunning = (line: Line): boolean =>
    (repeats.get(line.text) ?? 0) >= Math.max(leastRepeats, pages.length * 0.6) && /\p{L}/u.test(line.text);
  return pages.map((page) => ({
    ...page,
    lines: page.lines.filter(
      (line) => !isAtEdge(line, page.height) || !(pageNumber.test(line.text) || isRunning(line)),
    ),
  }));
}
