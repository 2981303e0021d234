import { html, type HtmlValue, type SafeHtml } from '../../telling/markup.ts';
import { checksInWords } from '../../telling/checks-in-words.ts';
import { significanceName } from '../../telling/wording.ts';
import type { ChecksBetween, Extraction } from '../../domain/index.ts';
import { changeHeadline, changeSummary, kindBadge } from '../change-items.ts';
import { renderDiffInline, renderDiffSideBySide } from '../diff-view.ts';
import { evidenceTable, type NamedCapture } from '../evidence.ts';
import { integrityNotice } from '../extraction-view.ts';
import { feedHref } from '../feed.ts';
import { adviceOn } from '../../telling/advice.ts';
import { outsideLink, reasonWithRecord, said, time } from '../format.ts';
import { renderChangedTables } from '../form-tables.ts';
import { marksOf } from '../table-marks.ts';
import { badge, facts, type PageParts } from '../layout.ts';
import { listTable, type ListColumn } from '../list-table.ts';
import type { ChangeView, DeliveryView } from '../reads.ts';
import type { Restriction } from '../restriction.ts';
import { channelName, deliveryWord } from '../words.ts';

export type DiffLayout = 'inline' | 'side';

export interface ChangePageInput {
  readonly change: ChangeView;
  readonly layout: DiffLayout;
  /** The version after the change, for its tables with the changed cells marked. */
  readonly after: Extraction | null;
  /** How the form's identities fail since the change; null where that is not known. */
  readonly checks: ChecksBetween | null;
  /** What was read from a page that raised a doubt. */
  readonly doubtful: Extraction | null;
  /** What proves it, the earlier capture first. */
  readonly captures: readonly NamedCapture[];
  readonly deliveries: readonly DeliveryView[];
  readonly restriction: Restriction | null;
}

function versionLink(change: ChangeView, number: number | null): SafeHtml | null {
  return number === null || change.report === null
    ? null
    : html`<a href="/reports/${change.report.id}?version=${number}">第 ${number} 版</a>`;
}

function layoutSwitch(change: ChangeView, layout: DiffLayout): SafeHtml {
  const link = (name: string, value: DiffLayout): SafeHtml =>
    layout === value
      ? html`<a href="/changes/${change.id}?view=${value}" aria-current="true">${name}</a>`
      : html`<a href="/changes/${change.id}?view=${value}">${name}</a>`;
  return html`<span class="switch">${link('合在一起', 'inline')}${link('左右对照', 'side')}</span>`;
}

function comparison(input: ChangePageInput): SafeHtml | null {
  const { diff } = input.change.detail;
  if (diff === undefined) {
    return null;
  }
  return html`<div class="head-line">
      <h2>改动</h2>
      ${layoutSwitch(input.change, input.layout)}
    </div>
    ${input.layout === 'inline' ? renderDiffInline(diff) : renderDiffSideBySide(diff)}`;
}

/** The tables of the form in which something changed, whole, with the changed cells marked. */
function tablesOfChange({ change, after, restriction }: ChangePageInput): SafeHtml | null {
  const { diff } = change.detail;
  if (diff === undefined || after === null || restriction !== null) {
    return null;
  }
  const tables = renderChangedTables(after, marksOf([], diff));
  return tables === null
    ? null
    : html`<h2>改动所在的表</h2>
        ${tables}`;
}

const deliveryColumns: readonly ListColumn[] = [
  { name: '订阅者' },
  { name: '方式', kind: 'tight' },
  { name: '状态' },
  { name: '次数', kind: 'tight' },
  { name: '送达时间', kind: 'tight' },
];

function deliveryLine(delivery: DeliveryView): readonly HtmlValue[] {
  return [
    said(delivery.subscriberId),
    channelName(delivery.channel),
    badge(deliveryWord(delivery.state)),
    delivery.attempts,
    time(delivery.sentAt, delivery.timeZone) ?? '—',
  ];
}

/** Whether the form's sums tie up since the change. */
function checksShown(checks: ChecksBetween | null): SafeHtml | null {
  if (checks === null || checksInWords(checks) === '') return null;
  const failing = checks.appeared + checks.remaining;
  const tone = checks.appeared > 0 ? 'warn' : 'plain';
  return html`${badge({ text: `不符 ${failing} 处`, tone })} <span class="soft small">${checksInWords(checks)}</span>`;
}

function furtherLinks({ report }: ChangeView): SafeHtml | null {
  return report === null
    ? null
    : html`<div class="buttons">
        <a class="button" href="/reports/${report.id}">报告页</a
        ><a class="button" href="/reports/${report.id}/years">与其他年度对照</a
        ><a class="button" href="${feedHref({ report: report.id })}">订阅这份报告（Atom）</a>
      </div>`;
}

/** One change: what happened, before and after, with its evidence. */
export function changePage(input: ChangePageInput): PageParts {
  const { change, restriction } = input;
  const head = changeHeadline(change);
  const summary = changeSummary(change);
  const { reason, confirmed } = change.detail;
  const advice = adviceOn(change.kind);
  return {
    title: head,
    section: 'changes',
    body: html`<p class="crumbs">
        <a href="/changes">改动</a>${change.portalId === null ? null : ` › ${said(change.portalName)}`}
      </p>
      <p>
        ${kindBadge(change.kind)}${change.kind !== 'report.revised' || change.significance === 'none' ? null : badge({ text: significanceName(change.significance), tone: change.significance === 'major' ? 'warn' : 'plain' })}
      </p>
      <h1>${head}</h1>
      ${summary === null ? null : html`<p class="lead">${summary}</p>`}
      ${reason === undefined ? null : html`<div class="why">${reasonWithRecord(reason, change.timeZone)}</div>`}
      ${confirmed === undefined ? null : html`<div class="why">${reasonWithRecord(confirmed, change.timeZone)}</div>`}
      ${advice === null ? null : html`<p>${advice}</p>`}
      ${input.doubtful === null || restriction !== null ? null : integrityNotice(input.doubtful)}
      ${restriction === null ? comparison(input) : html`<div class="notice warn"><strong>改动的内容已停止提供</strong>自 ${time(restriction.at, change.timeZone)} 起。理由：${said(restriction.reason)}</div>`}
      <h2>要素</h2>
      <div class="panel">
        ${facts([
          [
            '报告',
            change.report === null
              ? null
              : html`<a href="/reports/${change.report.id}"
                  >${said(change.report.title ?? `${change.report.publisher} ${change.report.year}`)}</a
                >`,
          ],
          [
            '网站',
            change.portalId === null
              ? null
              : html`<a href="/reports?portal=${change.portalId}">${said(change.portalName)}</a
                  >${change.columnName === null ? null : ` › ${said(change.columnName)}`}`,
          ],
          ['发现时间', time(change.detectedAt, change.timeZone)],
          ['改动前', versionLink(change, change.previousVersionNumber)],
          [change.previousVersionNumber === null ? '版本' : '改动后', versionLink(change, change.versionNumber)],
          ['勾稽关系', checksShown(input.checks)],
          ['网址', change.detail.url === null ? null : outsideLink(change.detail.url)],
          [
            '告知',
            change.detail.untold === 'backfill'
              ? '较早年度的补录，未发通知'
              : change.baseline
                ? '监测开始时已有，未发通知'
                : change.audience === 'readers'
                  ? '读者'
                  : '管理员',
          ],
        ])}
      </div>
      ${furtherLinks(change)} ${evidenceTable(input.captures, change.report?.title ?? change.detail.title)}
      ${tablesOfChange(input)}
      ${
        input.deliveries.length === 0
          ? null
          : html`<h2>投递</h2>
              ${listTable('投递', '订阅者', deliveryColumns, input.deliveries.map(deliveryLine))}`
      }`,
  };
}
