const clauses = '，,；;。：:！!？?';
export const sentenceMarks = codesOf('；;。');
export const clauseMarks = codesOf(clauses);
export const itemMarks = codesOf(`${clauses}、`);
export const strongMarks = codesOf('；;：:。');
export const clauseEnd = new RegExp(`[${clauses}]`, 'u');
export const itemEnd = new RegExp(`[${clauses}、（(]|$`, 'u');

/** Code units of some letters. */
export function codesOf(marks: string): ReadonlySet<number> {
  return new Set(Array.from(marks, (mark) => mark.charCodeAt(0)));
}

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0x30 && code <= 0x39;
}

const firstHan = 0x3400;
const lastHan = 0x9fff;

/** The last of some marks in a text; those inside a number are none. */
export function lastMark(text: string, marks: ReadonlySet<number>): number {
  for (let index = text.length - 1; index >= 0; index -= 1) {
    const code = text.charCodeAt(index);
    if (code >= firstHan && code <= lastHan) continue;
    if (marks.has(code) && !(isDigit(text, index - 1) && isDigit(text, index + 1))) return index;
  }
  return -1;
}
