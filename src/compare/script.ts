import { gapsOf } from '../text/index.ts';
import { isSameItem, listItemsOf } from './list-numbers.ts';
import type { ListItem } from './list-numbers.ts';
import { matchSections } from './match-sections.ts';
import { anchorsOf } from './sequence.ts';
import { likeness, pairInOrder, shinglesOf } from './similarity.ts';
import type { Pairs } from './similarity.ts';
import type { Passage, Prose, Unit } from './units.ts';

/** Sentences that left one place and stand in another, neighbours together. */
export interface Move {
  readonly from: Passage;
  readonly to: Passage;
  readonly units: readonly Unit[];
  /** Only the sections around them changed: in the whole text they stand where they stood. */
  readonly inPlace: boolean;
}

/** One step from the earlier text of a passage to the later one. */
export type Step =
  | { readonly kind: 'same'; readonly before: Unit; readonly after: Unit }
  /** The same text cut differently into lines. */
  | { readonly kind: 'rejoined'; readonly before: readonly Unit[]; readonly after: readonly Unit[] }
  | { readonly kind: 'changed'; readonly before: Unit; readonly after: Unit }
  | { readonly kind: 'removed'; readonly before: Unit }
  | { readonly kind: 'added'; readonly after: Unit }
  | { readonly kind: 'moved-away'; readonly before: Unit }
  | { readonly kind: 'moved-here'; readonly after: Unit }
  /** It was changed, and stands elsewhere. */
  | { readonly kind: 'edited-away'; readonly before: Unit }
  | { readonly kind: 'edited-here'; readonly from: Unit; readonly left: Passage; readonly after: Unit };

/** How one passage became another; a side is null where the section is new or gone. */
export interface PassageScript {
  readonly before: Passage | null;
  readonly after: Passage | null;
  /** The section left its place among the others. */
  readonly moved: boolean;
  readonly steps: readonly Step[];
}

/** The way from one running text to another, in reading order of the later one; gone sections where they stood. */
export interface ProseScript {
  readonly passages: readonly PassageScript[];
  readonly moves: readonly Move[];
}

const shortestMove = 6;
const leastAlike = 0.3;
/** Where one sentence stands in the place of one other, less will do. */
const leastAlikeAlone = 0.1;

interface Item {
  readonly unit: Unit;
  readonly passage: Passage;
  readonly at: number;
  readonly listed: ListItem;
  moved: boolean;
  /** The sentence that it became, or was. */
  partner: Item | null;
}

/** A stretch that differs, or one that is the same. */
interface Stretch {
  readonly same: boolean;
  readonly before: readonly Item[];
  readonly after: readonly Item[];
}

interface Draft {
  readonly before: Passage | null;
  readonly after: Passage | null;
  readonly moved: boolean;
  readonly stretches: readonly Stretch[];
}

function itemsOf(passage: Passage | null): readonly Item[] {
  if (passage === null) return [];
  const listed = listItemsOf(passage.units.map(({ key }) => key));
  return passage.units.map((unit, at) => ({
    unit,
    passage,
    at,
    listed: listed[at] ?? { rest: unit.key, lead: null, numbers: [] },
    moved: false,
    partner: null,
  }));
}
const keysOf = (items: readonly Item[]): string[] => items.map(({ unit }) => unit.key);
const joined = (items: readonly Item[]): string => keysOf(items).join('');

/** What stayed: sentences that are equal, and between them those that a list only counts anew. */
function keptOf(old: readonly Item[], fresh: readonly Item[]): Pairs {
  const anchors = anchorsOf(keysOf(old), keysOf(fresh));
  const recounted = gapsOf(anchors, old.length, fresh.length).flatMap(({ before: [x, toX], after: [y, toY] }) => {
    const rests = [old.slice(x, toX), fresh.slice(y, toY)].map((side) => side.map(({ listed }) => listed.rest));
    return anchorsOf(rests[0] ?? [], rests[1] ?? [])
      .map(([one, other]) => [one + x, other + y] as const)
      .filter(([one, other]) => isRecounted(old[one], fresh[other]));
  });
  return [...anchors, ...recounted].toSorted(([one], [other]) => one - other);
}

const isRecounted = (before: Item | undefined, after: Item | undefined): boolean =>
  before !== undefined && after !== undefined && isSameItem(before.listed, after.listed);

function draftOf(before: Passage | null, after: Passage | null, moved: boolean): Draft {
  const [old, fresh] = [itemsOf(before), itemsOf(after)];
  const anchors = keptOf(old, fresh);
  const stretches: Stretch[] = [];
  let [x, y] = [0, 0];
  for (const gap of gapsOf(anchors, old.length, fresh.length)) {
    if (gap.before[0] > x) {
      stretches.push({ same: true, before: old.slice(x, gap.before[0]), after: fresh.slice(y, gap.after[0]) });
    }
    stretches.push({ same: false, before: old.slice(...gap.before), after: fresh.slice(...gap.after) });
    [x, y] = [gap.before[1], gap.after[1]];
  }
  if (x < old.length) stretches.push({ same: true, before: old.slice(x), after: fresh.slice(y) });
  return { before, after, moved, stretches };
}

const readingOrder = (passages: readonly (Passage | null)[]): readonly Unit[] =>
  passages.flatMap((passage) => passage?.units ?? []).toSorted((one, other) => one.line - other.line);

/** Tells whether a sentence kept its place among all others, whatever section it is counted to. */
function stayer(drafts: readonly Draft[]): (before: Unit, after: Unit) => boolean {
  let kept: ReadonlyMap<Unit, Unit> | null = null;
  const align = (): ReadonlyMap<Unit, Unit> => {
    const old = readingOrder(drafts.map(({ before }) => before));
    const fresh = readingOrder(drafts.map(({ after }) => after));
    const anchors = anchorsOf(
      old.map(({ key }) => key),
      fresh.map(({ key }) => key),
    );
    return new Map(
      anchors.flatMap(([x, y]) => {
        const [one, other] = [old[x], fresh[y]];
        return one === undefined || other === undefined ? [] : [[one, other] as const];
      }),
    );
  };
  return (before, after) => {
    if (before.line === -1 || after.line === -1) return false;
    kept ??= align();
    return kept.get(before) === after;
  };
}

/** Finds where a sentence stands now, each place once: as it was, else only counted anew. */
function targets(items: readonly Item[]): (item: Item) => Item | undefined {
  const long = items.filter(({ unit }) => unit.key.length >= shortestMove).toReversed();
  const [equal, alike] = [Map.groupBy(long, ({ unit }) => unit.key), Map.groupBy(long, ({ listed }) => listed.rest)];
  const next = (list: Item[] | undefined): Item | undefined => {
    while (list?.at(-1)?.moved === true) list.pop();
    return list?.at(-1);
  };
  return (item) => {
    const same = next(equal.get(item.unit.key));
    const recounted = next(alike.get(item.listed.rest));
    return same ?? (isRecounted(item, recounted) ? recounted : undefined);
  };
}

/** Marks sentences that left one place and stand in another. */
function findMoves(drafts: readonly Draft[]): readonly Move[] {
  const open = drafts.flatMap(({ before, after, stretches }) =>
    stretches.flatMap((stretch) =>
      stretch.same || joined(stretch.before) === joined(stretch.after) ? [] : [{ before, after, stretch }],
    ),
  );
  const targetOf = targets(open.flatMap(({ after, stretch }) => (after === null ? [] : stretch.after)));
  const stays = stayer(drafts);
  const moves: { from: Passage; to: Passage; units: Unit[]; inPlace: boolean }[] = [];
  let last: { from: Item; to: Item } | null = null;
  for (const { before, stretch } of open) {
    for (const item of stretch.before) {
      const target = before === null ? undefined : targetOf(item);
      if (before === null || target === undefined) continue;
      item.moved = true;
      target.moved = true;
      const inPlace = before !== target.passage && stays(item.unit, target.unit);
      const move = moves.at(-1);
      if (
        move?.from === before &&
        move.to === target.passage &&
        move.inPlace === inPlace &&
        last?.from.at === item.at - 1 &&
        last.to.at === target.at - 1
      ) {
        move.units.push(item.unit);
      } else moves.push({ from: before, to: target.passage, units: [item.unit], inPlace });
      last = { from: item, to: target };
    }
  }
  return moves;
}

const skeleton = ({ unit }: Item): string => unit.key.replaceAll(/\d+(?:[.,]\d+)*/g, '#');

/** Which sentence became which: those that differ in figures only, then those most alike, in order. */
function pairSentences(removed: readonly Item[], added: readonly Item[]): Pairs {
  const anchors = anchorsOf(removed.map(skeleton), added.map(skeleton));
  return [
    ...anchors,
    ...gapsOf(anchors, removed.length, added.length).flatMap(({ before, after }) => {
      const [left, right] = [removed.slice(...before), added.slice(...after)];
      if (left.length === 0 || right.length === 0) return [];
      const shingles = [left, right].map((side) => side.map(({ unit }) => shinglesOf(unit.key)));
      const score = (x: number, y: number): number =>
        likeness(shingles[0]?.[x] ?? new Uint32Array(), shingles[1]?.[y] ?? new Uint32Array());
      const least = left.length === 1 && right.length === 1 ? leastAlikeAlone : leastAlike;
      return pairInOrder(left.length, right.length, score, least).map(
        ([x, y]) => [x + before[0], y + after[0]] as const,
      );
    }),
  ].toSorted(([one], [other]) => one - other);
}

const unpaired = (items: readonly Item[]): readonly Item[] =>
  items.filter(({ moved, partner }) => !moved && partner === null);

function pair(before: Item | undefined, after: Item | undefined): void {
  if (before === undefined || after === undefined) return;
  before.partner = after;
  after.partner = before;
}

const leastAlikeElsewhere = 0.72;
const shortestEdited = 12;
const mostEdited = 200;

/** Finds for each changed sentence what it was: in its own stretch, else, where they are much alike, anywhere. */
function findEdits(drafts: readonly Draft[]): void {
  const gone: Item[] = [];
  const fresh: Item[] = [];
  for (const { before, after, stretches } of drafts) {
    for (const stretch of stretches) {
      if (stretch.same || joined(stretch.before) === joined(stretch.after)) continue;
      const [removed, added] = [unpaired(stretch.before), unpaired(stretch.after)];
      for (const [x, y] of pairSentences(removed, added)) pair(removed[x], added[y]);
      if (before === null || after === null) continue;
      gone.push(...unpaired(removed).filter(({ unit }) => unit.key.length >= shortestEdited));
      fresh.push(...unpaired(added).filter(({ unit }) => unit.key.length >= shortestEdited));
    }
  }
  if (gone.length > mostEdited || fresh.length > mostEdited) return;
  const shingles = fresh.map(({ unit }) => shinglesOf(unit.key));
  const alike = gone.flatMap((before) => {
    const own = shinglesOf(before.unit.key);
    return fresh.map((after, y) => ({ before, after, value: likeness(own, shingles[y] ?? new Uint32Array()) }));
  });
  for (const { before, after, value } of alike.toSorted((one, other) => other.value - one.value)) {
    if (value < leastAlikeElsewhere) break;
    if (before.partner !== null || after.partner !== null) continue;
    pair(before, after);
    before.moved = true;
    after.moved = true;
  }
}

/** Steps of a stretch that differs, in reading order. */
function differingSteps({ before, after }: Stretch): readonly Step[] {
  if (joined(before) === joined(after)) {
    return [{ kind: 'rejoined', before: before.map(({ unit }) => unit), after: after.map(({ unit }) => unit) }];
  }
  const steps: Step[] = [];
  let next = 0;
  const leave = (until: Item | null): void => {
    for (let item = before[next]; item !== undefined && item !== until; item = before[next]) {
      if (item.moved) steps.push({ kind: item.partner === null ? 'moved-away' : 'edited-away', before: item.unit });
      else if (item.partner === null) steps.push({ kind: 'removed', before: item.unit });
      next += 1;
    }
  };
  for (const item of after) {
    const { partner, moved } = item;
    if (partner === null) steps.push({ kind: moved ? 'moved-here' : 'added', after: item.unit });
    else if (moved) steps.push({ kind: 'edited-here', from: partner.unit, left: partner.passage, after: item.unit });
    else {
      leave(partner);
      steps.push({ kind: 'changed', before: partner.unit, after: item.unit });
      next += 1;
    }
  }
  leave(null);
  return steps;
}

function stepsOf({ stretches }: Draft): readonly Step[] {
  return stretches.flatMap((stretch) =>
    stretch.same
      ? stretch.before.flatMap(({ unit }, index): readonly Step[] => {
          const after = stretch.after[index]?.unit;
          return after === undefined ? [] : [{ kind: 'same', before: unit, after }];
        })
      : differingSteps(stretch),
  );
}

/** Puts gone sections behind the section that they stood behind. */
function inReadingOrder(drafts: readonly Draft[]): readonly Draft[] {
  const places = new Map<number, number>();
  for (const { before, after } of drafts) {
    if (before?.index !== null && before !== null && after?.index !== null && after !== null) {
      places.set(before.index, after.index);
    }
  }
  const place = ({ before, after }: Draft): number => {
    if (after !== null) return after.index ?? -1;
    for (let index = (before?.index ?? 0) - 1; index >= 0; index -= 1) {
      const found = places.get(index);
      if (found !== undefined) return found + 0.5;
    }
    return -0.5;
  };
  return drafts
    .map((draft) => ({ draft, at: place(draft) }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ draft }) => draft);
}

/** The way from one running text to another. */
export function scriptOf(before: Prose, after: Prose): ProseScript {
  const { pairs, gone, added } = matchSections(before.sections, after.sections);
  const drafts = inReadingOrder([
    draftOf(before.outside, after.outside, false),
    draftOf(before.tableWords, after.tableWords, false),
    ...pairs.map((pair) =>
      draftOf(before.sections[pair.before] ?? null, after.sections[pair.after] ?? null, pair.moved),
    ),
    ...gone.map((index) => draftOf(before.sections[index] ?? null, null, false)),
    ...added.map((index) => draftOf(null, after.sections[index] ?? null, false)),
  ]);
  const moves = findMoves(drafts);
  findEdits(drafts);
  return {
    passages: drafts.map((draft) => {
      const { before: one, after: other, moved } = draft;
      return { before: one, after: other, moved, steps: stepsOf(draft) };
    }),
    moves,
  };
}
