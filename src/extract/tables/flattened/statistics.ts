import { memo } from '../../../text/index.ts';
import { isValueLike } from '../cell.ts';
import { endTest, letters } from '../fold.ts';
import { segmentsOf } from '../ordinal.ts';
import { statisticsLabel, statisticsRows } from '../statistics/form.ts';
import type { GridRow } from './grid.ts';
import { labelledValues, type Word } from './words.ts';

/** Of the form's 58 rows; fewer are a mention of the form, not the form. */
const leastRows = 20;
/** Headings, a label and its remarks. */
const longestLabel = 240;
const unit = /(?:万元|人次|条|件|次|篇|个|人|元)$/u;
const longestUnit = 2;
const remark = /[（(][^（()）]*[^（()）一二三四五六七八九十\d][^（()）]*[)）]/gu;
const exactLabels = new Set(statisticsRows.flatMap((form) => form.labels));

interface PrintedLabel {
  readonly label: string;
  readonly unit: string | null;
}

/** The unit that a text ends with. */
function unitOf(text: string): string | null {
  return unit.exec(text.slice(-longestUnit))?.[0] ?? null;
}

/** The last label of running words and the unit behind it; headings without a figure stand before it. */
function printedLabel(text: string): PrintedLabel | null {
  const plain = text.slice(-longestLabel).replace(remark, '');
  const printed = unitOf(plain);
  const whole = printed === null ? plain : plain.slice(0, -printed.length);
  const last = statisticsLabel(segmentsOf(whole.replace(/其中[:：]?/gu, '')).at(-1)?.text ?? '');
  return exactLabels.has(last) ? { label: last, unit: printed } : null;
}

/**
 * The statistics table of 2014 out of running words: labels of the form, each with its unit and one figure behind it. Null
 * unless most of the form is there; a label with no figure, or several, keeps what stands there.
 */
export function flattenedStatistics(words: readonly Word[]): readonly GridRow[] | null {
  const rows = labelledValues(words).flatMap(({ label, values }): GridRow[] => {
    const printed = printedLabel(label);
    return printed === null ? [] : [[printed.label, printed.unit ?? '', ...values]];
  });
  return rows.length < leastRows ? null : rows;
}

/** Lines before the first row that belong to the table: its header and the first heading. */
const headLines = 8;
const head = /^(?:统计指标|单位|统计数|主动公开情况|一主动公开情况)/u;

/** 其中 may stand behind a label. */
const mayEndLabel = endTest([...exactLabels, '其中']);

const figuresAtEnd = /[\d.,\s—–-]+$/u;

/** Whether a line is a label of the form and, perhaps, its figure. */
function isRow(line: string): boolean {
  const label = figuresAtEnd.test(line.slice(-1)) ? line.replace(figuresAtEnd, '') : line;
  return (mayEndLabel(label) || unitOf(label) !== null) && isPrintedLabel(label);
}

const isPrintedLabel = memo((text: string): boolean => printedLabel(text) !== null);

/** Which lines the table takes where it fell into text, the end excluded; null where most of the form is not there. */
export function statisticsLines(lines: readonly string[]): { readonly start: number; readonly end: number } | null {
  const rows = lines.flatMap((line, index) => (isRow(line) ? [index] : []));
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined || rows.length < leastRows) return null;
  const headed = lines.slice(Math.max(0, first - headLines), first).findIndex((line) => head.test(letters(line)));
  const after = lines.slice(last + 1).findIndex((line) => !isValueLike(line) && unitOf(line) === null);
  return {
    start: headed < 0 ? first : Math.max(0, first - headLines) + headed,
    end: after < 0 ? lines.length : last + 1 + after,
  };
}
