/**
 * Aligns rows to the keys of a form, both in order: each row and each key is used at most once, and the sum of the scores
 * above `least` is the largest there is. Answers the key's index for each row, or null.
 */
export function align(
  rowCount: number,
  keyCount: number,
  score: (row: number, key: number) => number,
  least: number,
): readonly (number | null)[] {
  const width = keyCount + 1;
  const best = new Float64Array((rowCount + 1) * width);
  const taken = new Uint8Array((rowCount + 1) * width);
  for (let row = 1; row <= rowCount; row += 1) {
    for (let key = 1; key <= keyCount; key += 1) {
      const here = row * width + key;
      const withoutRow = best[here - width] ?? 0;
      const withoutKey = best[here - 1] ?? 0;
      const gain = score(row - 1, key - 1) - least;
      const withBoth = gain > 0 ? (best[here - width - 1] ?? 0) + gain : -1;
      best[here] = Math.max(withoutRow, withoutKey, withBoth);
      taken[here] = withBoth > withoutRow && withBoth > withoutKey ? 1 : 0;
    }
  }
  const result = Array.from({ length: rowCount }, (): number | null => null);
  let key = keyCount;
  for (let row = rowCount; row > 0 && key > 0;) {
    const here = row * width + key;
    if (taken[here] === 1) {
      result[row - 1] = key - 1;
      row -= 1;
      key -= 1;
    } else if ((best[here - width] ?? 0) >= (best[here - 1] ?? 0)) {
      row -= 1;
    } else {
      key -= 1;
    }
  }
  return result;
}
