import iconv from 'iconv-lite';

const userBlockStart = 0xe815;
const userBlockEnd = 0xe864;
/** Readers of GBK in browsers take the byte 80 for it. */
const euroSign = 0x20ac;
/** Both tables hold at most one entry for each character of GBK or of the basic plane. */
const encoded = new Map<number, readonly number[] | null>();
const decoded = new Map<number, string>();

/**
 * GBK bytes of one UTF-16 unit, null where GBK has none. Private-use U+E815–U+E864 are the cells FE50–FEA0, which
 * decoders fill with them.
 */
export function gbkBytes(character: string): readonly number[] | null {
  const code = character.charCodeAt(0);
  if (code < 0x80) return [code];
  if (code >= userBlockStart && code <= userBlockEnd) {
    const trail = 0x50 + code - userBlockStart;
    return [0xfe, trail >= 0x7f ? trail + 1 : trail];
  }
  if (code === euroSign) return [0x80];
  const known = encoded.get(code);
  if (known !== undefined) return known;
  const [lead, trail, more] = iconv.encode(character, 'gbk');
  const own = lead === undefined || trail === undefined || more !== undefined ? null : ([lead, trail] as const);
  encoded.set(code, own);
  return own;
}

/** Character of two GBK bytes. */
function decodePair(lead: number, trail: number): string {
  const key = lead * 256 + trail;
  let text = decoded.get(key);
  if (text === undefined) {
    text = iconv.decode(Buffer.from([lead, trail]), 'gbk');
    decoded.set(key, text);
  }
  return text;
}

/** A character of decoded GBK with the bytes it was read from. */
export interface DecodedCharacter {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** In the place of a first byte that is not known: it keeps the second byte to itself. */
export const unknownLead = 0xff;

/** Decodes GBK bytes character by character; bytes that are none become U+FFFD. */
export function decodeGbk(bytes: readonly number[]): DecodedCharacter[] {
  const characters: DecodedCharacter[] = [];
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const trail = bytes[at + 1] ?? 0;
    if (lead < 0x80) {
      characters.push({ text: String.fromCharCode(lead), start: at, end: at + 1 });
      at += 1;
    } else if (lead === 0x80) {
      characters.push({ text: '€', start: at, end: at + 1 });
      at += 1;
    } else if (lead === unknownLead) {
      characters.push({ text: '\ufffd', start: at, end: Math.min(at + 2, bytes.length) });
      at += 2;
    } else if (trail >= 0x40 && trail !== 0x7f && trail !== 0xff) {
      characters.push({ text: decodePair(lead, trail), start: at, end: at + 2 });
      at += 2;
    } else {
      characters.push({ text: '\ufffd', start: at, end: at + 1 });
      at += 1;
    }
  }
  return characters;
}

const byLead = new Map<number, readonly string[]>();

/** The Han characters whose GBK code starts with a byte. */
export function charactersWithLead(lead: number): readonly string[] {
  const known = byLead.get(lead);
  if (known !== undefined) return known;
  const found: string[] = [];
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    if (trail === 0x7f) continue;
    const text = decodePair(lead, trail);
    if (/^[\u3400-\u9fff]$/.test(text)) found.push(text);
  }
  byLead.set(lead, found);
  return found;
}
