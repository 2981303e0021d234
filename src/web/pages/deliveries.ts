import { html, type HtmlValue } from '../../telling/markup.ts';
import { summaryWords } from '../../telling/summary.ts';
import { kindBadge } from '../change-items.ts';
import { said, time } from '../format.ts';
import { badge, pager, type PageParts } from '../layout.ts';
import { listTable, type ListColumn } from '../list-table.ts';
import type { DeliveryView, Sliced } from '../reads.ts';
import { channelName, deliveryWord } from '../words.ts';

const columns: readonly ListColumn[] = [
  { name: '状态' },
  { name: '改动', kind: 'wide' },
  { name: '订阅者' },
  { name: '方式', kind: 'tight' },
  { name: '次数', kind: 'tight' },
  { name: '时间', kind: 'tight' },
];

function line(delivery: DeliveryView): readonly HtmlValue[] {
  return [
    badge(deliveryWord(delivery.state)),
    html`${kindBadge(delivery.change.kind)}
      <a href="/changes/${delivery.changeId}">${said(summaryWords.zh(delivery.change))}</a>
      ${delivery.lastError === null ? null : html`<div class="small soft">${said(delivery.lastError)}</div>`}`,
    said(delivery.subscriberId),
    channelName(delivery.channel),
    delivery.attempts,
    delivery.state === 'pending'
      ? html`${time(delivery.nextAttemptAt, delivery.timeZone) ?? '—'} <span class="soft small">下次</span>`
      : (time(delivery.sentAt, delivery.timeZone) ?? '—'),
  ];
}

/** Who was told of what. */
export function deliveriesPage(deliveries: Sliced<DeliveryView>, state: string): PageParts {
  const states = [
    ['', '全部'],
    ['pending', '待投递'],
    ['sent', '已送达'],
    ['failed', '未能送达'],
  ] as const;
  return {
    title: '投递',
    section: 'deliveries',
    body: html`<h1>投递</h1>
      <p>
        <span class="switch"
          >${states.map(([value, name]) =>
            value === state
              ? html`<a href="/deliveries?state=${value}" aria-current="true">${name}</a>`
              : html`<a href="/deliveries?state=${value}">${name}</a>`,
          )}</span
        >
      </p>
      ${
        deliveries.items.length === 0
          ? html`<p class="panel empty">没有投递记录。</p>`
          : listTable('投递', '改动', columns, deliveries.items.map(line))
      }
      ${pager('/deliveries', { state }, deliveries.next, '更早的')}`,
  };
}
