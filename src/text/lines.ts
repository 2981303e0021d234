/** The lines of a text in which a global pattern matches, in order, without cutting the text into all of its lines. */
export function* linesWith(text: string, pattern: RegExp): Generator<string> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const end = text.indexOf('\n', match.index);
    const line = text.slice(text.lastIndexOf('\n', match.index) + 1, end === -1 ? text.length : end);
    pattern.lastIndex = end === -1 ? text.length : end + 1;
    yield line;
  }
}
