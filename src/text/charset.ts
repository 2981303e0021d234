import { isAscii, isUtf8 } from 'node:buffer';

/** How much of a page is searched for its own word on its charset, and how much for the tag alone that tells it. */
const metaWindowBytes = 4096;
const tagWindowBytes = 64 * 1024;
/** How much is decoded to compare candidates. */
const sampleBytes = 256 * 1024;

/** Label as declared to the name of a decoder: gb2312 and gbk are read as gb18030. Null where nothing can read it. */
export function decoderNameOf(label: string | null): string | null {
  if (label === null) return null;
  const bare = label.trim().replaceAll(/["';]/g, '').toLowerCase().replaceAll('_', '-');
  if (/^(?:gb-?2312(?:-80)?|gbk|x-gbk|cp-?936|ms936|euc-cn|gb-?18030|hz-gb-2312|chinese)$/.test(bare)) return 'gb18030';
  if (/^utf-?8/.test(bare)) return 'utf-8';
  try {
    return new TextDecoder(bare).encoding;
  } catch {
    // It throws at labels that it does not know.
    return null;
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Markup without a mark: `<` in two bytes.
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  return null;
}

/** Charset in a `<meta>` or an XML declaration among the first bytes. */
function declaredInside(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, tagWindowBytes)).toString(
    'latin1',
  );
  const early = /(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{2,40})/i.exec(head.slice(0, metaWindowBytes));
  const found = early ?? /<meta\b[^<>]{0,200}charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{2,40})/i.exec(head);
  return found?.[1] ?? null;
}

/** Western single-byte decoders read every byte as something and would always win. */
const acceptsEverything = /^(?:windows|iso-8859|x-mac|macintosh|koi|ibm)/;

function replacements(bytes: Uint8Array, decoder: string): number {
  const text = new TextDecoder(decoder).decode(bytes.subarray(0, sampleBytes));
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) count += 1;
  return count;
}

/**
 * Name of the decoder that reads the bytes best: byte order mark, then valid UTF-8, then the declared one with the
 * fewest replacement characters, gb18030 standing in where none was declared.
 * @param headerCharset charset parameter of Content-Type, null when absent
 */
export function detectCharset(bytes: Uint8Array, headerCharset: string | null): string {
  const mark = byteOrderMark(bytes);
  if (mark !== null) return mark;
  const declared = [decoderNameOf(headerCharset), decoderNameOf(declaredInside(bytes))].filter((name) => name !== null);
  if (isAscii(bytes)) return declared.find((name) => !name.startsWith('utf-16')) ?? 'utf-8';
  if (isUtf8(bytes)) return 'utf-8';
  const candidates = new Set([...declared, 'gb18030', 'utf-8']);
  let best = 'gb18030';
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (acceptsEverything.test(candidate)) continue;
    const count = replacements(bytes, candidate);
    if (count < fewest) {
      best = candidate;
      fewest = count;
    }
  }
  return best;
}

/** Text of bytes in a charset named by `detectCharset`; what cannot be read becomes U+FFFD. */
export function decodeText(bytes: Uint8Array, charset: string): string {
  return new TextDecoder(charset).decode(bytes);
}
