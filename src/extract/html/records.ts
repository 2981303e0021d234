import { isWantedName } from './body.ts';
import type { Box } from './runs.ts';

const timed = /\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日? {0,3}\d{1,2}:\d{2}/;
const leastScore = 80;
const fewestRecords = 3;

interface Walk {
  readonly groups: Map<string, { box: Box; at: number }[]>;
  /** Order numbers of lines that are a date with a time. */
  readonly times: number[];
  order: number;
}

function walk(box: Box, state: Walk): void {
  for (const item of box.items) {
    if (item.kind === 'run') {
      state.order += 1;
      if (item.text.length < 120 && item.text.includes(':') && timed.test(item.text)) state.times.push(state.order);
    } else if (item.kind === 'box') {
      const names = item.element.attributes['class'] ?? '';
      if (names !== '' && item.score >= leastScore && isWantedName(names)) {
        const key = `${item.element.name}.${names}`;
        const group = state.groups.get(key);
        if (group === undefined) state.groups.set(key, [{ box: item, at: state.order }]);
        else group.push({ box: item, at: state.order });
      }
      walk(item, state);
    }
  }
}

/**
 * Entries of a page that holds several articles one under the other, each with its own time (a blog, a thread): their
 * bodies, the first one first. Null where the page is one article.
 */
export function findRecords(root: Box): readonly Box[] | null {
  const state: Walk = { groups: new Map(), times: [], order: 0 };
  walk(root, state);
  if (state.times.length < fewestRecords) return null;
  for (const group of state.groups.values()) {
    if (group.length < fewestRecords) continue;
    const score = group.reduce((sum, { box }) => sum + box.score, 0);
    if (score * 10 < root.score * 6) continue;
    const parted = group.every(({ at }, index) => {
      const next = group[index + 1];
      return next === undefined || state.times.some((time) => time > at && time <= next.at);
    });
    if (parted) return group.map(({ box }) => box);
  }
  return null;
}
