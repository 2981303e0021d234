import { decodeGbk, gbkBytes, unknownLead } from './gbk.ts';
import { isReadingOf, syllablePattern, toneless } from './pinyin.ts';
import { lostByte, plausibility, type Following, type RestoreContext } from './restore-byte.ts';

const mark = new RegExp(`([?\\ufffd])\\(?(${syllablePattern})\\)|\\((${syllablePattern})\\)`, 'y');

/** Signs that are no second byte: where one stands, a character begins. */
const inStep = /[\0-\x3e]/u;

/** A byte that was put back, and what stood in its place. */
export interface Insertion {
  readonly at: number;
  readonly raw: string;
  readonly confidence: number;
}

/** Pinyin that was taken out behind a byte. */
export interface Removal {
  readonly at: number;
  readonly raw: string;
}

/** A paragraph as bytes, with what the kit put in taken out and what it broke put back. */
export interface ByteText {
  readonly bytes: number[];
  /** Byte offsets at which a character of the source begins. */
  readonly borders: Set<number>;
  readonly insertions: Insertion[];
  readonly removals: Removal[];
  /** Whether what is being read is known to be in step. */
  isCertain: boolean;
  /** A byte offset not far from the end at which a character begins. */
  border: number;
}

/** In the place of a byte that the page's own reader could not read: GBK has no use for it. */
export const lostByteSign = 0x7f;

const followingBytes = 16;

function following(text: string, from: number): Following {
  mark.lastIndex = from;
  const syllable = mark.exec(text)?.[2] ?? null;
  const bytes: number[] = [];
  let gloss: string | null = null;
  for (let index = from; index < text.length && bytes.length < followingBytes; index += 1) {
    const character = text.charAt(index);
    mark.lastIndex = index;
    if (character === '(') gloss = mark.exec(text)?.[3] ?? null;
    if (character === '?' || character === '(' || character === '\ufffd') break;
    const own = gbkBytes(character);
    if (own === null) break;
    bytes.push(...own);
  }
  return { bytes, syllable, gloss };
}

const tailLength = 12;

/** The last few bytes, from where a character begins. */
function tailOf(read: ByteText): readonly number[] {
  const { bytes } = read;
  while (read.border <= bytes.length - tailLength) read.border += (bytes[read.border] ?? 0) < 0x80 ? 1 : 2;
  return bytes.slice(read.border);
}

/** Whether the bytes end in the middle of a character. */
function isPending(read: ByteText): boolean {
  const tail = tailOf(read);
  return decodeGbk(tail).at(-1)?.text === '\ufffd' && (tail.at(-1) ?? 0) > 0x80;
}

/** Toned syllables are the kit's; plain ones where it broke what stands before or they are a reading of it: (app) stays. */
function isGloss(syllable: string, read: ByteText): boolean {
  const before = read.bytes;
  if ((before.at(-1) ?? 0) < 0x40) return false;
  if (/[^a-z]/.test(syllable) || (read.insertions.at(-1)?.at ?? -2) >= before.length - 3) return true;
  const last = decodeGbk(tailOf(read)).at(-1)?.text ?? '';
  const pair = decodeGbk(before.slice(-2)).at(-1)?.text ?? '';
  return isReadingOf(syllable, last) || isReadingOf(syllable, pair);
}

/** Takes a broken place or a gloss off the text; the length of what was taken, 0 where there is none. */
function takeMark(text: string, index: number, out: ByteText, context: RestoreContext): number {
  mark.lastIndex = index;
  const [raw, , broken, gloss] = mark.exec(text) ?? [];
  if (raw === undefined) return 0;
  if (broken === undefined) {
    if (!isGloss(gloss ?? '', out)) return 0;
    out.removals.push({ at: out.bytes.length, raw });
    return raw.length;
  }
  const around = { tail: tailOf(out), isPending: isPending(out), after: following(text, index + raw.length) };
  const choice = lostByte(broken, around, context);
  const last = out.bytes.at(-1) ?? 0;
  const meetsAnother =
    last === lostByteSign || last === unknownLead || out.insertions.at(-1)?.at === out.bytes.length - 1;
  const isKits = meetsAnother || (broken !== toneless(broken) && last >= 0x40);
  if (choice === null && !isKits) return 0;
  out.insertions.push({ at: out.bytes.length, raw, confidence: choice?.confidence ?? 0 });
  // Behind another lost byte the whole character went, and its pinyin ends it.
  out.bytes.push(choice?.trail ?? (last === lostByteSign || last === unknownLead ? lostByteSign : unknownLead));
  return raw.length;
}

/** A letter between Chinese ones is rather the second byte of one of them. */
const loneLetter = /^[@-~](?:[^@-~]|$)/u;

/** By how much one reading of what follows a question mark must be the better one to be believed. */
const clearLead = 4;

/**
 * A question mark in the middle of a character swallowed that character's second byte, and with it either one sign that
 * GBK does not pair, or the first byte of the next character. In the one case what follows reads as it stands, in the other
 * it is still out of step.
 */
function takeQuestionMark(text: string, index: number, out: ByteText, context: RestoreContext): void {
  const { bytes } = following(text, index + 1);
  const read = (from: number): number =>
    plausibility(
      decodeGbk(bytes.slice(from))
        .map((character) => character.text)
        .join('')
        .replace(/\ufffd$/u, ''),
      context,
    );
  const isLetter = loneLetter.test(text.slice(index + 1, index + 3));
  const lead = bytes.length < 2 ? (isLetter ? -1 : clearLead) : read(0) - read(1) - (isLetter ? 1 : 0);
  out.isCertain = Math.abs(lead) >= clearLead;
  if (!out.isCertain || lead < 0) {
    out.insertions.push({ at: out.bytes.length, raw: lead < 0 ? '?' : '', confidence: 0 });
  }
  out.bytes.push(...(lead < 0 ? [lostByteSign, unknownLead] : [lostByteSign]));
}

/** A question mark right behind one that swallowed bytes swallowed bytes too. */
function goesOn(text: string, index: number, out: ByteText): boolean {
  const last = out.bytes.at(-1);
  return text.charAt(index - 1) === '?' && (last === lostByteSign || last === unknownLead);
}

/** Bytes that the page's own reader could not read: behind half a character two, unless a sign of ASCII follows. */
function unreadBytes(rest: string, out: ByteText): readonly number[] {
  if (!isPending(out) || rest === '' || (rest < '\x80' && !loneLetter.test(rest))) return [lostByteSign];
  out.insertions.push({ at: out.bytes.length, raw: '\ufffd', confidence: 0 });
  out.isCertain = false;
  return [lostByteSign, unknownLead];
}

/** Reads a stretch whose every character GBK can write as the bytes that it had before the kit. */
export function scanBytes(text: string, context: RestoreContext): ByteText {
  const out: ByteText = { bytes: [], borders: new Set(), insertions: [], removals: [], isCertain: true, border: 0 };
  let index = 0;
  while (index < text.length) {
    const character = text.charAt(index);
    if (character === '(' || character === '?' || character === '\ufffd') {
      const taken = takeMark(text, index, out, context);
      if (taken > 0) {
        index += taken;
        continue;
      }
    }
    if (character === '?' && isPending(out)) {
      takeQuestionMark(text, index, out, context);
      index += 1;
      continue;
    }
    if (character === '?' && goesOn(text, index, out)) {
      out.insertions.push({ at: out.bytes.length, raw: '?', confidence: 0 });
      out.bytes.push(lostByteSign);
      index += 1;
      continue;
    }
    out.isCertain ||= inStep.test(character);
    const own = character === '\ufffd' ? unreadBytes(text.slice(index + 1, index + 3), out) : gbkBytes(character);
    if (own === null) break;
    if (out.isCertain) out.borders.add(out.bytes.length);
    out.bytes.push(...own);
    index += 1;
  }
  out.borders.add(out.bytes.length);
  return out;
}
