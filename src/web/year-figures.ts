import { html, type SafeHtml } from '../telling/markup.ts';
import type { YearComparison, YearFigure } from '../compare/index.ts';
import { differenceInWords, percentInWords } from '../compare/views/years.ts';
import { said } from './format.ts';
import { scrollable } from './layout.ts';

const groups = [
  ['proactive', '二、主动公开政府信息情况'],
  ['applications', '三、收到和处理政府信息公开申请情况'],
  ['litigation', '四、行政复议、行政诉讼情况'],
  ['statistics', '政府信息公开情况统计表'],
  ['figures', '正文中的数字'],
] as const;

const isUnchanged = ({ before, after, difference }: YearFigure): boolean =>
  difference === 0 || (before === null && after === null);
/** Table 3 is told by its last column first; who asked stands behind a fold. */
const isPerApplicant = ({ key }: YearFigure): boolean => key.startsWith('applications/') && !key.endsWith('/6');

const shown = (value: number | null): string => (value === null ? '—' : String(value));

/** The label without the table's name, which stands above. */
function placeOf({ key, label }: YearFigure): string {
  const [first = '', ...rest] = label.split(' · ');
  const place = key.startsWith('applications/') && key.endsWith('/6') ? rest.slice(0, -1) : rest;
  return said(place.length === 0 ? first : place.join(' · '));
}

function row(figure: YearFigure): SafeHtml {
  return html`<tr>
    <th scope="row">${placeOf(figure)}</th>
    <td class="number">${shown(figure.before)}</td>
    <td class="number">${shown(figure.after)}</td>
    <td class="number">${differenceInWords(figure)}</td>
    <td class="number">${percentInWords(figure)}</td>
  </tr>`;
}

function table(caption: string, figures: readonly YearFigure[], before: number, after: number): SafeHtml {
  return scrollable(
    caption,
    html`<table class="form compared">
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col" class="number">${before}</th>
          <th scope="col" class="number">${after}</th>
          <th scope="col" class="number">差</th>
          <th scope="col" class="number">增减</th>
        </tr>
      </thead>
      <tbody>
        ${figures.map((figure) => row(figure))}
      </tbody>
    </table>`,
  );
}

function folded(name: string, figures: readonly YearFigure[], before: number, after: number): SafeHtml | null {
  return figures.length === 0
    ? null
    : html`<details>
        <summary>${name} <span class="soft small">${figures.length} 项</span></summary>
        ${table(name, figures, before, after)}
      </details>`;
}

/** Every figure that means the same in both years: what changed in sight, the rest behind folds. */
export function comparedFigures(comparison: YearComparison, before: number, after: number): SafeHtml {
  const parts = groups.map(([group, name]) => {
    const figures = comparison.figures.filter(({ key }) => key.startsWith(`${group}/`));
    if (figures.length === 0) return null;
    const changed = figures.filter((figure) => !isUnchanged(figure));
    const unchanged = figures.filter((figure) => isUnchanged(figure));
    const [who, main] = [changed.filter(isPerApplicant), changed.filter((figure) => !isPerApplicant(figure))];
    return html`<h3>${name} <span class="count">变化 ${changed.length}，未变 ${unchanged.length}</span></h3>
      ${main.length === 0 ? html`<p class="soft">没有变化。</p>` : table(name, main, before, after)}
      <div class="folds">
        ${folded('按申请人类别的变化', who, before, after)}${folded('未变的项目', unchanged, before, after)}
      </div>`;
  });
  return html`<h2>逐项对照</h2>
    ${parts}`;
}
