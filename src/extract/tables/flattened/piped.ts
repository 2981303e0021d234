import type { TextBlock } from '../../document.ts';

/** The cells of one row, as printed. */
export type Cells = readonly string[];

const leastCells = 3;
const leastRows = 3;
/** Bars and rules without a word: the line under a header, the end of a row. */
const ruler = /^[\s|:+-]+$/u;

/** Lines that follow each other and hold cells, as a capture of a page's text prints them. */
function runsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const runs: string[][] = [];
  let current: string[] = [];
  for (const line of [...lines, '']) {
    if (line.includes('|') || line.split('\t').length >= leastCells) current.push(line);
    else if (current.length > 0) {
      runs.push(current);
      current = [];
    }
  }
  return runs;
}

/** A row a line. Bars at the edges are a frame where every line has them, else they are the edges of blank cells. */
function rowsByLine(run: readonly string[]): readonly Cells[] {
  const printed = run.filter((line) => !ruler.test(line)).map((line) => line.trim());
  const framedLeft = printed.every((line) => line.startsWith('|'));
  const framedRight = printed.every((line) => line.endsWith('|'));
  return printed.map((line) => {
    const inner = line.slice(framedLeft ? 1 : 0, framedRight ? -1 : undefined);
    return inner.split(line.includes('|') ? '|' : '\t').map((cell) => cell.trim());
  });
}

/** A cell a line, its bar behind it, and a line of bars after each row. */
function rowsByRuler(run: readonly string[]): readonly Cells[] {
  const rows: string[][] = [[]];
  for (const line of run) {
    if (ruler.test(line)) rows.push([]);
    else rows.at(-1)?.push(line.replace(/\|\s*$/u, '').trim());
  }
  return rows.filter((cells) => cells.length > 0);
}

/** A cell a line, and a bar alone before each row. */
function rowsByStart(run: readonly string[]): readonly Cells[] {
  const rows: string[] = [''];
  for (const line of run) {
    if (line.trim() === '|') rows.push('');
    else rows[rows.length - 1] += line;
  }
  return rows.flatMap((row) => {
    const cells = row.split('|').map((cell) => cell.trim());
    const last = cells.findLastIndex((cell) => cell !== '');
    return last === -1 ? [] : [cells.slice(0, last + 1)];
  });
}

const leastStarts = 3;

/** Whether bars alone on their lines begin the rows, and no line holds two cells. */
function isStarted(run: readonly string[]): boolean {
  const starts = run.filter((line) => line.trim() === '|').length;
  return starts >= leastStarts && run.every((line) => /^[^|]*[|\s]*$/u.test(line));
}

function isCellALine(run: readonly string[]): boolean {
  return run.every((line) => ruler.test(line) || /^[^|]+\|\s*$/u.test(line));
}

/** Tables written as lines with cells between bars or tabs; neighbouring lines form one table. */
export function pipedRows(texts: readonly TextBlock[]): readonly (readonly Cells[])[] {
  return runsOf(texts.flatMap((block) => block.text.split('\n')))
    .map((run) => (isStarted(run) ? rowsByStart(run) : isCellALine(run) ? rowsByRuler(run) : rowsByLine(run)))
    .filter((rows) => rows.filter((cells) => cells.length >= leastCells).length >= leastRows);
}
