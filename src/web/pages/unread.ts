import { wasRead } from '../../domain/index.ts';
import { html, type HtmlValue } from '../../telling/markup.ts';
import { outsideLink, reasonInWords, said, time } from '../format.ts';
import { badge, pager, type PageParts } from '../layout.ts';
import { listTable, type ListColumn } from '../list-table.ts';
import type { PortalView, Sliced, UnreadView } from '../reads.ts';
import { integrityWord, pageStateWord, type Word } from '../words.ts';

const roles: Readonly<Record<UnreadView['role'], string>> = { listing: '栏目页', report: '报告页', attachment: '附件' };

function wordOf(page: UnreadView): Word {
  if (page.frozenAt !== null) return { text: '已停止监测', tone: 'bad' };
  return page.integrity !== null && wasRead(page.state) ? integrityWord(page.integrity) : pageStateWord(page.state);
}

function whyOf({ state, stateReason, frozenAt, frozenReason }: UnreadView, timeZone: string | null): HtmlValue {
  if (frozenAt !== null)
    return html`自 ${time(frozenAt, timeZone)}
    起：${frozenReason === null ? null : reasonInWords(frozenReason, timeZone)}`;
  if (wasRead(state)) return '读到了，但不足采信：已存档，不比对';
  return stateReason === null ? null : reasonInWords(stateReason, timeZone);
}

const columns: readonly ListColumn[] = [
  { name: '页面', kind: 'wide' },
  { name: '种类' },
  { name: '为什么', kind: 'wide' },
  { name: '上次访问', kind: 'tight' },
];

function line(page: UnreadView, timeZone: string | null): readonly HtmlValue[] {
  return [
    html`${page.reportId === null ? said(page.title ?? '') : html`<a href="/reports/${page.reportId}">${said(page.title ?? '报告页')}</a>`}
      <div class="small">${outsideLink(page.url)}</div>`,
    roles[page.role],
    html`${badge(wordOf(page))}
      <div class="small soft">${whyOf(page, timeZone)}</div>`,
    time(page.lastVisitedAt, timeZone) ?? '—',
  ];
}

/** Pages that are to be watched and are not read at present: which, why, since when. */
export function unreadPage(unread: Sliced<UnreadView>, portalId: string, portals: readonly PortalView[]): PageParts {
  const zoneOf = (id: string): string | null => portals.find((one) => one.id === id)?.timeZone ?? null;
  const portal = portals.find((one) => one.id === portalId);
  return {
    title: '未能读到的页面',
    section: 'home',
    body: html`<p class="crumbs"><a href="/">网站</a>${portal === undefined ? null : ` › ${said(portal.name)}`}</p>
      <h1>未能读到的页面</h1>
      <p class="lead">
        应监测而眼下没有读到的：被拦截、已不在、无法访问，或因疑被篡改而停止监测。读到之前，这些页面不能证明任何事，也不会引起任何通知。
      </p>
      ${
        unread.items.length === 0
          ? html`<p class="panel empty">都读到了。</p>`
          : listTable(
              '未能读到的页面',
              '页面',
              columns,
              unread.items.map((page) => line(page, zoneOf(page.portalId))),
            )
      }
      ${pager('/unread', { portal: portalId }, unread.next, '更多')}`,
  };
}
