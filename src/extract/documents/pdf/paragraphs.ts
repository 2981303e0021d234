import type { TextBlock } from '../../document.ts';
import { joinText, type Line } from './lines.ts';

/** A line with its page, ready to be joined into paragraphs. */
export interface PagedLine {
  readonly line: Line;
  readonly page: number;
}

export interface Margins {
  readonly left: number;
  readonly right: number;
  /** Type size of the body. */
  readonly size: number;
  readonly font: string;
}

/** The value that most of the weight has; values nearer than `step` count as one. */
function commonest(values: readonly (readonly [value: number, weight: number])[], step: number): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of values) {
    const slot = Math.round(value / step) * step;
    weights.set(slot, (weights.get(slot) ?? 0) + weight);
  }
  return [...weights].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, -1] as [number, number])[0];
}

/** Margins of the body, from its long lines. */
export function marginsOf(lines: readonly Line[]): Margins {
  const size = commonest(
    lines.map((line) => [line.size, line.text.length]),
    0.5,
  );
  const body = lines.filter((line) => Math.abs(line.size - size) < 1 && line.text.length >= 12);
  const fonts = new Map<string, number>();
  for (const run of body.flatMap((line) => line.runs)) {
    fonts.set(run.font, (fonts.get(run.font) ?? 0) + run.text.length);
  }
  const font = [...fonts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  const left =
    body.length === 0
      ? Math.min(...lines.map((line) => line.left))
      : commonest(
          body.map((line) => [line.left, 1]),
          2,
        );
  const right =
    body.length === 0
      ? Math.max(...lines.map((line) => line.right))
      : commonest(
          body.map((line) => [line.right, 1]),
          3,
        );
  return { left, right, size, font };
}

const numbered =
  /^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[，、])/u;
const sentenceEnd = /[。；！？：;!?:]$/u;
const longestHeading = 45;

function isIndented(line: Line, margins: Margins): boolean {
  return line.left > margins.left + margins.size * 1.2;
}

function isShort(line: Line, margins: Margins): boolean {
  return line.right < margins.right - margins.size * 1.6;
}

/** A line ends early where the next one begins with a word that had no room on it: an address, a number. */
function hadNoRoom(line: Line, before: Line, margins: Margins): boolean {
  const word = /^[!-~]+/u.exec(line.text)?.[0] ?? '';
  return before.right + (word.length * margins.size) / 2 > margins.right && !sentenceEnd.test(before.text);
}

function startsParagraph(line: Line, before: Line, margins: Margins): boolean {
  const otherSize = Math.abs(line.size - before.size) > 1.2;
  const centred = isIndented(before, margins) && isShort(before, margins);
  const endsEarly = isShort(before, margins) && !hadNoRoom(line, before, margins);
  return otherSize || isIndented(line, margins) || endsEarly || centred || line.text.includes('\t');
}

/** A title over several centred lines is one title. */
function continuesTitle(line: Line, before: Line, margins: Margins): boolean {
  const large = line.size > margins.size + 2 && Math.abs(line.size - before.size) < 1;
  const offCentre = Math.abs(line.left + line.right - before.left - before.right) / 2;
  const isNumbered = numbered.test(before.text) || numbered.test(line.text);
  return large && !isNumbered && offCentre < margins.size * 2 && line.top - before.bottom < line.size * 1.5;
}

function isHeading(lines: readonly PagedLine[], text: string, margins: Margins): boolean {
  const [first] = lines;
  if (first === undefined || text.length > longestHeading || sentenceEnd.test(text)) {
    return false;
  }
  const larger = first.line.size > margins.size + 1.2;
  const otherFont = first.line.runs.every((run) => run.font !== margins.font);
  return larger || (otherFont && numbered.test(text));
}

/** Joins lines into paragraphs, over page breaks too. Lines are told apart by indent, short ends and type size. */
export function paragraphsOf(lines: readonly PagedLine[], margins: Margins): readonly TextBlock[] {
  const groups: PagedLine[][] = [];
  for (const paged of lines) {
    const group = groups.at(-1);
    const before = group?.at(-1)?.line;
    const isNew =
      group === undefined ||
      before === undefined ||
      before.text.includes('\t') ||
      (startsParagraph(paged.line, before, margins) && !continuesTitle(paged.line, before, margins));
    if (isNew) {
      groups.push([paged]);
    } else {
      group.push(paged);
    }
  }
  return groups.map((group): TextBlock => {
    const text = group.map(({ line }) => line.text).reduce(joinText, '');
    return {
      kind: 'text',
      text,
      heading: isHeading(group, text, margins),
      page: group[0]?.page ?? null,
      selector: null,
    };
  });
}
