import { firstDay, looksLikeOrgan, squeeze, type DateMatch } from '../../text/index.ts';
import type { MetadataSource } from './facts.ts';

export interface Signature {
  readonly organ: string;
  /** The line of the day. */
  readonly line: string;
  readonly date: DateMatch;
}

const linesBehind = 4;
const longestDay = 20;

/** The day that a line is and nothing else, printed with 年. */
function dayAlone(line: string): DateMatch | null {
  if (line.length > longestDay || !line.includes('年')) return null;
  const date = firstDay(line);
  return date !== null && date.start <= 1 && date.end >= line.length - 1 ? date : null;
}

/** An organ and a day on lines of their own right behind the body, where a page keeps its signature in a box beside it. */
export function signedOutside({ document, paragraphs }: MetadataSource): Signature | null {
  const last = paragraphs.at(-1);
  if (last === undefined) return null;
  const lines = document.pageText.split('\n');
  const at = lines.lastIndexOf(last);
  const behind = at < 0 ? [] : lines.slice(at + 1, at + 1 + linesBehind);
  for (const [index, line] of behind.entries()) {
    const organ = squeeze(line);
    const next = behind[index + 1];
    if (next === undefined || !looksLikeOrgan(organ)) continue;
    const date = dayAlone(next);
    if (date !== null) return { organ, line: next, date };
  }
  return null;
}
