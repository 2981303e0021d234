const assigned =
  /\b(?:(?:var|let|const)\s{1,3}|,\s{0,3})([\w$]{1,40})\s{0,3}=(?!=)\s{0,3}(?:"([^"\n]{0,200})"|'([^'\n]{0,200})'|(\d{1,12})\b)/g;

/** What the variables of a page were first given, texts and numbers. */
export function namesOf(text: string): ReadonlyMap<string, string | number> {
  const names = new Map<string, string | number>();
  for (const [, name = '', double, single, number] of text.matchAll(assigned)) {
    if (!names.has(name)) names.set(name, number === undefined ? (double ?? single ?? '') : Number(number));
  }
  return names;
}
