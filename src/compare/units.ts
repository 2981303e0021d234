import type { Extraction, Section } from '../domain/index.ts';
import { splitSentences } from '../text/index.ts';
import { foldText } from './fold.ts';
import { meaningfulLines } from './noise.ts';

/** A sentence as it stands and as it is compared. */
export interface Unit {
  readonly text: string;
  readonly key: string;
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
  readonly sections: readonly Passage[];
}

const bare = (text: string): string => foldText(text).replaceAll(/[()、.,，。:：·"]/g, '');

/** Sentences of lines without noise; those that fold to nothing are left out. */
export function unitsOf(text: string): readonly Unit[] {
  return meaningfulLines(text).flatMap((line) =>
    splitSentences(line).flatMap((sentence) => {
      const key = foldText(sentence.text);
      return key === '' ? [] : [{ text: sentence.text, key }];
    }),
  );
}

/** Heading as printed: `一、总体情况`, `（一）主动公开`. */
export function headingOf(number: string | null, title: string): string {
  if (number === null || number === '') return title;
  return /[\p{L}\p{N}]$/u.test(number) ? `${number}、${title}` : `${number}${title}`;
}

interface Owned {
  readonly section: Section;
  readonly heading: string;
  readonly lines: readonly string[];
}

/** Sections with only the lines above their first sub-section, whose text the parent's text repeats. */
function ownLines(sections: readonly Section[]): readonly Owned[] {
  return sections.map((section, index) => {
    const lines = section.text === '' ? [] : section.text.split('\n');
    const child = sections[index + 1];
    const heading = bare(headingOf(section.number, section.title));
    if (child === undefined || child.level <= section.level) return { section, heading, lines };
    const childHeading = bare(headingOf(child.number, child.title));
    const cut = lines.findIndex((line) => childHeading !== '' && bare(line.slice(0, 120)).startsWith(childHeading));
    return { section, heading, lines: cut === -1 ? lines : lines.slice(0, cut) };
  });
}

const cellEdge = /[\t|｜]/;
const edges = /[\t|｜]/g;
const words = /\p{Script=Han}/u;
const figure = /^[+\-−±约近增减]*[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?\s*\p{Script=Han}{0,3}(?:[（(【].*)?$/u;

/** The words of a table's row: its figures are compared with the tables, where they have a place. */
function rowWords(line: string): string {
  return line
    .split(cellEdge)
    .filter((cell) => words.test(cell) && !figure.test(cell.trim()))
    .join(' ');
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
  readonly text: string;
  /** Words of the statutory tables, one row a line. */
  readonly tableWords: string;
}

/** Lines of the normal form that stand in no section, are not the title and no row of a table outside the forms. */
function outsideText(extraction: Extraction, owned: readonly Owned[]): Outside {
  const { tables, title } = extraction;
  const known = new Map<string, number>();
  const know = (key: string): void => {
    known.set(key, (known.get(key) ?? 0) + 1);
  };
  const take = (key: string): boolean => {
    const left = known.get(key) ?? 0;
    known.set(key, left - 1);
    return left > 0;
  };
  if (title !== null) know(bare(title));
  for (const { heading, lines } of owned) {
    know(heading);
    if (lines[0] !== undefined) know(heading + bare(lines[0]));
    for (const line of lines) know(line);
  }
  for (const { grid } of tables.other) {
    for (const row of grid) know(bare(row.join('')));
  }
  const hasForms = [tables.applications, tables.litigation, tables.proactive, tables.statistics].some(
    (table) => table !== null,
  );
  const outside: string[] = [];
  const rows: string[] = [];
  for (const line of extraction.text.split('\n')) {
    if (take(line) || take(bare(line.replaceAll(edges, ''))) || holdsSections(line, owned)) continue;
    if (!hasForms) outside.push(line);
    else if (cellEdge.test(line)) rows.push(rowWords(line));
    else if (words.test(line)) outside.push(line);
  }
  return { text: outside.join('\n'), tableWords: rows.join('\n') };
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

function unsectioned(label: string, text: string): Passage {
  const heading = { number: null, title: '', level: 0, numberKey: '', titleKey: '' };
  return { index: null, label, ...heading, units: unitsOf(text) };
}

/** The running text in passages of comparable units. */
export function proseOf(extraction: Extraction): Prose {
  const owned = ownLines(extraction.sections);
  const named = labels(extraction.sections);
  const { text, tableWords } = outsideText(extraction, owned);
  return {
    outside: unsectioned('正文', text),
    tableWords: unsectioned('表格文字', tableWords),
    sections: owned.map(({ section, lines }, index) => ({
      index,
      label: named[index] ?? section.title,
      number: section.number,
      title: section.title,
      level: section.level,
      numberKey: bare(section.number ?? ''),
      titleKey: foldText(section.title),
      units: unitsOf(lines.join('\n')),
    })),
  };
}
