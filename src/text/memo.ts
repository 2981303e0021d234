const mostEntries = 3000;
const longestKey = 120;

/** V8 copies shorter stretches when it cuts them out. */
const shortestShared = 13;

/** A text of its own: a stretch cut out of a page would keep the whole page in memory. */
function copyOf(text: string): string {
  return text.length < shortestShared ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}

/**
 * Remembers what a pure function of a text answered. Forms, titles and page furniture print the same texts again and
 * again, so that most were seen before; long texts are not kept, and what is kept is bounded.
 */
export function memo<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (text) => {
    if (text.length > longestKey) return answer(text);
    const before = known.get(text);
    if (before !== undefined) return before.value;
    const own = copyOf(text);
    const value = answer(own);
    if (known.size >= mostEntries) known.clear();
    known.set(own, { value });
    return value;
  };
}
