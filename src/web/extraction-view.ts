import { html, type SafeHtml } from '../telling/markup.ts';
import type { Attachment, Check, Extraction, Section } from '../domain/index.ts';
import { defaultTimeZone, outsideLink, said } from './format.ts';
import { renderTables } from './form-tables.ts';
import { marksOf } from './table-marks.ts';
import { badge, scrollable } from './layout.ts';
import { familyNames, integrityWord } from './words.ts';
import { chinese } from '../telling/reasons/index.ts';

/** What is doubtful about a page, and why; null where nothing is. */
export function integrityNotice(extraction: Extraction): SafeHtml | null {
  const { integrity } = extraction;
  if (integrity.state === 'clean') {
    return null;
  }
  const { sign } = chinese(defaultTimeZone);
  const families = integrity.families.map((family) => `${family} 类：${familyNames[family] ?? ''}`);
  return html`<div class="notice ${integrity.state === 'suspect' ? 'warn' : 'bad'}">
    <strong>${integrityWord(integrity.state).text}${families.length === 0 ? '' : `（${families.join('；')}）`}</strong>
    <p>
      以下内容取自这份有疑点的页面，只作证据留存，不作为报告的改动。${integrity.restored.length > 0 ? `其中 ${integrity.restored.length} 处文字是按规则还原的。` : ''}
    </p>
    <ul>
      ${integrity.signals.map((signal) => html`<li>${said(sign(signal))} <span class="soft small">${signal.id}</span></li>`)}
    </ul>
  </div>`;
}

/** A sum in words without its zeros, which change nothing of it. */
function leanSum(detail: string): string {
  const lean = detail.replaceAll(/ \+ [^+≠=]*? 0(?= \+|$)/gu, '');
  return lean === detail ? detail : `${lean}（其余各项为 0）`;
}

function checkLine(check: Check): SafeHtml {
  return html`<tr>
    <td class="tight">${check.id}</td>
    <td>${badge(check.status === 'fail' ? { text: '不符', tone: 'bad' } : { text: '存疑', tone: 'warn' })}</td>
    <td class="wide">${said(leanSum(check.detail))}</td>
    <td class="tight">${check.left ?? '—'}</td>
    <td class="tight">${check.right ?? '—'}</td>
  </tr>`;
}

function checks(extraction: Extraction): SafeHtml | null {
  const weight = (check: Check): number => (check.status === 'fail' ? 0 : 1);
  const told = extraction.checks
    .filter((check) => check.status === 'fail' || check.status === 'warn')
    .toSorted((one, other) => weight(one) - weight(other));
  const passed = extraction.checks.filter((check) => check.status === 'pass').length;
  if (told.length === 0) {
    return passed === 0 ? null : html`<p class="soft small">${passed} 项勾稽关系全部相符。</p>`;
  }
  const failed = told.filter((check) => check.status === 'fail').length;
  return html`<h2>勾稽关系 <span class="count">不符 ${failed}，存疑 ${told.length - failed}，相符 ${passed}</span></h2>
    ${scrollable(
      '勾稽关系',
      html`<table>
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">结果</th>
            <th scope="col" class="wide">说明</th>
            <th scope="col">左</th>
            <th scope="col">右</th>
          </tr>
        </thead>
        <tbody>
          ${told.map((check) => checkLine(check))}
        </tbody>
      </table>`,
    )}`;
}

/** `一、总体情况`, `（一）主动公开`: brackets part the number from the title by themselves. */
function sectionName(section: Section): string {
  const { number, title } = section;
  return said(number === null ? title : `${number}${/[)）]$/u.test(number) ? '' : '、'}${title}`);
}

function sectionBlock(section: Section, index: number): SafeHtml {
  if (section.text.trim() === '') {
    return html`<p class="soft">${sectionName(section)}</p>`;
  }
  const inner = html`<summary>${sectionName(section)}</summary>
    <div class="prose">${said(section.text)}</div>`;
  return index === 0 ? html`<details open>${inner}</details>` : html`<details>${inner}</details>`;
}

/** Sections whose text does not stand in an earlier one already, as that of a part stands in its whole. */
function topSections(sections: readonly Section[]): readonly Section[] {
  return sections.filter((section, index) => {
    const whole = sections.slice(0, index).findLast((earlier) => earlier.level < section.level);
    return whole === undefined || section.text.trim() === '' || !whole.text.includes(section.text.trim());
  });
}

function attachmentLine(attachment: Attachment): SafeHtml {
  const roles = { body: '正文', table: '表格', twin: '同文', other: '其他' } as const;
  return html`<li>
    ${outsideLink(attachment.url, attachment.name)}
    <span class="soft small"
      >${roles[attachment.role]}${attachment.mediaType === null ? '' : `，${attachment.mediaType}`}</span
    >
  </li>`;
}

/** What was read: tables with failing cells marked, checks, sections and attachments. */
export function renderExtraction(extraction: Extraction): SafeHtml {
  const tables = renderTables(extraction, marksOf(extraction.checks, null));
  return html`${
    tables === null
      ? null
      : html`<h2>数据</h2>
          ${tables}`
  }
  ${checks(extraction)}
  ${
    extraction.sections.length === 0
      ? null
      : html`<h2>正文</h2>
          <div class="panel">
            ${topSections(extraction.sections).map((section, index) => sectionBlock(section, index))}
          </div>`
  }
  ${
    extraction.attachments.length === 0
      ? null
      : html`<h2>附件</h2>
          <div class="panel">
            <ul class="plain">
              ${extraction.attachments.map((attachment) => attachmentLine(attachment))}
            </ul>
          </div>`
  }`;
}
