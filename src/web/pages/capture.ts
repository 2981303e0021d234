import { html, type SafeHtml } from '../../telling/markup.ts';
import type { Extraction, RawHeaders } from '../../domain/index.ts';
import { bytesInWords, outsideLink, reasonWithRecord, said, time } from '../format.ts';
import { integrityNotice, renderExtraction } from '../extraction-view.ts';
import { badge, facts, type PageParts } from '../layout.ts';
import { quotation } from '../quote.ts';
import type { ArchivedAnswer, CaptureView } from '../reads.ts';
import { integrityWord, pageStateWord } from '../words.ts';

export interface CapturePageInput {
  readonly capture: CaptureView;
  /** What the archive holds; null where it could not be read, or may not be shown. */
  readonly answer: ArchivedAnswer | null;
  readonly archiveProblem: string | null;
  /** What was read from it; null where nothing was, or it may not be shown. */
  readonly extraction: Extraction | null;
  /** The latest capture of the same page before this one that has a body; looked for where this one has none. */
  readonly earlier: CaptureView | null;
}

/** Header lines as they were sent; bytes beyond ASCII are shown as they would read in UTF-8. */
function headerLines(first: string, headers: RawHeaders): SafeHtml {
  const line = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');
  return html`<pre>
${[first, ...headers.map(([name, value]) => `${name}: ${value}`)].map((text) => said(line(text))).join('\n')}</pre>`;
}

function exchange(answer: ArchivedAnswer): SafeHtml {
  const request = answer.request ?? null;
  return html`${answer.revisitOf?.kind === 'identical-payload' ? html`<p class="notice">内容与先前的存档逐字节相同，只存一次。</p>` : null}
    ${answer.truncated === null ? null : html`<div class="notice warn"><strong>内容不完整</strong>截断原因：${said(answer.truncated)}</div>`}
    ${
      request === null
        ? null
        : html`<h2>请求</h2>
            ${headerLines(`${request.method} ${answer.url}`, request.headers)}`
    }
    <h2>答复</h2>
    ${headerLines(`${answer.status} ${answer.statusText}`, answer.headers)}`;
}

function bodyLinks(capture: CaptureView, answer: ArchivedAnswer | null): SafeHtml | null {
  if (capture.restricted !== null || answer === null || answer.body.length === 0) {
    return null;
  }
  return html`<div class="buttons">
    <a class="button" href="/captures/${capture.id}/page">查看存档的页面（隔离显示）</a
    ><a class="button" href="/captures/${capture.id}/body?download=1">下载原件</a>
  </div>`;
}

/** One capture as evidence: what was asked, what was answered, and where its bytes stand. */
export function capturePage({ capture, answer, archiveProblem, extraction, earlier }: CapturePageInput): PageParts {
  const { location } = capture;
  return {
    title: '存档证据',
    section: null,
    body: html`<p class="crumbs">
        <a href="/reports?portal=${capture.portalId}">${said(capture.portalName)}</a> › 存档证据
      </p>
      <h1>存档证据</h1>
      <p class="lead">${outsideLink(capture.url)}</p>
      ${capture.restricted === null ? null : html`<div class="notice warn"><strong>这份存档已停止提供</strong>自 ${time(capture.restricted.at, capture.timeZone)} 起。理由：${said(capture.restricted.reason)}。字节仍原样保存，摘要值不变。</div>`}
      ${archiveProblem === null ? null : html`<div class="notice bad"><strong>存档记录读不出</strong>${said(archiveProblem)}</div>`}
      ${extraction === null ? null : integrityNotice(extraction)}
      <div class="panel">
        ${facts([
          [
            '抓取时间',
            html`${time(capture.capturedAt, capture.timeZone)}
              <span class="soft small">（${capture.capturedAt.toISOString()}）</span>`,
          ],
          [
            '页面状态',
            html`${badge(pageStateWord(capture.state))} ${reasonWithRecord(capture.reason, capture.timeZone)}`,
          ],
          ['内容可信度', capture.integrity === null ? null : badge(integrityWord(capture.integrity))],
          ['HTTP 状态', capture.status],
          [
            '媒体类型',
            capture.mediaType === null
              ? null
              : said(`${capture.mediaType}${capture.charset === null ? '' : `；${capture.charset}`}`),
          ],
          ['大小', `${bytesInWords(capture.bodyBytes)}（${capture.bodyBytes} 字节，按传来的编码）`],
          ['抓取方式', capture.by === 'http' ? 'HTTP' : '浏览器（内容已解码）'],
          ['对方地址', answer?.ipAddress],
          ['对方身份', capture.authenticated ? null : badge({ text: '证书未经验证', tone: 'warn' })],
          ['SHA-256', html`<code>${capture.sha256.replace('sha256:', '')}</code>`],
          [
            'WARC 位置',
            html`<code>${location.file}</code>
              <span class="soft small">起始字节 ${location.offset}，长 ${location.length}</span>`,
          ],
          ['存档编号', html`<code>${capture.id}</code>`],
          [
            '报告',
            capture.reportIds.length === 0
              ? null
              : html`${capture.reportIds.map((id) => html`<a href="/reports/${id}">报告页</a> `)}`,
          ],
        ])}
      </div>
      ${
        earlier === null
          ? null
          : html`<div class="notice">
              <strong>网站答复：自上次以来未变</strong>内容见先前的存档：<a href="/captures/${earlier.id}"
                >${time(earlier.capturedAt, earlier.timeZone)}</a
              >
            </div>`
      }
      ${bodyLinks(capture, answer)}
      <div class="folds">${quotation([capture], extraction?.title ?? null)}</div>
      ${answer === null ? null : exchange(answer)}
      ${
        extraction === null
          ? null
          : html`<h2>读出的内容</h2>
              ${extraction.title === null ? null : html`<p>${said(extraction.title)}</p>`}${renderExtraction(extraction)}`
      }`,
  };
}
