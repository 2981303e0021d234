import type { DiffEntry } from '../domain/index.ts';
import { entryOf, pointer } from './found.ts';
import { valueOf } from './list-numbers.ts';
import { scriptOf } from './script.ts';
import type { Move, PassageScript } from './script.ts';
import { headingOf } from './own-lines.ts';
import { withoutRunInHeadings } from './run-in-headings.ts';
import type { Passage, Prose, Unit } from './units.ts';

const textPath = ({ index }: Passage): string => (index === null ? '/text' : pointer('sections', index, 'text'));
const sectionPath = ({ index }: Passage): string => pointer('sections', index ?? 0);

/** A section gone or new: its heading and what of its text stands nowhere else. */
function wholeSection(passage: Passage, script: PassageScript): string {
  const text = script.steps.flatMap((step) =>
    step.kind === 'removed' ? [step.before.text] : step.kind === 'added' ? [step.after.text] : [],
  );
  return [headingOf(passage.number, passage.title), ...text].join('\n');
}

/** How many numbered sections of its level stand before each, under the same heading. */
function placesIn(sections: readonly Passage[]): ReadonlyMap<Passage, number> {
  const counts: number[] = [];
  return new Map(
    sections.map((section) => {
      counts.length = Math.min(counts.length, section.level + 1);
      const place = counts[section.level] ?? 0;
      counts[section.level] = place + (section.numberKey === '' ? 0 : 1);
      return [section, place] as const;
    }),
  );
}

type Places = (passage: Passage) => number;

/** Whether a heading's number went on, or back, by as many as were put in before it or taken out. */
function followsPlace(before: Passage, after: Passage, placeOf: Places): boolean {
  const [was, is] = [before, after].map(({ numberKey }) => valueOf(numberKey.replace(/^第|(?:部分|章|节|编)$/g, '')));
  const shift = placeOf(after) - placeOf(before);
  return typeof was === 'number' && typeof is === 'number' && shift !== 0 && is - was === shift;
}

function headingEntries(before: Passage, after: Passage, moved: boolean, placeOf: Places): readonly DiffEntry[] {
  const path = sectionPath(after);
  return [
    ...(before.titleKey === after.titleKey
      ? []
      : [entryOf('heading', `${path}/title`, after.label, before.title, after.title)]),
    ...(before.numberKey === after.numberKey || followsPlace(before, after, placeOf)
      ? []
      : [entryOf('numbering', `${path}/number`, after.label, before.number, after.number)]),
    ...(moved ? [entryOf('section-moved', path, after.label, before.label, after.label)] : []),
  ];
}

interface Stretch {
  readonly before: Unit[];
  readonly after: Unit[];
  /** Nothing that stayed or moved stands between it and the one before. */
  readonly adjoins: boolean;
  /** Where it stood, if elsewhere. */
  readonly left?: Passage;
}

const leastPiece = 4;
const unmarked = (key: string): string => key.replace(/[。;；!！?？,，"']+$/, '');

/** Whether one sentence became another that only ends in another mark. */
function endsOtherwise({ before, after }: Stretch): boolean {
  const [one, other] = [before, after].map((units) => unmarked(units.map(({ key }) => key).join('')));
  return one === other;
}

/** Whether all that came stands within what became another sentence beside it, or the other way round. */
function isPieceOf(whole: readonly Unit[], pieces: readonly Unit[]): boolean {
  const text = whole.map(({ key }) => key).join('');
  return pieces.every(({ key }) => unmarked(key).length >= leastPiece && text.includes(unmarked(key)));
}

/** Sentences that were only joined or cut are one change: `甲，乙。` and `甲。乙。`. */
function recut(stretches: readonly Stretch[]): readonly Stretch[] {
  const told: Stretch[] = [];
  for (const stretch of stretches) {
    const last = told.at(-1);
    if (last === undefined || !stretch.adjoins) {
      told.push(stretch);
      continue;
    }
    const changed = [last, stretch].find(({ before, after }) => before.length > 0 && after.length > 0);
    const lone = changed === last ? stretch : last;
    const oneSided = lone.before.length === 0 || lone.after.length === 0;
    const whole = lone.before.length === 0 ? changed?.before : changed?.after;
    const pieces = lone.before.length === 0 ? lone.after : lone.before;
    if (
      changed !== undefined &&
      oneSided &&
      whole !== undefined &&
      (isPieceOf(whole, pieces) || endsOtherwise(changed))
    ) {
      told[told.length - 1] = {
        before: [...last.before, ...stretch.before],
        after: [...last.after, ...stretch.after],
        adjoins: last.adjoins,
      };
    } else told.push(stretch);
  }
  return told;
}

/** Changed sentences one by one; neighbours that all went, or all came, as one stretch. */
function stretchesOf(script: PassageScript): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let open: PassageScript['steps'][number]['kind'] | null = null;
  for (const step of script.steps) {
    const adjoins = open === 'removed' || open === 'added' || open === 'changed';
    const last = open === step.kind ? stretches.at(-1) : undefined;
    switch (step.kind) {
      case 'changed':
        stretches.push({ before: [step.before], after: [step.after], adjoins });
        break;
      case 'edited-here':
        stretches.push({ before: [step.from], after: [step.after], adjoins: false, left: step.left });
        break;
      case 'removed':
        if (last === undefined) stretches.push({ before: [step.before], after: [], adjoins });
        else last.before.push(step.before);
        break;
      case 'added':
        if (last === undefined) stretches.push({ before: [], after: [step.after], adjoins });
        else last.after.push(step.after);
        break;
      case 'same':
      case 'rejoined':
      case 'moved-away':
      case 'moved-here':
      case 'edited-away':
        break;
      default:
        step satisfies never;
    }
    open = step.kind;
  }
  return recut(stretches);
}

/** Sentences as they stood, a line for each paragraph; null where there are none. */
function textOf(units: readonly Unit[]): string | null {
  const [first, ...rest] = units;
  if (first === undefined) return null;
  let [text, { line }] = [first.text, first];
  for (const unit of rest) {
    text += (unit.line === line ? '' : '\n') + unit.text;
    ({ line } = unit);
  }
  return text;
}

const fromTo = (from: Passage, to: Passage): string =>
  from.label === to.label ? to.label : `${from.label} → ${to.label}`;

function sentenceEntries(script: PassageScript, shown: Passage): readonly DiffEntry[] {
  return stretchesOf(script).map(({ before, after, left }) =>
    entryOf('sentence', textPath(shown), fromTo(left ?? shown, shown), textOf(before), textOf(after)),
  );
}

function passageEntries(script: PassageScript, placeOf: Places): readonly DiffEntry[] {
  const { before, after, moved } = script;
  if (after === null) {
    return before === null
      ? []
      : [entryOf('section-gone', sectionPath(before), before.label, wholeSection(before, script), null)];
  }
  if (before === null) {
    return [entryOf('section-new', sectionPath(after), after.label, null, wholeSection(after, script))];
  }
  return [
    ...(after.index === null ? [] : headingEntries(before, after, moved, placeOf)),
    ...sentenceEntries(script, after),
  ];
}

function moveEntry({ from, to, units }: Move): DiffEntry {
  const text = textOf(units);
  return entryOf('sentence-moved', textPath(to), fromTo(from, to), text, text);
}

function withoutTableWords(prose: Prose): Prose {
  return { ...prose, tableWords: { ...prose.tableWords, units: [] } };
}

/**
 * How the running text of two Extractions differs, in reading order of the later one; moves come last. Where a whole table
 * came or went (`wholeTable`), the words of its rows are not told beside it.
 */
export function compareProse(before: Prose, after: Prose, wholeTable: boolean): readonly DiffEntry[] {
  // The same words in other rows are a table that lies otherwise: its facts are compared with the tables.
  const turned = before.tableCells === after.tableCells;
  const [old, fresh] = turned ? [before, after].map(withoutTableWords) : [before, after];
  const { passages, moves } = scriptOf(old ?? before, fresh ?? after);
  const places = new Map([...placesIn(before.sections), ...placesIn(after.sections)]);
  const placeOf = (passage: Passage): number => places.get(passage) ?? 0;
  const told = (script: PassageScript): readonly DiffEntry[] => {
    const entries = passageEntries(script, placeOf);
    const tableWords = script.after === (fresh ?? after).tableWords;
    return wholeTable && tableWords
      ? entries.filter((entry) => entry.before !== null && entry.after !== null)
      : entries;
  };
  return [
    ...withoutRunInHeadings(passages, moves).flatMap(told),
    ...moves.filter(({ inPlace }) => !inPlace).map(moveEntry),
  ];
}
