import type { Block, DocumentLink, SourceDocument } from '../document.ts';
import { normalLine, readTitle } from '../../text/index.ts';
import { joinTornBlocks } from '../torn-lines.ts';
import { findBody, isAside } from './body.ts';
import { concealedRuns } from './concealed.ts';
import { embeddedArticle } from './embedded.ts';
import { isDataTable, readGrid } from './grid.ts';
import { readHead } from './head.ts';
import { fieldsInLine, headerLabel, readHeaderFields } from './header-fields.ts';
import { absoluteUrl, linksBeside, linksIn } from './links.ts';
import { findRecords } from './records.ts';
import { buildBoxes, isHidden, runsOf, type Box, type Run } from './runs.ts';
import { selectPieces, type Piece } from './select.ts';
import { parseHtml, type ElementNode } from './tree.ts';

/** What an HTML page says beyond its body: witnesses for metadata and for integrity. */
export interface PageDocument extends SourceDocument {
  readonly kind: 'page';
  /** Text of heading elements, with their level, in reading order. */
  readonly headings: readonly { readonly level: number; readonly text: string }[];
  /** Lines before the body's first paragraph, without links to other pages and the dates printed beside them. */
  readonly lead: readonly string[];
  /** Text that visitors do not see, with its link characters. */
  readonly hidden: readonly { readonly text: string; readonly linkChars: number }[];
  readonly scripts: readonly string[];
  /** Share of the page's visible text that is links, 0 to 1. */
  readonly linkShare: number;
  /** Links on the whole page. */
  readonly linkCount: number;
}

type Line = (text: string) => string;
type RunLine = (run: Run) => string;

/** Shorter lines are made sooner than found again. */
const leastKept = 24;

/** The lines of runs, each but the short ones made once. */
function runLines(line: Line): RunLine {
  const known = new Map<Run, string>();
  return (run) => {
    if (run.text.length < leastKept) return line(run.text);
    const before = known.get(run);
    if (before !== undefined) return before;
    const made = line(run.text);
    known.set(run, made);
    return made;
  };
}

function labelsIn({ text }: Run): number {
  return headerLabel(text) === null ? fieldsInLine(text).length : 1;
}

/** Header labels inside a box; counted once, however often it is asked. */
function countLabels(box: Box, known: Map<Box, number>): number {
  const [first, second] = box.items;
  // Most cells of tables hold no more than this.
  if (first?.kind === 'run' && second === undefined) return labelsIn(first);
  const counted = known.get(box);
  if (counted !== undefined) return counted;
  let count = 0;
  for (const item of box.items) {
    if (item.kind === 'box') count += countLabels(item, known);
    else if (item.kind === 'run') count += labelsIn(item);
  }
  known.set(box, count);
  return count;
}

const longestHeaderBlock = 900;
const fewestLabels = 3;
const blockNames = new Set(['table', 'ul', 'ol', 'dl', 'div', 'header', 'section']);

const mostProse = 60;
const leastSentence = 15;

/** Characters of sentences in a box that no label introduces. */
function proseOf(box: Box): number {
  let chars = 0;
  for (const item of box.items) {
    if (item.kind === 'box') chars += proseOf(item);
    else if (item.kind === 'run' && item.text.length >= leastSentence && item.text.includes('。'))
      chars += fieldsInLine(item.text).length === 0 ? item.text.length : 0;
  }
  return chars;
}

/** A table or list that is the disclosure header block and no part of the body; what only holds one beside other text is none. */
function isHeaderBlock(box: Box, known: Map<Box, number>): boolean {
  if (box.textChars > longestHeaderBlock || !blockNames.has(box.element.name)) return false;
  if (countLabels(box, known) < fewestLabels) return false;
  if (box.element.name !== 'table' && proseOf(box) >= mostProse) return false;
  return !box.items.some(
    (item) => item.kind === 'box' && item.textChars * 2 < box.textChars && countLabels(item, known) >= fewestLabels,
  );
}

interface Gathered {
  readonly piece: Piece;
  readonly block: Block;
}

interface Gatherer {
  readonly gathered: Gathered[];
  readonly base: string | null;
  readonly body: Box;
  readonly line: Line;
  readonly runLine: RunLine;
  readonly labels: Map<Box, number>;
}

function gather(box: Box, to: Gatherer): void {
  for (const item of box.items) {
    if (item.kind === 'image') {
      const src = absoluteUrl(item.src, to.base) ?? item.src.slice(0, 200);
      const block: Block = { kind: 'image', src, alt: to.line(item.alt), page: null, selector: null };
      to.gathered.push({ piece: { kind: 'image' }, block });
    } else if (item.kind === 'run') {
      const text = to.runLine(item);
      if (text === '' || item.hidden) continue;
      const heading = item.heading > 0;
      const piece: Piece = { kind: 'run', text, linkChars: item.linkChars, heading };
      to.gathered.push({ piece, block: { kind: 'text', text, heading, page: null, selector: null } });
    } else {
      gatherBox(item, to);
    }
  }
}

function gatherBox(box: Box, to: Gatherer): void {
  if (isHidden(box.element) && box.textChars === 0) return;
  if (isHeaderBlock(box, to.labels)) return;
  if (box !== to.body && isAside(box, to.body)) return;
  if (box.element.name === 'table' && isDataTable(box.element)) {
    const grid = readGrid(box.element, to.line);
    const block: Block = { kind: 'table', grid, page: null, selector: null };
    to.gathered.push({
      piece: { kind: 'table', cells: grid.cells, linkShare: box.linkChars / Math.max(box.textChars, 1) },
      block,
    });
    return;
  }
  gather(box, to);
}

/** Blocks of the body inside a box. */
function readBlocks(body: Box, base: string | null, line: Line, runLine: RunLine): Block[] {
  const to: Gatherer = { gathered: [], base, body, line, runLine, labels: new Map() };
  gatherBox(body, to);
  const kept = selectPieces(to.gathered.map(({ piece }) => piece));
  const first = kept[0] ?? 0;
  const last = kept.at(-1) ?? to.gathered.length - 1;
  const wanted = new Set(kept);
  return to.gathered
    .filter(
      ({ block }, index) => wanted.has(index) || (block.kind === 'image' && index >= first - 3 && index <= last + 3),
    )
    .map(({ block }) => block);
}

const fewestChars = 40;

/** `empty` for a page without anything, `scanned` for one whose only content is pictures; null for one that says something. */
function whyUnreadable(blocks: readonly Block[], links: readonly DocumentLink[]): string | null {
  if (blocks.length === 0) return links.length === 0 ? 'empty' : null;
  let chars = 0;
  let images = 0;
  for (const block of blocks) {
    if (block.kind === 'text') chars += block.text.length;
    else if (block.kind === 'table') chars += fewestChars;
    else images += 1;
  }
  return images > 0 && chars < fewestChars && links.length === 0 ? 'scanned' : null;
}

const leastVisible = 60;
const leastHidden = 300;

/** The page's boxes; where next to nothing is visible and prose is hidden, as on pages of tabs, what is hidden counts. */
function revealed(root: ElementNode, page: Box): Box {
  if (page.score >= leastVisible) return page;
  let prose = 0;
  for (const run of runsOf(page))
    if (run.hidden && run.linkChars === 0 && run.text.includes('。')) prose += run.text.length;
  return prose < leastHidden ? page : buildBoxes(root, true);
}

/** Where among the page's lines the body begins: at its first two paragraphs; -1 where it cannot be told. */
function bodyAt(lines: readonly string[], blocks: readonly Block[]): number {
  const [first, second] = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  if (first === undefined) return -1;
  const single = lines.indexOf(first);
  if (second === undefined) return single;
  for (let at = single; at !== -1; at = lines.indexOf(first, at + 1)) if (lines[at + 1] === second) return at;
  return single;
}

const dateAlone = /^[[(（]?(?:(?:19|20)\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[\])）]?$/;

const shortestTitle = 10;

/** A link to an article; a source, an author or a crumb is shorter. */
function isTitleLink({ text, linkChars }: Run): boolean {
  return linkChars >= shortestTitle && linkChars * 2 > text.length && !/\d{1,2}:\d{2}/.test(text);
}

/** Whether a run is an entry of a list of links, or the date beside one. */
function isEntry(run: Run, before: Run | undefined): boolean {
  return isTitleLink(run) || (before !== undefined && isTitleLink(before) && dateAlone.test(run.text));
}

const headingsOfTitle = 4;

/** The report year that the first of these titles names which is a report's. */
function yearNamed(titles: readonly string[]): number | null {
  const reports = titles.map((title) => readTitle(title)).filter(({ kind }) => kind === 'report');
  return reports.find(({ year }) => year !== null)?.year ?? null;
}

/**
 * Reads an HTML page into blocks and witnesses. One parse; linear in the page's length; never throws.
 * @param url address of the page, to make links absolute; null where unknown
 * @param line what makes one line of a paragraph; other than the normal form where bytes are to be restored first
 */
export function readPage(
  source: string,
  url: string | null,
  charset: string | null,
  line: Line = normalLine,
): PageDocument {
  const { root, scripts, styles } = parseHtml(source);
  const head = readHead(root, line);
  const page = buildBoxes(root);
  const article = embeddedArticle(scripts);
  const whole = article === null ? revealed(root, page) : buildBoxes(parseHtml(article.content).root);
  const body = findRecords(whole)?.[0] ?? findBody(whole);
  const runs = article === null ? runsOf(page) : [...runsOf(page), ...runsOf(whole)];
  const runLine = runLines(line);
  const seen = runs.filter((run) => !run.hidden);
  const lines = seen.map(runLine);
  const blocks = readBlocks(body, url, line, runLine);
  const headings = runs
    .filter((run) => run.heading > 0 && !run.hidden)
    .map((run) => ({ level: run.heading, text: runLine(run) }));
  const year = yearNamed([head.title ?? '', ...headings.slice(0, headingsOfTitle).map(({ text }) => text)]);
  const links = [...linksIn(body.element, url, line), ...linksBeside(root, body.element, url, line, year)];
  const leadEnd = bodyAt(lines, blocks);
  const header = readHeaderFields(lines.slice(0, 1500));
  return {
    kind: 'page',
    mediaType: 'text/html',
    charset,
    htmlTitle: head.title,
    meta: article === null ? head.meta : [...article.meta, ...head.meta],
    header,
    blocks: joinTornBlocks(blocks),
    links,
    pageText: lines.join('\n'),
    unreadable: whyUnreadable(blocks, links),
    headings,
    lead: seen
      .slice(0, leadEnd === -1 ? 60 : leadEnd)
      .filter((run, index, all) => !isEntry(run, all[index - 1]))
      .map(runLine),
    hidden: [...runs.filter((run) => run.hidden), ...concealedRuns(root, styles)].map(({ text, linkChars }) => ({
      text,
      linkChars,
    })),
    scripts,
    linkShare: page.linkChars / Math.max(page.textChars, 1),
    linkCount: head.links,
  };
}
