import { html, type SafeHtml } from '../telling/markup.ts';
import { mainFigureLabels, outcomes, type Outcome, type YearValues } from '../compare/index.ts';

/** One bar of a row of bars; null where the year says nothing of it. */
export interface Bar {
  readonly year: number;
  readonly value: number | null;
  /** Drawn hollow: counted by other rules than the years beside it. */
  readonly otherwise: boolean;
  /** One of the two years that are held against each other. */
  readonly chosen: boolean;
}

const height = 30;
const step = 14;
const width = 10;
const least = 1.5;

/** What a row of bars shows, in words. */
function barsInWords(name: string, bars: readonly Bar[]): string {
  return `${name}：${bars.map(({ year, value }) => `${year} 年 ${value === null ? '不详' : value}`).join('，')}`;
}

/** A row of bars over the years, high as the highest one; the unknown leaves a gap with a dot. */
export function yearBars(name: string, bars: readonly Bar[]): SafeHtml {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const drawn = bars.map(({ value, otherwise, chosen }, index) => {
    const x = index * step + 2;
    if (value === null) return html`<circle class="unknown" cx="${x + width / 2}" cy="${height - 2}" r="1.5" />`;
    const tall = Math.max(least, (value / most) * (height - 2));
    const look = ['bar', otherwise ? 'hollow' : '', chosen ? 'chosen' : ''].filter((word) => word !== '').join(' ');
    return html`<rect
      class="${look}"
      x="${x}"
      y="${(height - tall).toFixed(1)}"
      width="${width}"
      height="${tall.toFixed(1)}"
    />`;
  });
  const wide = bars.length * step + 2;
  return html`<svg
    class="bars"
    role="img"
    aria-label="${barsInWords(name, bars)}"
    viewBox="0 0 ${wide} ${height}"
    width="${wide}"
    height="${height}"
  >
    ${drawn}
  </svg>`;
}

/** `61%`; one decimal where it is less than ten. */
export function share(part: number, whole: number): string {
  const percent = (part / whole) * 100;
  return `${percent === 0 || percent >= 10 ? Math.round(percent) : percent.toFixed(1)}%`;
}

interface Portion {
  readonly outcome: Outcome;
  readonly value: number;
  readonly start: number;
}

/** How a year's applications ended, as parts of their sum; null where one part is unknown or nothing ended. */
export function portionsOf({
  values,
}: YearValues): { readonly whole: number; readonly parts: readonly Portion[] } | null {
  const parts: Portion[] = [];
  let whole = 0;
  for (const outcome of outcomes) {
    const value = values[outcome];
    if (value === null) return null;
    parts.push({ outcome, value, start: whole });
    whole += value;
  }
  return whole === 0 ? null : { whole, parts };
}

/** One bar cut into the shares of each outcome. */
export function outcomeBar(year: number, values: YearValues): SafeHtml {
  const portions = portionsOf(values);
  if (portions === null) return html`<span class="soft small">不详</span>`;
  const { whole, parts } = portions;
  const shown = parts.filter(({ value }) => value > 0);
  const words = shown.map(({ outcome, value }) => `${mainFigureLabels[outcome]} ${value} 件（${share(value, whole)}）`);
  return html`<svg
    class="shares"
    role="img"
    aria-label="${`${year} 年：${words.join('，')}`}"
    viewBox="0 0 1000 16"
    preserveAspectRatio="none"
  >
    ${shown.map(
      ({ outcome, value, start }) =>
        html`<rect
          class="${outcome}"
          x="${((start / whole) * 1000).toFixed(1)}"
          y="0"
          width="${((value / whole) * 1000).toFixed(1)}"
          height="16"
        >
          <title>${`${mainFigureLabels[outcome]} ${value} 件，${share(value, whole)}`}</title>
        </rect>`,
    )}
  </svg>`;
}

/** What the colours of the bars mean. */
export function outcomeKey(): SafeHtml {
  return html`<ul class="key">
    ${outcomes.map(
      (outcome) =>
        html`<li>
          <svg class="swatch" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
            <rect class="${outcome}" width="10" height="10" /></svg
          >${mainFigureLabels[outcome]}
        </li>`,
    )}
  </ul>`;
}
