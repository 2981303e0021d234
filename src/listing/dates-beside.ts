import type { ListAnchor } from './anchors.ts';
import { readDay, type ListedDay } from './listed-date.ts';
import { isElement, parentOf, spacedText, type PageElement, type PageNode } from './nodes.ts';

/** Levels above a list at which its days, or its year, may stand beside it. */
const highest = 3;
const yearHeading = /^[^\d]{0,3}((?:19|20)\d{2})年?度?[^\d]{0,3}$/;
const yearInTitle = /(?<!\d)((?:19|20)\d{2})(?!\d)/g;

/** The year that a heading right above a list names; null where none does. */
function yearAbove(list: PageElement): number | null {
  let at = list;
  for (let level = 0; level < highest; level += 1) {
    for (let before = at.prev; before !== null; before = before.prev) {
      const text = spacedText(before).replaceAll(/\s/g, '');
      if (text === '') continue;
      const year = yearHeading.exec(text)?.[1];
      return year === undefined ? null : Number(year);
    }
    const above = parentOf(at);
    if (above === null || above.name === 'body') return null;
    at = above;
  }
  return null;
}

/**
 * Entries that show month and day alone, with the year of the heading above their list. A heading may name the year that
 * reports are about instead: it counts only where every title of its list speaks of earlier years.
 */
export function withYearsAbove(anchors: readonly ListAnchor[]): readonly ListAnchor[] {
  const titles = new Map<PageElement, string[]>();
  for (const { container, day, title } of anchors) {
    if (day === null || day.year !== null) continue;
    const known = titles.get(container);
    if (known === undefined) titles.set(container, [title]);
    else known.push(title);
  }
  const years = new Map<PageElement, number>();
  for (const [container, its] of titles) {
    const year = yearAbove(container);
    const isLater = (title: string): boolean => {
      const told = [...title.matchAll(yearInTitle)].map(([, each]) => Number(each));
      return told.length > 0 && year !== null && told.every((each) => each < year);
    };
    if (year !== null && its.every(isLater)) years.set(container, year);
  }
  return anchors.map((anchor) => {
    const { day, container } = anchor;
    return day === null || day.year !== null
      ? anchor
      : { ...anchor, day: { ...day, year: years.get(container) ?? null } };
  });
}

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
