import type { Section } from '../domain/index.ts';
import { foldBare } from './fold.ts';

/** Heading as printed: `一、总体情况`, `（一）主动公开`. */
export function headingOf(number: string | null, title: string): string {
  if (number === null || number === '') return title;
  return /[\p{L}\p{N}]$/u.test(number) ? `${number}、${title}` : `${number}${title}`;
}

/** A section with its place among all, and the lines that are its own. */
export interface Owned {
  readonly section: Section;
  readonly index: number;
  /** Its heading, folded. */
  readonly heading: string;
  readonly lines: readonly string[];
}

type Headed = Omit<Owned, 'lines'>;

/** A line without the marks that its print varies or that end it. */
export function headingKey(line: string): string {
  return foldBare(line).replace(/[;；]$/, '');
}

const linesOf = ({ text }: Section): readonly string[] => (text === '' ? [] : text.split('\n'));

/** Sections but for those that are sentences of a list: no heading ends in a semicolon, and the last of a list ends in a full stop. */
function withoutItems(all: readonly Headed[]): readonly Headed[] {
  const kept: Headed[] = [];
  let lines: readonly string[] = [];
  let keys: readonly string[] = [];
  let [next, inList] = [0, false];
  for (const headed of all) {
    const last = kept.at(-1);
    const below = last !== undefined && last.section.level < headed.section.level;
    const at = below ? keys.indexOf(headed.heading, next) : -1;
    const end = lines[at]?.trimEnd().at(-1) ?? '';
    inList = end === '；' || end === ';' || (end === '。' && inList);
    if (inList) {
      next = at + 1;
      continue;
    }
    kept.push(headed);
    lines = /[;；]/.test(headed.section.text) ? linesOf(headed.section) : [];
    keys = lines.map(headingKey);
    next = 0;
  }
  return kept;
}

/** Sections with only the lines above their first sub-section, whose text the parent's text repeats. */
export function ownLines(sections: readonly Section[]): readonly Owned[] {
  const kept = withoutItems(
    sections.map((section, index) => ({ section, index, heading: foldBare(headingOf(section.number, section.title)) })),
  );
  return kept.map((headed, at) => {
    const lines = linesOf(headed.section);
    const child = kept[at + 1];
    if (child === undefined || child.section.level <= headed.section.level) return { ...headed, lines };
    const cut = lines.findIndex(
      (line) => child.heading !== '' && foldBare(line.slice(0, 120)).startsWith(child.heading),
    );
    return { ...headed, lines: cut === -1 ? lines : lines.slice(0, cut) };
  });
}
