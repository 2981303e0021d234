import { litigationColumns } from '../../../domain/index.ts';
import type { GridRow } from './grid.ts';
import { letters } from '../fold.ts';
import type { Cells } from './piped.ts';
import type { Word } from './words.ts';

const leaf = /结果维持|结果纠正|其他结果|尚未审结|总计/gu;
const leaves: readonly string[] = [...litigationColumns, ...litigationColumns, ...litigationColumns];
const span = litigationColumns.length;
/** The header as the form prints it, with the spans that text lost. */
const header: readonly GridRow[] = [
  ['行政复议', '未经复议直接起诉', '复议后起诉'].map((text) => ({ text, span })),
  leaves,
];
/** The header's words in front of the numbers. */
const headerWords = 60;

/** Whether running letters end with the fifteen columns in the form's order, under their three groups. */
function namesAllColumns(text: string): boolean {
  const named = [...text.matchAll(leaf)].map((match) => match[0]).slice(-leaves.length);
  const direct = text.lastIndexOf('未经复议直接起诉');
  const ordered = direct >= 0 && text.lastIndexOf('复议后起诉') > direct && text.lastIndexOf('行政复议', direct) >= 0;
  return ordered && named.join() === leaves.join();
}

/** Table 4 out of running words; null unless its fifteen columns are named in order and fifteen numbers follow. */
export function flattenedLitigation(words: readonly Word[]): readonly GridRow[] | null {
  for (const [index, word] of words.entries()) {
    if (word.isValue || words[index + 1]?.isValue !== true || !letters(word.text).endsWith('总计')) {
      continue;
    }
    const before = words.slice(Math.max(0, index - headerWords), index + 1).filter((each) => !each.isValue);
    const after = words.slice(index + 1);
    const end = after.findIndex((next) => !next.isValue);
    const values = after.slice(0, end < 0 ? after.length : end).map((next) => next.text);
    if (namesAllColumns(letters(before.map((each) => each.text).join(''))) && values.length === leaves.length) {
      return [...header, values];
    }
  }
  return null;
}

/** Table 4 out of lines of cells, blank ones among them; null unless its columns are named and a row of fifteen follows. */
export function pipedLitigation(rows: readonly Cells[]): readonly GridRow[] | null {
  const last = rows.findLastIndex((cells) => cells.some((cell) => letters(cell) === '总计'));
  const data = rows[last + 1];
  if (last < 0 || data === undefined || data.length !== leaves.length) {
    return null;
  }
  const before = rows.slice(0, last + 1).flat();
  return namesAllColumns(letters(before.join(''))) ? [...header, data] : null;
}
