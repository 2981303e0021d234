import type { MarkedPart } from '../domain/index.ts';
import { gapsOf, shortestScript } from '../text/index.ts';
import { tokensOf } from './tokens.ts';

/** Edits that are looked for one by one unless told otherwise; the time grows with their square. */
const usualEdits = 600;
/** Longer texts are compared by sentences only. */
const longestByTokens = 200_000;
/** Shorter sameness between two edits is drawn into them: it helps nobody. */
const shortSameness = 2;

function sentences(text: string): readonly string[] {
  return text.match(/[^。；！？\n]*[。；！？\n]+|[^。；！？\n]+/gu) ?? [];
}

type Edit = readonly ['same' | 'removed' | 'added', string];

/** A shortest way from one side to the other, in stretches; null where it is longer than `maxEdits`. */
function shortestEdits(before: readonly string[], after: readonly string[], maxEdits: number): readonly Edit[] | null {
  const anchors = shortestScript(before, after, maxEdits);
  if (anchors === null) return null;
  const edits: Edit[] = [];
  let at = 0;
  for (const gap of gapsOf(anchors, before.length, after.length)) {
    edits.push(['same', after.slice(at, gap.after[0]).join('')]);
    edits.push(['removed', before.slice(...gap.before).join('')], ['added', after.slice(...gap.after).join('')]);
    at = gap.after[1];
  }
  return [...edits, ['same', after.slice(at).join('')]];
}

function sharedStart(before: readonly string[], after: readonly string[]): number {
  let count = 0;
  while (count < before.length && count < after.length && before[count] === after[count]) {
    count += 1;
  }
  return count;
}

/** Joins neighbours: removed before added in every changed stretch, and short sameness inside it counted as changed. */
function joined(edits: readonly Edit[]): readonly MarkedPart[] {
  const parts: MarkedPart[] = [];
  let removed = '';
  let added = '';
  let same = '';
  const flush = (): void => {
    if (removed !== '') {
      parts.push({ kind: 'removed', text: removed });
    }
    if (added !== '') {
      parts.push({ kind: 'added', text: added });
    }
    removed = '';
    added = '';
  };
  const flushSame = (): void => {
    if (same !== '') {
      parts.push({ kind: 'same', text: same });
    }
    same = '';
  };
  for (const [kind, text] of edits) {
    if (kind === 'same') {
      same += text;
      if (same.length > shortSameness) {
        flush();
      }
      continue;
    }
    const open = removed !== '' || added !== '';
    if (same !== '' && open) {
      removed += same;
      added += same;
      same = '';
    } else {
      flushSame();
    }
    if (kind === 'removed') {
      removed += text;
    } else {
      added += text;
    }
  }
  flush();
  flushSame();
  return parts;
}

/** Edits between two texts cut into units; null where they are further apart than `maxEdits`. */
function editsBetween(left: readonly string[], right: readonly string[], maxEdits: number): readonly Edit[] | null {
  const start = sharedStart(left, right);
  const [leftRest, rightRest] = [left.slice(start), right.slice(start)];
  const end = sharedStart(leftRest.toReversed(), rightRest.toReversed());
  const middle = shortestEdits(
    leftRest.slice(0, leftRest.length - end),
    rightRest.slice(0, rightRest.length - end),
    maxEdits,
  );
  return middle === null
    ? null
    : [['same', left.slice(0, start).join('')], ...middle, ['same', leftRest.slice(leftRest.length - end).join('')]];
}

/**
 * What of a text was taken out and put in; the `same` and `removed` parts make `before`, the `same` and `added` `after`.
 * Marked by numbers, words and characters; where that takes more than `maxEdits`, by sentences; else as a whole.
 */
export function markDifference(before: string, after: string, maxEdits: number = usualEdits): readonly MarkedPart[] {
  const short = before.length + after.length <= longestByTokens;
  const edits = (short ? editsBetween(tokensOf(before), tokensOf(after), maxEdits) : null) ??
    editsBetween(sentences(before), sentences(after), maxEdits) ?? [
      ['removed', before] as const,
      ['added', after] as const,
    ];
  return joined(edits);
}

/** One side of a marked text. */
export function sideOf(parts: readonly MarkedPart[], side: 'removed' | 'added'): readonly MarkedPart[] {
  return parts.filter((part) => part.kind === 'same' || part.kind === side);
}

/**
 * The parts with long stretches of sameness cut down to `around` characters beside each change, and changed stretches
 * cut to `most` with a count of what is left out. Leaves at least the changed parts' beginnings.
 */
export function abridge(parts: readonly MarkedPart[], around: number, most: number): readonly MarkedPart[] {
  return parts.map((part, index) => {
    const characters = Array.from(part.text);
    if (part.kind !== 'same') {
      return characters.length <= most
        ? part
        : { kind: part.kind, text: `${characters.slice(0, most).join('')}……（略去 ${characters.length - most} 字）` };
    }
    const head = index === 0 ? '' : characters.slice(0, around).join('');
    const tail = index === parts.length - 1 ? '' : characters.slice(-around).join('');
    return characters.length <= 2 * around + 2 ? part : { kind: 'same', text: `${head}……${tail}` };
  });
}
