import { html, type HtmlValue, type SafeHtml } from '../../telling/markup.ts';
import { said, time } from '../format.ts';
import { option, badge, pager, type PageParts } from '../layout.ts';
import { listTable, type ListColumn } from '../list-table.ts';
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

function signs(report: ReportRow): SafeHtml | null {
  if (report.failingChecks === 0 && (report.integrity === null || report.integrity === 'clean')) return null;
  return html`${report.integrity === null || report.integrity === 'clean' ? null : badge(integrityWord(report.integrity))}
  ${report.failingChecks === 0 ? null : badge({ text: `勾稽不符 ${report.failingChecks} 处`, tone: 'warn' })}`;
}

const columns: readonly ListColumn[] = [
  { name: '年度', kind: 'tight' },
  { name: '机构与标题', kind: 'wide' },
  { name: '提示' },
  { name: '版本', kind: 'tight' },
  { name: '所标日期', kind: 'tight' },
  { name: '最近变化', kind: 'tight' },
];

function reportLine(report: ReportRow): readonly HtmlValue[] {
  return [
    report.year,
    html`<a href="/reports/${report.id}">${said(report.publisher)}</a
      >${report.kind === 'annual' ? null : html` <span class="soft small">${reportKindName(report.kind)}</span>`}
      <div class="small soft">${report.title === null ? null : said(report.title)}</div>`,
    signs(report),
    report.versions,
    report.claimedPublishedAt ?? '—',
    time(report.changedAt ?? report.firstSeenAt, report.timeZone),
  ];
}

/** The reports that are known, by a filter. */
export function reportsPage(
  reports: Sliced<ReportRow>,
  query: ReportQuery,
  portals: readonly PortalView[],
  years: readonly number[],
): PageParts {
  const portal = portals.find((one) => one.id === query.portal);
  const table = listTable('报告', '机构与标题', columns, reports.items.map(reportLine));
  return {
    title: '报告',
    section: 'reports',
    body: html`<h1>${portal === undefined ? '报告' : `${said(portal.name)}的报告`}</h1>
      ${filterForm(query, portals, years)}
      ${reports.items.length === 0 ? html`<p class="panel empty">没有符合条件的报告。</p>` : table}
      ${pager('/reports', { ...query }, reports.next, '更多')}`,
  };
}
