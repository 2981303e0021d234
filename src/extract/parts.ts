import { cleanTitle, readTitle } from '../text/index.ts';
import type { RepairedBlock } from './compose.ts';

/** One of several reports that stand on one page. */
export interface ReportPart {
  readonly title: string;
  readonly blocks: RepairedBlock[];
}

interface Start {
  readonly at: number;
  readonly title: string;
  readonly key: string;
  readonly isYearAlone: boolean;
}

const longestTitle = 80;
const leastChars = 300;
/** A heading that is nothing but a year divides a page of reports too. */
const yearAlone = /^[【[（(]?((?:19|20)\d\d)年(?:度)?(?:年报)?[】\])）]?$/;

function length(blocks: readonly RepairedBlock[]): number {
  let chars = 0;
  for (const { block } of blocks) {
    if (block.kind === 'text') chars += block.text.length;
    else if (block.kind === 'table') chars += block.grid.cells.length * 4;
  }
  return chars;
}

const chapter = /^(?:第?[一二三四五六七八九十]{1,2}[、.．,，]|[（(][一二三四五六七八九十]{1,2}[）)])/;
const leastChapters = 2;

/** Whether a part is a report of its own and not what one report says of a year: it has chapters, or prose where the page has none. */
function standsAlone(part: readonly RepairedBlock[], hasChapters: boolean): boolean {
  if (!hasChapters) return length(part.filter(({ block }) => block.kind === 'text')) >= leastChars;
  return countChapters(part) >= leastChapters;
}

function countChapters(blocks: readonly RepairedBlock[]): number {
  return blocks.filter(({ block }) => block.kind === 'text' && chapter.test(block.text)).length;
}

function allStarts(blocks: readonly RepairedBlock[]): readonly Start[] {
  const starts: Start[] = [];
  for (const [at, { block }] of blocks.entries()) {
    if (block.kind !== 'text' || block.text.length > longestTitle || /[。；;]/.test(block.text)) continue;
    if (!/年/.test(block.text)) continue;
    const lone = yearAlone.exec(block.text)?.[1];
    if (lone !== undefined) starts.push({ at, title: block.text, key: `${lone} `, isYearAlone: true });
    const reading = readTitle(block.text);
    if (reading.kind !== 'report' || reading.year === null || reading.confidence < 0.7) continue;
    const key = `${String(reading.year)} ${reading.publisher ?? ''}`;
    starts.push({ at, title: cleanTitle(block.text), key, isYearAlone: false });
  }
  return starts;
}

/** Titles, and lines that are a year and nothing else where they divide the page and not a report on it. */
function startsOf(blocks: readonly RepairedBlock[]): readonly Start[] {
  const starts = allStarts(blocks);
  const lone = starts.filter(({ isYearAlone }) => isYearAlone);
  const [first] = lone;
  if (first === undefined) return starts;
  const hasChapters = countChapters(blocks) >= leastChapters;
  const parts = lone.map(({ at }, index) => blocks.slice(at, lone[index + 1]?.at));
  const divides =
    length(blocks.slice(0, first.at)) < leastChars && parts.every((part) => standsAlone(part, hasChapters));
  return divides ? starts : starts.filter(({ isYearAlone }) => !isYearAlone);
}

/**
 * Parts of a page that holds reports of several years, each begun by its title, in the order of the page. Null for a page
 * that holds one: a title alone, or the title of another year's report in a list of links, begins no part.
 */
export function splitReports(blocks: readonly RepairedBlock[]): readonly ReportPart[] | null {
  const starts = startsOf(blocks);
  if (starts.length < 2) return null;
  const parts: ReportPart[] = [];
  const keys = new Set<string>();
  let pending: Start | null = null;
  const close = (end: number): void => {
    if (pending === null) return;
    const part = blocks.slice(pending.at, end);
    if (length(part) >= leastChars) {
      parts.push({ title: pending.title, blocks: part });
      keys.add(pending.key);
      pending = null;
    }
  };
  for (const start of starts) {
    if (pending?.key === start.key) continue;
    close(start.at);
    pending = start;
  }
  close(blocks.length);
  return keys.size >= 2 && parts.length === keys.size ? parts : null;
}
