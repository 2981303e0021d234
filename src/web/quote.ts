import { timeIn } from '../telling/clock.ts';
import { html, type SafeHtml } from '../telling/markup.ts';
import { said } from './format.ts';
import type { CaptureView } from './reads.ts';

/** A sentence by which a capture is quoted: what it shows, where and when it stood there, and what proves it. */
function quoteOf({ id, url, capturedAt, timeZone, sha256, location }: CaptureView, title: string | null): string {
  const name = title === null ? '' : `《${title}》，`;
  const { file, offset, length } = location;
  return said(
    `${name}${url}，${timeIn(timeZone, capturedAt)}（${timeZone}）抓取；存档编号 ${id}，SHA-256 ${sha256.replace('sha256:', '')}，存于 ${file} 第 ${offset} 字节起 ${length} 字节。`,
  );
}

/** What stands ready to be copied by who quotes captures, the earlier first. */
export function quotation(captures: readonly CaptureView[], title: string | null): SafeHtml | null {
  const open = captures.filter(({ restricted }) => restricted === null);
  if (open.length === 0) return null;
  return html`<details>
    <summary>如何引用</summary>
    ${open.map((capture) => html`<pre>${quoteOf(capture, title)}</pre>`)}
  </details>`;
}
