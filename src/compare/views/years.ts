import { tableLabels } from '../labels.ts';
import type { YearComparison, YearFigure } from '../years.ts';
import { displayWidth } from '../../text/index.ts';

const shown = (value: number | null): string => (value === null ? '—' : String(value));

/** `+5`, `−1.5`, `持平`; empty where one year is unknown. */
export function differenceInWords({ difference }: Pick<YearFigure, 'difference'>): string {
  if (difference === null) return '';
  return difference === 0 ? '持平' : difference > 0 ? `+${difference}` : `−${-difference}`;
}

/** `+41.7%`; empty where there is no percent or no change. */
export function percentInWords({ difference, percent }: Pick<YearFigure, 'difference' | 'percent'>): string {
  if (percent === null || difference === 0) return '';
  return `${percent > 0 ? '+' : '−'}${Math.abs(percent)}%`;
}

/** `+5（+41.7%）`, `持平`; empty where one year is unknown. */
export function changeInWords(figure: Pick<YearFigure, 'difference' | 'percent'>): string {
  const percent = percentInWords(figure);
  return percent === '' ? differenceInWords(figure) : `${differenceInWords(figure)}（${percent}）`;
}

const padded = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - displayWidth(text)));

/** Two years as plain text: figures that changed (or all), what does not tie up, sections that came and went. */
export function yearsText(comparison: YearComparison, options: { readonly all?: boolean } = {}): string {
  const { figures, checks, sections, incomparable, years, publisher } = comparison;
  const told = figures.filter(
    ({ before, after, difference }) =>
      options.all === true || (difference !== 0 && (before !== null || after !== null)),
  );
  const labelColumns = Math.max(0, ...told.map(({ label }) => displayWidth(label)));
  const rows = told.map(
    (figure) =>
      `  ${padded(figure.label, labelColumns)}  ${shown(figure.before).padStart(10)}  ${shown(figure.after).padStart(10)}  ${changeInWords(figure)}`,
  );
  const warnings = checks.filter(({ status }) => status === 'warn').map(({ id, detail }) => `  ${id}  ${detail}`);
  const apart = incomparable.map(({ table, reason }) => `  ${tableLabels[table]}：${reason}`);
  const came = [...sections.gone.map((title) => `  − ${title}`), ...sections.added.map((title) => `  + ${title}`)];
  const block = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', title, ...lines];
  return [
    `${publisher ?? ''} ${years[0] ?? '?'} → ${years[1] ?? '?'}`,
    ...block(options.all === true ? '数据' : '变化的数据', rows),
    ...block('年度间不衔接（提示）', warnings),
    ...block('不可比', apart),
    ...block('章节', came),
  ].join('\n');
}
