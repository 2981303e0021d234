import type { ListAnchor } from './anchors.ts';
import { readDay, type ListedDay } from './listed-date.ts';
import { isElement, parentOf, spacedText, type PageElement, type PageNode } from './nodes.ts';

/** Levels above a list at which its days may stand beside it. */
const highest = 3;

function daysIn(node: PageNode, wanted: number): ListedDay[] | null {
  if (!isElement(node)) return null;
  const items = node.children.filter(isElement);
  if (items.length === 1 && items[0] !== undefined && items[0].children.some(isElement))
    return daysIn(items[0], wanted);
  if (items.length !== wanted) return null;
  const days = items.map((item) => {
    const text = spacedText(item).trim();
    const day = readDay(text);
    return day !== null && text.length - (day.end - day.start) <= 4 ? day : null;
  });
  return days.every((day) => day !== null) ? days : null;
}

function daysBeside(list: PageElement, wanted: number): ListedDay[] | null {
  let at = list;
  for (let level = 0; level < highest; level += 1) {
    const above = parentOf(at);
    if (above === null || above.name === 'body') return null;
    for (const sibling of above.children) {
      const days = sibling === at ? null : daysIn(sibling, wanted);
      if (days !== null) return days;
    }
    at = above;
  }
  return null;
}

/** Entries of a list without days, with those of a second list beside it that holds a day for each of them. */
export function withDatesBeside(anchors: readonly ListAnchor[]): readonly ListAnchor[] {
  const lists = new Map<PageElement, ListAnchor[]>();
  for (const anchor of anchors) lists.set(anchor.container, [...(lists.get(anchor.container) ?? []), anchor]);
  const dated = new Map<ListAnchor, ListedDay>();
  for (const [list, entries] of lists) {
    if (entries.some(({ day }) => day !== null) || new Set(entries.map(({ entry }) => entry)).size !== entries.length)
      continue;
    daysBeside(list, entries.length)?.forEach((day, at) => {
      const entry = entries[at];
      if (entry !== undefined) dated.set(entry, day);
    });
  }
  return dated.size === 0 ? anchors : anchors.map((anchor) => ({ ...anchor, day: dated.get(anchor) ?? anchor.day }));
}
