import { html, type SafeHtml } from '../../telling/markup.ts';
import { countStates, type Calendar, type PublisherRow, type YearState } from '../calendar.ts';
import { said, time } from '../format.ts';
import { option, badge, type PageParts, scrollable } from '../layout.ts';
import type { PortalView } from '../reads.ts';
import { seasonChart } from '../season-chart.ts';

export interface CalendarPageInput {
  readonly portals: readonly PortalView[];
  readonly portal: PortalView;
  readonly calendar: Calendar;
}

/** `03-27`; the year too where it is not the one after the report year. */
function dayShown(day: string, year: number): string {
  return day.startsWith(`${year + 1}-`) ? day.slice(5) : day;
}

function cell(state: YearState, year: number, timeZone: string): SafeHtml {
  switch (state.kind) {
    case 'published': {
      const name = state.day === null ? '已有' : dayShown(state.day, year);
      const why = state.late === 'observed' ? '监测所见，逾期' : '所标日期已逾期';
      return state.late === null
        ? html`<a href="/reports/${state.reportId}">${name}</a>`
        : html`<a href="/reports/${state.reportId}">${name}</a> <span class="mark warn" title="${why}">逾期</span>`;
    }
    case 'gone':
      return html`<a href="/reports/${state.reportId}">${badge({ text: '未再找到', tone: 'bad' })}</a>`;
    case 'overdue':
      return html`${badge({ text: '逾期未见', tone: 'bad' })}
        <div class="small soft">自 ${time(state.since, timeZone)}</div>`;
    case 'unknown':
      return badge({ text: '没有见到', tone: 'warn' });
    case 'awaited':
      return html`<span class="soft">期限 ${dayShown(state.deadline, year)}</span>`;
    case 'none':
      return html`<span class="soft">—</span>`;
    default:
      return state satisfies never;
  }
}

function row({ publisher, declared, years }: PublisherRow, { calendar, portal }: CalendarPageInput): SafeHtml {
  return html`<tr>
    <th scope="row">${said(publisher)}${declared ? null : html` <span class="small soft">未列入</span>`}</th>
    ${years.map((state, at) => html`<td class="tight">${cell(state, calendar.years[at] ?? 0, portal.timeZone)}</td>`)}
  </tr>`;
}

function matrix(input: CalendarPageInput): SafeHtml {
  const { calendar, portal } = input;
  return scrollable(
    `${portal.name}各机构各年度的公布情况`,
    html`<table class="coverage">
      <caption>
        ${said(portal.name)}：各机构各年度报告的公布日期
      </caption>
      <thead>
        <tr>
          <th scope="col">机构</th>
          ${calendar.years.map((year) => html`<th scope="col">${year} 年度</th>`)}
        </tr>
      </thead>
      <tbody>
        ${calendar.rows.map((each) => row(each, input))}
      </tbody>
    </table>`,
  );
}

function summary(calendar: Calendar, year: number): SafeHtml {
  const counts = countStates(calendar, year);
  const parts = [
    `已公布 ${counts.published}${counts.late === 0 ? '' : `（其中逾期 ${counts.late}）`}`,
    counts.overdue === 0 ? '' : `逾期未见 ${counts.overdue}`,
    counts.gone === 0 ? '' : `未再找到 ${counts.gone}`,
    counts.unknown === 0 ? '' : `没有见到 ${counts.unknown}`,
    counts.awaited === 0 ? '' : `未到期限 ${counts.awaited}`,
  ].filter((part) => part !== '');
  return html`<p class="lead">${year} 年度：<span class="ink">${parts.join('，')}</span>。</p>`;
}

function choice({ portals, portal }: CalendarPageInput): SafeHtml | null {
  return portals.length < 2
    ? null
    : html`<form class="filter" method="get" action="/calendar">
        <label
          >网站<select name="portal">
            ${portals.map(({ id, name }) => option(id, said(name), portal.id))}
          </select></label
        >
        <button type="submit">查看</button>
      </form>`;
}

const legend = html`<p class="soft small">
  日期是报告所标的公布日期，没有标明的以首次看到为准。<strong>逾期未见</strong>：期限已过，完整巡查证实所监测的位置没有；<strong>没有见到</strong>：期限已过，但监测不足以断定没有公布；<strong>未列入</strong>：配置里没有声明这个机构，不判断其是否逾期（在
  <code>publishers</code> 下声明）。部门期限为次年 1 月 31 日，政府为 3 月 31 日，2018 年度及以前均为 3 月 31 日。
</p>`;

/** Who published which year in a portal, and who owes. */
export function calendarPage(input: CalendarPageInput): PageParts {
  const { calendar, portal } = input;
  const [newest] = calendar.years;
  return {
    title: `公布情况：${said(portal.name)}`,
    section: 'calendar',
    body: html`<h1>公布情况：${said(portal.name)}</h1>
      ${newest === undefined ? null : summary(calendar, newest)} ${choice(input)}
      ${newest === undefined ? null : html`${[newest, newest - 1].map((year) => seasonChart(calendar, year)).find((chart) => chart !== null) ?? null}`}
      ${newest === undefined ? html`<p class="panel empty">这个网站还没有读到报告，也没有声明应公布报告的机构。</p>` : html`${matrix(input)}${legend}`}`,
  };
}

/** The same where nothing is watched. */
export function emptyCalendarPage(): PageParts {
  return {
    title: '公布情况',
    section: 'calendar',
    body: html`<h1>公布情况</h1>
      <p class="panel empty">还没有配置要监测的网站：请在 <code>config/portals</code> 里添加。</p>`,
  };
}
