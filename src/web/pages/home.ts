import { html, type HtmlValue, type SafeHtml } from '../../telling/markup.ts';
import { isShort, type Space } from '../../archive/index.ts';
import { changeList } from '../change-items.ts';
import type { HeldReport } from '../../store/index.ts';
import { bytesInWords, outsideLink, reasonInWords, said, time } from '../format.ts';
import { badge, facts, type PageParts } from '../layout.ts';
import { listTable, type ListColumn } from '../list-table.ts';
import type { ChangeView, ColumnView, PortalView, RunView, UnreadCount } from '../reads.ts';
import { pageStateWord, portalStateWord, runWord, triggerName } from '../words.ts';

const columnColumns: readonly ListColumn[] = [
  { name: '栏目', kind: 'wide' },
  { name: '状态' },
  { name: '发布机构' },
  { name: '上次访问', kind: 'tight' },
  { name: '报告', kind: 'tight' },
];

const overviewColumns: readonly ListColumn[] = [
  { name: '网站', kind: 'wide' },
  { name: '状态' },
  { name: '栏目', kind: 'number' },
  { name: '报告', kind: 'number' },
  { name: '上次抓取', kind: 'tight' },
  { name: '下次抓取', kind: 'tight' },
];

function runInWords(run: RunView, timeZone: string): SafeHtml {
  const counts = `栏目页 ${run.listingPages}，链接 ${run.linksSeen}，新链接 ${run.linksNew}`;
  return html`${time(run.finishedAt ?? run.startedAt ?? run.queuedAt, timeZone)} ${badge(runWord(run))}
    <span class="soft small">${triggerName(run.trigger)}；${counts}</span>
    ${run.waitsUntil === null ? null : html`<span class="small">自 ${time(run.waitsUntil, timeZone)} 起继续</span>`}
    ${run.error === null ? null : html`<div class="small soft">${said(run.error)}</div>`}`;
}

function columnRow(portal: PortalView, column: ColumnView): readonly HtmlValue[] {
  const word = pageStateWord(column.state);
  return [
    html`<a href="/reports?portal=${portal.id}&amp;column=${column.id}">${said(column.name)}</a>
      <div class="small">${outsideLink(column.url)}</div>`,
    html`${badge(word)}${word.tone === 'good' || column.stateReason === null ? null : html`<div class="small soft">${reasonInWords(column.stateReason, portal.timeZone)}</div>`}`,
    column.publisher === null ? html`<span class="soft">多个机构</span>` : said(column.publisher),
    time(column.lastVisitedAt, portal.timeZone) ?? '—',
    column.reports,
  ];
}

function nextRun({ nextRunAt, nextRunReason, timeZone }: PortalView): SafeHtml | null {
  const at = time(nextRunAt, timeZone);
  if (at === null) return null;
  return html`${at}${nextRunReason === null ? null : html` <span class="small soft">${reasonInWords(nextRunReason, timeZone)}</span>`}`;
}

/** What an operator should look at: the portal itself, some of its columns, or its last crawl. */
function troublesOf(portal: PortalView): readonly string[] {
  const word = portalStateWord(portal.state);
  const columns = portal.columns.filter(({ state }) => state !== null && pageStateWord(state).tone !== 'good').length;
  const run = portal.lastRun;
  return [
    word.tone === 'good' || word.tone === 'plain' ? '' : word.text,
    columns === 0 ? '' : `${columns} 个栏目读不到`,
    run === null || run.state !== 'failed' ? '' : '上次抓取未能完成',
  ].filter((trouble) => trouble !== '');
}

const anchorOf = ({ id }: PortalView): string => `portal-${id}`;

function overviewRow(portal: PortalView): readonly HtmlValue[] {
  const word = portalStateWord(portal.state);
  const troubles = troublesOf(portal).filter((trouble) => trouble !== word.text);
  const { lastRun, timeZone } = portal;
  return [
    html`<a href="#${anchorOf(portal)}">${said(portal.name)}</a>`,
    html`${badge(word)}${troubles.length === 0 ? null : html`<div class="small soft">${troubles.join('；')}</div>`}`,
    portal.columns.length,
    html`<a href="/reports?portal=${portal.id}">${portal.reports}</a>`,
    lastRun === null ? '—' : time(lastRun.finishedAt ?? lastRun.startedAt ?? lastRun.queuedAt, timeZone),
    time(portal.nextRunAt, timeZone) ?? '—',
  ];
}

/** All portals at a glance, those in trouble first. */
function overview(portals: readonly PortalView[]): SafeHtml {
  return listTable('各网站概况', '网站', overviewColumns, portals.map(overviewRow));
}

function columnsTable(portal: PortalView): SafeHtml {
  return listTable(
    `${portal.name}的栏目`,
    '栏目',
    columnColumns,
    portal.columns.map((column) => columnRow(portal, column)),
  );
}

function portalPanel(portal: PortalView, unread: number, open: boolean): SafeHtml {
  const word = portalStateWord(portal.state);
  const inner = html`<summary>
      <h2>${said(portal.name)}</h2>
      ${badge(word)} <span class="soft small">${portal.region.map((part) => said(part)).join(' › ')}</span>
    </summary>
    ${word.tone === 'good' || portal.stateReason === null ? null : html`<div class="notice ${word.tone === 'bad' ? 'bad' : 'warn'}"><strong>自 ${time(portal.stateSince, portal.timeZone)} 起：${word.text}</strong>${reasonInWords(portal.stateReason, portal.timeZone)}</div>`}
    ${facts([
      ['上次抓取', portal.lastRun === null ? '还没有' : runInWords(portal.lastRun, portal.timeZone)],
      [
        '下次抓取',
        nextRun(portal) ?? html`<span class="soft">按 <code>${portal.schedule}</code>（${portal.timeZone}）</span>`,
      ],
      [
        '已知报告',
        html`<a href="/reports?portal=${portal.id}">${portal.reports} 份</a> ·
          <a href="/calendar?portal=${portal.id}">谁公布了，谁还没有</a>`,
      ],
      [
        '须知',
        word.tone !== 'good' || portal.stateReason === null ? null : reasonInWords(portal.stateReason, portal.timeZone),
      ],
      ['未能读到', unread === 0 ? null : html`<a href="/unread?portal=${portal.id}">${unread} 个页面</a>`],
    ])}
    ${columnsTable(portal)}`;
  return open
    ? html`<details class="panel portal" id="${anchorOf(portal)}" open>${inner}</details>`
    : html`<details class="panel portal" id="${anchorOf(portal)}">${inner}</details>`;
}

/** So many portals stand open below each other; more are told in a table first, and folded where all is well. */
const fewPortals = 3;

export interface HomePageInput {
  readonly portals: readonly PortalView[];
  readonly offlineSince: Date | null;
  /** Newest first. */
  readonly recent: readonly ChangeView[];
  readonly held: readonly Pick<HeldReport, 'portalId' | 'ruling'>[];
  readonly unread: readonly UnreadCount[];
  /** Room on the archive's disk; null where that is not known. */
  readonly space: Space | null;
}

function roomNotice(space: Space | null): SafeHtml | null {
  return space === null || !isShort(space, 0)
    ? null
    : html`<div class="notice bad">
        <strong>存档所在的磁盘只剩 ${bytesInWords(space.free)}</strong
        >写满以后抓取就会停下：请腾出空间，或者把存档移到别处并设置 <code>NIANBAO_DATA</code>。
      </div>`;
}

function heldNotice(held: HomePageInput['held']): SafeHtml | null {
  const open = held.filter(({ ruling }) => ruling === null).length;
  return open === 0
    ? null
    : html`<div class="notice warn">
        <strong>${open} 份报告一同不见，暂未通知任何人</strong>请看过网站再决定：<a href="/held">暂不通知的报告</a>
      </div>`;
}

/** What is watched, what is in trouble, and what happened last. */
export function homePage({ portals, offlineSince, recent, held, space, unread }: HomePageInput): PageParts {
  const troubled = portals.filter((portal) => troublesOf(portal).length > 0);
  const unreadOf = ({ id }: PortalView): number => unread.find(({ portalId }) => portalId === id)?.pages ?? 0;
  const sorted = [...troubled, ...portals.filter((portal) => !troubled.includes(portal))];
  const few = portals.length <= fewPortals;
  const standing =
    troubled.length === 0 ? '全部正常。' : html`<strong class="ink">${troubled.length} 个网站须看。</strong>`;
  return {
    title: troubled.length === 0 ? '监测的网站' : `监测的网站（${troubled.length} 个须看）`,
    section: 'home',
    body: html`<h1>监测的网站</h1>
      <p class="lead">
        共 ${portals.length} 个网站、${portals.reduce((sum, portal) => sum + portal.columns.length, 0)}
        个栏目、${portals.reduce((sum, portal) => sum + portal.reports, 0)}
        份报告。${portals.length === 0 ? null : standing}
      </p>
      ${offlineSince === null ? null : html`<div class="notice warn"><strong>自 ${time(offlineSince, null)} 起：监测线路中断</strong>多个互不相关的网站同时没有应答；恢复之前的访问不作为任何依据。</div>`}
      ${roomNotice(space)} ${heldNotice(held)}
      ${portals.length === 0 ? html`<p class="panel empty">还没有配置要监测的网站：请在 <code>config/portals</code> 里添加。</p>` : null}
      ${few ? sorted.map((portal) => portalPanel(portal, unreadOf(portal), true)) : overview(sorted)}
      <h2>最近的改动</h2>
      <div class="panel">${changeList(recent)}</div>
      ${recent.length === 0 ? null : html`<p class="pager"><a class="button" href="/changes">全部改动 →</a></p>`}
      ${
        few
          ? null
          : html`<h2>各网站的栏目</h2>
              ${sorted.map((portal) => portalPanel(portal, unreadOf(portal), troubled.includes(portal)))}`
      }`,
  };
}
