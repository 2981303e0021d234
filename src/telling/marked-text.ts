/** A stretch of text that is the same on both sides, or stands on one side only. */
export interface MarkedPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Edits that are looked for one by one unless told otherwise; the time grows with their square. */
const usualEdits = 600;
/** Longer texts are compared by sentences only. */
const longestByTokens = 200_000;
/** Shorter sameness between two edits is drawn into them: it helps nobody. */
const shortSameness = 2;

/** Numbers and Latin words are one token, so that 12 → 15 is not 1, 2 → 5; other characters stand alone. */
function tokens(text: string): readonly string[] {
  return text.match(/[0-9０-９]+(?:[.．,，][0-9０-９]+)*[%％]?|[a-z]+|\s+|./giu) ?? [];
}

function sentences(text: string): readonly string[] {
  return text.match(/[^。；！？\n]*[。；！？\n]+|[^。；！？\n]+/gu) ?? [];
}

type Edit = readonly ['same' | 'removed' | 'added', string];

/** Myers' greedy shortest edit script (An O(ND) Difference Algorithm, 1986); null when it is longer than `maxEdits`. */
function shortestEdits(before: readonly string[], after: readonly string[], maxEdits: number): readonly Edit[] | null {
  const [n, m] = [before.length, after.length];
  const limit = Math.min(n + m, maxEdits);
  const trace: Int32Array[] = [];
  const reach = new Int32Array(2 * limit + 3);
  const middle = limit + 1;
  for (let d = 0; d <= limit; d += 1) {
    trace.push(reach.slice(middle - d - 1, middle + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reach[middle + k - 1] ?? 0) < (reach[middle + k + 1] ?? 0));
      let x = down ? (reach[middle + k + 1] ?? 0) : (reach[middle + k - 1] ?? 0) + 1;
      while (x < n && x - k < m && before[x] === after[x - k]) {
        x += 1;
      }
      reach[middle + k] = x;
      if (x >= n && x - k >= m) {
        return walkBack(trace, before, after);
      }
    }
  }
  return null;
}

function walkBack(trace: readonly Int32Array[], before: readonly string[], after: readonly string[]): readonly Edit[] {
  const edits: Edit[] = [];
  let [x, y] = [before.length, after.length];
  for (let d = trace.length - 1; d >= 0; d -= 1) {
    const reach = trace[d] ?? new Int32Array();
    const at = (k: number): number => reach[k + d + 1] ?? 0;
    const k = x - y;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const previousK = down ? k + 1 : k - 1;
    const previousX = d === 0 ? 0 : at(previousK);
    const previousY = d === 0 ? 0 : previousX - previousK;
    while (x > previousX && y > previousY) {
      x -= 1;
      y -= 1;
      edits.push(['same', before[x] ?? '']);
    }
    if (d > 0) {
      edits.push(down ? ['added', after[previousY] ?? ''] : ['removed', before[previousX] ?? '']);
    }
    x = previousX;
    y = previousY;
  }
  return edits.reverse();
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
  const edits = (short ? editsBetween(tokens(before), tokens(after), maxEdits) : null) ??
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
