const mostEntries = 3000;
const longestKey = 120;

/**
 * Remembers what a pure function of a text answered. The forms print the same labels in every report, so that most texts
 * were seen before; long texts are not kept, and what is kept is bounded.
 */
export function memo<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) {
      return before.value;
    }
    const value = answer(text);
    if (text.length <= longestKey) {
      if (known.size >= mostEntries) {
        known.clear();
      }
      known.set(text, { value });
    }
    return value;
  };
}
