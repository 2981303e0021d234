import type { Grid, TextBlock } from '../../document.ts';
import { gridOf } from './grid.ts';

const leastCells = 3;
const leastRows = 3;
const ruler = /^[\s|:+-]+$/u;

function cellsOf(line: string): readonly string[] | null {
  const separator = line.includes('|') ? '|' : '\t';
  const inner = separator === '|' ? line.trim().replace(/^\||\|$/gu, '') : line;
  const cells = inner.split(separator);
  return cells.length >= leastCells ? cells.map((cell) => cell.trim()) : null;
}

/** Grids written as lines with cells between bars or tabs; neighbouring lines form one grid. */
export function pipedGrids(texts: readonly TextBlock[]): readonly Grid[] {
  const grids: (readonly string[])[][] = [];
  let current: (readonly string[])[] = [];
  const finish = (): void => {
    if (current.length >= leastRows) {
      grids.push(current);
    }
    current = [];
  };
  for (const line of texts.flatMap((block) => block.text.split('\n'))) {
    if (ruler.test(line) && line.includes('|')) {
      continue;
    }
    const cells = cellsOf(line);
    if (cells === null) {
      finish();
    } else {
      current.push(cells);
    }
  }
  finish();
  return grids.map(gridOf);
}
