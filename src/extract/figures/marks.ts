/** Code units, asked of each letter of a text: a bit is found sooner than an entry of a `Set`. Of NaN it says what it says of 0. */
class CodeSet {
  readonly #bits = new Uint32Array(0x1_0000 / 32);

  constructor(letters: string) {
    for (let at = 0; at < letters.length; at += 1) {
      const code = letters.charCodeAt(at);
      this.#bits[code >>> 5] = this.#word(code) | (1 << (code & 31));
    }
  }

  has(code: number): boolean {
    return ((this.#word(code) >>> (code & 31)) & 1) === 1;
  }

  #word(code: number): number {
    return this.#bits[code >>> 5] ?? 0;
  }
}

/** Code units of some letters. */
export function codesOf(letters: string): CodeSet {
  return new CodeSet(letters);
}

const clauses = '，,；;。：:！!？?';
export const sentenceMarks = codesOf('；;。');
export const clauseMarks = codesOf(clauses);
export const itemMarks = codesOf(`${clauses}、`);
export const strongMarks = codesOf('；;：:。');
export const clauseEnd = new RegExp(`[${clauses}]`, 'u');
export const itemEnd = new RegExp(`[${clauses}、（(]|$`, 'u');

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0x30 && code <= 0x39;
}

const firstHan = 0x3400;
const lastHan = 0x9fff;

/** The last of some marks in a text; those inside a number are none. */
export function lastMark(text: string, marks: CodeSet): number {
  for (let index = text.length - 1; index >= 0; index -= 1) {
    const code = text.charCodeAt(index);
    if (code >= firstHan && code <= lastHan) continue;
    if (marks.has(code) && !(isDigit(text, index - 1) && isDigit(text, index + 1))) return index;
  }
  return -1;
}
