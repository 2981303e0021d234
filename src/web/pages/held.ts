import { html, type HtmlValue, type SafeHtml } from '../../telling/markup.ts';
import type { HeldReport } from '../../store/index.ts';
import { reasonInWords, said, time } from '../format.ts';
import { badge, type PageParts } from '../layout.ts';
import { listTable, type ListColumn } from '../list-table.ts';
import type { PortalView, WaitingView } from '../reads.ts';

export interface HeldPageInput {
  /** The longest first. */
  readonly held: readonly HeldReport[];
  /** The longest waiting first. */
  readonly waiting: readonly WaitingView[];
  readonly portals: readonly PortalView[];
}

const whats: Readonly<Record<HeldReport['what'], string>> = {
  removed: '页面不在了',
  unlisted: '已从栏目撤下',
};

function decision({ ruling, ruledAt, ruledBy }: HeldReport, timeZone: string | null): SafeHtml {
  if (ruling === null) return badge({ text: '待决定', tone: 'warn' });
  const word =
    ruling === 'release'
      ? badge({ text: '予以通知：下次完整巡查仍未找到时', tone: 'accent' })
      : badge({ text: '不通知', tone: 'plain' });
  return html`${word}
    <div class="small soft">${ruledAt === null ? null : time(ruledAt, timeZone)} ${said(ruledBy ?? '')}</div>`;
}

const heldColumns: readonly ListColumn[] = [
  { name: '报告', kind: 'wide' },
  { name: '情况' },
  { name: '自', kind: 'tight' },
  { name: '决定' },
  { name: '编号' },
];

function heldLine(one: HeldReport, timeZone: string | null): readonly HtmlValue[] {
  return [
    html`<a href="/reports/${one.reportId}">${said(one.publisher)} ${one.year}</a>`,
    whats[one.what],
    time(one.since, timeZone),
    decision(one, timeZone),
    html`<code>${one.reportId}</code>`,
  ];
}

function portalBlock(id: string, own: readonly HeldReport[], portal: PortalView | undefined): SafeHtml {
  const open = own.filter(({ ruling }) => ruling === null).length;
  const name = said(portal?.name ?? id);
  return html`<section class="panel">
    <div class="head-line">
      <h2>${name}</h2>
      <span class="soft small">${own.length} 份报告，${open} 份待决定</span>
    </div>
    <p>
      这些报告在一天之内一同不见。先打开网站看一看：若是网站改版或搬家，请改正
      <code>config/portals</code> 里的配置；若是网站出错，等它恢复，这里会自行消失。
    </p>
    ${
      open === 0
        ? null
        : html`<p>确实没有了，就通知读者（下次完整巡查仍未找到时发出）；并非没有，就不通知：</p>
            <pre>
nianbao held release ${id}
nianbao held dismiss ${id}</pre>
            <p class="soft small">把网站的编号换成报告的编号，就只决定那一份。</p>`
    }
    ${listTable(
      `${name}暂不通知的报告`,
      '报告',
      heldColumns,
      own.map((one) => heldLine(one, portal?.timeZone ?? null)),
    )}
  </section>`;
}

const waitingColumns: readonly ListColumn[] = [
  { name: '报告', kind: 'wide' },
  { name: '首次看到', kind: 'tight' },
  { name: '已做的' },
  { name: '下次读取', kind: 'tight' },
  { name: '最后期限', kind: 'tight' },
];

function waitingLine(one: WaitingView, timeZone: string | null): readonly HtmlValue[] {
  return [
    html`<a href="/reports/${one.reportId}?version=${one.versionNumber}">${said(one.publisher)} ${one.year}</a>
      <span class="soft small">第 ${one.versionNumber} 版</span>`,
    time(one.seenAt, timeZone),
    html`${one.attempts === 0 ? '还没有第二次读取' : html`读过 ${one.attempts} 次，尚不能证实`}
    ${one.lastReason === null ? null : html`<div class="small soft">${reasonInWords(one.lastReason, timeZone)}</div>`}`,
    time(one.nextLookAt, timeZone),
    time(one.giveUpAt, timeZone),
  ];
}

function waitingTable(waiting: readonly WaitingView[], zoneOf: (id: string) => string | null): SafeHtml {
  return html`<h2>等待再次读取的改动 <span class="count">${waiting.length}</span></h2>
    <p class="soft">
      新内容要经第二次读取证实才通知，以免把一时的差错当作改动。无须处理：到最后期限仍不能证实的，会注明只见过一次再发出。
    </p>
    ${
      waiting.length === 0
        ? html`<p class="panel empty">没有等待证实的改动。</p>`
        : listTable(
            '等待再次读取的改动',
            '报告',
            waitingColumns,
            waiting.map((one) => waitingLine(one, zoneOf(one.portalId))),
          )
    }`;
}

/** What nobody is told of yet: why, since when, and what to do. */
export function heldPage({ held, waiting, portals }: HeldPageInput): PageParts {
  const portalOf = (id: string): PortalView | undefined => portals.find((one) => one.id === id);
  const open = held.filter(({ ruling }) => ruling === null).length;
  return {
    title: open === 0 ? '暂不通知' : `暂不通知（${open} 份待决定）`,
    section: 'held',
    body: html`<h1>暂不通知的</h1>
      <p class="lead">已经记录，但还没有告诉任何人的事：为什么、自何时起、该怎么办。</p>
      ${
        held.length === 0
          ? html`<p class="panel empty">
              没有等待决定的报告。一个网站的报告若在一天之内一同不见了许多，会先列在这里，由管理员看过再通知。
            </p>`
          : [...Map.groupBy(held, ({ portalId }) => portalId)].map(([id, own]) => portalBlock(id, own, portalOf(id)))
      }
      ${waitingTable(waiting, (id) => portalOf(id)?.timeZone ?? null)}`,
  };
}
