/** A piece of Rich Text Format: a group's brace, a control word or symbol, or bytes of text. */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly value: number | null }
  | { readonly kind: 'text'; readonly bytes: Uint8Array };

const byte = {
  tab: 0x09,
  lf: 0x0a,
  cr: 0x0d,
  space: 0x20,
  quote: 0x27,
  minus: 0x2d,
  backslash: 0x5c,
  open: 0x7b,
  close: 0x7d,
};
const mostLetters = 40;
const mostDigits = 10;
const leastLead = 0x81;
const leastTrail = 0x40;

function isLetter(code: number | undefined): boolean {
  return code !== undefined && ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a));
}

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 0x30 && code <= 0x39;
}

/** Where a run of bytes that are text as they stand ends; a byte that leads a pair takes the next one with it. */
function endOfText(bytes: Uint8Array, from: number, paired: boolean): number {
  let at = from;
  for (; at < bytes.length; at += 1) {
    const code = bytes[at] ?? 0;
    if (code < byte.space || code === byte.backslash || code === byte.open || code === byte.close) break;
    if (paired && code >= leastLead && (bytes[at + 1] ?? 0) >= leastTrail) at += 1;
  }
  return Math.min(at, bytes.length);
}

interface Read {
  readonly token: RtfToken;
  readonly end: number;
}

function readWord(bytes: Uint8Array, from: number): Read {
  let at = from;
  while (at - from < mostLetters && isLetter(bytes[at])) at += 1;
  const word = Buffer.from(bytes.subarray(from, at)).toString('latin1');
  const negative = bytes[at] === byte.minus && isDigit(bytes[at + 1]);
  at += negative ? 1 : 0;
  const digits = at;
  while (at - digits < mostDigits && isDigit(bytes[at])) at += 1;
  const number = Number(Buffer.from(bytes.subarray(digits, at)).toString('latin1'));
  const value = at === digits ? null : negative ? -number : number;
  const end = at + (bytes[at] === byte.space ? 1 : 0);
  const skipped = word === 'bin' ? Math.max(0, value ?? 0) : 0;
  return { token: { kind: 'word', word, value }, end: end + skipped };
}

/** What a backslash begins. */
function readControl(bytes: Uint8Array, at: number): Read {
  const code = bytes[at + 1];
  if (isLetter(code)) return readWord(bytes, at + 1);
  if (code === byte.quote) {
    const hex = Buffer.from(bytes.subarray(at + 2, at + 4)).toString('latin1');
    const value = /^[\dA-Fa-f]{2}$/u.test(hex) ? [Number.parseInt(hex, 16)] : [];
    return { token: { kind: 'text', bytes: Uint8Array.from(value) }, end: at + (value.length === 0 ? 2 : 4) };
  }
  if (code === byte.backslash || code === byte.open || code === byte.close) {
    return { token: { kind: 'text', bytes: Uint8Array.of(code) }, end: at + 2 };
  }
  const isBreak = code === byte.cr || code === byte.lf;
  const word = isBreak ? 'par' : String.fromCodePoint(code ?? 0);
  return { token: { kind: 'word', word, value: null }, end: at + 2 };
}

/**
 * Splits a file into tokens (Rich Text Format specification 1.9.1); line ends between them mean nothing, and what `\bin`
 * announces is passed over.
 * @param paired whether bytes from 0x81 on lead pairs, as in the code pages of East Asia
 */
export function* rtfTokens(bytes: Uint8Array, paired: boolean): Generator<RtfToken> {
  let at = 0;
  while (at < bytes.length) {
    const code = bytes[at];
    if (code === byte.open || code === byte.close) {
      yield { kind: code === byte.open ? 'open' : 'close' };
      at += 1;
    } else if (code === byte.backslash) {
      const { token, end } = readControl(bytes, at);
      yield token;
      at = end;
    } else if (code === byte.tab) {
      yield { kind: 'word', word: 'tab', value: null };
      at += 1;
    } else {
      const end = endOfText(bytes, at, paired);
      if (end > at) yield { kind: 'text', bytes: bytes.subarray(at, end) };
      at = Math.max(end, at + 1);
    }
  }
}
