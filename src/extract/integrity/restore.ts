import { countScripts, toSimplified } from '../../text/index.ts';
import { charactersWithLead, decodeGbk, gbkBytes } from './gbk.ts';
import { isReadingOf, syllablePattern } from './pinyin.ts';

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
}

const everydayLead = (character: string): boolean => {
  const lead = gbkBytes(character)?.[0] ?? 0;
  return lead >= 0xb0 && lead <= 0xd7;
};

/** How much a stretch reads like the page: everyday characters, pairs that stand elsewhere, nothing broken. */
function plausibility(stretch: string, context: RestoreContext): number {
  let score = 0;
  for (let index = 0; index < stretch.length; index += 1) {
    const character = stretch.charAt(index);
    if (/[\ue000-\uf8ff\ufffd]/.test(character)) score -= 4;
    else if (/[\u3400-\u9fff]/.test(character)) score += everydayLead(toSimplified(character)) ? 1 : -1;
    const pair = stretch.slice(index, index + 2);
    if (context.pairs.has(pair)) score += 1;
  }
  return score;
}

/** Bytes of the next few characters, for trying out what a put-back byte makes of them. */
function following(text: string, from: number): number[] {
  const bytes: number[] = [];
  for (let index = from; index < text.length && bytes.length < 16; index += 1) {
    const character = text.charAt(index);
    if (character === '?' || character === '(' || character === '\ufffd') break;
    const own = gbkBytes(character);
    if (own === null) break;
    bytes.push(...own);
  }
  return bytes;
}

/** The byte that stood at a damaged place: the second byte of the character whose pinyin follows. */
function lostByte(
  before: readonly number[],
  syllable: string,
  after: readonly number[],
  context: RestoreContext,
): Choice | null {
  const lead = before.at(-1);
  if (lead === undefined || lead < 0x81) return null;
  const tail = tailOf(before);
  const key = `${syllable} ${tail.join('.')} ${after.join('.')}`;
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
  after: readonly number[],
  context: RestoreContext,
): Choice | null {
  const candidates = charactersWithLead(lead).filter((character) => isReadingOf(syllable, character));
  let best: Choice | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    const trail = gbkBytes(candidate)?.[1];
    if (trail === undefined) continue;
    const stretch = decodeGbk([...tail, trail, ...after]);
    let score = plausibility(stretch.map((character) => character.text).join(''), context);
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

/** The last few bytes from a place where a character surely begins. */
function tailOf(bytes: readonly number[]): readonly number[] {
  let from = bytes.length - 1;
  while (from > 0 && bytes.length - from < 12 && (bytes[from - 1] ?? 0) >= 0x80) from -= 1;
  const length = bytes.length - from;
  // An odd count of high bytes ends inside a character, which is what a damaged place is.
  return bytes.slice(length % 2 === 1 || from === 0 ? from : from + 1);
}

/** Toned syllables are the kit's; plain ones only where they are a reading of what stands before: (app) stays. */
function isGloss(syllable: string, before: readonly number[]): boolean {
  if ((before.at(-1) ?? 0) < 0x40) return false;
  if (/[^a-z]/.test(syllable)) return true;
  const last = decodeGbk(tailOf(before)).at(-1)?.text ?? '';
  const pair = decodeGbk(before.slice(-2)).at(-1)?.text ?? '';
  return isReadingOf(syllable, last) || isReadingOf(syllable, pair);
}

function scan(text: string, context: RestoreContext): ByteText {
  const out: ByteText = { bytes: [], borders: new Set(), insertions: [], removals: [], unresolved: 0 };
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
          if (isGloss(match[3] ?? '', out.bytes)) {
            out.removals.push({ at: out.bytes.length, raw: match[0] });
            index = end;
            continue;
          }
        } else {
          const choice = lostByte(out.bytes, syllable, following(text, end), context);
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

/** Restores a stretch whose every character GBK can write. */
function restoreStretch(text: string, context: RestoreContext): RestoredText {
  const read = scan(text, context);
  const characters = decodeGbk(read.bytes);
  const spans: RestoredSpan[] = [];
  let insertion = 0;
  let removal = 0;
  let out = '';
  let broken: { start: number; raw: string; confidence: number } | null = null;
  for (const character of characters) {
    const start = out.length;
    const next = read.insertions[insertion];
    if (next !== undefined && next.at < character.end) {
      broken ??= { start, raw: '', confidence: next.confidence };
      broken.raw += next.raw;
      insertion += 1;
    }
    out += character.text;
    if (broken !== null && (read.borders.has(character.end) || character === characters.at(-1))) {
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
  return { text: out, spans, unresolved: read.unresolved };
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
