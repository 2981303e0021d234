import { memo } from '../../text/index.ts';

/** Compatibility form (full-width, Kangxi radicals, enclosed numerals) with no white space at all. */
export function fold(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]+/gu, '');
}

/** Ideographs, letters and digits of a label; punctuation says nothing about which row it is. */
export const letters: (text: string) => string = memo((text) => fold(text).replace(/[^\p{L}\p{N}]/gu, ''));

/** Whether two texts have the same letters; their first ones tell most apart. */
export function haveSameLetters(a: string, b: string): boolean {
  const [one, other] = [a.charCodeAt(0), b.charCodeAt(0)];
  if (one !== other && isLetter(one) && isLetter(other)) return false;
  return letters(a) === letters(b);
}

/** The last letter of a text, where nothing behind it can fold into letters or close a remark. */
const lastLetter = /([\u4e00-\u9fff\da-z])[^\p{L}\p{N}\p{S}()（）]*$/iu;
const tail = 6;

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Whether a code unit stays what it is in `letters`. */
function isLetter(code: number): boolean {
  return isHan(code) || isDigit(code);
}

/** Whether a text is digits and nothing else, as most cells of a form are; takes no pattern. */
export function isFigure(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (!isDigit(text.charCodeAt(index))) return false;
  return text !== '';
}

/**
 * Whether a text may end, once folded, with one of some words: false is certain. Asked first, so that prose need not be cut
 * and folded to find that it is no label.
 */
export function endTest(words: Iterable<string>): (text: string) => boolean {
  const ends = new Set(Array.from(words, (word) => word.charCodeAt(word.length - 1)));
  return (text) => {
    const code = text.charCodeAt(text.length - 1);
    if (isHan(code) || isDigit(code)) return ends.has(code);
    const last = lastLetter.exec(text.slice(-tail))?.[1];
    return last === undefined || ends.has(last.charCodeAt(0));
  };
}

const longestComparedLabel = 80;
/** Nobody asks for a likeness below this: such pairs are given up before their edits are counted. */
const leastLikeness = 0.45;

/** Whether enough characters of the shorter label occur in the longer at all. */
function mayBeAlike(shorter: string, longer: string): boolean {
  let common = 0;
  for (const character of shorter) {
    if (longer.includes(character)) {
      common += 1;
    }
  }
  return common >= longer.length * leastLikeness;
}

function editDistance(a: string, b: string): number {
  const left = Array.from(a);
  const right = Array.from(b);
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [i, character] of left.entries()) {
    const current = [i + 1];
    for (const [j, other] of right.entries()) {
      const substituted = (previous[j] ?? 0) + (character === other ? 0 : 1);
      current.push(Math.min(substituted, (previous[j + 1] ?? 0) + 1, (current[j] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}

/** How alike two labels are after `letters`, 0 to 1: one minus the edits needed for each character; 0 below 0.45. */
export function similarity(a: string, b: string): number {
  if (a === b) {
    return a === '' ? 0 : 1;
  }
  const longest = Math.max(a.length, b.length);
  const shortest = Math.min(a.length, b.length);
  if (shortest === 0 || longest > longestComparedLabel || shortest * 2 < longest) {
    return 0;
  }
  if (!(a.length < b.length ? mayBeAlike(a, b) : mayBeAlike(b, a))) {
    return 0;
  }
  return 1 - editDistance(a, b) / longest;
}

/** Best likeness of a text to any spelling of a label. */
export function bestSimilarity(text: string, spellings: readonly string[]): number {
  if (spellings.includes(text)) {
    return text === '' ? 0 : 1;
  }
  return spellings.reduce((best, spelling) => Math.max(best, similarity(text, spelling)), 0);
}
