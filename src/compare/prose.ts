import type { DiffEntry } from '../domain/index.ts';
import { entryOf, pointer } from './found.ts';
import { matchSections } from './match-sections.ts';
import { anchorsOf, gapsOf } from './sequence.ts';
import { likeness, pairInOrder, shinglesOf } from './similarity.ts';
import type { Pairs } from './similarity.ts';
import { headingOf } from './units.ts';
import type { Passage, Prose, Unit } from './units.ts';

const shortestMove = 6;
const leastAlike = 0.3;
/** Where one sentence stands in the place of one other, less will do. */
const leastAlikeAlone = 0.1;

interface Loose {
  readonly unit: Unit;
  readonly at: number;
  moved: boolean;
}

/** A stretch of one passage, or of two that belong together, whose sentences differ. */
interface OpenGap {
  readonly before: Passage | null;
  readonly after: Passage | null;
  readonly removed: readonly Loose[];
  readonly added: readonly Loose[];
}

const keysOf = (units: readonly Unit[]): string[] => units.map(({ key }) => key);
const loose = (units: readonly Unit[], from: number, to: number): readonly Loose[] =>
  units.slice(from, to).map((unit, index) => ({ unit, at: from + index, moved: false }));
const joined = (items: readonly Loose[]): string => items.map(({ unit }) => unit.key).join('');

function gapsBetween(before: Passage, after: Passage): readonly OpenGap[] {
  const anchors = anchorsOf(keysOf(before.units), keysOf(after.units));
  return gapsOf(anchors, before.units.length, after.units.length)
    .map((gap) => ({
      before,
      after,
      removed: loose(before.units, ...gap.before),
      added: loose(after.units, ...gap.after),
    }))
    .filter(({ removed, added }) => joined(removed) !== joined(added));
}

interface Move {
  readonly from: Passage;
  readonly to: Passage;
  readonly texts: string[];
  lastFrom: number;
  lastTo: number;
}

/** Sentences that left one place and stand in another, neighbours together. */
function findMoves(gaps: readonly OpenGap[]): readonly Move[] {
  const places = new Map<string, { gap: OpenGap; item: Loose }[]>();
  for (const gap of gaps) {
    for (const item of gap.added) {
      if (item.unit.key.length < shortestMove) continue;
      const list = places.get(item.unit.key);
      if (list === undefined) places.set(item.unit.key, [{ gap, item }]);
      else list.push({ gap, item });
    }
  }
  const moves: Move[] = [];
  for (const gap of gaps) {
    for (const item of gap.removed) {
      const target = places.get(item.unit.key)?.shift();
      if (target === undefined || gap.before === null || target.gap.after === null) continue;
      item.moved = true;
      target.item.moved = true;
      const last = moves.at(-1);
      const goesOn =
        last?.from === gap.before &&
        last.to === target.gap.after &&
        last.lastFrom + 1 === item.at &&
        last.lastTo + 1 === target.item.at;
      if (last !== undefined && goesOn) {
        last.texts.push(item.unit.text);
        last.lastFrom = item.at;
        last.lastTo = target.item.at;
      } else {
        const [from, to] = [gap.before, target.gap.after];
        moves.push({ from, to, texts: [item.unit.text], lastFrom: item.at, lastTo: target.item.at });
      }
    }
  }
  return moves;
}

const skeleton = ({ unit }: Loose): string => unit.key.replaceAll(/\d+(?:[.,]\d+)*/g, '#');

/** Which removed sentence became which added one: those that differ in figures only, then those most alike, in order. */
function pairSentences(removed: readonly Loose[], added: readonly Loose[]): Pairs {
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

const textPath = ({ index }: Passage): string => (index === null ? '/text' : pointer('sections', index, 'text'));

/** Entries of one gap: changed sentences, then those that only one side has, in reading order. */
function sentenceEntries(gap: OpenGap): readonly DiffEntry[] {
  const shown = gap.after ?? gap.before;
  if (shown === null) return [];
  const removed = gap.removed.filter(({ moved }) => !moved);
  const added = gap.added.filter(({ moved }) => !moved);
  if (joined(removed) === joined(added)) return [];
  const entry = (before: string | null, after: string | null): DiffEntry =>
    entryOf('sentence', textPath(shown), shown.label, before, after);
  const pairs = pairSentences(removed, added);
  const partner = new Map(pairs.map(([x, y]) => [y, x]));
  const paired = new Set(pairs.map(([x]) => x));
  const entries: DiffEntry[] = [];
  let next = 0;
  const leave = (until: number): void => {
    for (; next < until; next += 1) {
      if (!paired.has(next)) entries.push(entry(removed[next]?.unit.text ?? null, null));
    }
  };
  added.forEach(({ unit }, y) => {
    const x = partner.get(y);
    if (x === undefined) {
      entries.push(entry(null, unit.text));
      return;
    }
    leave(x);
    entries.push(entry(removed[x]?.unit.text ?? null, unit.text));
    next = x + 1;
  });
  leave(removed.length);
  return entries;
}

function headingEntries(before: Passage, after: Passage, moved: boolean): readonly DiffEntry[] {
  const entries: DiffEntry[] = [];
  const index = after.index ?? 0;
  if (before.titleKey !== after.titleKey) {
    entries.push(entryOf('heading', pointer('sections', index, 'title'), after.label, before.title, after.title));
  }
  if (before.numberKey !== after.numberKey) {
    entries.push(entryOf('numbering', pointer('sections', index, 'number'), after.label, before.number, after.number));
  }
  if (moved) entries.push(entryOf('section-moved', pointer('sections', index), after.label, before.label, after.label));
  return entries;
}

/** A section gone or new: its heading and what of its text stands nowhere else. */
function wholeSection(passage: Passage, rest: readonly Loose[]): string {
  const text = rest.filter(({ moved }) => !moved).map(({ unit }) => unit.text);
  return [headingOf(passage.number, passage.title), ...text].join('\n');
}

/** How the running text of two Extractions differs, in reading order of the later one. */
export function compareProse(before: Prose, after: Prose): readonly DiffEntry[] {
  const { pairs, gone, added } = matchSections(before.sections, after.sections);
  const side = (passages: readonly Passage[], index: number): Passage => {
    const passage = passages[index];
    if (passage === undefined) throw new RangeError(`no section ${index}`);
    return passage;
  };
  const matched = pairs.map((pair) => {
    const [one, other] = [side(before.sections, pair.before), side(after.sections, pair.after)];
    return { one, other, moved: pair.moved, gaps: gapsBetween(one, other) };
  });
  const outside = gapsBetween(before.outside, after.outside);
  const goneGaps = gone.map((index): OpenGap => {
    const passage = side(before.sections, index);
    return { before: passage, after: null, removed: loose(passage.units, 0, passage.units.length), added: [] };
  });
  const newGaps = added.map((index): OpenGap => {
    const passage = side(after.sections, index);
    return { before: null, after: passage, removed: [], added: loose(passage.units, 0, passage.units.length) };
  });
  const moves = findMoves([...outside, ...matched.flatMap(({ gaps }) => gaps), ...goneGaps, ...newGaps]);
  return [
    ...goneGaps.map(({ before: passage, removed }) =>
      entryOf(
        'section-gone',
        pointer('sections', passage?.index ?? 0),
        passage?.label ?? '',
        passage === null ? null : wholeSection(passage, removed),
        null,
      ),
    ),
    ...newGaps.map(({ after: passage, added: fresh }) =>
      entryOf(
        'section-new',
        pointer('sections', passage?.index ?? 0),
        passage?.label ?? '',
        null,
        passage === null ? null : wholeSection(passage, fresh),
      ),
    ),
    ...outside.flatMap(sentenceEntries),
    ...matched
      .toSorted((left, right) => (left.other.index ?? 0) - (right.other.index ?? 0))
      .flatMap(({ one, other, moved, gaps }) => [
        ...headingEntries(one, other, moved),
        ...gaps.flatMap(sentenceEntries),
      ]),
    ...moves.map(({ from, to, texts }) =>
      entryOf(
        'sentence-moved',
        textPath(to),
        from.label === to.label ? to.label : `${from.label} → ${to.label}`,
        texts.join(''),
        texts.join(''),
      ),
    ),
  ];
}
