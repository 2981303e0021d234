import { memo } from '../../../text/index.ts';
import { bestSimilarity, endTest, letters, similarity } from '../fold.ts';
import { segmentsOf, type LabelSegment } from '../ordinal.ts';
import { isValueLike } from '../cell.ts';
import { formRows, groupLabels, type FormRow } from './form.ts';

/** What the labels of a row say, before it is known which row of the form it is. */
export interface RowLabel {
  readonly segments: readonly LabelSegment[];
  readonly whole: string;
  /** How well it fits each row of the form; 1.2 at best, below 0.5 when it hardly does. */
  readonly fits: readonly number[];
}

const sameOrdinal = 0.2;
const otherNumber = -0.2;
const otherKind = -0.35;
/** Words of this length are the form's own, whatever number is printed before them. */
const shortestUnnumbered = 6;
const otherNumbering = -0.1;
/** A label that a group's heading explains better is no row of figures. */
const groupLikeness = 0.75;

/** What the cells of a row say that hold no value. */
export function labelOf(texts: readonly string[]): RowLabel {
  return readLabel(texts.filter((text) => !isValueLike(text)).join(' '));
}

const readLabel: (text: string) => RowLabel = memo((text) => {
  const segments = segmentsOf(text);
  const whole = letters(text);
  return { segments, whole, fits: formRows.map((form) => fit(segments, whole, form)) };
});

function ordinalScore(segment: LabelSegment, form: FormRow): number {
  if (segment.ordinal === null) {
    return 0;
  }
  if (segment.ordinal.kind !== form.ordinal.kind) {
    return otherKind;
  }
  return segment.ordinal.number === form.ordinal.number ? sameOrdinal : otherNumber;
}

function fit(segments: readonly LabelSegment[], whole: string, form: FormRow): number {
  const last = segments.at(-1);
  if (last === undefined || whole === '') {
    return 0;
  }
  if (groupLabels.some((group) => similarity(last.text, group) >= groupLikeness) && last.ordinal?.kind !== 'item') {
    return 0;
  }
  if (exactLabels.has(last.text)) {
    const least = last.text.length >= shortestUnnumbered ? otherNumbering : otherKind;
    return form.labels.includes(last.text) ? 1 + Math.max(ordinalScore(last, form), least) : 0;
  }
  const byText = bestSimilarity(last.text, form.labels);
  const byWhole = segments.length === 1 ? bestSimilarity(whole, form.labels) : 0;
  const alike = Math.max(byText, byWhole);
  return alike === 0 ? 0 : alike + ordinalScore(last, form);
}

/** Labels that stand in the form word for word belong to no other row of it. */
const exactLabels = new Set(formRows.flatMap((form) => form.labels));
const mayEndLabel = endTest(exactLabels);

/** Whether the last part of a label is one of the form's word for word, with its ordinal. */
export function isExactLabel(label: RowLabel): boolean {
  const last = label.segments.at(-1);
  return last !== undefined && last.ordinal !== null && last.text.length > 2 && exactLabels.has(last.text);
}

const figuresAtEnd = /[\s\d/—–-]+$/u;

/** Whether a line of text is a row of the form: its label word for word, with or without its figures behind it. */
export function isRowInText(line: string): boolean {
  const label = figuresAtEnd.test(line.slice(-1)) ? line.replace(figuresAtEnd, '') : line;
  const last = mayEndLabel(label) ? segmentsOf(label).at(-1) : undefined;
  return last !== undefined && last.ordinal !== null && exactLabels.has(last.text);
}

const leastCertain = 0.75;
const shortestCertain = 4;

/** The form's row that a label names beyond doubt, else null: used to know a table of applications when one sees it. */
export function certainRow(label: RowLabel): FormRow | null {
  const last = label.segments.at(-1);
  if (last === undefined) {
    return null;
  }
  const isClear = (form: FormRow): boolean =>
    ordinalScore(last, form) > 0 ||
    (last.text.length >= shortestUnnumbered && form.labels.includes(last.text)) ||
    (last.ordinal === null && last.text.length >= shortestCertain);
  return formRows.find((form, index) => (label.fits[index] ?? 0) >= leastCertain && isClear(form)) ?? null;
}
