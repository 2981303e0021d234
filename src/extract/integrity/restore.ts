import { countScripts, toSimplified } from '../../text/index.ts';
import { charactersWithLead, decodeGbk, gbkBytes } from './gbk.ts';
import { isReadingOf, syllablePattern } from './pinyin.ts';
import { isUsualPair } from './vocabulary.ts';

/** A stretch of restored text: where it stands now, and what stood there. */
export interface RestoredSpan {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  readonly rule: string;
  readonly confidence: number;
}

export interface RestoredText {
  readonly text: string;
  readonly spans: readonly RestoredSpan[];
  /** Places that were damaged and could not be put right. */
  readonly unresolved: number;
}

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

const mark = new RegExp(`([?\\ufffd])\\(?(${syllablePattern})\\)|\\((${syllablePattern})\\)`, 'y');

interface Insertion {
  readonly at: number;
  readonly raw: string;
  readonly confidence: number;
}

interface Removal {
  readonly at: number;
  readonly raw: string;
}

interface ByteText {
  readonly bytes: number[];
  /** Byte offsets at which a character of the source begins. */
  readonly borders: Set<number>;
  readonly insertions: Insertion[];
  readonly removals: Removal[];
  unresolved: number;
  /** A byte offset not far from the end at which a character begins. */
  border: number;
}

const everydayLead = (character: string): boolean => {
  const lead = gbkBytes(character)?.[0] ?? 0;
  return lead >= 0xb0 && lead <= 0xd7;
};

/** How much a stretch reads like the page: everyday characters, pairs that stand elsewhere, nothing broken. */
function plausibility(stretch: string, context: RestoreContext): number {
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
interface Following {
  readonly bytes: readonly number[];
  readonly syllable: string | null;
}

/** Whether a byte is the first one of a character with a reading: the second one went at the next damaged place. */
function mayBegin(lead: number, syllable: string): boolean {
  return charactersWithLead(lead).some((character) => isReadingOf(syllable, character));
}

function following(text: string, from: number): Following {
  mark.lastIndex = from;
  const syllable = mark.exec(text)?.[2] ?? null;
  const bytes: number[] = [];
  for (let index = from; index < text.length && bytes.length < 16; index += 1) {
    const character = text.charAt(index);
    if (character === '?' || character === '(' || character === '\ufffd') break;
    const own = gbkBytes(character);
    if (own === null) break;
    bytes.push(...own);
  }
  return { bytes, syllable };
}

/** The byte that stood at a damaged place: the second byte of the character whose pinyin follows. */
function lostByte(read: ByteText, syllable: string, after: Following, context: RestoreContext): Choice | null {
  const lead = read.bytes.at(-1);
  if (lead === undefined || lead < 0x81) return null;
  const tail = tailOf(read);
  const key = `${syllable} ${tail.join('.')} ${after.bytes.join('.')} ${after.syllable ?? ''}`;
  const known = context.choices.get(key);
  if (known !== undefined) return known;
  const choice = chooseByte(lead, syllable, tail, after, context);
  context.choices.set(key, choice);
  return choice;
}

function chooseByte(
  lead: number,
  syllable: string,
  tail: readonly number[],
  after: Following,
  context: RestoreContext,
): Choice | null {
  const candidates = charactersWithLead(lead).filter((character) => isReadingOf(syllable, character));
  let best: Choice | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    const trail = gbkBytes(candidate)?.[1];
    if (trail === undefined) continue;
    const read = decodeGbk([...tail, trail, ...after.bytes]).map((character) => character.text);
    // A first byte at the end is whole once the next damaged place is put right.
    if (read.at(-1) === '\ufffd') read.pop();
    let score =
      plausibility(read.join(''), context) - (trail < 0x80 && read.some((each) => /^[A-Za-z]$/.test(each)) ? 2 : 0);
    if (after.syllable !== null && mayBegin(trail, after.syllable)) score += 4;
    if (context.characters.has(candidate)) score += 3;
    if (countScripts(candidate).traditional > 0) score += 1;
    if (score > bestScore) {
      second = bestScore;
      bestScore = score;
      best = { trail, confidence: 0.9 };
    } else if (score > second) {
      second = score;
    }
  }
  if (best === null) return null;
  return { trail: best.trail, confidence: second === Number.NEGATIVE_INFINITY ? 0.97 : bestScore > second ? 0.9 : 0.5 };
}

const tailLength = 12;

/** The last few bytes, from where a character begins. */
function tailOf(read: ByteText): readonly number[] {
  const { bytes } = read;
  while (read.border <= bytes.length - tailLength) read.border += (bytes[read.border] ?? 0) < 0x80 ? 1 : 2;
  return bytes.slice(read.border);
}

/** Toned syllables are the kit's; plain ones only where they are a reading of what stands before: (app) stays. */
function isGloss(syllable: string, read: ByteText): boolean {
  const before = read.bytes;
  if ((before.at(-1) ?? 0) < 0x40) return false;
  if (/[^a-z]/.test(syllable)) return true;
  const last = decodeGbk(tailOf(read)).at(-1)?.text ?? '';
  const pair = decodeGbk(before.slice(-2)).at(-1)?.text ?? '';
  return isReadingOf(syllable, last) || isReadingOf(syllable, pair);
}

function scan(text: string, context: RestoreContext): ByteText {
  const out: ByteText = { bytes: [], borders: new Set(), insertions: [], removals: [], unresolved: 0, border: 0 };
  let index = 0;
  while (index < text.length) {
    const character = text.charAt(index);
    if (character === '(' || character === '?' || character === '\ufffd') {
      mark.lastIndex = index;
      const match = mark.exec(text);
      if (match !== null) {
        const syllable = match[2];
        const end = index + match[0].length;
        if (syllable === undefined) {
          if (isGloss(match[3] ?? '', out)) {
            out.removals.push({ at: out.bytes.length, raw: match[0] });
            index = end;
            continue;
          }
        } else {
          const choice = lostByte(out, syllable, following(text, end), context);
          if (choice !== null) {
            out.insertions.push({ at: out.bytes.length, raw: match[0], confidence: choice.confidence });
            out.bytes.push(choice.trail);
            index = end;
            continue;
          }
          out.unresolved += 1;
        }
      }
    }
    const own = gbkBytes(character);
    if (own === null) break;
    out.borders.add(out.bytes.length);
    out.bytes.push(...own);
    index += 1;
  }
  return out;
}

/** Printers' sign for a character that is not there to print. */
const lostSign = '〓';
/** A paragraph that ends in this first byte ended in a full stop (A1A3). */
const fullStopLead = 0xa1;

interface HalfCharacter {
  readonly text: string;
  readonly mark: { readonly rule: string; readonly confidence: number };
}

/** The character of a first byte alone, where only one makes a usual word with the one before it; else the sign of a loss. */
function halfCharacter(lead: number, before: string, next: string): HalfCharacter {
  const fitting = charactersWithLead(lead).filter((character) => isUsualPair(toSimplified(before + character)));
  if (lead === fullStopLead && next === '') return { text: '。', mark: { rule: 'gbk-border', confidence: 0.7 } };
  const [only] = fitting;
  // A digit may have gone with the second byte: what is left of a number must not be taken for the number.
  const sign = /[\d.%]/.test(next) ? lostSign : '';
  return only !== undefined && fitting.length === 1
    ? { text: only + sign, mark: { rule: 'gbk-border', confidence: sign === '' ? 0.7 : 0 } }
    : { text: lostSign, mark: { rule: 'not-restorable', confidence: 0 } };
}

/** Restores a stretch whose every character GBK can write. */
function restoreStretch(text: string, context: RestoreContext): RestoredText {
  const read = scan(text, context);
  const characters = decodeGbk(read.bytes);
  const spans: RestoredSpan[] = [];
  let insertion = 0;
  let removal = 0;
  let out = '';
  let broken: { start: number; raw: string; confidence: number } | null = null;
  let unresolved = read.unresolved;
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at];
    if (character === undefined) break;
    const start = out.length;
    if (character.text === '\ufffd') {
      // A first byte whose second one went into a question mark, and with it perhaps what stood next.
      const half = halfCharacter(read.bytes[character.start] ?? 0, out.at(-1) ?? '', characters[at + 2]?.text ?? '');
      const swallowed = characters[at + 1]?.text === '?';
      out += half.text;
      spans.push({ start, end: out.length, raw: swallowed ? '?' : '\ufffd', ...half.mark });
      if (half.mark.confidence === 0) unresolved += 1;
      if (swallowed) at += 1;
      continue;
    }
    const next = read.insertions[insertion];
    if (next !== undefined && next.at < character.end) {
      broken ??= { start, raw: '', confidence: next.confidence };
      broken.raw += next.raw;
      insertion += 1;
    }
    out += character.text;
    if (broken !== null && (read.borders.has(character.end) || at === characters.length - 1)) {
      spans.push({
        start: broken.start,
        end: out.length,
        raw: broken.raw,
        rule: 'gbk-border',
        confidence: broken.confidence,
      });
      broken = null;
    }
    let raw = '';
    while ((read.removals[removal]?.at ?? Number.POSITIVE_INFINITY) <= character.end) {
      raw += read.removals[removal]?.raw ?? '';
      removal += 1;
    }
    if (raw !== '') spans.push({ start, end: out.length, raw: character.text + raw, rule: 'pinyin', confidence: 0.99 });
  }
  return { text: out, spans, unresolved };
}

/**
 * Undoes a pinyin kit on one paragraph: every `(pinyin)` goes; where the kit hit across a character border
 * (`?pinyin)`), the lost byte is put back and the bytes are read again. Offsets are those of the restored text.
 */
export function undoPinyinKit(text: string, context: RestoreContext): RestoredText {
  if (!/[(?\ufffd]/.test(text)) return { text, spans: [], unresolved: 0 };
  const spans: RestoredSpan[] = [];
  let out = '';
  let unresolved = 0;
  const add = (part: RestoredText): void => {
    for (const span of part.spans) spans.push({ ...span, start: span.start + out.length, end: span.end + out.length });
    out += part.text;
    unresolved += part.unresolved;
  };
  let from = 0;
  for (let index = 0; index <= text.length; index += 1) {
    const character = text.charAt(index);
    if (index < text.length && (character === '\ufffd' || gbkBytes(character) !== null)) continue;
    if (index > from) add(restoreStretch(text.slice(from, index), context));
    if (index < text.length) out += character;
    from = index + 1;
  }
  return { text: out, spans, unresolved };
}
