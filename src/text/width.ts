const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const compatibilityHan = /[\u2e80-\u2fdf\uf900-\ufaff]/g;
const wideAlphanumeric = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05]/g;
const unusual =
  /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u2e80-\u2fdf\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05]/;
const unruly = new RegExp(String.raw`\s|${unusual.source}`);
/** A blank between Chinese punctuation and a Han character, which justified text leaves. */
const blankByPunctuation =
  /(?<=[\u3400-\u9fff]) (?=[，。；：、！？）》」』”])|(?<=[，。；：、！？（《「『“]) (?=[\u3400-\u9fff])/g;

function narrow(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

function compose(character: string): string {
  return character.normalize('NFKC');
}

/** Full-width letters, digits and `%` to half-width, character by character: the length stays. */
export function narrowAlphanumerics(text: string): string {
  return text.replace(wideAlphanumeric, narrow);
}

/** One paragraph on one line: invisible characters gone, runs of plain blanks one space. Wide forms stay. */
export function tidyLine(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/[ \t\r\n\f\v\u00a0]+/g, ' ')
    .trim();
}

/** Whether a text is nothing but Han characters and ASCII without blanks, as most cells of tables are. */
export function isBare(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (!((code >= 0x4e00 && code <= 0x9fff) || (code > 0x20 && code < 0x7f))) return false;
  }
  return true;
}

/**
 * One paragraph in normal form: half-width letters, digits and `%`, one plain space for any run of blanks, no invisible
 * characters, no compatibility forms of Han characters (PDF radicals). Punctuation stays as printed.
 */
export function normalLine(text: string): string {
  if (isBare(text) || !unruly.test(text)) return text;
  let line = text;
  if (unusual.test(line)) {
    line = line.replace(invisible, '').replace(wideAlphanumeric, narrow).replace(compatibilityHan, compose);
  }
  // Most blanks only indent a paragraph.
  line = line.trim();
  if (/\s/.test(line)) line = line.replace(/\s+/g, ' ').replace(blankByPunctuation, '');
  return line;
}

/** A page number, an ordinal or a label with all blanks gone: `索 引 号` is `索引号`. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g, '');
}

const foldTable: Readonly<Record<string, string>> = {
  '﹝': '[',
  '﹞': ']',
  '〔': '[',
  '〕': ']',
  '【': '[',
  '】': ']',
  '〖': '[',
  '〗': ']',
  '“': '"',
  '”': '"',
  '„': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '‘': "'",
  '’': "'",
  '〈': '<',
  '〉': '>',
  '《': '<',
  '》': '>',
  '—': '-',
  '–': '-',
  '―': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '─': '-',
  '━': '-',
  '﹣': '-',
  '～': '~',
  '〜': '~',
  '·': '.',
  '•': '.',
  '・': '.',
  '。': '.',
  '、': ',',
};
const foldable = new RegExp(`[${Object.keys(foldTable).join('')}]`, 'g');

/**
 * Text for comparison only: NFKC, brackets, quotes and dashes of one shape, no blanks. Two texts that fold alike differ
 * by nothing that a reader would call a change. Never shown to anybody.
 */
export function fold(text: string): string {
  return squeeze(text.normalize('NFKC')).replace(foldable, (character) => foldTable[character] ?? character);
}
