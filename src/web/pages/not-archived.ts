import { html } from '../../telling/markup.ts';
import { outsideLink, time } from '../format.ts';
import type { PageParts } from '../layout.ts';
import type { CaptureView } from '../reads.ts';

/** A link of an archived page that leads to what is not archived. */
export function notArchivedPage(capture: CaptureView, url: string): PageParts {
  return {
    title: '链接所指的页面没有存档',
    section: null,
    body: html`<h1>链接所指的页面没有存档</h1>
      <p class="lead">
        ${time(capture.capturedAt, capture.timeZone)}
        存档的页面链接到下面的地址，那里没有抓取过。打开它就离开了存档，看到的是网站今天的内容：
      </p>
      <p>${outsideLink(url)}</p>
      <p><a class="button" href="/captures/${capture.id}/page">回到存档的页面</a></p>`,
  };
}
