import type { MarkedPart } from '../domain/index.ts';
import { tokensOf } from '../telling/tokens.ts';
import { gapsOf } from '../text/index.ts';
import { foldText } from './fold.ts';
import { anchorsOf } from './sequence.ts';

const shortestSameness = 2;
const longestMarked = 20_000;

function add(parts: MarkedPart[], kind: MarkedPart['kind'], text: string): void {
  if (text === '') return;
  const last = parts.at(-1);
  if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
  else parts.push({ kind, text });
}

/**
 * A changed sentence as stretches that stayed, went and came; numbers and names are never cut. What only noise tells apart
 * counts as the same and is shown as it stands now. A lone sameness of one character inside a change is drawn into it.
 */
export function markChange(before: string, after: string): readonly MarkedPart[] {
  if (before.length + after.length > longestMarked) {
    const parts: MarkedPart[] = [];
    add(parts, 'removed', before);
    add(parts, 'added', after);
    return parts;
  }
  const [old, fresh] = [tokensOf(before), tokensOf(after)];
  const keys = (tokens: readonly string[]): string[] =>
    tokens.map((text) => (/^\s+$/.test(text) ? ' ' : foldText(text)));
  const anchors = anchorsOf(keys(old), keys(fresh));
  const gaps = gapsOf(anchors, old.length, fresh.length);
  const parts: MarkedPart[] = [];
  let at = 0;
  gaps.forEach((gap, index) => {
    const same = fresh.slice(at, gap.after[0]).join('');
    const bridge = index > 0 && same.length < shortestSameness;
    if (bridge) {
      const lost = parts.findLastIndex(({ kind }) => kind === 'removed');
      const [removed, added] = [parts[lost], parts.at(-1)];
      if (removed !== undefined && lost >= parts.length - 2) {
        parts[lost] = { kind: 'removed', text: removed.text + same };
        if (added?.kind === 'added') parts[parts.length - 1] = { kind: 'added', text: added.text + same };
        else parts.push({ kind: 'added', text: same });
      } else add(parts, 'same', same);
    } else add(parts, 'same', same);
    addGap(parts, old.slice(...gap.before).join(''), fresh.slice(...gap.after).join(''));
    at = gap.after[1];
  });
  add(parts, 'same', fresh.slice(at).join(''));
  return parts;
}

/** Puts a change behind what stands there; two changes side by side become one. */
function addGap(parts: MarkedPart[], removed: string, added: string): void {
  const last = parts.at(-1);
  const before = parts.at(-2);
  if (last?.kind === 'added') {
    parts.pop();
    if (before?.kind === 'removed') parts.pop();
    add(parts, 'removed', (before?.kind === 'removed' ? before.text : '') + removed);
    add(parts, 'added', last.text + added);
    return;
  }
  add(parts, 'removed', removed);
  add(parts, 'added', added);
}
