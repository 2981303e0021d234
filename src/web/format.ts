import { html, linkableUrl, unbroken, type SafeHtml } from '../telling/markup.ts';
import { presentable } from '../telling/presentable.ts';
import { inWords } from '../telling/reason-words.ts';

/** Times are shown as they are on the portals' clocks; what concerns no single portal is shown on these. */
export const defaultTimeZone = 'Asia/Shanghai';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) {
    return known;
  }
  // sv-SE writes 2025-03-03 09:30
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(timeZone, made);
  return made;
}

/** `2025-03-03 09:30` as the clocks of a zone show it. */
export function timeInWords(at: Date, timeZone: string): string {
  return formatFor(timeZone).format(at);
}

/**
 * `2025-03-03 09:30` as a `<time>` element on the clocks of a portal's zone, named where it is not the pages' own; null
 * stays null, and no zone means the pages' own.
 */
export function time(at: Date | null, zoneOf: string | null): SafeHtml | null {
  if (at === null) return null;
  const timeZone = zoneOf ?? defaultTimeZone;
  const zone = timeZone === defaultTimeZone ? null : html` <span class="soft small">${timeZone}</span>`;
  return html`<time datetime="${at.toISOString()}" title="${timeZone}">${timeInWords(at, timeZone)}${zone}</time>`;
}

/** `2025-03-03` as the clocks of a zone show it; no zone means the pages' own. */
export function dayOf(at: Date, timeZone: string | null): string {
  return timeInWords(at, timeZone ?? defaultTimeZone).slice(0, 10);
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

/** A recorded reason in words, with the record itself as a title where it reads differently. */
export function reasonInWords(reason: string): SafeHtml {
  const words = said(inWords(reason));
  const record = said(reason);
  const shown = unbroken(words, (moment) => html`<span class="whole">${moment}</span>`);
  return words === record ? shown : html`<span title="${record}">${shown}</span>`;
}

/** The same with the record shown below, for pages that are evidence. */
export function reasonWithRecord(reason: string): SafeHtml {
  const words = said(inWords(reason));
  const record = said(reason);
  return words === record
    ? html`${words}`
    : html`${words} <span class="soft small" lang="en">（原始记录：${record}）</span>`;
}
