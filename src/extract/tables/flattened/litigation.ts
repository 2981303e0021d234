import { litigationColumns } from '../../../domain/index.ts';
import type { GridRow } from './grid.ts';
import { letters } from '../fold.ts';
import type { Word } from './words.ts';

const leaf = /结果维持|结果纠正|其他结果|尚未审结|总计/gu;
const leaves: readonly string[] = [...litigationColumns, ...litigationColumns, ...litigationColumns];
/** The header's words in front of the numbers. */
const headerWords = 60;

/** Table 4 out of running words; null unless its fifteen columns are named in order and fifteen numbers follow. */
export function flattenedLitigation(words: readonly Word[]): readonly GridRow[] | null {
  for (const [index, word] of words.entries()) {
    if (word.isValue || !letters(word.text).endsWith('总计') || words[index + 1]?.isValue !== true) {
      continue;
    }
    const header = letters(
      words
        .slice(Math.max(0, index - headerWords), index + 1)
        .filter((before) => !before.isValue)
        .map((before) => before.text)
        .join(''),
    );
    const named = [...header.matchAll(leaf)].map((match) => match[0]).slice(-leaves.length);
    const direct = header.lastIndexOf('未经复议直接起诉');
    const ordered =
      direct >= 0 && header.lastIndexOf('复议后起诉') > direct && header.lastIndexOf('行政复议', direct) >= 0;
    const after = words.slice(index + 1);
    const end = after.findIndex((next) => !next.isValue);
    const values = after.slice(0, end < 0 ? after.length : end).map((next) => next.text);
    if (ordered && named.join() === leaves.join() && values.length === leaves.length) {
      const span = litigationColumns.length;
      const groups = ['行政复议', '未经复议直接起诉', '复议后起诉'].map((text) => ({ text, span }));
      return [groups, leaves, values];
    }
  }
  return null;
}
