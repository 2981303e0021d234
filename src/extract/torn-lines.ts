import type { Block } from './document.ts';

/** Word's numbering on a line of its own. */
const ordinalAlone =
  /^(?:[（(]?\d{1,2}[)）.、．]|[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)$/;

/**
 * Whether a line is the torn-off start of the next one: an ordinal before its text, a figure before 年, 月 or 日, a year before the
 * last digits of a signature. A figure alone is not: tables printed line by line have those.
 */
function isTorn(line: string, next: string, last: boolean): boolean {
  if (line.length > 8) return false;
  if (ordinalAlone.test(line)) return next.length > 1 && !ordinalAlone.test(next);
  if (!/^\d{1,4}$/.test(line)) return false;
  if (/^[年月日]/.test(next)) return true;
  return last && /^(?:19|20)\d{2}$/.test(line) && /^\d{2,4}日?$/.test(next);
}

/** Puts lines together that an extractor tore apart. */
export function joinTorn(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let pending = '';
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    const whole = pending + line;
    if (next !== undefined && isTorn(line, next, index + 2 === lines.length)) pending = whole;
    else {
      joined.push(whole);
      pending = '';
    }
  }
  return joined;
}

/** The same for paragraphs of a page that follow each other with nothing between. */
export function joinTornBlocks(blocks: readonly Block[]): readonly Block[] {
  if (!blocks.some((block) => block.kind === 'text' && block.text.length <= 8 && /\d$|[)）.、．]$/.test(block.text)))
    return blocks;
  const joined: Block[] = [];
  let pending = '';
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1];
    if (block.kind !== 'text') {
      joined.push(block);
      continue;
    }
    const whole = pending + block.text;
    if (next?.kind === 'text' && isTorn(block.text, next.text, index + 2 === blocks.length)) pending = whole;
    else {
      joined.push(pending === '' ? block : { ...block, text: whole });
      pending = '';
    }
  }
  return joined;
}
