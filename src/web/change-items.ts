import { html, type SafeHtml } from '../telling/markup.ts';
import { headline, kindName, kindTone } from '../telling/wording.ts';
import { beyondHeadline } from '../telling/summary.ts';
import type { ChangeKind } from '../domain/index.ts';
import { dayOf, reasonInWords, said, time } from './format.ts';
import { badge } from './layout.ts';
import type { ChangeView } from './reads.ts';
import { reportKindName } from './words.ts';

export function kindBadge(kind: ChangeKind): SafeHtml {
  return badge({ text: kindName(kind), tone: kindTone(kind) });
}

/** One sentence for a change, with personal numbers masked. */
export function changeHeadline(change: ChangeView): string {
  const { report } = change;
  return headline({
    kind: change.kind,
    portalName: said(change.portalName),
    reportName: report === null ? null : `${said(report.publisher)} ${report.year} ${reportKindName(report.kind)}`,
    title: change.detail.title === null ? null : said(change.detail.title),
    asOf: dayOf(change.detectedAt, change.timeZone),
    returns: change.detail.returnsTo !== undefined,
  });
}

/** What a change says beyond its headline; null where that says it all. */
export function changeSummary(change: ChangeView): string | null {
  const beyond = said(beyondHeadline(change) ?? '');
  return beyond === '' || beyond === changeHeadline(change) ? null : beyond;
}

/** Why a change was raised, or was not told, each a sentence. */
function whyOf(change: ChangeView): readonly SafeHtml[] {
  const { reason, confirmed } = change.detail;
  return [reason, confirmed].flatMap((why) => (why === undefined ? [] : [reasonInWords(why, change.timeZone)]));
}

/** Changes as a list, newest first as they come. */
export function changeList(changes: readonly ChangeView[]): SafeHtml {
  if (changes.length === 0) {
    return html`<p class="empty">还没有记录到改动。</p>`;
  }
  return html`<ol class="timeline">
    ${changes.map((change) => {
      const head = changeHeadline(change);
      const summary = changeSummary(change);
      return html`<li>
        <div class="what">${kindBadge(change.kind)}<a href="/changes/${change.id}">${head}</a></div>
        ${summary === null ? null : html`<div class="small">${summary}</div>`}
        ${whyOf(change).map((why) => html`<div class="small soft">${why}</div>`)}
        <div class="when">
          ${time(change.detectedAt, change.timeZone)}<span>${said(change.portalName)}</span>${change.baseline ? html`<span>${change.detail.untold === 'backfill' ? '较早年度的补录' : '监测开始时已有'}</span>` : null}
        </div>
      </li>`;
    })}
  </ol>`;
}
