import { markDifference } from './marked-text.ts';
import { presentable } from './presentable.ts';

/** Longer sides are shown only where they differ. */
const longestWhole = 24;
const longestCompared = 4000;
const longestPart = 20;
const lead = 10;
const trail = 6;
const edits = 120;
const omitted = '……';

/** The end of what stood before a change, back to a mark at most. */
function endOf(text: string): string {
  const near = Array.from(text).slice(-lead).join('');
  return /[^，。；：、！？,;:\s]*$/u.exec(near)?.[0] ?? '';
}

/** The beginning of what stands behind a change, up to a mark. */
function startOf(text: string): string {
  const near = Array.from(text).slice(0, trail).join('');
  return /^[^，。；：、！？,;:\s]*/u.exec(near)?.[0] ?? '';
}

/** A text cut to a few characters. */
export function shortened(text: string, most = longestWhole): string {
  const line = presentable(text.slice(0, longestCompared)).replaceAll(/\s*\n\s*/gu, ' ');
  const characters = Array.from(line);
  const whole = characters.length <= most && text.length <= longestCompared;
  return whole ? line : `${characters.slice(0, most).join('')}${omitted}`;
}

/** Both sides of a change on one line: whole where they are short, else the first place where they differ; personal numbers are masked. */
export function closeUp(before: string, after: string): readonly [before: string, after: string] {
  const sides = [before, after].map((side) => presentable(side.slice(0, longestCompared))) as [string, string];
  const short = sides.every((side) => side.length <= longestWhole && !side.includes('\n'));
  if (short || before.length > longestCompared || after.length > longestCompared) {
    return [shortened(before), shortened(after)];
  }
  const parts = markDifference(...sides, edits);
  const at = parts.findIndex(({ kind }) => kind !== 'same');
  if (at === -1) return [shortened(before), shortened(after)];
  const [first, second] = [parts[at], parts[at + 1]];
  const changed = (kind: 'removed' | 'added'): string =>
    [first, second].find((part) => part?.kind === kind)?.text ?? '';
  const earlier = parts[at - 1]?.text ?? '';
  const later = parts[at + (second === undefined || second.kind === 'same' ? 1 : 2)]?.text ?? '';
  const [head, tail] = [endOf(earlier), startOf(later)];
  const said = (text: string): string => {
    const cut = shortened(text, longestPart);
    const all = cut === text || text === '';
    const more = all && tail.length < later.length;
    return `${head.length < earlier.length ? omitted : ''}${head}${cut}${all ? tail : ''}${more ? omitted : ''}`;
  };
  return [said(changed('removed')), said(changed('added'))];
}
