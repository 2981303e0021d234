import type { Extraction, Section, Tables } from '../domain/index.ts';
import { memo, splitSentences } from '../text/index.ts';
import { foldBare, foldText } from './fold.ts';
import { loneDay } from './lone-day.ts';
import { meaningfulLine } from './noise.ts';
import { headingOf, ownLines } from './own-lines.ts';
import type { Owned } from './own-lines.ts';

/** A sentence as it stands and as it is compared. */
export interface Unit {
  readonly text: string;
  readonly key: string;
  /** Line of the normal form on which it stands, from 0; -1 where that is not known. */
  readonly line: number;
}

/** A section without its sub-sections; the text outside all sections is one, too. */
export interface Passage {
  /** Index in `sections`; null for what stands outside. */
  readonly index: number | null;
  /** `一、总体情况 · （二）依申请公开`. */
  readonly label: string;
  readonly number: string | null;
  readonly title: string;
  readonly level: number;
  readonly numberKey: string;
  readonly titleKey: string;
  readonly units: readonly Unit[];
}

/** The running text of an Extraction. */
export interface Prose {
  readonly outside: Passage;
  /** Words of the statutory tables' rows; their figures are compared with the tables. */
  readonly tableWords: Passage;
  /** The same words cell by cell, each once and sorted: what they are however the tables lie. */
  readonly tableCells: string;
  readonly sections: readonly Passage[];
}

interface Line {
  readonly text: string;
  readonly at: number;
}

/** Sentences of lines without noise; those that fold to nothing are left out. */
function unitsOf(lines: readonly Line[]): readonly Unit[] {
  return lines.flatMap(({ text, at }) => {
    const line = meaningfulLine(text);
    if (line === null) return [];
    const day = loneDay(line);
    if (day !== null) return [{ text: line, key: day, line: at }];
    return splitSentences(line).flatMap((sentence) => {
      const key = foldText(sentence.text);
      return key === '' ? [] : [{ text: sentence.text, key, line: at }];
    });
  });
}

/**
 * The keys of a text's units, joined. Sentences fold by themselves as they do together: marks that end them neither vanish
 * nor join figures. Only an address may be cut where a sentence ends.
 */
function keyOf(lines: readonly Line[]): string {
  let keys = '';
  for (const { text, at } of lines) {
    const line = meaningfulLine(text);
    if (line === null) continue;
    keys += line.includes('://')
      ? unitsOf([{ text, at }])
          .map(({ key }) => key)
          .join('')
      : (loneDay(line) ?? foldText(line));
  }
  return keys;
}

/** Finds lines in a text in reading order, also behind a heading: the n-th of several equal ones is the n-th asked for. */
function lineFinder(text: string): (line: string, heading: string) => number {
  const lines = text.split('\n').map((line, at) => ({ line, at }));
  const group = (keyOfLine: (line: string) => string): Map<string, { readonly at: number }[]> =>
    Map.groupBy(lines.toReversed(), ({ line }) => keyOfLine(line));
  const places = group((line) => line);
  let headed: ReturnType<typeof group> | null = null;
  return (line, heading) => {
    const found = places.get(line)?.pop();
    if (found !== undefined || heading === '') return found?.at ?? -1;
    headed ??= group(foldBare);
    return headed.get(heading + foldBare(line))?.pop()?.at ?? -1;
  };
}

const rowMark = '\u{1f}';
const cellEdge = /[\t|｜]/;
const edges = /[\t|｜]/g;
const bars = /[|｜]/;
const words = /\p{Script=Han}/u;
/** Folding drops tabs itself, but not inside an address, which they end. */
const needsJoining = /[|｜]|:\/\//;
const letters = /\p{L}/u;
const figure =
  /^[〇零]$|^[+\-−±约近增减]*[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?\s*\p{Script=Han}{0,3}(?:[（(【].*)?$/u;

/** A row of table 2 that names the article of the regulation its figures are owed by. */
const article = /^第[一二三四五六七八九十]+条第?[（(]?[一二三四五六七八九十]+[）)]?项?$/;

/** What the statutory tables hold as facts: labels and units of rows, and cells that are no plain number. */
function tableFacts({ proactive, applications, litigation, statistics }: Tables): Set<string> {
  const keys = new Set<string>();
  const know = (text: string | null): void => {
    if (text !== null) keys.add(foldText(text));
  };
  for (const { label } of Object.values(proactive?.rows ?? {})) know(label);
  for (const { label, unit } of Object.values(statistics?.rows ?? {})) {
    know(label);
    know(unit);
  }
  for (const table of [proactive, applications, litigation, statistics]) {
    for (const { raw } of Object.values(table?.cells ?? {})) know(raw);
  }
  return keys;
}

/** Whether a cell has words; most hold a figure, which takes no pattern to be seen. */
function hasWords(cell: string): boolean {
  for (let index = 0; index < cell.length; index += 1) {
    if (cell.charCodeAt(index) > 0x7f) return words.test(cell);
  }
  return false;
}

/** A row without the figures at its end, which most of a form's rows have in their own way and their labels in common. */
function withoutLastFigures(row: string): string {
  let end = row.length;
  while (end > 0 && (row[end - 1] === '\t' || isDigit(row.charCodeAt(end - 1)))) end -= 1;
  const edge = row.indexOf('\t', end);
  return edge === -1 ? row : row.slice(0, edge);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

interface WordCell {
  readonly cell: string;
  readonly key: string;
}

/** The cells of a row that have words and are no figures. */
const wordCells: (row: string) => readonly WordCell[] = memo((row) =>
  row
    .split(bars.test(row) ? cellEdge : '\t')
    .filter((cell) => hasWords(cell) && !figure.test(cell.trim()))
    .map((cell) => ({ cell, key: foldText(cell) })),
);

/** Cells so long name one thing of the forms; shorter ones, as 总计, stand in several tables. */
const tellingCell = 6;

/**
 * The words of a table's row that stand nowhere else: its figures, labels and notes are compared with the tables, and a
 * table that goes on over the page only repeats its header rows and the labels that reach over it.
 */
function rowWords(line: string, known: Set<string>, seen: Set<string>): string {
  const cells = wordCells(withoutLastFigures(line));
  for (const { key } of cells) seen.add(key);
  const row = `${rowMark}${cells.map(({ key }) => key).join(rowMark)}`;
  if (known.has(row)) return '';
  known.add(row);
  const fresh = cells.filter(({ key }) => !known.has(key));
  for (const { key } of fresh) if (key.length >= tellingCell) known.add(key);
  return fresh.map(({ cell }) => cell).join(' ');
}

const joinedParagraph = 200;
const mostSections = 200;

/** One paragraph that holds several sections with their headings; it stands in them already. */
function holdsSections(line: string, owned: readonly Owned[]): boolean {
  if (line.length <= joinedParagraph || owned.length > mostSections) return false;
  const inside = owned.filter(({ section }) => section.title.length > 2 && line.includes(section.title));
  return inside.length > 1 && inside.every(({ lines }) => lines.every((own) => line.includes(own)));
}

interface Outside {
  /** Preamble, notes, signature. */
  readonly prose: readonly Line[];
  /** Words of the statutory tables, one row a line. */
  readonly tableWords: readonly Line[];
  readonly tableCells: string;
}

const headLines = 12;

/** Lines of the text's head that are the title, whole or printed over two or three lines. */
function titleLines(lines: readonly string[], title: string | null): ReadonlySet<number> {
  const wanted = foldBare(title ?? '');
  const found = new Set<number>();
  if (wanted === '') return found;
  const keys = lines.slice(0, headLines + 2).map(foldBare);
  for (let at = 0; at < Math.min(lines.length, headLines); at += 1) {
    let printed = '';
    for (let end = at; end < Math.min(at + 3, keys.length); end += 1) {
      printed += keys[end] ?? '';
      if (!wanted.startsWith(printed)) break;
      if (printed !== wanted) continue;
      for (let line = at; line <= end; line += 1) found.add(line);
    }
  }
  return found;
}

/** A row's cells in one, folded. */
function joinedKey(line: string): string {
  return foldBare(needsJoining.test(line) ? line.replaceAll(edges, '') : line);
}

/** Lines of the normal form that stand in no section, are not the title and no row of a table outside the forms. */
function outsideText(extraction: Extraction, owned: readonly Owned[]): Outside {
  const { tables } = extraction;
  const known = new Map<string, number>();
  const know = (key: string): void => {
    known.set(key, (known.get(key) ?? 0) + 1);
  };
  const take = (key: string): boolean => {
    const left = known.get(key) ?? 0;
    if (left > 0) known.set(key, left - 1);
    return left > 0;
  };
  for (const { heading, lines } of owned) {
    know(heading);
    if (lines[0] !== undefined) know(heading + foldBare(lines[0]));
    for (const line of lines) know(line);
  }
  for (const { grid } of tables.other) {
    for (const row of grid) know(foldBare(row.join('')));
  }
  const hasForms = [tables.applications, tables.litigation, tables.proactive, tables.statistics].some(
    (table) => table !== null,
  );
  const facts = tableFacts(tables);
  const told = new Set(facts);
  const seen = new Set<string>();
  const lines = extraction.text.split('\n');
  const titles = titleLines(lines, extraction.title);
  const prose: Line[] = [];
  const rows: Line[] = [];
  for (const [at, text] of lines.entries()) {
    if (titles.has(at) || take(text) || take(joinedKey(text)) || holdsSections(text, owned)) continue;
    if (!hasForms) prose.push({ text, at });
    else if (cellEdge.test(text) || article.test(text)) rows.push({ text: rowWords(text, told, seen), at });
    else if (letters.test(text)) prose.push({ text, at });
  }
  return {
    prose,
    tableWords: rows,
    tableCells: [...seen]
      .filter((key) => !facts.has(key))
      .toSorted()
      .join(rowMark),
  };
}

/** Labels with the headings above them: `一、总体情况 · （二）依申请公开`. */
function labels(sections: readonly Section[]): readonly string[] {
  const above: { level: number; heading: string }[] = [];
  return sections.map(({ number, title, level }) => {
    while ((above.at(-1)?.level ?? -1) >= level) above.pop();
    above.push({ level, heading: headingOf(number, title) });
    return above.map(({ heading }) => heading).join(' · ');
  });
}

function unsectioned(label: string, lines: readonly Line[]): Passage {
  const heading = { number: null, title: '', level: 0, numberKey: '', titleKey: '' };
  return { index: null, label, ...heading, units: unitsOf(lines) };
}

/** What counts of the running text. */
export interface ProseKeys {
  readonly outside: string;
  readonly tableWords: string;
  readonly sections: readonly (readonly [number: string, title: string, text: string])[];
}

/** The keys of the running text, for those who need not know where its units stand. */
export function proseKeys(extraction: Extraction): ProseKeys {
  const owned = ownLines(extraction.sections);
  const { prose, tableCells } = outsideText(extraction, owned);
  return {
    outside: keyOf(prose),
    tableWords: tableCells,
    sections: owned.map(({ section, lines }) => [
      foldBare(section.number ?? ''),
      foldText(section.title),
      keyOf(lines.map((text) => ({ text, at: -1 }))),
    ]),
  };
}

/** The running text in passages of comparable units. */
export function proseOf(extraction: Extraction): Prose {
  const owned = ownLines(extraction.sections);
  const named = labels(extraction.sections);
  const { prose, tableWords, tableCells } = outsideText(extraction, owned);
  const lineOf = lineFinder(extraction.text);
  return {
    outside: unsectioned('正文', prose),
    tableWords: unsectioned('表格文字', tableWords),
    tableCells,
    sections: owned.map(({ section, index, heading, lines }) => ({
      index,
      label: named[index] ?? section.title,
      number: section.number,
      title: section.title,
      level: section.level,
      numberKey: foldBare(section.number ?? ''),
      titleKey: foldText(section.title),
      units: unitsOf(lines.map((text, at) => ({ text, at: lineOf(text, at === 0 ? heading : '') }))),
    })),
  };
}
