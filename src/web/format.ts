import { html, linkableUrl, unbroken, type SafeHtml } from '../telling/markup.ts';
import { presentable, presentableReason } from '../telling/presentable.ts';
import { timeIn } from '../telling/clock.ts';
import { chinese } from '../telling/reasons/index.ts';
import type { Reason } from '../domain/index.ts';

/** Times are shown as they are on the portals' clocks; what concerns no single portal is shown on these. */
export const defaultTimeZone = 'Asia/Shanghai';

/**
 * `2025-03-03 09:30` as a `<time>` element on the clocks of a portal's zone, named where it is not the pages' own; null
 * stays null, and no zone means the pages' own.
 */
export function time(at: Date | null, zoneOf: string | null): SafeHtml | null {
  if (at === null) return null;
  const timeZone = zoneOf ?? defaultTimeZone;
  const zone = timeZone === defaultTimeZone ? null : html` <span class="soft small">${timeZone}</span>`;
  return html`<time datetime="${at.toISOString()}" title="${timeZone}">${timeIn(timeZone, at)}${zone}</time>`;
}

/** `2025-03-03` as the clocks of a zone show it; no zone means the pages' own. */
export function dayOf(at: Date, timeZone: string | null): string {
  return timeIn(timeZone ?? defaultTimeZone, at).slice(0, 10);
}

/** `12.3 KB`, powers of 1024. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1024) {
    return `${bytes} B`;
  }
  const units = ['KB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log2(bytes) / 10), units.length);
  return `${(bytes / 1024 ** power).toFixed(1)} ${units[power - 1]}`;
}

/** A link to a page elsewhere, shown as its address; plain text where it is no `http` or `https` address. */
export function outsideLink(url: string, name: string = url): SafeHtml {
  const href = linkableUrl(url);
  const shown = presentable(name);
  return href === null ? html`${shown}` : html`<a href="${href}" rel="noreferrer noopener nofollow">${shown}</a>`;
}

/** Fetched text in a page: hidden characters taken out, personal numbers masked, escaped by the template it goes into. */
export function said(text: string): string {
  return presentable(text);
}

/** A reason in words, on the clocks of a zone; no zone means the pages' own. */
export function reasonInWords(reason: Reason, timeZone: string | null): SafeHtml {
  return unbroken(
    said(chinese(timeZone ?? defaultTimeZone).of(reason)),
    (moment) => html`<span class="whole">${moment}</span>`,
  );
}

/** The same with the record that it was told from, for pages that are evidence. */
export function reasonWithRecord(reason: Reason, timeZone: string | null): SafeHtml {
  const words = reasonInWords(reason, timeZone);
  return reason.kind === 'text'
    ? words
    : html`${words}
        <details class="record small soft">
          <summary>原始记录</summary>
          <code>${JSON.stringify(presentableReason(reason))}</code>
        </details>`;
}
