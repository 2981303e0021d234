import type { CellNotes, OtherTable, Tables } from '../../domain/index.ts';
import type { GridCell, TableBlock } from '../document.ts';
import { isValueLike } from './cell.ts';
import { fold, letters } from './fold.ts';
import { rowsOf } from './rows.ts';

type Forms = Omit<Tables, 'other'>;
type Values = readonly (number | null)[];

const words = /\p{Script=Han}/u;
const numbers = /\d+(?:\.\d+)?/g;
/** What heads a column that numbers the rows. */
const ordinals = new Set(['序号', '编号', '行次', '代码', '序']);
/** Figures of other years or remarks that may stand in a row beside those of the form. */
const mostBeside = 3;
const mostRows = 400;

/** Most figures are digits and nothing else. */
const plain = /^(?:0|[1-9]\d*)$/u;

function numbersOf(text: string): readonly string[] {
  if (plain.test(text)) return [text];
  const folded = fold(text).replaceAll(/(?<=\d),(?=\d{3})/g, '');
  return (folded.match(numbers) ?? []).map((digits) => String(Number(digits)));
}

/** What tells the numbers that a row of a table prints; most tables have no notes, and none is looked for there. */
function printer(cells: CellNotes = {}): (key: string, values: Values) => readonly string[] {
  const isNoted = Object.keys(cells).length > 0;
  return (key, values) => {
    const printed: string[] = [];
    for (const [column, value] of values.entries()) {
      const note = isNoted ? cells[`${key}/${column}`] : undefined;
      if (note !== undefined) printed.push(...note.raw.split('|').flatMap(numbersOf));
      else if (value !== null) printed.push(String(Math.abs(value)));
    }
    return printed;
  };
}

/** The rows of the forms by the numbers they print. */
function formRows({ proactive, applications, litigation, statistics }: Forms): readonly (readonly string[])[] {
  const ofApplications = printer(applications?.cells);
  const ofLitigation = printer(litigation?.cells);
  const ofProactive = printer(proactive?.cells);
  const ofStatistics = printer(statistics?.cells);
  return [
    ...Object.entries(applications?.rows ?? {}).map(([key, values]) => ofApplications(key, values)),
    (['reconsideration', 'direct', 'after'] as const).flatMap((key) => ofLitigation(key, litigation?.[key] ?? [])),
    ...Object.entries(proactive?.rows ?? {}).map(([key, { values }]) => ofProactive(key, values)),
    ...Object.entries(statistics?.rows ?? {}).map(([key, { value, code }]) => [
      ...numbersOf(code ?? ''),
      ...ofStatistics(key, [value]),
    ]),
  ].filter((row) => row.length > 0);
}

interface PrintedRow {
  readonly head: string;
  readonly figures: readonly { readonly text: string; readonly numbers: readonly string[] }[];
}

function printedRows(block: TableBlock): readonly PrintedRow[] {
  const { cells } = block.grid;
  const skipped = new Set(cells.filter(({ text }) => ordinals.has(letters(text))).map(({ column }) => column));
  const isFigure = ({ text, column }: GridCell): boolean =>
    !skipped.has(column) && (plain.test(text) || (isValueLike(text) && /\d/u.test(fold(text))));
  return rowsOf(block)
    .slice(0, mostRows)
    .map((row) => ({
      head: row.cells.find(({ text }) => words.test(text) && !isValueLike(text))?.text ?? '',
      figures: row.cells.filter(isFigure).map(({ text }) => ({ text, numbers: numbersOf(text) })),
    }))
    .filter(({ figures }) => figures.length > 0);
}

/** Where one list stands in another, -1 for nowhere. */
function placeIn(all: readonly string[], part: readonly string[]): number {
  if (part.length > all.length || all.length - part.length > mostBeside) return -1;
  for (let at = 0; at + part.length <= all.length; at += 1)
    if (part.every((each, index) => each === all[at + index])) return at;
  return -1;
}

/** The figures of a row but those of one of the form's rows, which is then spent; null where it holds none of them. */
function beside(row: PrintedRow, open: (readonly string[])[], exact: boolean): PrintedRow | null {
  const all = row.figures.flatMap((each) => each.numbers);
  const found = open.findIndex((form) =>
    exact ? form.length === all.length && placeIn(all, form) === 0 : form.length > 1 && placeIn(all, form) >= 0,
  );
  const form = open[found];
  if (form === undefined) return null;
  const at = placeIn(all, form);
  open.splice(found, 1);
  let index = 0;
  const figures = row.figures.filter((each) => {
    const inside = index >= at && index < at + form.length;
    index += each.numbers.length;
    return !inside;
  });
  return { ...row, figures };
}

/** What is left of a row once single numbers of the forms are taken out: of tables on their sides, or read from elsewhere. */
function withoutSingles(row: PrintedRow, counts: Map<string, number>): PrintedRow {
  const take = (key: string): boolean => {
    const left = counts.get(key) ?? 0;
    if (left > 0) counts.set(key, left - 1);
    return left > 0;
  };
  return { ...row, figures: row.figures.filter((each) => !each.numbers.map(take).every(Boolean)) };
}

/**
 * The figures of statutory tables that stand in no cell of the forms, as of another year, of a second copy or beside remarks:
 * for each table a row for each of its rows, with that row's first words.
 */
export function leftOut(blocks: readonly TableBlock[], forms: Forms): readonly OtherTable[] {
  const open = [...formRows(forms)];
  const tables = blocks.map(printedRows);
  const pass = (
    exact: boolean,
    rows: readonly (readonly [PrintedRow, boolean])[],
  ): (readonly [PrintedRow, boolean])[] =>
    rows.map(([row, done]) => {
      const rest = done || open.length === 0 ? null : beside(row, open, exact);
      return [rest ?? row, done || rest !== null] as const;
    });
  const whole = tables.map((rows) =>
    pass(
      true,
      rows.map((row) => [row, false] as const),
    ),
  );
  const partly = whole.map((rows) => pass(false, rows));
  const counts = new Map<string, number>();
  for (const key of open.flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return partly.flatMap((rows): readonly OtherTable[] => {
    const grid = rows
      .map(([row, done]) => (done ? row : withoutSingles(row, counts)))
      .filter(({ figures }) => figures.length > 0)
      .map(({ head, figures }) => [head, ...figures.map(({ text }) => text)]);
    return grid.length === 0 ? [] : [{ caption: null, grid }];
  });
}
