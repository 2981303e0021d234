import { html, type HtmlValue, type SafeHtml } from '../telling/markup.ts';
import { bytesInWords, outsideLink, time } from './format.ts';
import { badge, scrollable } from './layout.ts';
import { quotation } from './quote.ts';
import type { CaptureView } from './reads.ts';
import { integrityWord, pageStateWord } from './words.ts';

/** A capture under the name that it has in a change: 改动前, 改动后. */
export interface NamedCapture {
  readonly name: string;
  readonly capture: CaptureView;
}

function bytesOf({ id, restricted }: CaptureView): SafeHtml {
  return restricted === null
    ? html`<a href="/captures/${id}/page">查看</a> · <a href="/captures/${id}/body?download=1">下载原件</a> ·
        <a href="/captures/${id}">详情</a>`
    : html`已停止提供 · <a href="/captures/${id}">详情</a>`;
}

const rows: readonly (readonly [name: string, value: (capture: CaptureView) => HtmlValue])[] = [
  ['存档', bytesOf],
  [
    '抓取时间',
    ({ capturedAt, timeZone }) =>
      html`${time(capturedAt, timeZone)}
        <div class="soft small">${capturedAt.toISOString()}</div>`,
  ],
  ['网址', ({ url }) => outsideLink(url)],
  [
    '页面',
    ({ state, integrity, status }) =>
      html`${badge(pageStateWord(state))}${integrity === null || integrity === 'clean' ? null : badge(integrityWord(integrity))}
        <span class="soft small">HTTP ${status}</span>`,
  ],
  ['SHA-256', ({ sha256 }) => html`<code>${sha256.replace('sha256:', '')}</code>`],
  ['大小', ({ bodyBytes }) => `${bytesInWords(bodyBytes)}（${bodyBytes} 字节）`],
  [
    'WARC 位置',
    ({ location: { file, offset, length } }) =>
      html`<code>${file}</code>
        <div class="soft small">起始字节 ${offset}，长 ${length}</div>`,
  ],
];

/** How anybody can check a capture without trusting these pages. */
function verification({ location: { file, offset, length } }: CaptureView): SafeHtml {
  return html`<details>
    <summary>如何核验</summary>
    <p>
      SHA-256 是对网站传来的字节（保留其压缩方式）计算的，与 WARC
      记录中的摘要一致。在存档目录里可取出这条记录，自行计算：
    </p>
    <pre>tail -c +${offset + 1} ${file} | head -c ${length} | gzip -d</pre>
    <p>
      <code>nianbao verify</code> 核对全部存档记录；<code>nianbao export --wacz</code>
      把存档连同摘要打包，可用通行的网页存档工具回放。
    </p>
  </details>`;
}

/**
 * Captures side by side: where their bytes are, when they came, what proves them, and how to quote them under a title.
 * Null where there is none.
 */
export function evidenceTable(captures: readonly NamedCapture[], title: string | null): SafeHtml | null {
  const last = captures.at(-1);
  if (last === undefined) return null;
  return html`<h2 id="evidence">存档证据</h2>
    ${scrollable(
      '存档证据',
      html`<table class="evidence">
        <thead>
          <tr>
            <td></td>
            ${captures.map(({ name }) => html`<th scope="col" class="wide">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, value]) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${captures.map(({ capture }) => html`<td class="wide">${value(capture)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>`,
    )}
    <div class="folds">
      ${quotation(
        captures.map(({ capture }) => capture),
        title,
      )}
      ${verification(last.capture)}
    </div>`;
}
