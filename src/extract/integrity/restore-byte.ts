import { countScripts, toSimplified } from '../../text/index.ts';
import { charactersWithLead, decodeGbk, gbkBytes } from './gbk.ts';
import { isReadingOf } from './pinyin.ts';
import { isUsualPair } from './vocabulary.ts';

/** Knowledge of the page that helps to choose between readings of a damaged place. */
export interface RestoreContext {
  /** Characters that carry pinyin elsewhere on the page. */
  readonly characters: ReadonlySet<string>;
  /** Pairs of Han characters that stand side by side on the page. */
  readonly pairs: ReadonlySet<string>;
  /** Choices made before, by what they were made from. */
  readonly choices: Map<string, Choice | null>;
}

/** A byte put back, and how sure that is. */
export interface Choice {
  readonly trail: number;
  readonly confidence: number;
}

/** What helps to restore a page. */
export function restoreContext(characters: ReadonlySet<string>, pageText: string): RestoreContext {
  const pairs = new Set<string>();
  for (let index = 1; index < pageText.length; index += 1) {
    if (isHan(pageText.charCodeAt(index - 1)) && isHan(pageText.charCodeAt(index))) {
      pairs.add(pageText.slice(index - 1, index + 1));
    }
  }
  return { characters, pairs, choices: new Map() };
}

function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

const everydayLead = (character: string): boolean => {
  const lead = gbkBytes(character)?.[0] ?? 0;
  return lead >= 0xb0 && lead <= 0xd7;
};

/** How much a stretch reads like the page: everyday characters, pairs that stand elsewhere, nothing broken. */
export function plausibility(stretch: string, context: RestoreContext): number {
  const simple = toSimplified(stretch);
  let score = 0;
  for (let index = 0; index < stretch.length; index += 1) {
    const code = stretch.charCodeAt(index);
    if ((code >= 0xe000 && code <= 0xf8ff) || code === 0xfffd) score -= 4;
    else if (isHan(code)) score += everydayLead(simple.charAt(index)) ? 1 : -1;
    if (context.pairs.has(stretch.slice(index, index + 2))) score += 1;
    if (isUsualPair(simple.slice(index, index + 2))) score += 2;
  }
  return score;
}

/** What follows a damaged place: the bytes of a few characters, or at once another damaged place with its pinyin. */
export interface Following {
  readonly bytes: readonly number[];
  readonly syllable: string | null;
  /** Pinyin that stands behind these bytes. */
  readonly gloss: string | null;
}

interface Candidate {
  readonly character: string;
  readonly trail: number;
}

/** The least byte that takes a parenthesis along, and the least first byte of a character. */
const leastUnpaired = 0x80;
const leastFirst = 0x81;

/** Characters with a first byte and a reading. What broke is no sign of ASCII: those would have stood as they are. */
function candidatesFor(lead: number, syllable: string, least: number): Candidate[] {
  return charactersWithLead(lead)
    .filter((character) => isReadingOf(syllable, character))
    .map((character) => ({ character, trail: gbkBytes(character)?.[1] ?? 0 }))
    .filter(({ trail }) => trail >= least);
}

/** What stands around a damaged place. */
export interface Surroundings {
  /** The last few bytes before it, from where a character begins. */
  readonly tail: readonly number[];
  /** Whether they end in the middle of a character: the lost byte is its second one, else the first one of the next. */
  readonly isPending: boolean;
  readonly after: Following;
}

/** The second byte of the character whose pinyin follows, its first byte being the last one that was read. */
export function lostByte(syllable: string, around: Surroundings, context: RestoreContext): Choice | null {
  const { tail, after } = around;
  const lead = tail.at(-1);
  if (lead === undefined || lead < 0x81) return null;
  const key = `${syllable} ${String(around.isPending)} ${tail.join('.')} ${after.bytes.join('.')} ${after.syllable ?? ''} ${after.gloss ?? ''}`;
  const known = context.choices.get(key);
  if (known !== undefined) return known;
  const choice = chooseByte(lead, syllable, around, context);
  context.choices.set(key, choice);
  return choice;
}

/** Only one character has the first byte and the reading. */
const only = 0.97;
/** Several have; one reads better than the others, or no better. */
const likely = 0.7;
const doubtful = 0.4;
/** By how much a reading must lead to be the likely one: a usual pair and more. */
const clearLead = 3;

function score(candidate: string, trail: number, { tail, after }: Surroundings, context: RestoreContext): number {
  const read = decodeGbk([...tail, trail, ...after.bytes]).map((character) => character.text);
  // A first byte at the end is whole once the next damaged place is put right.
  if (read.at(-1) === '\ufffd') read.pop();
  const next = after.syllable === null ? [] : candidatesFor(trail, after.syllable, leastUnpaired);
  return (
    plausibility(read.join(''), context) +
    (after.gloss !== null && isReadingOf(after.gloss, read.at(-1) ?? '') ? 4 : 0) +
    (context.characters.has(candidate) ? 3 : 0) +
    (next.some(({ character }) => context.characters.has(character)) ? 3 : 0) +
    (countScripts(candidate).traditional > 0 ? 1 : 0)
  );
}

function chooseByte(lead: number, syllable: string, around: Surroundings, context: RestoreContext): Choice | null {
  const { after } = around;
  const candidates = candidatesFor(lead, syllable, around.isPending ? leastUnpaired : leastFirst);
  // Where another damaged place follows at once, the byte begins the character whose pinyin stands there.
  const next = after.syllable;
  const joined =
    next === null ? candidates : candidates.filter(({ trail }) => candidatesFor(trail, next, leastUnpaired).length > 0);
  const open = joined.length > 0 ? joined : candidates;
  const scored = open
    .map(({ character, trail }) => ({ trail, score: score(character, trail, around, context) }))
    .sort((one, other) => other.score - one.score);
  const [best, second] = scored;
  if (best === undefined) return null;
  if (second === undefined) return { trail: best.trail, confidence: joined.length > 0 ? only : doubtful };
  return { trail: best.trail, confidence: best.score - second.score >= clearLead ? likely : doubtful };
}
