import type { DiffEntry } from '../domain/index.ts';
import { entryOf, pointer } from './found.ts';
import { scriptOf } from './script.ts';
import type { Move, PassageScript } from './script.ts';
import { headingOf } from './units.ts';
import type { Passage, Prose } from './units.ts';

const textPath = ({ index }: Passage): string => (index === null ? '/text' : pointer('sections', index, 'text'));
const sectionPath = ({ index }: Passage): string => pointer('sections', index ?? 0);

/** A section gone or new: its heading and what of its text stands nowhere else. */
function wholeSection(passage: Passage, script: PassageScript): string {
  const text = script.steps.flatMap((step) =>
    step.kind === 'removed' ? [step.before.text] : step.kind === 'added' ? [step.after.text] : [],
  );
  return [headingOf(passage.number, passage.title), ...text].join('\n');
}

function headingEntries(before: Passage, after: Passage, moved: boolean): readonly DiffEntry[] {
  const path = sectionPath(after);
  return [
    ...(before.titleKey === after.titleKey
      ? []
      : [entryOf('heading', `${path}/title`, after.label, before.title, after.title)]),
    ...(before.numberKey === after.numberKey
      ? []
      : [entryOf('numbering', `${path}/number`, after.label, before.number, after.number)]),
    ...(moved ? [entryOf('section-moved', path, after.label, before.label, after.label)] : []),
  ];
}

type Side = readonly [before: string | null, after: string | null];

/** More differences than this in one passage are told by stretches instead of sentences. */
const mostSentences = 400;

/** Neighbours that all went, or all came, as one. */
function byStretches(sides: readonly Side[]): readonly Side[] {
  const stretches: { before: string[] | null; after: string[] | null }[] = [];
  for (const [before, after] of sides) {
    const last = stretches.at(-1);
    const sameKind =
      last !== undefined && (last.before === null) === (before === null) && (last.after === null) === (after === null);
    if (last !== undefined && sameKind && (before === null || after === null)) {
      if (before !== null) last.before?.push(before);
      if (after !== null) last.after?.push(after);
    } else stretches.push({ before: before === null ? null : [before], after: after === null ? null : [after] });
  }
  return stretches.map(({ before, after }) => [before?.join('') ?? null, after?.join('') ?? null]);
}

function sentenceEntries(script: PassageScript, shown: Passage): readonly DiffEntry[] {
  const sides = script.steps.flatMap((step): readonly Side[] => {
    switch (step.kind) {
      case 'changed':
        return [[step.before.text, step.after.text]];
      case 'removed':
        return [[step.before.text, null]];
      case 'added':
        return [[null, step.after.text]];
      case 'same':
      case 'rejoined':
      case 'moved-away':
      case 'moved-here':
        return [];
      default:
        return step satisfies never;
    }
  });
  return (sides.length > mostSentences ? byStretches(sides) : sides).map(([before, after]) =>
    entryOf('sentence', textPath(shown), shown.label, before, after),
  );
}

function passageEntries(script: PassageScript): readonly DiffEntry[] {
  const { before, after, moved } = script;
  if (after === null) {
    return before === null
      ? []
      : [entryOf('section-gone', sectionPath(before), before.label, wholeSection(before, script), null)];
  }
  if (before === null) {
    return [entryOf('section-new', sectionPath(after), after.label, null, wholeSection(after, script))];
  }
  return [...(after.index === null ? [] : headingEntries(before, after, moved)), ...sentenceEntries(script, after)];
}

function moveEntry({ from, to, units }: Move): DiffEntry {
  const text = units.map((unit) => unit.text).join('');
  const label = from.label === to.label ? to.label : `${from.label} → ${to.label}`;
  return entryOf('sentence-moved', textPath(to), label, text, text);
}

/**
 * How the running text of two Extractions differs, in reading order of the later one; moves come last. Where a whole table
 * came or went (`wholeTable`), the words of its rows are not told beside it.
 */
export function compareProse(before: Prose, after: Prose, wholeTable: boolean): readonly DiffEntry[] {
  const { passages, moves } = scriptOf(before, after);
  const told = (script: PassageScript): readonly DiffEntry[] => {
    const entries = passageEntries(script);
    const tableWords = script.after === after.tableWords;
    return wholeTable && tableWords
      ? entries.filter((entry) => entry.before !== null && entry.after !== null)
      : entries;
  };
  return [...passages.flatMap(told), ...moves.filter(({ inPlace }) => !inPlace).map(moveEntry)];
}
