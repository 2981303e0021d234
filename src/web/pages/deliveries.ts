import { html, type SafeHtml } from '../../telling/markup.ts';
import { summaryInWords } from '../../telling/reason-words.ts';
import { kindBadge } from '../change-items.ts';
import { said, time } from '../format.ts';
import { badge, pager, type PageParts, scrollable } from '../layout.ts';
import type { DeliveryView, Sliced } from '../reads.ts';
import { deliveryWord } from '../words.ts';

function line(delivery: DeliveryView): SafeHtml {
  return html`<tr>
    <td>${badge(deliveryWord(delivery.state))}</td>
    <td class="wide">
      ${kindBadge(delivery.changeKind)}
      <a href="/changes/${delivery.changeId}">${said(summaryInWords(delivery.changeSummary))}</a>
      ${delivery.lastError === null ? null : html`<div class="small soft">${said(delivery.lastError)}</div>`}
    </td>
    <td>${said(delivery.subscriberId)}</td>
    <td class="tight">${delivery.channel === 'email' ? '邮件' : '网络回调'}</td>
    <td class="tight">${delivery.attempts}</td>
    <td class="tight">
      ${delivery.state === 'pending' ? html`${time(delivery.nextAttemptAt, delivery.timeZone) ?? '—'} <span class="soft small">下次</span>` : (time(delivery.sentAt, delivery.timeZone) ?? '—')}
    </td>
  </tr>`;
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
          : scrollable(
              '投递',
              html`<table>
                <thead>
                  <tr>
                    <th scope="col">状态</th>
                    <th scope="col" class="wide">改动</th>
                    <th scope="col">订阅者</th>
                    <th scope="col">方式</th>
                    <th scope="col">次数</th>
                    <th scope="col">时间</th>
                  </tr>
                </thead>
                <tbody>
                  ${deliveries.items.map((delivery) => line(delivery))}
                </tbody>
              </table>`,
            )
      }
      ${pager('/deliveries', { state }, deliveries.next, '更早的')}`,
  };
}
