import { isUtf8 } from 'node:buffer';

/** Text of a page and the name of the decoder that read it. */
export interface Decoded {
  readonly text: string;
  readonly charset: string;
}

const metaWindowBytes = 4096;
const sampleBytes = 128 * 1024;

/** Decoder for a declared label; gb2312 and gbk are read as gb18030. Null where nothing reads it. */
function decoderOf(label: string | null): string | null {
  if (label === null) return null;
  const bare = label.trim().replaceAll(/["';]/g, '').toLowerCase().replaceAll('_', '-');
  if (/^(?:gb-?2312(?:-80)?|x-gbk|gbk|cp-?936|ms936|euc-cn|gb-?18030|chinese)$/.test(bare)) return 'gb18030';
  if (/^utf-?8/.test(bare)) return 'utf-8';
  try {
    return new TextDecoder(bare).encoding;
  } catch {
    return null;
  }
}

function marked(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function declaredInside(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, metaWindowBytes)).toString(
    'latin1',
  );
  return /(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{2,40})/i.exec(head)?.[1] ?? null;
}

function replacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) count += 1;
  return count;
}

function decode(bytes: Uint8Array, charset: string): Decoded {
  return { text: new TextDecoder(charset).decode(bytes), charset };
}

/**
 * Decodes a page. A byte order mark decides; bytes that are valid UTF-8 are UTF-8; else the decoder with the fewest
 * replacement characters among those declared by header and page, gb18030 and UTF-8.
 * @param headerCharset charset parameter of Content-Type, null when absent
 */
export function decodeText(bytes: Uint8Array, headerCharset: string | null): Decoded {
  const mark = marked(bytes);
  if (mark !== null) return decode(bytes, mark);
  if (isUtf8(bytes)) return decode(bytes, 'utf-8');
  const declared = [decoderOf(declaredInside(bytes)), decoderOf(headerCharset)].filter((name) => name !== null);
  const candidates = [...new Set([...declared, 'gb18030', 'utf-8'])];
  const sample = bytes.subarray(0, sampleBytes);
  let best = 'gb18030';
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    // Western single-byte decoders accept every byte and would always win.
    if (/^(?:windows|iso-8859|x-mac|macintosh|koi|ibm)/.test(candidate)) continue;
    const count = replacements(new TextDecoder(candidate).decode(sample));
    if (count < fewest) {
      best = candidate;
      fewest = count;
    }
  }
  return decode(bytes, best);
}
