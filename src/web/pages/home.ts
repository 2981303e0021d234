import { html, type SafeHtml } from '../../alert/markup.ts';
import { changeList } from '../change-items.ts';
import { outsideLink, reasonInWords, said, time } from '../format.ts';
import { badge, facts, type PageParts, scrollable } from '../layout.ts';
import type { ChangeView, ColumnView, PortalView, RunView } from '../reads.ts';
import { pageStateWord, portalStateWord, runWord, triggerName } from '../words.ts';

function runInWords(run: RunView, timeZone: string): SafeHtml {
  const counts = `栏目页 ${run.listingPages}，链接 ${run.linksSeen}，新链接 ${run.linksNew}`;
  return html`${time(run.finishedAt ?? run.startedAt ?? run.queuedAt, timeZone)} ${badge(runWord(run))}
    <span class="soft small">${triggerName(run.trigger)}；${counts}</span>
    ${run.waitsUntil === null ? null : html`<span class="small">自 ${time(run.waitsUntil, timeZone)} 起继续</span>`}
    ${run.error === null ? null : html`<div class="small soft">${said(run.error)}</div>`}`;
}

function columnRow(portal: PortalView, column: ColumnView): SafeHtml {
  const word = pageStateWord(column.state);
  return html`<tr>
    <td class="wide">
      <a href="/reports?portal=${portal.id}&amp;column=${column.id}">${said(column.name)}</a>
      <div class="small">${outsideLink(column.url)}</div>
    </td>
    <td>
      ${badge(word)}${word.tone === 'good' || column.stateReason === null ? null : html`<div class="small soft">${reasonInWords(column.stateReason)}</div>`}
    </td>
    <td>${column.publisher === null ? html`<span class="soft">多个机构</span>` : said(column.publisher)}</td>
    <td class="tight">${time(column.lastVisitedAt, portal.timeZone) ?? '—'}</td>
    <td class="tight">${column.reports}</td>
  </tr>`;
}

function nextRun({ nextRunAt, nextRunReason, timeZone }: PortalView): SafeHtml | null {
  const at = time(nextRunAt, timeZone);
  if (at === null) return null;
  return html`${at}${nextRunReason === null ? null : html` <span class="small soft">${reasonInWords(nextRunReason)}</span>`}`;
}

function portalPanel(portal: PortalView): SafeHtml {
  const word = portalStateWord(portal.state);
  return html`<section class="panel">
    <div class="head-line">
      <h2><a href="/reports?portal=${portal.id}">${said(portal.name)}</a></h2>
      ${badge(word)} <span class="soft small">${portal.region.map((part) => said(part)).join(' › ')}</span>
    </div>
    ${word.tone === 'good' || portal.stateReason === null ? null : html`<div class="notice ${word.tone === 'bad' ? 'bad' : 'warn'}"><strong>自 ${time(portal.stateSince, portal.timeZone)} 起：${word.text}</strong>${reasonInWords(portal.stateReason)}</div>`}
    ${facts([
      ['上次抓取', portal.lastRun === null ? '还没有' : runInWords(portal.lastRun, portal.timeZone)],
      [
        '下次抓取',
        nextRun(portal) ?? html`<span class="soft">按 <code>${portal.schedule}</code>（${portal.timeZone}）</span>`,
      ],
      ['已知报告', html`<a href="/reports?portal=${portal.id}">${portal.reports} 份</a>`],
    ])}
    <h3>栏目</h3>
    ${scrollable(
      `${portal.name}的栏目`,
      html`<table>
        <thead>
          <tr>
            <th scope="col" class="wide">栏目</th>
            <th scope="col">状态</th>
            <th scope="col">发布机构</th>
            <th scope="col">上次访问</th>
            <th scope="col">报告</th>
          </tr>
        </thead>
        <tbody>
          ${portal.columns.map((column) => columnRow(portal, column))}
        </tbody>
      </table>`,
    )}
  </section>`;
}

/** What is watched, and what happened last. */
export function homePage(
  portals: readonly PortalView[],
  offlineSince: Date | null,
  recent: readonly ChangeView[],
): PageParts {
  return {
    title: '监测的网站',
    section: 'home',
    body: html`<h1>监测的网站</h1>
      <p class="lead">
        共 ${portals.length} 个网站、${portals.reduce((sum, portal) => sum + portal.columns.length, 0)}
        个栏目、${portals.reduce((sum, portal) => sum + portal.reports, 0)} 份报告。
      </p>
      ${offlineSince === null ? null : html`<div class="notice warn"><strong>自 ${time(offlineSince)} 起：监测线路中断</strong>多个互不相关的网站同时没有应答；恢复之前的访问不作为任何依据。</div>`}
      ${portals.length === 0 ? html`<p class="panel empty">还没有配置要监测的网站：请在 <code>config/portals</code> 里添加。</p>` : portals.map((portal) => portalPanel(portal))}
      <h2>最近的改动</h2>
      <div class="panel">${changeList(recent)}</div>
      ${recent.length === 0 ? null : html`<p class="pager"><a class="button" href="/changes">全部改动 →</a></p>`}`,
  };
}
