import { mayBeNumber, readCell } from '../cell.ts';

/** A stretch of text without white space: part of a label, or what stands in a cell. */
export interface Word {
  readonly text: string;
  readonly isValue: boolean;
}

export function wordsOf(text: string): readonly Word[] {
  return text
    .split(/[\s|]+/u)
    .filter((word) => word !== '')
    .map((word) => ({ text: word, isValue: mayBeNumber(word) && readCell(word).state !== 'unread' }));
}

/** A label and the values that follow it. */
export interface LabelledValues {
  readonly label: string;
  readonly values: readonly string[];
}

/** Groups words into labels, each with the values up to the next label. */
export function labelledValues(words: readonly Word[]): readonly LabelledValues[] {
  const groups: { label: string; values: string[] }[] = [];
  for (const word of words) {
    const current = groups.at(-1);
    if (word.isValue && current !== undefined) {
      current.values.push(word.text);
    } else if (current === undefined || current.values.length > 0) {
      groups.push({ label: word.text, values: [] });
    } else {
      current.label += word.text;
    }
  }
  return groups;
}
