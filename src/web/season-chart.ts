import { html, type SafeHtml } from '../telling/markup.ts';
import type { Calendar } from './calendar.ts';

interface Publication {
  readonly publisher: string;
  readonly day: string;
  readonly late: boolean;
}

const dayMs = 24 * 60 * 60 * 1000;
const days = 182;
const left = 12;
const width = 1000;
const scale = (width - 2 * left) / days;
const dot = 2.6;
const space = 2 * dot + 1;
const mostStacked = 17;
const top = 18;

const dayOfYear = (day: string, year: number): number => (Date.parse(day) - Date.UTC(year, 0, 1)) / dayMs;
const xOf = (day: number): number => left + day * scale;

/** The days of the season on which a year's reports were published, where they lie in its first half-year. */
function publicationsOf(calendar: Calendar, year: number): { inside: readonly Publication[]; beside: number } {
  const at = calendar.years.indexOf(year);
  const all = calendar.rows.flatMap(({ publisher, years }): readonly Publication[] => {
    const state = years[at];
    return state?.kind !== 'published' || state.day === null
      ? []
      : [{ publisher, day: state.day, late: state.late !== null }];
  });
  const inside = all.filter(({ day }) => {
    const place = dayOfYear(day, year + 1);
    return place >= 0 && place < days;
  });
  return { inside, beside: all.length - inside.length };
}

type Days = ReadonlyMap<number, readonly Publication[]>;

function dots(byDay: Days, base: number): SafeHtml {
  return html`${[...byDay].flatMap(([at, own]) => {
    const step = Math.min(space, (space * mostStacked) / own.length);
    return own
      .toSorted((one, other) => Number(one.late) - Number(other.late))
      .map(
        ({ publisher, day, late }, index) =>
          html`<circle
            class="${late ? 'late' : 'punctual'}"
            cx="${xOf(at + 0.5).toFixed(1)}"
            cy="${(base - dot - 2 - index * step).toFixed(1)}"
            r="${dot}"
          >
            <title>${`${publisher}：${day}`}</title>
          </circle>`,
      );
  })}`;
}

function deadline(monthDay: '01-31' | '03-31', name: string, year: number, base: number): SafeHtml {
  const x = xOf(dayOfYear(`${year + 1}-${monthDay}`, year + 1) + 1).toFixed(1);
  return html`<line class="deadline" x1="${x}" y1="${top - 2}" x2="${x}" y2="${base}" />
    <text x="${x}" y="12" text-anchor="end">${name}</text>`;
}

function months(year: number, base: number): SafeHtml {
  return html`${Array.from({ length: 6 }, (_, month) => {
    const x = xOf((Date.UTC(year + 1, month, 1) - Date.UTC(year + 1, 0, 1)) / dayMs).toFixed(1);
    return html`<line class="tick" x1="${x}" y1="${base}" x2="${x}" y2="${base + 5}" />
      <text x="${x}" y="${base + 19}">${month + 1} 月</text>`;
  })}`;
}

/** When a year's reports were published: a dot for each, a day a column. Null where too few are known to show anything. */
export function seasonChart(calendar: Calendar, year: number): SafeHtml | null {
  const { inside, beside } = publicationsOf(calendar, year);
  if (inside.length < 3) return null;
  const byDay: Days = Map.groupBy(inside, ({ day }) => dayOfYear(day, year + 1));
  const tallest = Math.max(...[...byDay.values()].map((own) => own.length));
  const base = top + space * Math.max(5, Math.min(mostStacked, tallest)) + dot;
  const late = inside.filter((one) => one.late).length;
  const words = `${year} 年度报告的公布日期：${year + 1} 年上半年 ${inside.length} 份，其中逾期 ${late} 份`;
  return html`<figure class="chart">
    <figcaption>${year + 1} 年哪一天公布了 ${year} 年度报告 <span class="soft small">每点一份</span></figcaption>
    <div class="scroll bare">
      <svg class="season" role="img" aria-label="${words}" viewBox="0 0 ${width} ${base + 24}">
        <line class="axis" x1="${left}" y1="${base}" x2="${width - left}" y2="${base}" />
        ${months(year, base)} ${deadline('01-31', '部门期限 1 月 31 日', year, base)}
        ${deadline('03-31', '政府期限 3 月 31 日', year, base)} ${dots(byDay, base)}
      </svg>
    </div>
    ${beside === 0 ? null : html`<p class="soft small">另有 ${beside} 份不在这半年之内，未画出。</p>`}
  </figure>`;
}
