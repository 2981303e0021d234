import { applicantColumns } from '../../../domain/index.ts';
import type { GridRow } from './grid.ts';
import { namesAllColumns } from '../applications/form.ts';
import { letters, similarity } from '../fold.ts';
import { labelledValues, type Word } from './words.ts';

const firstLabel = letters('本年新收政府信息公开申请数量');
const lastLabel = letters('结转下年度继续办理');
const likeness = 0.8;
const perRow = applicantColumns.length;
/** Rows of the form of 2019 and of 2021: 161 and 175 numbers. */
const rowCounts: ReadonlySet<number> = new Set([23, 25]);
/** Header words look this far back from the first row. */
const headerWords = 40;

function endsLike(text: string, label: string): boolean {
  const folded = letters(text);
  return folded.includes(label) || similarity(folded.slice(-label.length), label) >= likeness;
}

/**
 * Table 3 out of running words; null unless every row has its seven numbers. Without the names of all columns it comes
 * without a header, and its sums must prove the order of the columns.
 */
export function flattenedApplications(words: readonly Word[]): readonly GridRow[] | null {
  const start = words.findIndex(
    (word, index) => !word.isValue && words[index + 1]?.isValue === true && endsLike(word.text, firstLabel),
  );
  const before = words.slice(Math.max(0, start - headerWords), Math.max(0, start));
  const header = letters(before.map((word) => word.text).join(''));
  if (start < 0) {
    return null;
  }
  const groups = labelledValues(words.slice(start));
  const last = groups.findIndex((group) => endsLike(group.label, lastLabel));
  const rows = groups.slice(0, last + 1);
  const whole = rowCounts.has(rows.length) && rows.every((row) => row.values.length === perRow);
  const head: readonly GridRow[] = namesAllColumns(header) ? [['', ...applicantColumns]] : [];
  return whole ? [...head, ...rows.map((row) => [row.label, ...row.values])] : null;
}
