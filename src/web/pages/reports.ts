import { html, type SafeHtml } from '../../telling/markup.ts';
import { said, time } from '../format.ts';
import { option, badge, pager, type PageParts, scrollable } from '../layout.ts';
import type { PortalView, ReportRow, Sliced } from '../reads.ts';
import { integrityWord, reportKindName } from '../words.ts';

/** The filter as it stands in the address; empty strings where nothing was chosen. */
export interface ReportQuery {
  readonly portal: string;
  readonly column: string;
  readonly year: string;
  readonly q: string;
}

function filterForm(query: ReportQuery, portals: readonly PortalView[], years: readonly number[]): SafeHtml {
  return html`<form class="filter" method="get" action="/reports">
    <label
      >网站<select name="portal">
        ${option('', '全部', query.portal)}${portals.map((portal) => option(portal.id, said(portal.name), query.portal))}
      </select></label
    >
    <label
      >年度<select name="year">
        ${option('', '全部', query.year)}${years.map((year) => option(String(year), String(year), query.year))}
      </select></label
    >
    <label>机构或标题<input type="search" name="q" value="${query.q}" maxlength="100" /></label>
    ${query.column === '' ? null : html`<input type="hidden" name="column" value="${query.column}" />`}
    <button type="submit">筛选</button>
  </form>`;
}

function signs(report: ReportRow): SafeHtml {
  return html`${report.integrity === null || report.integrity === 'clean' ? null : badge(integrityWord(report.integrity))}
  ${report.failingChecks === 0 ? null : badge({ text: `勾稽不符 ${report.failingChecks} 处`, tone: 'warn' })}`;
}

function reportLine(report: ReportRow): SafeHtml {
  return html`<tr>
    <td class="tight">${report.year}</td>
    <td class="wide">
      <a href="/reports/${report.id}">${said(report.publisher)}</a
      >${report.kind === 'annual' ? null : html` <span class="soft small">${reportKindName(report.kind)}</span>`}
      <div class="small soft">${report.title === null ? null : said(report.title)}</div>
    </td>
    <td>${signs(report)}</td>
    <td class="tight">${report.versions}</td>
    <td class="tight">${report.claimedPublishedAt ?? '—'}</td>
    <td class="tight">${time(report.changedAt ?? report.firstSeenAt, report.timeZone)}</td>
  </tr>`;
}

/** The reports that are known, by a filter. */
export function reportsPage(
  reports: Sliced<ReportRow>,
  query: ReportQuery,
  portals: readonly PortalView[],
  years: readonly number[],
): PageParts {
  const portal = portals.find((one) => one.id === query.portal);
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">年度</th>
        <th scope="col" class="wide">机构与标题</th>
        <th scope="col">提示</th>
        <th scope="col">版本</th>
        <th scope="col">所标日期</th>
        <th scope="col">最近变化</th>
      </tr>
    </thead>
    <tbody>
      ${reports.items.map((report) => reportLine(report))}
    </tbody>
  </table>`;
  return {
    title: '报告',
    section: 'reports',
    body: html`<h1>${portal === undefined ? '报告' : `${said(portal.name)}的报告`}</h1>
      ${filterForm(query, portals, years)}
      ${reports.items.length === 0 ? html`<p class="panel empty">没有符合条件的报告。</p>` : scrollable('报告', table)}
      ${pager('/reports', { ...query }, reports.next, '更多')}`,
  };
}
