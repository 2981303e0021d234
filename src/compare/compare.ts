import type { Diff, DiffEntry, Extraction } from '../domain/index.ts';
import { compareAttachments, nested } from './attachments.ts';
import { compareTables } from './cells.ts';
import { entryOf, pointer } from './found.ts';
import { compareGrids } from './grids.ts';
import { compareFormat, compareMetadata } from './metadata.ts';
import { loneDay } from './lone-day.ts';
import { compareProse } from './prose.ts';
import { diffWords } from '../telling/diff-in-words.ts';
import { proseOf } from './units.ts';

const insideAttachment = /^\/attachments\/\d+\/extraction(?=\/)/;
const sameThing = ({ before, after }: DiffEntry, path: string): string => JSON.stringify([path, before, after]);

/** Whether a header of a table only names the other unit that its cells were told to have. */
function namesUnit({ kind, before, after }: DiffEntry, units: readonly DiffEntry[]): boolean {
  if (kind !== 'text' || typeof before !== 'string' || typeof after !== 'string') return false;
  return units.some(
    (unit) =>
      typeof unit.before === 'string' &&
      typeof unit.after === 'string' &&
      before.replaceAll(unit.before, unit.after) === after,
  );
}

/**
 * What stands in two documents, their own metadata left out. Where a file is the page's body, its differences are the
 * page's: they are told once.
 */
function compareContent(before: Extraction, after: Extraction): readonly DiffEntry[] {
  const tables = compareTables(before.tables, after.tables);
  const whole = tables.flatMap(({ path }) => /^\/tables\/([a-z]+)$/.exec(path)?.[1] ?? []);
  const wholeTable = whole.length > 0;
  const units = tables.filter(({ path }) => /\/units?(?:\/\d+)?$/.test(path));
  const own = [
    // The form of a table that came or went says nothing beyond that.
    ...compareFormat(before, after).filter(({ path }) => !whole.some((table) => path === `/tableFormats/${table}`)),
    ...tables,
    ...compareProse(proseOf(before), proseOf(after), wholeTable).filter((entry) => !namesUnit(entry, units)),
    ...compareGrids(before.tables.other, after.tables.other),
  ];
  const told = new Set(own.map((entry) => sameThing(entry, entry.path)));
  const attached = compareAttachments(before, after, compareContent).filter((entry) => {
    const inner = entry.path.replace(insideAttachment, '');
    return inner === entry.path || !told.has(sameThing(entry, inner));
  });
  return [...own, ...attached];
}

const nameOf = ({ publisher, year }: Extraction): string => `${publisher ?? ''}${year ?? ''}`;

/** Further reports that stand on the same page, paired by publisher and year. */
function compareFurther(before: readonly Extraction[], after: readonly Extraction[]): readonly DiffEntry[] {
  const open = before.map((extraction, index) => ({ extraction, index }));
  const fresh = after.flatMap((extraction, index) => {
    const at = open.findIndex((one) => nameOf(one.extraction) === nameOf(extraction));
    const path = pointer('alsoHere', index);
    const [was] = at === -1 ? [] : open.splice(at, 1);
    return was === undefined
      ? [entryOf('section-new', path, nameOf(extraction), null, extraction.title)]
      : nested(ofOne(was.extraction, extraction), path, nameOf(extraction));
  });
  return [
    ...fresh,
    ...open.map(({ extraction, index }) =>
      entryOf('section-gone', pointer('alsoHere', index), nameOf(extraction), extraction.title, null),
    ),
  ];
}

/** A changed day in the signature is told with the metadata, and not again as a sentence. */
function withoutTold(content: readonly DiffEntry[], metadata: readonly DiffEntry[]): readonly DiffEntry[] {
  const days = new Set(metadata.map(({ before, after }) => `${before}→${after}`));
  return content.filter(({ kind, before, after }) => {
    const [one, other] = [before, after].map((side) => (typeof side === 'string' ? loneDay(side) : null));
    return kind !== 'text' || one === null || other === null || !days.has(`${one}→${other}`);
  });
}

function ofOne(before: Extraction, after: Extraction): readonly DiffEntry[] {
  const metadata = compareMetadata(before, after);
  return [...metadata, ...withoutTold(compareContent(before, after), metadata)];
}

function differences(before: Extraction, after: Extraction): readonly DiffEntry[] {
  const names = [before, after].map(nameOf);
  const stays = names[0] === names[1];
  const pushedDown = after.alsoHere.findIndex((one) => nameOf(one) === names[0]);
  const wasBelow = before.alsoHere.findIndex((one) => nameOf(one) === names[1]);
  const [lower, upper] = [after.alsoHere[pushedDown], before.alsoHere[wasBelow]];
  if (!stays && lower !== undefined) {
    // A newer report was put above the one that stood here.
    return [
      entryOf('section-new', pointer('title'), nameOf(after), null, after.title),
      ...nested(ofOne(before, lower), pointer('alsoHere', pushedDown), nameOf(lower)),
      ...compareFurther(before.alsoHere, after.alsoHere.toSpliced(pushedDown, 1)),
    ];
  }
  if (!stays && upper !== undefined) {
    return [
      entryOf('section-gone', pointer('title'), nameOf(before), before.title, null),
      ...ofOne(upper, after),
      ...compareFurther(before.alsoHere.toSpliced(wasBelow, 1), after.alsoHere),
    ];
  }
  return [...ofOne(before, after), ...compareFurther(before.alsoHere, after.alsoHere)];
}

/**
 * How two Extractions made by one extractor version differ. Paths point into `after`, or into `before` where the thing is
 * gone (`after` is null). Noise (build times, counters, widths, scripts, blanks) is never told; `same` is true where nothing of weight differs.
 */
export function compare(before: Extraction, after: Extraction): Diff {
  const changes = differences(before, after);
  return {
    same: changes.every(({ significance }) => significance === 'none'),
    changes,
    summary: diffWords.zh(changes),
  };
}

/**
 * Whether two pages carry one and the same body: sections, tables and files alike, whatever their titles, dates and numbers
 * say. For reposts and twins, whose pages differ in all that stands around the body.
 */
export function sameBody(before: Extraction, after: Extraction): boolean {
  return compareContent(before, after).every(({ significance }) => significance === 'none');
}
