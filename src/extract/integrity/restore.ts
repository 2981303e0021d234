import { toSimplified } from '../../text/index.ts';
import { charactersWithLead, decodeGbk, gbkBytes, type DecodedCharacter } from './gbk.ts';
import type { RestoreContext } from './restore-byte.ts';
import { lostByteSign, scanBytes, type ByteText } from './restore-scan.ts';
import { isUsualPair } from './vocabulary.ts';

export { restoreContext, type RestoreContext } from './restore-byte.ts';

/**
 * A stretch of restored text: where it stands now, and what stood there. `confidence` is 0.9 or more where only one
 * reading is possible, less where the likeliest one was taken, and 0 where a sign stands for what is lost.
 */
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
}

/** Printers' sign for a character that is not there to print. */
const lostSign = '〓';
/** A paragraph that ends in this first byte ended in a full stop (A1A3). */
const fullStopLead = 0xa1;
const fitting = 0.7;
const glossConfidence = 0.99;
const lost = String.fromCharCode(lostByteSign);

interface HalfCharacter {
  readonly text: string;
  readonly confidence: number;
}

/** The character of a first byte alone, where only one is usual after the one before it; else the sign of a loss. */
function halfCharacter(lead: number, usual: readonly string[], next: string): HalfCharacter {
  if (lead === fullStopLead && next === '') return { text: '。', confidence: fitting };
  // A digit may have gone with the second byte: what is left of a number must not be taken for the number.
  const sign = /[\d.%]/.test(next) ? lostSign : '';
  const [only] = usual;
  return only !== undefined && usual.length === 1
    ? { text: only + sign, confidence: sign === '' ? fitting : 0 }
    : { text: lostSign, confidence: 0 };
}

/** A place where the kit hit across the border of two characters, as far as it has been read. */
interface Damage {
  readonly start: number;
  raw: string;
  confidence: number;
}

/** Writes the restored text of a stretch, and a span for each place that is not as it stood. */
class Restorer {
  #text = '';
  /** Its last character: to look it up in a text that grows would cost its whole length. */
  #last = '';
  readonly #spans: RestoredSpan[] = [];
  readonly #usual = new Map<string, readonly string[]>();
  readonly #read: ByteText;
  readonly #characters: readonly DecodedCharacter[];
  #damage: Damage | null = null;
  #insertion = 0;
  #removal = 0;

  constructor(read: ByteText) {
    this.#read = read;
    this.#characters = decodeGbk(read.bytes);
  }

  /** Every byte that was put back into a character doubts all up to where the source and the restored text meet again. */
  #noteInsertions(end: number, start: number): void {
    for (let next = this.#read.insertions[this.#insertion]; next !== undefined && next.at < end;) {
      this.#damage ??= { start, raw: '', confidence: 1 };
      this.#damage.raw += next.raw;
      this.#damage.confidence = Math.min(this.#damage.confidence, next.confidence);
      this.#insertion += 1;
      next = this.#read.insertions[this.#insertion];
    }
  }

  #closeDamage(end: number, isLast: boolean): void {
    if (this.#damage === null || (!isLast && !this.#read.borders.has(end))) return;
    this.#spans.push({ ...this.#damage, end: this.#text.length, rule: 'gbk-border' });
    this.#damage = null;
  }

  #takeRemovals(character: DecodedCharacter, start: number, doubt: number): void {
    let raw = '';
    for (let next = this.#read.removals[this.#removal]; next !== undefined && next.at <= character.end;) {
      raw += next.raw;
      this.#removal += 1;
      next = this.#read.removals[this.#removal];
    }
    if (raw === '') return;
    const confidence = Math.min(glossConfidence, doubt);
    this.#spans.push({ start, end: this.#text.length, raw: character.text + raw, rule: 'pinyin', confidence });
  }

  /** A character of which a byte is lost; how many decoded characters it takes. */
  #putHalf(at: number, character: DecodedCharacter): number {
    const start = this.#text.length;
    const next = this.#characters[at + 1]?.text ?? '';
    // A first byte whose second one went into a question mark, and with it perhaps what stood next.
    const swallowed = character.text !== lost && next === lost;
    const after = this.#characters[at + (swallowed ? 2 : 1)]?.text ?? '';
    const lead = this.#read.bytes[character.start] ?? 0;
    const half = halfCharacter(lead, this.#usualAfter(this.#last, lead), after);
    this.#text += half.text;
    this.#last = half.text.at(-1) ?? '';
    const rule = half.confidence === 0 ? 'not-restorable' : 'gbk-border';
    this.#spans.push({ start, end: this.#text.length, raw: '?', rule, confidence: half.confidence });
    return swallowed ? 2 : 1;
  }

  /** Characters with a first byte that are usual after another. */
  #usualAfter(before: string, lead: number): readonly string[] {
    const key = `${lead} ${before}`;
    const known = this.#usual.get(key);
    if (known !== undefined) return known;
    const usual = charactersWithLead(lead).filter((character) => isUsualPair(toSimplified(before + character)));
    this.#usual.set(key, usual);
    return usual;
  }

  #put(at: number): number {
    const character = this.#characters[at];
    if (character === undefined) return 1;
    const start = this.#text.length;
    this.#noteInsertions(character.end, start);
    let taken = 1;
    if (character.text === '\ufffd' || character.text === lost) taken = this.#putHalf(at, character);
    else {
      this.#text += character.text;
      this.#last = character.text;
    }
    const end = this.#characters[at + taken - 1]?.end ?? character.end;
    const doubt = this.#damage?.confidence ?? 1;
    this.#closeDamage(end, at + taken >= this.#characters.length);
    this.#takeRemovals({ ...character, end }, start, doubt);
    return taken;
  }

  finish(): RestoredText {
    for (let at = 0; at < this.#characters.length;) at += this.#put(at);
    return { text: this.#text, spans: this.#spans };
  }
}

/**
 * Undoes a pinyin kit on one paragraph: every `(pinyin)` goes; where the kit hit across a character border
 * (`?pinyin)`), the lost byte is put back and the bytes are read again. Offsets are those of the restored text.
 */
export function undoPinyinKit(text: string, context: RestoreContext): RestoredText {
  if (!/[(?\ufffd]/.test(text)) return { text, spans: [] };
  const spans: RestoredSpan[] = [];
  let out = '';
  const add = (part: RestoredText): void => {
    for (const span of part.spans) spans.push({ ...span, start: span.start + out.length, end: span.end + out.length });
    out += part.text;
  };
  let from = 0;
  for (let index = 0; index <= text.length; index += 1) {
    const character = text.charAt(index);
    if (index < text.length && (character === '\ufffd' || gbkBytes(character) !== null)) continue;
    if (index > from) add(new Restorer(scanBytes(text.slice(from, index), context)).finish());
    if (index < text.length) out += character;
    from = index + 1;
  }
  return { text: out, spans };
}
