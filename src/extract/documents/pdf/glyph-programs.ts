const key = Buffer.from('/CharProcs');
/** The first glyph stays: by its reference pdf.js knows apart fonts that are else alike. */
const references = /^\s*<<\s*\/[^\s/<>]+\s+\d+\s+\d+\s+R\b((?:\s*\/[^\s/<>]+\s+\d+\s+\d+\s+R\b)*)\s*>>/u;
const mostFonts = 4096;
const mostLength = 65_536;
const blank = 0x20;

/**
 * A copy of a PDF whose Type 3 fonts paint next to nothing: the references to their glyphs' programs (ISO 32000-1, 9.6.5)
 * are blanked where they stand in the file as they are. What a glyph means and how wide it is stands elsewhere.
 */
export function withoutGlyphPrograms(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.alloc(bytes.length);
  copy.set(bytes);
  let at = copy.indexOf(key);
  for (let font = 0; at !== -1 && font < mostFonts; font += 1) {
    const from = at + key.length;
    const match = references.exec(copy.toString('latin1', from, from + mostLength));
    if (match !== null) {
      const last = from + match[0].lastIndexOf(match[1] ?? '');
      copy.fill(blank, last, last + (match[1] ?? '').length);
    }
    at = copy.indexOf(key, from);
  }
  return new Uint8Array(copy.buffer, copy.byteOffset, copy.byteLength);
}
